"""`inkasso call`: documents, exit codes, the queue."""

from __future__ import annotations

import pytest

from builders import START, make_case
from command_line import Inkasso
from inkasso.contacts.models import Attempt
from inkasso.receivables.models import Case

ON = ("--date", START.isoformat(), "--json")


@pytest.fixture
def case(db: None) -> Case:
    return make_case()


def test_whether_one_may_call_is_told_with_grounds_and_the_next_moment(
    inkasso: Inkasso, case: Case
) -> None:
    by_day = inkasso("call", "may", case.id, *ON)
    at_night = inkasso("call", "may", case.id, "--at", "21:30", *ON)

    assert (by_day.code, by_day.document["allowed"]) == (0, True)
    assert (at_night.code, at_night.document["allowed"]) == (0, False)
    assert at_night.document["next_allowed"] == "2026-03-03T08:00"
    assert at_night.document["because"]
    assert inkasso("call", "may", case.id, "--at", "late", *ON).code == 2


def test_a_call_is_written_down_and_comes_again(inkasso: Inkasso, case: Case) -> None:
    logged = inkasso("call", "log", case.id, "no_answer", *ON)

    assert logged.code == 0
    assert logged.document["next_on"] == "2026-03-03"
    assert inkasso("call", "due", *ON).document == {"calls": []}
    due = inkasso("call", "due", "--date", "2026-03-03", "--json").document["calls"]
    assert isinstance(due, list)
    assert [(one["case"], one["kind"]) for one in due] == [(str(case.id), "callback")]


def test_what_was_not_allowed_needs_its_reason(inkasso: Inkasso, case: Case) -> None:
    at_night = ("call", "log", case.id, "reached", "--at", "21:30")
    refused = inkasso(*at_night, *ON)

    assert refused.code == 3
    assert not Attempt.objects.exists()
    logged = inkasso(*at_night, "--deviation", "They asked for that hour.", *ON)
    assert (logged.code, logged.document["deviates"]) == (0, True)


def test_a_promise_has_its_sum_and_day(inkasso: Inkasso, case: Case) -> None:
    promise = ("call", "log", case.id, "promise", "--promised", "40.00")

    assert inkasso(*promise, *ON).code == 3
    assert inkasso(*promise, "--by", "2026-03-06", "--note", "On Friday.", *ON).code == 0
    assert inkasso("call", "log", case.id, "mistake", *ON).code == 2
