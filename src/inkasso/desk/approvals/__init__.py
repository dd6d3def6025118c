"""Four eyes: what waits for a second person, and what they decide."""
