"""Signing in: what the library of accounts is told of this house, and invitations."""
