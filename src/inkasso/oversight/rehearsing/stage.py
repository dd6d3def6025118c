"""The stage of a rehearsal: one transaction of the face's login that is always undone.

The rooms' own services work on it, for one purpose after another, with its privileges and through
the gate. What stays are rows of the access log, and gaps in the numbers of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import DatabaseError, transaction

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.gate.acting import acting, open_files, sweeping
from inkasso.gate.backend.connected import gate_connection
from inkasso.gate.register import register_in_force
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.oversight.verifying.probe import REASON, probing, sqlstate
from inkasso.oversight.verifying.running import Running
from inkasso.oversight.verifying.verdicts import Finding, fails, not_built, unless
from inkasso.parties.models import Party, PartyName
from inkasso.relations.cards import Card
from inkasso.relations.models import Subscription
from inkasso.relations.newsletters import Basis, NewSubscription, subscribe
from inkasso.relations.prospects import MARKETING, add_prospect
from inkasso.rights.consents.giving import NewConsent, Statement, give
from inkasso.rights.consents.subscribing import confirm_subscription
from inkasso.rights.consents.uses import find_use
from inkasso.rights.models import RequestStep
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.state import State, find_request
from inkasso.rights.requests.taking_in import NewRequest, record_step, take_in

#: Nobody has this name; a reserved domain, to which nothing can be sent.
NAME, DOMAIN = "Verification Person", "verification.invalid"
ASSIGNMENTS, NEWSLETTERS, RIGHTS = "assignments", "newsletters", "rights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Who acts, and when."""

    actor: str
    on: date

    @property
    def moment(self) -> Moment:
        """When something is done, and by whom."""
        return Moment(on=self.on, by=self.actor)

    @property
    def said(self) -> Statement:
        """A consent or its end, said by letter."""
        return Statement(on=self.on, channel=Channel.LETTER, by=self.actor)

    @property
    def register(self) -> Register:
        """The register that the rooms go by."""
        return register_in_force()

    @contextmanager
    def act(self, purpose: str, *people: UUID) -> Iterator[None]:
        """Act for a purpose within the rehearsal's transaction, with the files of people open."""
        with acting(purpose, actor=self.actor, reason=REASON) as who:
            gate_connection().take_role(who)
            if people:
                open_files(people, REASON)
            yield

    @contextmanager
    def sweep(self, purpose: str) -> Iterator[None]:
        """Act for a purpose's batch work within the rehearsal's transaction."""
        with (
            acting(purpose, actor=self.actor, reason=REASON),
            sweeping(REASON) as who,
        ):
            gate_connection().take_role(who)
            yield

    def debtor(self) -> UUID:
        """A person with a name, such as a client hands over."""
        person = uuid4()
        with self.act(ASSIGNMENTS, person):
            Party.objects.create(id=person, kind="person", language="en")
            PartyName.objects.create(
                person_id=person, name=NAME, match_key=b"", source="client", known_since=self.on
            )
        return person

    def prospect(self, *, last_contact: date | None = None) -> UUID:
        """Somebody who speaks for a company that may become a client."""
        card = Card(name=NAME, email=_address())
        with self.act(MARKETING):
            added = add_prospect(card, "Verification Oy", last_contact or self.on)
        return added.contact.person_id

    def reader(self, email: str = "") -> Subscription:
        """A private reader of newsletters who has confirmed, and so consented."""
        new = NewSubscription(email=email or _address(), basis=Basis.CONSENT, language="en")
        with self.act(NEWSLETTERS):
            ordered = subscribe(new, self.on).subscription
            return confirm_subscription(
                ordered.id, self.register, self.on, by=self.actor
            ).subscription

    def consent(self, person: UUID, use: str) -> int:
        """A consent of a person, whose file is open."""
        new = NewConsent(
            person_id=person,
            use=find_use(use, self.register),
            language="en",
            evidence=f"archive:{REASON}",
        )
        return give(new, self.said, self.register)

    def asked(self, person: UUID | None, right: Right, *purposes: str) -> State:
        """A request, taken in."""
        new = NewRequest(
            person_id=person,
            right=right,
            channel=Channel.LETTER,
            received_on=self.on,
            language="en",
            requester="" if person else NAME,
            purposes=purposes,
        )
        return take_in(new, by=self.actor)

    def known(self, person: UUID, right: Right, *purposes: str) -> State:
        """A request of somebody who is known."""
        state = self.asked(person, right, *purposes)
        record_step(state.request, RequestStep.Kind.VERIFIED, ["reached"], self.moment)
        return find_request(state.request.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """One thing that is tried."""

    #: Keys of the purposes that act in it.
    purposes: tuple[str, ...]
    #: What was done and what came of it, where nothing was wrong.
    said: str
    #: Does it, and tells what is wrong.
    work: Callable[[Stage], Iterator[str]]


def rehearse(running: Running, *rehearsals: Rehearsal) -> Iterator[Finding]:
    """What came of rehearsals, each undone before the next, and run once for all that ask."""
    for one in rehearsals:
        if running.is_shut:
            yield not_built("The register has faults, so no room works by it: nothing was tried.")
            return
        if one not in running.rehearsed:
            running.rehearsed[one] = tuple(_rehearsed(running, one))
        yield from running.rehearsed[one]


def _rehearsed(running: Running, one: Rehearsal) -> Iterator[Finding]:
    lacking = sorted(set(one.purposes) - {known.key for known in running.applied})
    if lacking:
        yield not_built(f"No purpose {', '.join(lacking)}, to try: {one.said}")
        return
    try:
        with probing(running.actor):
            wrong = list(one.work(Stage(actor=running.actor, on=running.on)))
    except Exception as error:
        yield fails(f"Tried: {one.said} It was stopped: {_told(error)}")
        return
    yield from unless(wrong, f"Tried on made-up people, and undone: {one.said}")


def refused(work: Callable[[], object]) -> str:
    """The code of the refusal, or of the database's error, that some work meets; else empty."""
    try:
        with transaction.atomic():
            work()
    except Refused as error:
        return error.refusal.code
    except DatabaseError as error:
        return sqlstate(error)
    return ""


def _told(error: Exception) -> str:
    if isinstance(error, Refused):
        return f"{error.refusal.code}: {error.refusal.message.en}"
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _address() -> str:
    return f"{uuid4().hex}@{DOMAIN}"
