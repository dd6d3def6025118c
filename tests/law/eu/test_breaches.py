"""The 72 hours of a breach over nights, weekends, holidays and changed clocks; who must be told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Refusal
from inkasso.law.eu.breaches import Exception34, Risk, due_moment, duties, may_notify
from inkasso.law.eu.time_limits import end_of_hours

_ANY_MOMENT = st.datetimes(
    datetime.fromisoformat("2018-05-25"),
    datetime.fromisoformat("2060-01-01"),
    timezones=st.just(UTC),
)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("aware", "due"),
    [
        ("2026-03-02 14:20", "2026-03-05 15:00"),  # Monday to Thursday
        ("2026-03-02 14:00", "2026-03-05 15:00"),  # the hour that it happened in is not counted
        ("2026-03-02 14:59", "2026-03-05 15:00"),
        ("2026-03-05 23:30", "2026-03-09 00:00"),  # a weekend counts; ends as Monday begins
        ("2026-03-06 09:10", "2026-03-09 10:00"),  # Friday to Monday
        ("2026-04-02 16:45", "2026-04-05 17:00"),  # ends on Easter Sunday: hours are not moved
        ("2026-12-23 08:00", "2026-12-26 09:00"),  # Christmas: ends on Boxing Day
        ("2024-02-27 10:30", "2024-03-01 11:00"),  # 29 February is a day like another
        ("2026-03-27 12:15", "2026-03-30 14:00"),  # clocks are set forward on the 29th
        ("2026-10-23 12:15", "2026-10-26 12:00"),  # clocks are set back on the 25th
        ("2026-12-31 23:59", "2027-01-04 00:00"),
    ],
)
def test_the_authority_is_notified_within_72_whole_hours(aware: str, due: str) -> None:
    answer = due_moment(moment(aware))
    assert answer.value == moment(due)
    assert answer.value.tzinfo is HELSINKI


def test_the_ground_says_what_is_unclear() -> None:
    sections = [(one.act, one.section) for one in due_moment(moment("2026-03-02 14:20")).because]
    assert sections == [
        ("2016/679", "33(1)"),
        ("1182/71", "3(1)"),
        ("1182/71", "3(3), 3(4)"),
        ("1182/71", "3(5)"),
    ]


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    """On 25 October 2026 the hour from three to four is passed twice."""
    first = datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI)
    second = first.replace(fold=1)
    assert end_of_hours(second, 72).astimezone(UTC) - end_of_hours(first, 72).astimezone(
        UTC
    ) == timedelta(hours=1)


@given(_ANY_MOMENT)
def test_between_72_and_73_hours_pass_whatever_the_clocks_show(aware: datetime) -> None:
    local = aware.astimezone(HELSINKI)
    passed = due_moment(local).value.astimezone(UTC) - aware
    assert timedelta(hours=72) < passed <= timedelta(hours=73)


@given(_ANY_MOMENT, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_later_known_is_never_sooner_due(aware: datetime, later: timedelta) -> None:
    assert due_moment(aware + later).value >= due_moment(aware).value


def test_a_late_notification_says_why() -> None:
    aware = moment("2026-03-02 14:20")
    assert may_notify(aware, moment("2026-03-05 15:00"), "") is None
    late = may_notify(aware, moment("2026-03-05 15:01"), "  ")
    assert isinstance(late, Refusal)
    assert (late.code, late.because[0].section) == ("late_reason_missing", "33(1)")
    assert may_notify(aware, moment("2026-03-05 15:01"), "the server was sealed") is None
    before = may_notify(aware, moment("2026-03-02 14:19"), "")
    assert isinstance(before, Refusal)
    assert before.code == "before_aware"


@pytest.mark.parametrize(
    ("risk", "exceptions", "told"),
    [
        (Risk.NONE, [], ""),
        (Risk.RISK, [], "authority"),
        (Risk.HIGH, [], "authority persons"),
        (Risk.HIGH, [Exception34.UNINTELLIGIBLE], "authority"),
        (Risk.HIGH, [Exception34.RISK_REMOVED], "authority"),
        (Risk.HIGH, [Exception34.DISPROPORTIONATE], "authority public"),
        (Risk.HIGH, [Exception34.UNINTELLIGIBLE, Exception34.DISPROPORTIONATE], "authority"),
    ],
)
def test_who_is_told_follows_from_the_risk(
    risk: Risk, exceptions: list[Exception34], told: str
) -> None:
    answer = duties(risk, exceptions)
    found = {name for name in ("authority", "persons", "public") if getattr(answer.value, name)}
    assert found == set(told.split())
    assert answer.because
