"""Erasure (GDPR 17): decided by field, carried out, proved, done again after a restore."""
