"""Calls of the demo: nobody answers, somebody promises and does not pay, somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction

from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.contacts.noting import NewNote, write_note
from inkasso.contacts.recording import NewAttempt, Said
from inkasso.contacts.results import Direction
from inkasso.gate.acting import acting, open_file
from inkasso.law.fi.contacts.policy import Channel
from inkasso.receivables.models import Case
from inkasso.strategy.contacts.contacting import make_contact

#: Wednesdays on which the collectors call: promises of the first are broken by the second.
DAYS = (date(2026, 3, 25), date(2026, 4, 8))
_TEN = time(10, tzinfo=HELSINKI)


def make_calls(day: date, actor: str) -> Iterator[str]:
    """Contacts of a day, each with somebody else who still owes; yields their results."""
    told = list(_told(day))
    with acting("collection", actor=actor, reason="calls of the day"):
        # From the newest on: those of the plans are among the oldest.
        for case in Case.objects.filter(closed_on=None).order_by("-id"):
            if not told:
                return
            open_file(case.person_id, f"case:{case.id}")
            if _called(case, day, told[-1], actor):
                yield told.pop()[1].result


def _told(day: date) -> Iterator[tuple[Direction, Said]]:
    """What comes of the calls of a day, the last one first."""
    yield Direction.OUT, Said(result="no_answer")
    yield Direction.OUT, Said(result="left_message")
    yield Direction.OUT, Said(result="wrong_number")
    yield Direction.IN, Said(result="question", note="Kysyi, mistä lasku on.")
    friday = day + timedelta(days=2)
    promise = Said(result="promise", promised=Money(40_00), promised_by=friday)
    yield Direction.OUT, promise


def _called(case: Case, day: date, told: tuple[Direction, Said], actor: str) -> bool:
    """Whether the contact could be made: a letter of the week may be one contact too many."""
    direction, said = told
    at = datetime.combine(day, _TEN)
    new = NewAttempt(
        case_id=case.id,
        person_id=case.person_id,
        at=at,
        by=actor,
        channel=Channel.PHONE,
        direction=direction,
        said=said,
    )
    try:
        make_contact(new, at)
    except Refused:
        return False
    if said.result == "promise":
        note = NewNote(case_id=case.id, person_id=case.person_id, text="Palkka tulee perjantaina.")
        with transaction.atomic():
            write_note(note, day, by=actor)
    return True
