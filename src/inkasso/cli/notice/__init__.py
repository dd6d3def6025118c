"""`inkasso notice`: the register, what is derived from it, and the proof that it is kept."""
