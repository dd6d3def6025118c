"""What was done before: contacts of a person that count, and what they asked about calls."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from inkasso.base.clock import zoned
from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.contacts.models import Attempt, Promise
from inkasso.contacts.promises import Promised, State, standing
from inkasso.contacts.results import RESULTS, Direction
from inkasso.gate.backend.prepared import rows_of, rows_where, with_beside
from inkasso.law.fi.contacts.allowed import PastContact
from inkasso.law.fi.contacts.policy import Channel, Recipient
from inkasso.receivables.grounds import thaw
from inkasso.receivables.models import Case

#: How far back contacts are read: beyond any policy's week.
_BACK = timedelta(days=15)
#: What is written down later than this after it was made is marked so.
LATE = timedelta(hours=24)
_ABOUT_CALLS = ("no_calls", "calls_welcome")
_BURDENS = [key for key, result in RESULTS.items() if result.burdens]
_REACHES = [key for key, result in RESULTS.items() if result.reaches]


_STANDS = """a.result <> 'mistake'
   AND NOT EXISTS (SELECT FROM contacts_attempt k WHERE k.corrects_id = a.id)"""
_COUNTING = f"""
SELECT person_id, channel, at, result, counts FROM (
    SELECT a.person_id, a.channel, a.at, a.result,
           a.direction = %(out)s AND a.result = ANY(%(burdens)s)
           AND a.at > %(since)s AND a.at <= %(until)s AS counts, a.id
      FROM contacts_attempt a WHERE a.person_id = ANY(%(people)s) AND {_STANDS}) x
 WHERE counts OR result = ANY(%(words)s) ORDER BY at, id
"""
_REACHED = f"""
SELECT DISTINCT a.person_id FROM contacts_attempt a
 WHERE a.person_id = ANY(%(people)s) AND a.channel = %(channel)s
   AND a.result = ANY(%(reaches)s) AND {_STANDS}
"""
_OF_CASE = "case_id = %s AND contacted_on <= %s ORDER BY at DESC, id DESC"
_NOTES = """
SELECT n.attempt_id, n.text FROM contacts_note n WHERE n.attempt_id = ANY(%s)
   AND NOT EXISTS (SELECT FROM contacts_note k WHERE k.corrects_id = n.id)
"""
#: Payments that stand.
_PAYMENTS = """
SELECT p.case_id, p.value_date, p.cents FROM receivables_payment p WHERE p.case_id = ANY(%s)
   AND NOT EXISTS (SELECT FROM receivables_reversal v WHERE v.payment_id = p.id)
"""


def standing_attempts() -> QuerySet[Attempt]:
    """Attempts that no later entry has taken the place of, without what was a mistake."""
    return Attempt.objects.filter(correction__isnull=True).exclude(result="mistake")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was done before that counts for whether somebody may be contacted."""

    #: What was done towards them lately, about any case, that burdened them.
    made: tuple[PastContact, ...] = ()
    #: Their last word on it was that they want no calls.
    no_calls: bool = False


def known_of(people: Collection[UUID], until: datetime) -> dict[UUID, Known]:
    """What counts of each, by one query."""
    made: dict[UUID, list[PastContact]] = {person: [] for person in people}
    word: dict[UUID, str] = {}
    told = {
        "people": list(people),
        "out": Direction.OUT,
        "burdens": _BURDENS,
        "words": list(_ABOUT_CALLS),
        "since": zoned(until) - _BACK,
        "until": zoned(until),
    }
    for person, channel, at, result, counts in rows_of(_COUNTING, told):
        if result in _ABOUT_CALLS:
            word[person] = result
        if counts:
            made[person].append(PastContact(channel=Channel(channel), at=at))
    return {
        person: Known(made=tuple(done), no_calls=word.get(person) == "no_calls")
        for person, done in made.items()
    }


def known_to_be_theirs(people: Collection[UUID], channel: str) -> dict[UUID, Recipient]:
    """Whom a channel reaches: each person, where they were reached by it before."""
    told = {"people": list(people), "channel": channel, "reaches": _REACHES}
    reached = {person for (person,) in rows_of(_REACHED, told)}
    return {
        person: Recipient.DEBTOR if person in reached else Recipient.UNVERIFIED for person in people
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One attempt as a page tells it."""

    attempt: Attempt
    #: What was written beside it; empty where the person's file stays closed.
    note: str
    promise: Promise | None
    #: How the promise stands; None where there is none.
    promise_state: State | None
    #: Whether a later entry took its place.
    corrected: bool

    @property
    def name(self) -> Words:
        """What came of it."""
        return RESULTS[self.attempt.result].name

    @property
    def is_late(self) -> bool:
        """Whether it was written down long after it was made."""
        written = self.attempt.written_at
        return written is not None and written - self.attempt.at > LATE

    @property
    def because(self) -> tuple[Citation, ...]:
        """Why it was allowed or not, as it was cited then."""
        return thaw(self.attempt.because)


def contacts_of(case: Case, on: date) -> list[Entry]:
    """Every attempt of a case up to a day, newest first, with promises as they stand."""
    attempts = rows_where(Attempt, _OF_CASE, [case.id, on])
    with_beside(attempts, "promise", "correction")
    notes: dict[int, str] = dict(rows_of(_NOTES, [[one.id for one in attempts]]))
    stands = dict(_promises(case, [one for one in attempts if not _corrected(one)], on))
    return [
        Entry(
            attempt=one,
            note=notes.get(one.id, ""),
            promise=getattr(one, "promise", None),
            promise_state=stands.get(one.id),
            corrected=_corrected(one),
        )
        for one in attempts
    ]


def _corrected(attempt: Attempt) -> bool:
    return getattr(attempt, "correction", None) is not None


def _promises(case: Case, attempts: list[Attempt], on: date) -> Iterator[tuple[int, State]]:
    """How the promises of a case stand; the later takes the place of the one before."""
    promised = any(hasattr(one, "promise") for one in attempts)
    paid = payments_of([case.id]).get(case.id, ()) if promised else ()
    replaced_on: date | None = None
    for one in attempts:
        promise = getattr(one, "promise", None)
        if promise is None:
            continue
        facts = Promised(
            made_on=promise.made_on,
            cents=promise.cents,
            by_on=promise.by_on,
            payments=paid,
            closed_on=case.closed_on,
            replaced_on=replaced_on,
        )
        yield one.id, standing(facts, on)
        replaced_on = promise.made_on


def payments_of(case_ids: list[int]) -> dict[int, tuple[tuple[date, int], ...]]:
    """Payments of cases that stand: value day and cents."""
    found: dict[int, tuple[tuple[date, int], ...]] = {}
    for case_id, day, cents in rows_of(_PAYMENTS, [case_ids]):
        found[case_id] = (*found.get(case_id, ()), (day, cents))
    return found
