"""A new version of the notice: what it would say otherwise, and how it goes out."""
