"""The Interest Act (korkolaki, räntelagen) 633/1982: rate and amount of overdue interest."""
