"""The same rules over whole portfolios, on NumPy arrays: equal to the single ones to the cent."""
