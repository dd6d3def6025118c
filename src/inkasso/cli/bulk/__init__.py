"""`inkasso bulk`: one change to many cases."""
