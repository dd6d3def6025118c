"""`inkasso bench`: how fast the product is on this machine."""
