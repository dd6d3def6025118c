"""The other duties in numbers: consents, relief, breaches, removal, recipients, disclosures, looks.

Each is one statement or two over rows that name nobody; nothing here names a person either.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Min, Q, Sum

from inkasso.base.clock import HELSINKI
from inkasso.gate.models import AccessLog, Disclosure, Purpose
from inkasso.notice.rights import Right
from inkasso.rights.breaches.state import State, every_breach
from inkasso.rights.models import (
    Consent,
    ConsentWithdrawal,
    Erasure,
    RecipientNotice,
    RecipientOutcome,
    Relief,
    RequestDecision,
)
from inkasso.rights.models.retention import RetentionFile, RetentionLine, RetentionRun
from inkasso.rights.requests.deciding import Outcome

#: Consents that end within this are told of.
_SOON = timedelta(days=30)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents:
    """Consents of one use."""

    use: str
    #: Those that hold on the day.
    in_force: int
    given: int
    withdrawn: int
    #: In force, and ending within thirty days.
    ending_soon: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBreach:
    """A breach that is not closed, by number."""

    breach: int
    status: str
    #: Hours left to notify the authority; None where the clock does not run.
    hours_left: float | None
    owed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaches:
    """Breaches open, and those that became known in the year."""

    open: tuple[OpenBreach, ...]
    known: int
    notified_in_time: int
    notified_late: int
    #: Weighed, and found to need no notification.
    without_risk: int
    #: How many people they concern, a person once a breach.
    persons: int
    persons_told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What the sweep of retention and erasures have done, and what waits."""

    #: Day of the newest sweep that removed something; None where none did.
    last_run: date | None
    #: Rows removed in the year.
    rows: int
    #: Files whose rows went and that are still there.
    files_waiting: int
    #: Erasures granted and not carried out.
    erasures_waiting: int
    erased: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Word owed to recipients (Article 19)."""

    waiting: int
    #: Since when the oldest waits.
    since: date | None
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Files opened for one purpose."""

    purpose: str
    files: int
    searches: int
    sweeps: int
    refusals: int


def consents_in_numbers(on: date, first: date, last: date) -> tuple[Consents, ...]:
    """Consents by use; those to notes of hardship are no fact that this purpose may read."""
    withdrawn = ConsentWithdrawal.objects.filter(withdrawn_on__lte=on)
    holds = Q(given_on__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))
    holds &= ~Q(id__in=withdrawn.values("consent_id"))
    counted = Consent.objects.values("use").annotate(
        in_force=Count("id", filter=holds),
        given=Count("id", filter=Q(given_on__range=(first, last))),
        withdrawn=Count("id", filter=Q(consentwithdrawal__withdrawn_on__range=(first, last))),
        ending_soon=Count("id", filter=holds & Q(valid_until__lte=on + _SOON)),
    )
    return tuple(Consents(**row) for row in counted.order_by("use"))


def reliefs_in_force(on: date) -> dict[str, int]:
    """Relief that people have on a day, by kind, without why."""
    rows = Relief.objects.filter(Q(until=None) | Q(until__gte=on), granted_on__lte=on)
    counted = rows.values("kind").annotate(n=Count("id")).order_by("kind")
    return {row["kind"]: row["n"] for row in counted}


def breaches_in_numbers(at: datetime, first: date, last: date) -> Breaches:
    """Breaches open at a moment, and those of the year by when they became known."""
    every = every_breach()
    known = [one for one in every if first <= _day(one.breach.aware_at) <= last]
    notified = [one for one in known if one.notified_at is not None]
    late = sum(one.is_late(at) for one in notified)
    return Breaches(
        open=tuple(_open(one, at) for one in every if one.is_open),
        known=len(known),
        notified_in_time=len(notified) - late,
        notified_late=late,
        without_risk=sum(one.duties is not None and not one.duties.authority for one in known),
        persons=sum(one.persons for one in known),
        persons_told=sum(one.told for one in known),
    )


def _open(state: State, at: datetime) -> OpenBreach:
    left = state.left(at)
    return OpenBreach(
        breach=state.breach.id,
        status=state.status.value,
        hours_left=None if left is None else round(left / _HOUR, 1),
        owed=tuple(sorted(state.owed)),
    )


def removal_in_numbers(first: date, last: date) -> Removal:
    """What went in the year, and what should have gone."""
    granted = RequestDecision.objects.filter(
        request__right=Right.ERASURE, outcome__in=[Outcome.GRANTED, Outcome.PARTLY]
    )
    lines = RetentionLine.objects.filter(run__ran_for__range=(first, last))
    return Removal(
        last_run=RetentionRun.objects.aggregate(newest=Max("ran_for"))["newest"],
        rows=lines.aggregate(rows=Sum("rows"))["rows"] or 0,
        files_waiting=RetentionFile.objects.filter(gone=False).count(),
        erasures_waiting=granted.exclude(request__in=Erasure.objects.values("request_id")).count(),
        erased=Erasure.objects.filter(carried_out_on__range=(first, last)).count(),
    )


def recipients_in_numbers(first: date, last: date) -> Recipients:
    """Recipients that still wait for word, and those of the year that got it."""
    answered = RecipientOutcome.objects.values("notice_id")
    waiting = RecipientNotice.objects.exclude(id__in=answered).aggregate(
        n=Count("id"), since=Min("queued_on")
    )
    told = RecipientOutcome.objects.filter(kind=RecipientOutcome.Kind.TOLD, on__range=(first, last))
    return Recipients(waiting=waiting["n"], since=waiting["since"], told=told.count())


def disclosures_by_kind(first: date, last: date) -> dict[str, int]:
    """Disclosures of the year by the kind of recipient."""
    rows = Disclosure.objects.filter(disclosed_on__range=(first, last))
    counted = rows.values("recipient_kind").annotate(n=Count("id")).order_by("recipient_kind")
    return {row["recipient_kind"]: row["n"] for row in counted}


def looks_by_purpose(first: date, last: date) -> tuple[Looks, ...]:
    """Rows of the access log of the year by purpose."""
    rows = AccessLog.objects.filter(
        at__gte=_midnight(first), at__lt=_midnight(last + timedelta(days=1))
    )
    keys = dict(Purpose.objects.values_list("role", "key"))
    counted: Counter[tuple[str, str]] = Counter()
    for role, kind, number in rows.values_list("role", "kind").annotate(n=Count("id")):
        counted[keys.get(role, role), kind] += number
    return tuple(
        Looks(
            purpose=purpose,
            files=counted[purpose, "file"],
            searches=counted[purpose, "search"],
            sweeps=counted[purpose, "sweep"],
            refusals=counted[purpose, "refusal"],
        )
        for purpose in sorted({purpose for purpose, _ in counted})
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(HELSINKI).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HELSINKI)
