"""Retention: what the register keeps, until when and why, and the removal of what is out."""
