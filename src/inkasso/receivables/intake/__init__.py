"""Hand-over: what a client sends becomes receivables in cases, or is refused with its faults."""
