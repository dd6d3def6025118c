"""Figures of the whole agency: sums without names, counted once a day and read at once."""
