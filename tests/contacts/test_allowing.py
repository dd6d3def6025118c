"""Law, policy and holds as one decision."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.contacts.allowing import HeldBy, may_be_said, weigh
from inkasso.gate.holds.kinds import KINDS, Act
from inkasso.law.fi.contacts.allowed import ContactFacts, PastContact, contact_allowed
from inkasso.law.fi.contacts.policy import Channel
from inkasso.law.fi.debt_collection.good_practice import Conduct, is_forbidden

#: A Monday.
MONDAY = date(2026, 3, 2)
MORNING = datetime.fromisoformat("2026-03-02T10:00")
STOPS_CALLS = [key for key, kind in KINDS.items() if Act.CALL in kind.stops]


def call(at: datetime, *past: datetime) -> ContactFacts:
    history = tuple(PastContact(channel=Channel.PHONE, at=one) for one in past)
    return ContactFacts(channel=Channel.PHONE, at=at, history=history)


def test_without_holds_the_law_and_the_policy_decide_alone() -> None:
    assert weigh(call(MORNING)) == contact_allowed(call(MORNING))


@pytest.mark.parametrize("kind", STOPS_CALLS)
def test_a_hold_forbids_with_its_own_grounds(kind: str) -> None:
    weighed = weigh(call(MORNING), [HeldBy(kind=kind)])
    assert not weighed.value.allowed
    assert weighed.value.next_allowed is None
    assert set(KINDS[kind].because) <= set(weighed.because)


def test_after_a_hold_that_ends_the_next_opening_counts() -> None:
    saturday_evening = date(2026, 3, 7)
    weighed = weigh(call(MORNING), [HeldBy(kind="pause", until=saturday_evening)])
    assert weighed.value.next_allowed == datetime.fromisoformat("2026-03-09T08:00"), (
        "Sunday is quiet"
    )


def test_of_two_holds_the_longer_counts_and_an_open_one_has_no_end() -> None:
    short, long = HeldBy(kind="pause", until=MONDAY), HeldBy(kind="dispute", until=MONDAY)
    assert weigh(call(MORNING), [short, long]).value.next_allowed == datetime.fromisoformat(
        "2026-03-03T08:00"
    )
    assert weigh(call(MORNING), [short, HeldBy(kind="dispute")]).value.next_allowed is None


def test_what_has_ended_may_not_be_collected_at_any_hour() -> None:
    grounds = is_forbidden(Conduct.EXTINGUISHED, MONDAY).because
    weighed = weigh(call(MORNING), (), grounds)
    assert not weighed.value.allowed
    assert weighed.value.next_allowed is None
    assert weighed.because == grounds


def test_what_may_be_said_comes_from_the_law_of_contacts() -> None:
    assert [(one.act, one.section) for one in may_be_said()] == [
        ("513/1999", "4 § 2 mom."),
        ("411/2018", "13 §"),
    ]


moments = st.datetimes(
    datetime.fromisoformat("2026-01-01T00:00"), datetime.fromisoformat("2026-12-01T00:00")
)
holds = st.lists(
    st.builds(
        HeldBy,
        kind=st.sampled_from(STOPS_CALLS),
        until=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    max_size=3,
)


@given(at=moments, past=st.lists(moments, max_size=4), held=holds)
def test_the_next_moment_is_later_and_allowed_once_the_holds_are_over(
    at: datetime, past: list[datetime], held: list[HeldBy]
) -> None:
    weighed = weigh(call(at, *past), held)
    assert weighed.because, "no decision is without its grounds"
    assert not (weighed.value.allowed and held)
    following = weighed.value.next_allowed
    if following is None:
        return
    assert following >= at
    assert weigh(call(following, *past)).value.allowed
    assert all(one.until is not None and one.until < following.date() for one in held)


@given(at=moments)
def test_a_day_of_one_contact_is_full(at: datetime) -> None:
    again = at + timedelta(minutes=1)
    if again.date() == at.date():
        assert not weigh(call(again, at)).value.allowed
