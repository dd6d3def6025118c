"""One box that finds a case by whatever somebody knows of it."""
