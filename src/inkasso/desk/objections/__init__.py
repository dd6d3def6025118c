"""Objections: taken, looked at, answered; and a request to suspend collecting."""
