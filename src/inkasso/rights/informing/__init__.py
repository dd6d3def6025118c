"""The right to be told (GDPR 12 to 14): a new version of the notice."""
