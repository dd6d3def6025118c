"""Asking for less than before: corrections and write-offs, above a small sum with four eyes."""
