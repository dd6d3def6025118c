"""One change to many cases: judged case by case, asked for by one, approved by another."""
