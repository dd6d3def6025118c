"""The account of a case: what is owed on any day, computed from facts."""
