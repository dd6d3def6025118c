"""The years and days that limitation is counted with."""

from __future__ import annotations

from datetime import date

from inkasso.law.parameters import parameter_beside

ACT = "728/2003"
#: First day of the act (21 § 1 mom.).
ACT_SINCE = date(2004, 1, 1)
#: First day of section 13 a.
FINAL_SINCE = date(2015, 1, 1)
#: First day of 705/2007 and 706/2007.
ENFORCEMENT_SINCE = date(2008, 1, 1)


def years_of(name: str) -> int:
    """The years of a parameter of this room; none of them has changed yet."""
    return int(parameter_beside("inkasso.law.fi.limitation", name).values[-1].value)
