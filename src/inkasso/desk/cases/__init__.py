"""The case: what is owed and why, what has happened, what may be done."""
