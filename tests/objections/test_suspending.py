"""A consumer may ask in writing that collecting be suspended; nobody else, and no other way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from builders import START, make_case, play_day
from inkasso.base.decisions import Refused
from inkasso.gate.holds.placing import Protected, holds_of
from inkasso.objections.suspending import resume, suspend
from inkasso.receivables.models import Case

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def kinds(case: Case, on: date) -> list[str]:
    return [
        one.kind for one in holds_of(Protected(person_id=case.person_id, case_id=case.id), on=on)
    ]


def test_nothing_is_sent_until_collecting_is_resumed() -> None:
    case = make_case()
    suspend(case, "email", "please take it to court", START, by="tester")
    assert kinds(case, START) == ["suspension"]
    assert not play_day(START).letters
    resume(case, START + DAY, by="tester")
    assert play_day(START + DAY).letters == 1


@pytest.mark.parametrize("channel", ["phone", "visit"])
def test_what_was_only_said_does_not_suspend(channel: str) -> None:
    with pytest.raises(Refused) as refused:
        suspend(make_case(), channel, "", START, by="tester")
    assert refused.value.refusal.code == "not_durable"
    assert refused.value.refusal.because[0].section == "4 c § 1 mom."


def test_a_suspension_stands_once() -> None:
    case = make_case()
    suspend(case, "letter", "", START, by="tester")
    with pytest.raises(Refused) as refused:
        suspend(case, "letter", "", START, by="tester")
    assert refused.value.refusal.code == "already_held"
