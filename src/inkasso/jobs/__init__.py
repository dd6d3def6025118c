"""Long work: what is asked for on a page and done by a worker, with progress, result and stop."""
