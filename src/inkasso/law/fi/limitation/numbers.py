"""The years and days that limitation is counted with."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation
from inkasso.law.known import doubts
from inkasso.law.parameters import DatedValue, parameter_beside

ACT = "728/2003"
#: First day of the act (21 § 1 mom.).
ACT_SINCE = date(2004, 1, 1)
#: First day of section 13 a.
FINAL_SINCE = date(2015, 1, 1)
#: First day of 705/2007 and 706/2007.
ENFORCEMENT_SINCE = date(2008, 1, 1)


def years_of(name: str) -> int:
    """The years of a parameter of this room; none of them has changed yet."""
    return int(_newest(name).value)


def doubts_of(name: str) -> tuple[Citation, ...]:
    """The ground that nobody has confirmed a parameter of this room; none when it is sure."""
    value = _newest(name)
    return doubts(value.reference.act, value)


def _newest(name: str) -> DatedValue:
    return parameter_beside("inkasso.law.fi.limitation", name).values[-1]
