"""One change to many cases: looked at, asked for, approved, carried out."""
