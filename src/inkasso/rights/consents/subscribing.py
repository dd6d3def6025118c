"""Newsletters that rest on consent: confirming gives it and ending withdraws it, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from inkasso.base.words import Language
from inkasso.notice.register import Register
from inkasso.relations.models import Subscription
from inkasso.relations.newsletters import NEWSLETTERS, confirm, find_subscription, unsubscribe
from inkasso.relations.objecting import Stopped, object_to_marketing
from inkasso.relations.people import language_of
from inkasso.rights.consents.giving import NewConsent, Statement, give, withdraw
from inkasso.rights.consents.reading import given
from inkasso.rights.consents.uses import Use, find_use
from inkasso.rights.models.consents import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A newsletter that a reader confirmed."""

    subscription: Subscription
    #: Number of the consent that proves it; None where it was confirmed before, or needs none.
    consent: int | None


def confirm_subscription(number: int, register: Register, on: date, *, by: str) -> Confirmed:
    """Record that a reader followed the link in the message: the newsletter goes from now on.

    The consent keeps the words that the link stood under. Raises `Refused`:
    `unknown_subscription`, `subscription_ended`, `restricted`.
    """
    with transaction.atomic():
        waited = find_subscription(number).confirmed_on is None
        row = confirm(number, on)
        person_id = row.person_id
        if not waited:
            return Confirmed(subscription=row, consent=None)
        new = NewConsent(person_id=person_id, use=_use(register), language=_language(person_id))
        said = Statement(on=on, channel=Channel.EMAIL, by=by)
        return Confirmed(subscription=row, consent=give(new, said, register))


def end_newsletter(email: str, register: Register, said: Statement) -> list[UUID]:
    """End what goes to an address, and the consent with it; whose newsletter it was.

    Nobody has to show who they are, and an address without a newsletter is no fault.
    """
    with transaction.atomic():
        readers = unsubscribe(email, said.on)
        for person_id in readers:
            _withdraw(person_id, register, said)
    return readers


def end_marketing(person_id: UUID, register: Register, said: Statement) -> Stopped:
    """Carry out an objection to direct marketing; whoever consented has withdrawn that too.

    The person's file must be open.
    """
    with transaction.atomic():
        stopped = object_to_marketing(person_id, said.on)
        _withdraw(person_id, register, said)
    return stopped


def _withdraw(person_id: UUID, register: Register, said: Statement) -> None:
    if any(one.holds(said.on) for one in given(person_id, NEWSLETTERS)):
        withdraw(person_id, _use(register), said)


def _use(register: Register) -> Use:
    return find_use(NEWSLETTERS, register)


def _language(person_id: UUID) -> Language:
    return language_of(person_id) or "fi"
