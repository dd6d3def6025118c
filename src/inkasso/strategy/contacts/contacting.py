"""Contacting people about a case: whether it may be done now, and doing it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from inkasso.base.decisions import Citation, Decision, Refusal, Refused
from inkasso.contacts import refusing
from inkasso.contacts.allowing import HeldBy, weigh
from inkasso.contacts.history import asked_not_to_be_called, contacts_made
from inkasso.contacts.models import Attempt
from inkasso.contacts.recording import NewAttempt, one_at_a_time, record
from inkasso.contacts.results import RESULTS, Again, Direction
from inkasso.demands.models import Letter
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.placing import Protected, holds_of
from inkasso.law.fi.contacts.allowed import ContactAnswer, ContactFacts, PastContact
from inkasso.law.fi.contacts.days import local
from inkasso.law.fi.contacts.policy import Channel, Recipient
from inkasso.law.fi.debt_collection.good_practice import Conduct, is_forbidden
from inkasso.plans.models import PlanLetter
from inkasso.receivables.finding import people_of
from inkasso.receivables.models import Case, Payment
from inkasso.strategy.loading import states
from inkasso.strategy.rules import stopped

_ONE_DAY = timedelta(days=1)
#: How far back letters are read: beyond any policy's week.
_BACK = timedelta(days=15)


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
    on = local(at).date()
    facts = ContactFacts(
        channel=channel,
        at=at,
        history=(*contacts_made(person, at), *_letters(person, on)),
        recipient=recipient,
        no_calls=asked_not_to_be_called(person),
    )
    held = [
        HeldBy(kind=hold.kind, until=hold.until)
        for hold in holds_of(Protected(person_id=person, case_id=case.id), on=on)
        if Act.CALL in hold.stops
    ]
    if person != case.person_id:
        # A hold of the case stops its co-debtors' telephones too.
        held += _of_case(case, on)
    return weigh(facts, held, nothing_to_collect(case, on))


def nothing_to_collect(case: Case, on: date) -> tuple[Citation, ...]:
    """Why nothing may be asked for in a case any more; nothing while something may."""
    if case.closed_on is None and not _time_barred(case, on):
        return ()
    ended = is_forbidden(Conduct.EXTINGUISHED, on)
    assert not isinstance(ended, Refusal), "the act is older than the agency"
    return ended.because


def make_contact(new: NewAttempt, now: datetime) -> Attempt:
    """Write a contact down with what law, policy and holds said of it at its moment.

    Raises `Refused`: `not_of_case`, `contact_in_future`, `contact_before_case`, and what `record`
    refuses.
    """
    with transaction.atomic():
        case = Case.objects.get(id=new.case_id)
        if new.person_id not in people_of(case):
            raise Refused(refusing.not_of_case())
        if local(new.at) > local(now):
            raise Refused(refusing.in_future())
        if new.on < case.opened_on:
            raise Refused(refusing.before_case(case.opened_on))
        one_at_a_time(new.person_id)
        weighed = may_contact(
            case, new.person_id, new.at, channel=new.channel, recipient=new.recipient
        )
        again = RESULTS[new.said.result].again is Again.CALL
        return record(new, weighed, call_again_on(new) if again else None)


def call_again_on(new: NewAttempt) -> date | None:
    """The first later day on which the person may be called again, this contact counted."""
    made = PastContact(channel=new.channel, at=new.at)
    own = (made,) if new.direction is Direction.OUT else ()
    morning = datetime.combine(new.on + _ONE_DAY, time())
    facts = ContactFacts(
        channel=Channel.PHONE,
        at=morning,
        history=(*contacts_made(new.person_id, morning), *_letters(new.person_id, new.on), *own),
    )
    following = weigh(facts).value.next_allowed
    return following.date() if following else None


def _of_case(case: Case, on: date) -> list[HeldBy]:
    protected = Protected(person_id=case.person_id, case_id=case.id)
    return [
        HeldBy(kind=hold.kind, until=hold.until)
        for hold in holds_of(protected, on=on)
        if hold.case_id == case.id and Act.CALL in hold.stops
    ]


def _letters(person: UUID, on: date) -> list[PastContact]:
    """Letters are contacts to the policy; each counts for its whole day."""
    since = on - _BACK
    dated = [
        *Letter.objects.filter(person_id=person, dated__gt=since).values_list("dated", flat=True),
        *PlanLetter.objects.filter(person_id=person, dated__gt=since).values_list(
            "dated", flat=True
        ),
    ]
    return [PastContact(channel=Channel.LETTER, at=datetime.combine(day, time())) for day in dated]


def _time_barred(case: Case, on: date) -> bool:
    """Whether everything open in a case is time-barred on a day."""
    (state,) = states([case.id], on)
    payments = Payment.objects.filter(case=case, reversal__isnull=True)
    paid_on = tuple(payments.values_list("value_date", flat=True))
    return stopped(state, paid_on, on) is not None
