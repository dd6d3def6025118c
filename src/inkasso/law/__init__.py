"""Statutes as code: pure functions of facts and dates, each answer with its grounds.

One statute is one folder (`law/fi/debt_collection/` is the Debt Collection Act, 513/1999).
Its numbers stand beside the code in dated YAML files; no other package contains a legal number.
"""
