"""Oversight: does the agency do what its notice says? Looks at every room, and changes none."""
