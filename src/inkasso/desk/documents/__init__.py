"""Documents of a case: added, listed, opened."""
