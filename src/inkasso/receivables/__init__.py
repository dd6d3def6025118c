"""What is owed: receivables joined into cases, and the account of a case."""
