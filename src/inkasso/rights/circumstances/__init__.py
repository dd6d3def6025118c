"""Sensitive circumstances: noted on consent only, shown to few, used to help, then destroyed."""
