"""What waits for somebody, and how much of it."""
