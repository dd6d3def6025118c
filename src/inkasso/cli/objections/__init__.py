"""`inkasso objection`: what people dispute, and what is answered."""
