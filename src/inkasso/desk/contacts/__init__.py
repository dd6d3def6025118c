"""Contacts with the people of a case: may one call, what came of it, notes."""
