"""Who is in the EU and EEA on a day, and whose protection is found adequate."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.law.eu.territory import in_eea, is_adequate


@pytest.mark.parametrize(
    ("country", "day", "inside"),
    [
        ("FI", date(1994, 12, 31), False),
        ("FI", date(1995, 1, 1), True),
        ("AX", date(2026, 3, 2), True),
        ("NO", date(2026, 3, 2), True),
        ("IS", date(2026, 3, 2), True),
        ("LI", date(2026, 3, 2), True),
        ("CH", date(2026, 3, 2), False),
        ("SJ", date(2026, 3, 2), False),
        ("GL", date(2026, 3, 2), False),
        ("HR", date(2013, 6, 30), False),
        ("HR", date(2013, 7, 1), True),
        ("GB", date(2020, 12, 31), True),
        ("GB", date(2021, 1, 1), False),
        ("UK", date(2019, 1, 1), False),
        ("fi", date(2026, 3, 2), False),
        ("", date(2026, 3, 2), False),
    ],
)
def test_membership_is_told_by_day(country: str, day: date, *, inside: bool) -> None:
    assert in_eea(country, day) is inside


def test_the_union_has_twenty_seven_members_and_the_area_thirty() -> None:
    states = (
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR"),
        *("DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL"),
        *("PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO"),
    )

    assert len(states) == 30
    assert all(in_eea(state, date(2026, 3, 2)) for state in states)


@pytest.mark.parametrize(
    ("country", "day", "adequate"),
    [
        ("CH", date(2026, 3, 2), True),
        ("GB", date(2021, 6, 27), False),
        ("GB", date(2021, 6, 28), True),
        ("US", date(2020, 7, 15), True),
        ("US", date(2020, 7, 16), False),
        ("US", date(2023, 7, 10), True),
        ("IN", date(2026, 3, 2), False),
        ("FI", date(2026, 3, 2), False),
    ],
)
def test_adequacy_is_told_by_day(country: str, day: date, *, adequate: bool) -> None:
    assert is_adequate(country, day) is adequate
