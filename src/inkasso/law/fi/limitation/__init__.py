"""The Act on the Limitation of Debts (laki velan vanhentumisesta) 728/2003."""
