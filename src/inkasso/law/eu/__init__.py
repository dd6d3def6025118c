"""Law of the European Union."""
