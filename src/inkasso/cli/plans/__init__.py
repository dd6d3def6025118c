"""`inkasso plan` and `inkasso extend`."""
