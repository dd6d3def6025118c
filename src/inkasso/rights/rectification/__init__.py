"""Rectification and completion: the new value counts everywhere, the old one is kept apart."""
