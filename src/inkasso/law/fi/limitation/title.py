"""Enforcement Code 2:24-27: for how long a judgment against a natural person can be enforced."""

from __future__ import annotations

from datetime import date

from inkasso.base.dates import add_years
from inkasso.base.decisions import Citation, Decision
from inkasso.law.enacted import enacted
from inkasso.law.fi.limitation import wording
from inkasso.law.fi.limitation.facts import LimitationFacts
from inkasso.law.fi.limitation.numbers import ENFORCEMENT_SINCE, years_of
from inkasso.law.wording import Value, fill

_ACT = "705/2007"
#: Older enforcement grounds count from here (13 luku 2 § 7 kohta).
_COUNTED_FROM = date(1993, 3, 1)


@enacted(_ACT, "2 luku 24 §", since=ENFORCEMENT_SINCE)
@enacted(_ACT, "2 luku 25 §", since=ENFORCEMENT_SINCE)
@enacted(_ACT, "2 luku 27 §", since=ENFORCEMENT_SINCE)
def title_until(facts: LimitationFacts) -> Decision[date | None]:
    """Last day on which the enforcement ground holds; None without one, or when it has no end.

    15 years from the day it was given, 20 when the creditor is a natural person or the debt arose
    from a crime with a sentence of prison or community service. A default judgment counts from its
    own day even if recovery was sought. The debt ends with it (2 luku 27 §).
    """
    given = facts.judgment_on
    if given is None or facts.public:
        return Decision(value=None)
    if not facts.natural_debtor:
        return Decision(value=None, because=(_ground("2 luku 24 § 1 mom.", wording.NO_TITLE_END),))
    long, because = _is_long(facts)
    years = years_of("title_long" if long else "title")
    start = max(given, facts.owed_from or given, _COUNTED_FROM)
    end = add_years(start, years)
    grounds = [_ground("2 luku 24 § 1 mom.", wording.TITLE, years=str(years), end=end), *because]
    grounds.append(_ground("2 luku 25 § 1 mom.", wording.TITLE_COUNTED, start=start))
    grounds.append(
        wording.precedent(
            "KKO 2012:108", "ulosottokaari 2 luku 25 § 1 mom.", wording.DEFAULT_JUDGMENT_COUNTS
        )
    )
    if start == _COUNTED_FROM and given < _COUNTED_FROM:
        grounds.append(_ground("13 luku 2 § 7 kohta", wording.OLD_TITLE))
    if facts.title_extended:
        end = add_years(end, years_of("title_extension"))
        grounds.append(_ground("2 luku 26 § 1 mom.", wording.TITLE_EXTENDED, end=end))
    return Decision(value=end, because=tuple(grounds))


@enacted(_ACT, "2 luku 26 §", since=ENFORCEMENT_SINCE)
def last_day_to_sue_for_extension(facts: LimitationFacts) -> Decision[date | None]:
    """Last day to sue for a longer time of the enforcement ground; None when it has no end.

    Whether the debtor has made payment essentially harder, and whether longer time is unreasonable,
    is for the court.
    """
    end = title_until(facts)
    if end.value is None or facts.title_extended:
        return Decision(value=None, because=end.because)
    last = add_years(end.value, years_of("title_extension_suit"))
    ground = _ground("2 luku 26 § 3 mom.", wording.TITLE_SUIT, end=last)
    return Decision(value=last, because=(ground,))


def _is_long(facts: LimitationFacts) -> tuple[bool, tuple[Citation, ...]]:
    """Whether the longer time holds, and why."""
    if facts.serious_crime:
        return True, (_ground("2 luku 24 § 1 mom.", wording.TITLE_CRIME),)
    if facts.natural_creditor and facts.bought_by_natural_person:
        return False, (_ground("2 luku 24 § 2 mom.", wording.TITLE_BOUGHT),)
    if facts.natural_creditor:
        return True, (_ground("2 luku 24 § 1 mom.", wording.TITLE_NATURAL_CREDITOR),)
    return False, ()


def _ground(section: str, text: wording.Words, **values: Value) -> Citation:
    return Citation(act=_ACT, section=section, text=fill(text, **values))
