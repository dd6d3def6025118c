"""Long work at the desk: what is under way, how far it is, what came of it."""
