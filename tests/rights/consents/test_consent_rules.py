"""When a consent holds: from its day to its last, never on or after the day of withdrawal."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inkasso.rights.consents.rules import GivenConsent, in_force

DAY = date(2026, 3, 2)
days = st.integers(-40, 40).map(lambda number: DAY + timedelta(days=number))
consents = st.builds(
    GivenConsent,
    number=st.integers(1, 9),
    given_on=days,
    valid_until=st.none() | days,
    withdrawn_on=st.none() | days,
)


def given_on(day: date, **ends: date) -> GivenConsent:
    return GivenConsent(number=1, given_on=day, **ends)


def test_a_consent_holds_on_its_first_and_its_last_day() -> None:
    last = DAY + timedelta(days=9)
    one = given_on(DAY, valid_until=last)

    assert one.holds(DAY)
    assert one.holds(last)
    assert not one.holds(DAY - timedelta(days=1))
    assert not one.holds(last + timedelta(days=1))


def test_a_withdrawal_works_on_its_own_day_and_not_backwards() -> None:
    one = given_on(DAY, withdrawn_on=DAY + timedelta(days=3))

    assert one.holds(DAY + timedelta(days=2))
    assert not one.holds(DAY + timedelta(days=3))


def test_given_again_on_the_day_of_withdrawal_it_holds_again() -> None:
    again = GivenConsent(number=2, given_on=DAY)

    assert in_force([given_on(DAY, withdrawn_on=DAY), again], DAY) == again


@given(st.lists(consents, max_size=5), days)
def test_one_is_in_force_exactly_when_any_holds(given: list[GivenConsent], on: date) -> None:
    found = in_force(given, on)

    assert (found is not None) == any(one.holds(on) for one in given)
    assert found is None or found.holds(on)


@given(consents, days)
def test_a_withdrawal_only_ever_takes_days_away(one: GivenConsent, on: date) -> None:
    whole = GivenConsent(number=1, given_on=one.given_on, valid_until=one.valid_until)

    assert whole.holds(on) or not one.holds(on)
