"""Money, days, identifiers, decisions and refusals: what every room stands on.

Plain typed Python: no Django, no database, no network, no clock of its own.
"""
