"""Work that nobody waits for: workers, and what they count."""
