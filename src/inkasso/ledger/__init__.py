"""Double-entry postings, append-only and sealed, with the proofs of the books."""
