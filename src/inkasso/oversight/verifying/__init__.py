"""Verifiers: one for each statement of the notice, each looking at the running system."""
