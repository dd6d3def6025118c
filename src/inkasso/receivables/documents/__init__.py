"""Documents of cases: what may come in, where it lies, and how it is read again."""
