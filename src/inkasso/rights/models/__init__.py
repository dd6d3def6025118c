"""Rows of rights, one module a subject."""
