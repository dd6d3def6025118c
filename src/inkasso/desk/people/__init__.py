"""How people of a case are reached, who speaks for them, and relief that they are given."""
