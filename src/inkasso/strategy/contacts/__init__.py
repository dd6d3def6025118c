"""Contacts as the strategy weighs them: may one call, who is to be called, what is told."""
