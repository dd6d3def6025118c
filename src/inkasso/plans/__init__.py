"""Payment plans and longer times to pay: what is agreed with a debtor, and whether it is kept."""
