"""Contacting people about a case: whether it may be done now, and doing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from inkasso.base.decisions import Citation, Decision, Refusal, Refused
from inkasso.contacts import refusing
from inkasso.contacts.allowing import HeldBy, weigh
from inkasso.contacts.history import known_of
from inkasso.contacts.models import Attempt
from inkasso.contacts.recording import OLDEST, NewAttempt, one_at_a_time, record
from inkasso.contacts.results import RESULTS, Again, Direction
from inkasso.gate.backend.prepared import rows_of
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.placing import holds_towards
from inkasso.gate.models import Hold
from inkasso.law.fi.contacts.allowed import ContactAnswer, ContactFacts, PastContact
from inkasso.law.fi.contacts.days import local
from inkasso.law.fi.contacts.policy import Channel, Recipient
from inkasso.law.fi.debt_collection.good_practice import Conduct, is_forbidden
from inkasso.receivables.finding import people_of
from inkasso.receivables.models import Case, Payment
from inkasso.strategy.casefile import CaseFile
from inkasso.strategy.loading import states
from inkasso.strategy.rules import stopped

_ONE_DAY = timedelta(days=1)
#: How far back letters are read: beyond any policy's week.
_BACK = timedelta(days=15)
_LETTERS = """
SELECT person_id, dated FROM demands_letter WHERE person_id = ANY(%(people)s) AND dated > %(since)s
UNION ALL
SELECT person_id, dated FROM plans_planletter
 WHERE person_id = ANY(%(people)s) AND dated > %(since)s
UNION ALL
SELECT person_id, dated FROM correspondence_freeletter
 WHERE person_id = ANY(%(people)s) AND dated > %(since)s AND asked_on IS NULL
"""


def may_contact(
    case: Case,
    person: UUID,
    at: datetime,
    *,
    channel: Channel = Channel.PHONE,
    recipient: Recipient = Recipient.DEBTOR,
) -> Decision[ContactAnswer]:
    """Whether somebody of a case may be contacted at a moment, and when next.

    Weighs the hours and numbers of the agency's policy with what was done before on any channel
    (letters too), the holds that stop calls, and whether anything may be collected at all.
    """
    return may_contact_each(case, {person: recipient}, at, channel=channel)[person]


def may_contact_each(
    case: Case,
    people: Mapping[UUID, Recipient],
    at: datetime,
    *,
    channel: Channel = Channel.PHONE,
    ended: tuple[Citation, ...] | None = None,
) -> dict[UUID, Decision[ContactAnswer]]:
    """The same for several people of a case, with one query a table.

    `ended` is what `nothing_to_collect` says, where the caller has asked it already.
    """
    on = local(at).date()
    over = nothing_to_collect(case, on) if ended is None else ended
    known, letters = known_of(list(people), at), _letters(people, on)
    holds = holds_towards({case.person_id, *people}, case.id, on)
    return {
        person: weigh(
            ContactFacts(
                channel=channel,
                at=at,
                history=(*known[person].made, *letters.get(person, ())),
                recipient=recipient,
                no_calls=known[person].no_calls,
            ),
            [HeldBy(kind=one.kind, until=one.until) for one in _stopping(holds, case, person)],
            over,
        )
        for person, recipient in people.items()
    }


def nothing_to_collect(case: Case, on: date) -> tuple[Citation, ...]:
    """Why nothing may be asked for in a case any more; nothing while something may."""
    if case.closed_on is not None:
        return why_ended(on)
    (state,) = states([case.id], on)
    payments = Payment.objects.filter(case=case, reversal__isnull=True)
    paid_on = tuple(payments.values_list("value_date", flat=True))
    return why_ended(on) if stopped(state, paid_on, on) else ()


def nothing_left(file: CaseFile, on: date) -> tuple[Citation, ...]:
    """The same of a case that has been read as of the day."""
    paid_on = tuple(payment.value_date for payment in file.case.facts.payments)
    over = file.case.closed_on is not None or stopped(file.state, paid_on, on)
    return why_ended(on) if over else ()


def why_ended(on: date) -> tuple[Citation, ...]:
    """That what has ended is not collected (513/1999, 4 § 3 mom.)."""
    forbidden = is_forbidden(Conduct.EXTINGUISHED, on)
    assert not isinstance(forbidden, Refusal), "the act is older than the agency"
    return forbidden.because


def make_contact(new: NewAttempt, now: datetime) -> Attempt:
    """Write a contact down with what law, policy and holds said of it at its moment.

    When it is written down stays beside when it was made. Raises `Refused`: `not_of_case`,
    `contact_in_future`, `contact_too_old`, `contact_before_case`, and what `record` refuses.
    """
    with transaction.atomic():
        case = Case.objects.get(id=new.case_id)
        if new.person_id not in people_of(case):
            raise Refused(refusing.not_of_case())
        if local(new.at) > local(now):
            raise Refused(refusing.in_future())
        if local(new.at) < local(now) - OLDEST:
            raise Refused(refusing.too_old(OLDEST.days))
        if new.on < case.opened_on:
            raise Refused(refusing.before_case(case.opened_on))
        one_at_a_time(new.person_id)
        weighed = may_contact(
            case, new.person_id, new.at, channel=new.channel, recipient=new.recipient
        )
        again = RESULTS[new.said.result].again is Again.CALL
        usual = call_again_on(new) if again else None
        return record(new, weighed, usual, written_at=now)


def call_again_on(new: NewAttempt) -> date | None:
    """The first later day on which the person may be called again, this contact counted."""
    made = PastContact(channel=new.channel, at=new.at)
    own = (made,) if new.direction is Direction.OUT else ()
    morning = datetime.combine(new.on + _ONE_DAY, time())
    before = known_of([new.person_id], morning)[new.person_id]
    facts = ContactFacts(
        channel=Channel.PHONE,
        at=morning,
        history=(*before.made, *_letters([new.person_id], new.on)[new.person_id], *own),
    )
    following = weigh(facts).value.next_allowed
    return following.date() if following else None


def _stopping(holds: Iterable[Hold], case: Case, person: UUID) -> list[Hold]:
    """Holds that stop calling a person: their own, and those of the case, whoever of it is called.

    A hold of the case stops its co-debtors' telephones too.
    """
    return [
        hold
        for hold in holds
        if Act.CALL in hold.stops and (hold.person_id == person or hold.case_id == case.id)
    ]


def _letters(people: Iterable[UUID], on: date) -> dict[UUID, list[PastContact]]:
    """Letters are contacts to the policy; each counts for its whole day."""
    found: dict[UUID, list[PastContact]] = defaultdict(list)
    for person, day in rows_of(_LETTERS, {"people": list(people), "since": on - _BACK}):
        found[person].append(PastContact(channel=Channel.LETTER, at=datetime.combine(day, time())))
    return found
