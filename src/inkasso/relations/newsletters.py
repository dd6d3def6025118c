"""Newsletters: who gets them, on which ground, and an end that works at once.

A private reader agrees beforehand and confirms from the address itself (917/2014, 200 §). To
somebody who speaks for a company they may be sent until they say no (202 §).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.words import Language, Words
from inkasso.law.wording import fill
from inkasso.notice.publishing.informing import InformationText
from inkasso.relations.informing import tell
from inkasso.relations.models import Subscriber, Subscription
from inkasso.relations.people import (
    PROSPECTS,
    SUBSCRIBERS,
    Identity,
    find_people,
    meet,
    needed_email,
    open_for,
)
from inkasso.relations.remembering import lift, require_welcome

#: The purpose of the register, and the use that its readers consent to.
NEWSLETTERS = "newsletters"
Basis = Subscription.Basis
#: Days to confirm an order; after that the list forgets it. The house's own number.
CONFIRMED_WITHIN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSubscription:
    """A newsletter as it is asked for."""

    email: str
    basis: Basis
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """What came of it."""

    subscription: Subscription
    #: What the reader is told of their data; None where the newsletter was there already.
    information: InformationText | None


def subscribe(new: NewSubscription, on: date) -> Subscribed:
    """Take a newsletter down for an address; a private reader has to confirm it.

    Asked again it is the same one. Raises `Refused`: `bad_address`, `objected_to_marketing`,
    `restricted`.
    """
    email = needed_email(new.email)
    who = Identity(email=email)
    if new.basis is Basis.CORPORATE:
        require_welcome(who.addresses)
    with transaction.atomic():
        person_id = meet(who, new.language, "newsletter")
        standing = _going(person_id).first()
        if standing is not None and waited_too_long(standing, on):
            end(person_id, on)
        elif standing is not None:
            return Subscribed(subscription=standing, information=None)
        corporate = new.basis is Basis.CORPORATE
        row = Subscription.objects.create(
            person_id=person_id,
            basis=new.basis,
            subscribed_on=on,
            confirmed_on=on if corporate else None,
        )
        Subscriber.objects.create(subscription=row, person_id=person_id, email=email)
        subject = PROSPECTS if corporate else SUBSCRIBERS
        by = f"subscription:{row.id}"
        told = tell(person_id, NEWSLETTERS, subject, new.language, on=on, by=by)
    return Subscribed(subscription=row, information=told)


def confirm(number: int, on: date) -> Subscription:
    """Record that a reader confirmed from the address; who had objected wants messages again.

    Confirmed again nothing happens. In the caller's transaction, with the proof of the consent.
    Raises `Refused`: `unknown_subscription`, `subscription_ended`, `restricted`.
    """
    row = find_subscription(number)
    if row.ended_on is not None or waited_too_long(row, on):
        raise Refused(Refusal(code="subscription_ended", message=_ENDED, remedy=_ORDER_AGAIN))
    open_for(row.person_id, f"subscription:{number}")
    if row.confirmed_on is None:
        row.confirmed_on = on
        row.save(update_fields=["confirmed_on"])
        email = Subscriber.objects.values_list("email", flat=True).get(subscription=row)
        lift(Identity(email=email).addresses)
    return row


def end(person_id: UUID, on: date, *, bounced: bool = False) -> int:
    """End a person's newsletters at once, whoever asks; how many there were. Again, none."""
    column = "bounced_on" if bounced else "unsubscribed_on"
    return _going(person_id).update(**{column: on})


def unsubscribe(email: str, on: date, *, bounced: bool = False) -> list[UUID]:
    """End what goes to an address; nobody has to show who they are. Whose newsletter it was.

    An address that has none is no fault: the reader gets what was asked for.
    """
    return [person for person in find_people(email) if end(person, on, bounced=bounced)]


def find_subscription(number: int) -> Subscription:
    """The subscription of a number; raises `Refused` (`unknown_subscription`)."""
    row = Subscription.objects.filter(id=number).first()
    if row is None:
        message = fill(_UNKNOWN, number=number)
        raise Refused(Refusal(code="unknown_subscription", message=message))
    return row


def newest_of(email: str) -> Subscription | None:
    """The newest newsletter of whoever an address reaches, ended or not; None where there is none.

    No file is opened: an address is found by its keyed hash.
    """
    rows = Subscription.objects.filter(person_id__in=find_people(email))
    return rows.order_by("-id").first()


def address_of(row: Subscription) -> str:
    """Where a newsletter goes; the look is on record. Raises `Refused` (`restricted`)."""
    open_for(row.person_id, f"subscription:{row.id}")
    return Subscriber.objects.values_list("email", flat=True).get(subscription=row)


def subscriptions(*, ended: bool = False) -> Iterator[Subscription]:
    """Newsletters that go or wait for their confirmation; with `ended`, all of them."""
    rows = Subscription.objects.order_by("id")
    if not ended:
        rows = rows.filter(unsubscribed_on=None, bounced_on=None)
    yield from rows


def waited_too_long(row: Subscription, on: date) -> bool:
    """Whether an order lapsed because nobody confirmed it in time."""
    return row.confirmed_on is None and on > row.subscribed_on + timedelta(days=CONFIRMED_WITHIN)


def _going(person_id: UUID) -> QuerySet[Subscription]:
    return Subscription.objects.filter(person_id=person_id, unsubscribed_on=None, bounced_on=None)


#: What each ground of a newsletter rests on.
GROUNDS: Mapping[Basis, Citation] = MappingProxyType(
    {
        Basis.CONSENT: Citation(
            act="917/2014",
            section="200 §",
            text=Words(
                fi="Luonnolliselle henkilölle saa lähettää sähköistä suoramarkkinointia vain "
                "etukäteen annetulla suostumuksella.",
                sv="Elektronisk direktmarknadsföring till en fysisk person kräver samtycke på "
                "förhand.",
                en="Electronic direct marketing to a natural person needs consent beforehand.",
            ),
        ),
        Basis.CORPORATE: Citation(
            act="917/2014",
            section="202 §",
            text=Words(
                fi="Oikeushenkilölle saa lähettää suoramarkkinointia, ellei se ole kieltänyt sitä.",
                sv="Direktmarknadsföring till en juridisk person är tillåten om den inte har "
                "förbjudit det.",
                en="Direct marketing to a legal person is allowed unless it has said no.",
            ),
        ),
    }
)
_UNKNOWN = Words(
    fi="Tilausta {number} ei ole. Komento inkasso newsletter list näyttää tilaukset.",
    sv="Det finns ingen prenumeration {number}. Kommandot inkasso newsletter list visar dem.",
    en="There is no subscription {number}. The command inkasso newsletter list shows them.",
)
_ENDED = Words(
    fi="Tilaus on päättynyt, eikä sitä voi enää vahvistaa.",
    sv="Prenumerationen har upphört och kan inte längre bekräftas.",
    en="The subscription has ended and can no longer be confirmed.",
)
_ORDER_AGAIN = Words(
    fi="Pyydä tilaamaan uutiskirje uudelleen.",
    sv="Be personen beställa nyhetsbrevet på nytt.",
    en="Ask the person to order the newsletter again.",
)
