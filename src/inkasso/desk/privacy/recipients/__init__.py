"""Those who get data: contracts with them, and what is disclosed to them by hand."""
