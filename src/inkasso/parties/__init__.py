"""Persons, companies, estates and public bodies: by whom and to whom money is owed."""
