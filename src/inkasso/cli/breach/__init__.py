"""Breaches of data protection, at the terminal."""
