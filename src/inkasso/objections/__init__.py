"""Objections: what people dispute, what the client is asked, and what is answered."""
