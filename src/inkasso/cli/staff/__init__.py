"""`inkasso staff`: who may sign in, with which roles and until when."""
