"""Where data may go freely: the EU, the EEA, and countries found to protect it enough.

Transfers to other countries need a ground of their own (GDPR, chapter V). Membership is told by
day, so that what was sent years ago can be judged by what held then.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Stay(NamedTuple):
    """From when, and the last day until which, something holds."""

    since: date
    until: date = date.max

    def covers(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day <= self.until


def _since(year: int, month: int, day: int, *countries: str) -> dict[str, Stay]:
    return dict.fromkeys(countries, Stay(date(year, month, day)))


#: Members of the EU, and of the EEA, by ISO 3166 code. Åland and the outermost regions of France
#: have codes of their own and belong to the Union; Svalbard is outside the EEA.
_MEMBERS = {
    **_since(1958, 1, 1, "BE", "DE", "FR", "IT", "LU", "NL", "GF", "GP", "MF", "MQ", "RE"),
    **_since(1973, 1, 1, "DK", "IE"),
    # Union law went on holding until the end of the withdrawal agreement's transition.
    "GB": Stay(date(1973, 1, 1), date(2020, 12, 31)),
    **_since(1981, 1, 1, "GR"),
    **_since(1986, 1, 1, "ES", "PT"),
    **_since(1994, 1, 1, "IS", "NO"),
    **_since(1995, 1, 1, "AT", "AX", "FI", "SE"),
    **_since(1995, 5, 1, "LI"),
    **_since(2004, 5, 1, "CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK"),
    **_since(2007, 1, 1, "BG", "RO"),
    **_since(2013, 7, 1, "HR"),
    # Mayotte became part of the Union in 2014.
    **_since(2014, 1, 1, "YT"),
}

#: Decisions of the Commission that a country protects data enough (GDPR, Article 45), by the day
#: each was made; read from secondary sources. Canada's holds for commercial organisations, that of
#: the United States for those certified under the Data Privacy Framework.
_ADEQUATE = {
    "AD": (Stay(date(2010, 10, 19)),),
    "AR": (Stay(date(2003, 6, 30)),),
    "CA": (Stay(date(2001, 12, 20)),),
    "CH": (Stay(date(2000, 7, 26)),),
    "FO": (Stay(date(2010, 3, 5)),),
    # The first decision was prolonged, then renewed until the end of 2031.
    "GB": (Stay(date(2021, 6, 28), date(2031, 12, 27)),),
    "GG": (Stay(date(2003, 11, 21)),),
    "IL": (Stay(date(2011, 1, 31)),),
    "IM": (Stay(date(2004, 4, 28)),),
    "JE": (Stay(date(2008, 5, 8)),),
    "JP": (Stay(date(2019, 1, 23)),),
    "KR": (Stay(date(2021, 12, 17)),),
    "NZ": (Stay(date(2012, 12, 19)),),
    # The Privacy Shield fell with the judgment C-311/18.
    "US": (Stay(date(2016, 7, 12), date(2020, 7, 15)), Stay(date(2023, 7, 10))),
    "UY": (Stay(date(2012, 8, 21)),),
}


def in_eea(country: str, on: date) -> bool:
    """Whether a country, by its ISO 3166 code, is in the EU or the EEA on a day."""
    stay = _MEMBERS.get(country)
    return stay is not None and stay.covers(on)


def is_adequate(country: str, on: date) -> bool:
    """Whether a decision under Article 45 of the GDPR holds for a country on a day.

    Whether the recipient is one that the decision is about is not known here.
    """
    return any(stay.covers(on) for stay in _ADEQUATE.get(country, ()))
