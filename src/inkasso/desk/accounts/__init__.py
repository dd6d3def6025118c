"""Accounts: who may sign in, with which rights, from which browsers, and the review of it."""
