"""Decisions of courts and authorities that decide a calculation, as named rules."""
