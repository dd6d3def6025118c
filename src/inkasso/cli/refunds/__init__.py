"""`inkasso refund` and `inkasso payee`: what goes back, and to which account."""
