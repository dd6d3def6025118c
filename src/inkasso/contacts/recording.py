"""Writing attempts down, each with the decision that was in force, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from inkasso.base.clock import zoned
from inkasso.base.decisions import Decision, Refused
from inkasso.base.money import Money
from inkasso.contacts import refusing
from inkasso.contacts.history import standing_attempts
from inkasso.contacts.models import Attempt, Deviation, NextStep, Promise
from inkasso.contacts.noting import NewNote, write_note
from inkasso.contacts.promises import last_in_time
from inkasso.contacts.results import MISTAKE, RESULTS, Again, Direction
from inkasso.law.fi.contacts.allowed import ContactAnswer
from inkasso.law.fi.contacts.days import local
from inkasso.law.fi.contacts.policy import Channel, Recipient
from inkasso.receivables.grounds import freeze

#: Nobody promises further ahead.
_PROMISED = timedelta(days=366)
#: What was made longer ago is no record of then any more: it becomes a note.
OLDEST = timedelta(days=14)
#: Longest reason of a deviation, in characters.
REASON_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came of a contact, as whoever made it tells it."""

    #: Key of `RESULTS`.
    result: str
    #: What was promised, and by when, where that is the result.
    promised: Money | None = None
    promised_by: date | None = None
    #: When to call again; the result's own usual day where it is None.
    again_on: date | None = None
    #: In free words.
    note: str = ""
    #: Why it was done although it was not allowed.
    deviation: str = ""
    #: That a note which reads like a word on health is none.
    not_health: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttempt:
    """A contact, made or come in."""

    case_id: int
    #: The debtor, or whoever shares a debt of the case.
    person_id: UUID
    at: datetime
    by: str
    channel: Channel
    direction: Direction
    said: Said
    #: Whom the number or address reaches.
    recipient: Recipient = Recipient.DEBTOR

    @property
    def on(self) -> date:
        """The day in Finland."""
        return local(self.at).date()


def one_at_a_time(person: UUID) -> None:
    """Wait until nobody else writes down a contact with a person, until the transaction ends.

    Two calls of the same minute are then weighed one after the other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"contacts:{person}"]
        )


def record(
    new: NewAttempt,
    weighed: Decision[ContactAnswer],
    again_on: date | None = None,
    *,
    written_at: datetime | None = None,
) -> Attempt:
    """Write an attempt down with the decision about it; `again_on` is the usual day to call again.

    Raises `Refused`: `contact_not_allowed` for one outbound that was not allowed and has no
    reason, `contact_result`, `promise_incomplete`, `again_too_early`, and what notes refuse.
    """
    said, result = new.said, RESULTS[new.said.result]
    if new.direction not in result.directions or result.key == MISTAKE:
        raise Refused(refusing.result_does_not_fit(result))
    _check_days(new)
    against = new.direction is Direction.OUT and not weighed.value.allowed
    if against and not said.deviation.strip():
        raise Refused(refusing.not_allowed(weighed))
    kind, due = _next(new, again_on)
    attempt = Attempt.objects.create(
        case_id=new.case_id,
        person_id=new.person_id,
        at=zoned(new.at),
        contacted_on=new.on,
        by=new.by,
        channel=new.channel,
        direction=new.direction,
        recipient=new.recipient,
        result=result.key,
        allowed=not against,
        deviates=against,
        next_allowed=_next_zoned(weighed) if against else None,
        because=freeze(weighed.because) if new.direction is Direction.OUT else [],
        next_kind=kind,
        next_on=due,
        written_at=None if written_at is None else zoned(written_at),
    )
    if against:
        reason = said.deviation.strip()[:REASON_MAX]
        Deviation.objects.create(attempt=attempt, person_id=new.person_id, reason=reason)
    _beside(attempt, new)
    return attempt


def correct(attempt: Attempt, said: Said, on: date, *, by: str) -> Attempt:
    """A counter-entry: the same contact with what really came of it, or `mistake` for none at all.

    When it was made, and whether it was allowed, stay as they were recorded. Raises `Refused`:
    `already_corrected`, and as `record` does.
    """
    one_at_a_time(attempt.person_id)
    if Attempt.objects.filter(corrects=attempt).exists():
        raise Refused(refusing.already_corrected())
    new = NewAttempt(
        case_id=attempt.case_id,
        person_id=attempt.person_id,
        at=attempt.at,
        by=by,
        channel=Channel(attempt.channel),
        direction=Direction(attempt.direction),
        said=said,
        recipient=Recipient(attempt.recipient),
    )
    result = RESULTS[said.result]
    if new.direction not in result.directions:
        raise Refused(refusing.result_does_not_fit(result))
    _check_days(new)
    kind, due = _next(new, on if result.again is Again.CALL else None)
    # A copy with another number: the decision of then is the decision about it.
    entry = Attempt.objects.get(id=attempt.id)
    entry.pk, entry.corrects = None, attempt
    entry.by, entry.result, entry.next_kind, entry.next_on = by, result.key, kind, due
    entry.save(force_insert=True)
    _beside(entry, new)
    return entry


def done(case_id: int, kind: str, person: UUID) -> None:
    """What a case waited for is done otherwise than by a contact, such as a new address found."""
    waiting = NextStep.objects.filter(case_id=case_id, person_id=person, kind=kind)
    waiting.update(due_on=None)


def _check_days(new: NewAttempt) -> None:
    said = new.said
    promises = RESULTS[said.result].again is Again.PROMISE
    has_sum = said.promised is not None and said.promised.cents > 0
    has_day = said.promised_by is not None and new.on <= said.promised_by <= new.on + _PROMISED
    if promises and not (has_sum and has_day):
        raise Refused(refusing.promise_incomplete())
    if not promises and (said.promised is not None or said.promised_by is not None):
        raise Refused(refusing.promise_incomplete())
    if said.again_on is not None and said.again_on < new.on:
        raise Refused(refusing.again_too_early(new.on))


def _beside(attempt: Attempt, new: NewAttempt) -> None:
    """What belongs to an attempt: its promise, its note, and what the case waits for now."""
    said = new.said
    if said.promised is not None and said.promised_by is not None:
        Promise.objects.create(
            attempt=attempt,
            case_id=new.case_id,
            person_id=new.person_id,
            made_on=new.on,
            cents=said.promised.cents,
            by_on=said.promised_by,
        )
    if said.note.strip():
        note = NewNote(
            case_id=new.case_id,
            person_id=new.person_id,
            text=said.note,
            not_health=said.not_health,
            attempt_id=attempt.id,
        )
        write_note(note, new.on, by=new.by)
    follow(new.case_id)


def follow(case_id: int) -> None:
    """Set what a case waits for to what its newest standing contact leaves to be done."""
    newest = standing_attempts().filter(case_id=case_id).order_by("-at", "-id").first()
    if newest is None:
        NextStep.objects.filter(case_id=case_id).update(due_on=None)
        return
    waits = {
        "person_id": newest.person_id,
        "attempt": newest,
        "kind": newest.next_kind,
        "due_on": newest.next_on,
    }
    NextStep.objects.update_or_create(case_id=case_id, defaults=waits)


def _next(new: NewAttempt, again_on: date | None) -> tuple[str, date | None]:
    """What the newest contact leaves to be done, and from when."""
    said, usual = new.said, RESULTS[new.said.result].again
    if said.again_on is not None:
        return Again.CALL, said.again_on
    if usual is Again.PROMISE and said.promised_by is not None:
        return Again.PROMISE, last_in_time(said.promised_by)
    if usual is Again.ADDRESS:
        return Again.ADDRESS, new.on
    if usual is Again.CALL and again_on is not None:
        return Again.CALL, again_on
    return Again.NOTHING, None


def _next_zoned(weighed: Decision[ContactAnswer]) -> datetime | None:
    following = weighed.value.next_allowed
    return None if following is None else zoned(following)
