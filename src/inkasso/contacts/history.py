"""What was done before: contacts of a person that count, and what they asked about calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from inkasso.base.clock import zoned
from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.contacts.models import Attempt, Note, Promise
from inkasso.contacts.promises import Promised, State, standing
from inkasso.contacts.results import RESULTS, Direction
from inkasso.law.fi.contacts.allowed import PastContact
from inkasso.law.fi.contacts.policy import Channel, Recipient
from inkasso.receivables.grounds import thaw
from inkasso.receivables.models import Case, Payment

#: How far back contacts are read: beyond any policy's week.
_BACK = timedelta(days=15)
_ABOUT_CALLS = ("no_calls", "calls_welcome")
_BURDENS = [key for key, result in RESULTS.items() if result.burdens]
_REACHES = [key for key, result in RESULTS.items() if result.reaches]


def standing_attempts() -> QuerySet[Attempt]:
    """Attempts that no later entry has taken the place of, without what was a mistake."""
    return Attempt.objects.filter(correction__isnull=True).exclude(result="mistake")


def contacts_made(person: UUID, until: datetime) -> tuple[PastContact, ...]:
    """What was done towards a person lately, about any case, that burdened them."""
    made = standing_attempts().filter(
        person_id=person,
        direction=Direction.OUT,
        result__in=_BURDENS,
        at__gt=zoned(until) - _BACK,
        at__lte=zoned(until),
    )
    return tuple(
        PastContact(channel=Channel(channel), at=at)
        for channel, at in made.order_by("at").values_list("channel", "at")
    )


def asked_not_to_be_called(person: UUID) -> bool:
    """Whether a person's last word on it was that they want no calls."""
    said = standing_attempts().filter(person_id=person, result__in=_ABOUT_CALLS)
    return said.order_by("-at", "-id").values_list("result", flat=True).first() == "no_calls"


def known_to_be_theirs(person: UUID, channel: str) -> Recipient:
    """Whom a channel reaches: the person, where they were reached by it before."""
    before = standing_attempts().filter(person_id=person, channel=channel, result__in=_REACHES)
    return Recipient.DEBTOR if before.exists() else Recipient.UNVERIFIED


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
    def because(self) -> tuple[Citation, ...]:
        """Why it was allowed or not, as it was cited then."""
        return thaw(self.attempt.because)


def contacts_of(case: Case, on: date) -> list[Entry]:
    """Every attempt of a case up to a day, newest first, with promises as they stand."""
    rows = Attempt.objects.filter(case=case, contacted_on__lte=on).order_by("-at", "-id")
    attempts = list(rows.select_related("promise", "correction"))
    notes = dict(
        Note.objects.filter(attempt__in=attempts, correction__isnull=True).values_list(
            "attempt_id", "text"
        )
    )
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
    paid = payments_of([case.id]).get(case.id, ())
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
    rows = Payment.objects.filter(case_id__in=case_ids, reversal__isnull=True)
    for case_id, day, cents in rows.values_list("case_id", "value_date", "cents"):
        found[case_id] = (*found.get(case_id, ()), (day, cents))
    return found
