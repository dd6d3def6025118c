"""Enforcement Code 705/2007, chapters 3 and 4, and the decree on enforcement fees 35/1995."""
