"""The law of Finland, one folder a statute."""
