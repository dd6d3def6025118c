"""Clients: who they are, what is agreed, what they have with us, and what they hand over."""
