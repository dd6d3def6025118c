"""Where a request stands: computed from what was added to it, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.eu.requests import Clock, Pause, last_day_to_answer
from inkasso.notice.rights import Right
from inkasso.rights.models import Correction, Request, RequestDecision, RequestStep

_Kind = RequestStep.Kind


class Status(StrEnum):
    """Where a request stands."""

    #: Taken in; nobody has compared who asks.
    RECEIVED = "received"
    #: The person was asked who they are, and the clock may stand still.
    IDENTIFYING = "identifying"
    #: Who asks is known; the answer is due.
    IDENTIFIED = "identified"
    #: Answered with another open request of the same kind.
    JOINED = "joined"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A request with all that happened to it."""

    request: Request
    #: In the order they were added.
    steps: tuple[RequestStep, ...]
    #: None while it is open.
    decision: RequestDecision | None
    #: Of a rectification: what became of each field so far.
    corrections: tuple[Correction, ...] = ()

    @property
    def right(self) -> Right:
        """The right that is exercised."""
        return Right(self.request.right)

    @property
    def is_verified(self) -> bool:
        """Whether who asks is known, and may ask for the person where it is an agent."""
        return self.has(_Kind.VERIFIED) and (not self.request.by_agent or self.has(_Kind.AUTHORITY))

    @property
    def was_tried(self) -> bool:
        """Whether anybody asked who it is, or compared what was told, with whatever result."""
        return any(self.has(kind) for kind in (_Kind.ASKED, _Kind.NOT_VERIFIED, _Kind.VERIFIED))

    @property
    def is_open(self) -> bool:
        """Whether an answer is still owed on this request itself."""
        return self.decision is None and not self.has(_Kind.JOINED)

    @property
    def is_granted(self) -> bool:
        """Whether it was granted, at least in part."""
        return self.decision is not None and self.decision.outcome in ("granted", "partly")

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.decision is not None:
            return Status.DECIDED
        if self.has(_Kind.JOINED):
            return Status.JOINED
        if self.is_verified:
            return Status.IDENTIFIED
        return Status.IDENTIFYING if self.has(_Kind.ASKED) else Status.RECEIVED

    @property
    def joined_to(self) -> int | None:
        """Number of the request that it is answered with."""
        return next((int(s.what[0]) for s in self.steps if s.kind == _Kind.JOINED), None)

    @property
    def clock(self) -> Clock:
        """What the time to answer hangs on."""
        return Clock(
            received_on=self.request.received_on,
            pauses=tuple(self._pauses()),
            extended=self.has(_Kind.EXTENDED),
        )

    @property
    def due(self) -> date | None:
        """Last day to answer; None while the clock stands still."""
        return last_day_to_answer(self.clock).value

    @property
    def extended_to(self) -> date | None:
        """Last day to answer where more time was taken."""
        return self.due if self.has(_Kind.EXTENDED) else None

    @property
    def because(self) -> tuple[Citation, ...]:
        """Why it is due then."""
        return last_day_to_answer(self.clock).because

    def is_late(self, on: date) -> bool:
        """Whether the last day has gone by without an answer."""
        answered = self.decision.decided_on if self.decision else on
        return self.due is not None and answered > self.due and not self.has(_Kind.JOINED)

    def has(self, kind: str) -> bool:
        """Whether something of a kind has happened."""
        return any(step.kind == kind for step in self.steps)

    def _pauses(self) -> Iterator[Pause]:
        """Each asking, up to the next step that tells what the person gave."""
        answers = [s for s in self.steps if s.kind in (_Kind.VERIFIED, _Kind.NOT_VERIFIED)]
        for asked in (step for step in self.steps if step.kind == _Kind.ASKED):
            given = next((step.on for step in answers if step.id > asked.id), None)
            yield Pause(asked_on=asked.on, answered_on=given)


def find_request(number: int) -> State:
    """The request of a number; raises `Refused` (`unknown_request`)."""
    found = Request.objects.filter(id=number).first()
    if found is None:
        message = _UNKNOWN.format(number=number)
        raise Refused(Refusal(code="unknown_request", message=message))
    return next(states([found]))


def requests_of(person_id: UUID) -> list[State]:
    """All that a person has asked, in the order of numbers."""
    return list(states(Request.objects.filter(person_id=person_id).order_by("id")))


def every_request() -> Iterator[State]:
    """All requests, in the order of numbers."""
    return states(Request.objects.order_by("id"))


def open_requests() -> list[State]:
    """Requests that wait for an answer: the next due first, those that stand still last."""
    rows = Request.objects.filter(requestdecision__isnull=True).order_by("id")
    found = [state for state in states(rows) if state.is_open]
    return sorted(found, key=lambda state: (state.due or date.max, state.request.id))


def answered_requests(newest: int) -> list[State]:
    """So many requests of those that were decided last, the newest decision first."""
    rows = Request.objects.filter(requestdecision__isnull=False)
    return list(states(rows.order_by("-requestdecision__decided_on", "-id")[:newest]))


def states(requests: Iterable[Request]) -> Iterator[State]:
    """Requests with what happened to them, in the order given."""
    rows = list(requests)
    numbers = [row.id for row in rows]
    steps: dict[int, list[RequestStep]] = defaultdict(list)
    for step in RequestStep.objects.filter(request__in=numbers).order_by("id"):
        steps[step.request_id].append(step)
    decisions = RequestDecision.objects.in_bulk(numbers)
    corrections = _corrections(rows)
    for row in rows:
        yield State(
            request=row,
            steps=tuple(steps[row.id]),
            decision=decisions.get(row.id),
            corrections=tuple(corrections[row.id]),
        )


def _corrections(rows: Iterable[Request]) -> dict[int, list[Correction]]:
    """What became of fields, of requests for rectification; of others nothing is asked."""
    found: dict[int, list[Correction]] = defaultdict(list)
    numbers = [row.id for row in rows if row.right == Right.RECTIFICATION]
    if numbers:
        for correction in Correction.objects.filter(request__in=numbers).order_by("id"):
            found[correction.request_id].append(correction)
    return found


_UNKNOWN = Words(
    fi="Pyyntöä {number} ei ole. Komento inkasso rights list näyttää avoimet.",
    sv="Det finns ingen begäran {number}. Kommandot inkasso rights list visar de öppna.",
    en="There is no request {number}. The command inkasso rights list shows the open ones.",
)
