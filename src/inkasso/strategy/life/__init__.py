"""The life of a case as rows: what was kept of it, read once."""
