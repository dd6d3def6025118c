"""Everything that is held about a person, for that person."""
