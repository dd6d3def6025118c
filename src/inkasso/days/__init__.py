"""A day of the agency from its first stage to its last, and what came of each."""
