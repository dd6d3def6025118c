"""Inkasso: debt collection and credit management for Nordic agencies."""
