"""Consents: asked for in exact words, given, proved, and withdrawn as easily."""
