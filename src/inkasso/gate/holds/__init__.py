"""Holds: what forbids acts towards a person or in a case, and the database that refuses them."""
