"""Contacts with debtors at the terminal."""
