"""Breaches at the desk: their clock, what is owed, and each step to their end."""
