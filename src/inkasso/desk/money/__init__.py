"""Money: what came in and whose it is, what goes out, and the proof of it."""
