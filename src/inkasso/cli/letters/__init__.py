"""`inkasso letter`: letters in free words."""
