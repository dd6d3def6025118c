"""Duties of the collector itself: retention, client money, registration, public claims."""
