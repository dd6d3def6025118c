"""`inkasso gate`: opening a person's file, who has looked at whom, and what is unusual in it."""
