"""Contacts under a named policy, from the table a lawyer can read and extend."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inkasso.law.fi.contacts.allowed import ContactFacts, PastContact, contact_allowed
from inkasso.law.fi.contacts.days import is_holiday_or_eve, local
from inkasso.law.fi.contacts.policy import (
    GOOD_PRACTICE,
    POLICIES,
    STATUTE_ONLY,
    Channel,
    Recipient,
)

Row = dict[str, str]
ROWS: list[Row] = yaml.load(
    Path(__file__).with_name("contacts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def past(text: str) -> PastContact:
    channel, at = text.split()
    return PastContact(channel=Channel(channel), at=datetime.fromisoformat(at))


def facts_of(row: Row) -> ContactFacts:
    made = row.get("history", "")
    return ContactFacts(
        channel=Channel(row["channel"]),
        at=datetime.fromisoformat(row["at"]),
        history=tuple(past(text) for text in made.split(", ") if text),
        recipient=Recipient(row.get("recipient", "debtor")),
        no_calls="no_calls" in row,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["case"]))
def test_a_contact_follows_good_practice(row: Row) -> None:
    answer = contact_allowed(facts_of(row)).value
    written = answer.next_allowed.isoformat(timespec="minutes") if answer.next_allowed else ""
    assert (answer.allowed, written) == (row["allowed"] == "true", row["next"])
    assert answer.neutral_only is (row.get("recipient") == "unverified")


def test_hours_are_cited_as_policy_and_never_as_law() -> None:
    facts = ContactFacts(channel=Channel.PHONE, at=datetime.fromisoformat("2026-11-22T12:00"))
    grounds = contact_allowed(facts).because
    assert grounds[0].act == "policy"
    assert grounds[0].section == "good_practice"
    assert "sets no hours" in grounds[-1].text.en


def test_the_policy_can_be_switched() -> None:
    night = ContactFacts(channel=Channel.PHONE, at=datetime.fromisoformat("2026-11-22T03:00"))
    assert contact_allowed(night, policy=STATUTE_ONLY).value.allowed is True
    assert contact_allowed(night, policy=GOOD_PRACTICE).value.allowed is False
    assert set(POLICIES) == {"good_practice", "statute_only"}
    others = ContactFacts(channel=Channel.PHONE, at=night.at, recipient=Recipient.THIRD_PERSON)
    assert contact_allowed(others, policy=STATUTE_ONLY).value.allowed is False


def test_a_moment_with_a_zone_is_told_by_the_clock_in_finland() -> None:
    assert local(datetime(2026, 7, 1, 17, 0, tzinfo=UTC)).hour == 20
    assert local(datetime(2026, 12, 1, 17, 0, tzinfo=UTC)).hour == 19


def test_saturdays_that_are_holidays_are_quiet() -> None:
    assert is_holiday_or_eve(date(2026, 6, 20)) is True
    assert is_holiday_or_eve(date(2026, 10, 31)) is True
    assert is_holiday_or_eve(date(2026, 4, 4)) is True
    assert is_holiday_or_eve(date(2026, 11, 28)) is False


moments = st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2027-12-31"))
contacts = st.builds(PastContact, channel=st.sampled_from(Channel), at=moments)


@given(
    channel=st.sampled_from(Channel),
    at=moments,
    gaps=st.lists(st.integers(0, 14 * 24), max_size=8),
)
def test_the_next_moment_is_allowed_and_none_before_it_is_by_hours(
    channel: Channel, at: datetime, gaps: list[int]
) -> None:
    history = tuple(
        PastContact(channel=Channel.SMS, at=at - timedelta(hours=hours)) for hours in gaps
    )
    answer = contact_allowed(ContactFacts(channel=channel, at=at, history=history)).value
    assert answer.next_allowed is not None
    again = ContactFacts(channel=channel, at=answer.next_allowed, history=history)
    assert contact_allowed(again).value.allowed is True
    assert answer.allowed is (answer.next_allowed == at)
