"""Reminders and demands: letters that are dated, numbered, stored and never altered."""
