"""An issue of the newsletter: to whom it may go on a day, and why it does not go to the others.

A private reader needs a confirmed order and a consent that holds; whoever speaks for a company
needs neither and may say no (917/2014, 200 and 202 §). Whose file is restricted is left out when
the addresses are read, for until then nobody's file is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Citation, Refused
from inkasso.base.words import Words
from inkasso.gate.acting import open_files
from inkasso.relations.models import Subscriber, Subscription
from inkasso.relations.newsletters import (
    GROUNDS,
    NEWSLETTERS,
    Basis,
    subscriptions,
    waited_too_long,
)
from inkasso.rights.consents.reading import people_who_consent


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A newsletter that an issue does not go to, though it was not ended."""

    subscription: Subscription
    #: not_confirmed, lapsed or no_consent.
    code: str
    why: Words
    because: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Whom an issue of a day reaches."""

    on: date
    goes: tuple[Subscription, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Where an issue goes."""

    subscription: int
    email: str
    language: str


def issue_of(on: date) -> Issue:
    """Whom an issue of a day may go to; no file is opened."""
    going = list(subscriptions())
    consenting = people_who_consent(NEWSLETTERS, [one.person_id for one in going], on)
    codes = {one.id: _code(one, on, lacks=one.person_id not in consenting) for one in going}
    return Issue(
        on=on,
        goes=tuple(one for one in going if not codes[one.id]),
        left_out=tuple(_left_out(one, codes[one.id]) for one in going if codes[one.id]),
    )


def readers(issue: Issue, about: str) -> list[Reader]:
    """The addresses of an issue, each look on record; whose file is restricted stays out."""
    people = {one.person_id for one in issue.goes}
    if not people:
        return []
    try:
        open_files(sorted(people), about)
    except Refused:
        return []
    rows = Subscriber.objects.filter(subscription__in=[one.id for one in issue.goes])
    return list(_readers(rows.select_related("subscription__person").order_by("subscription_id")))


def _readers(rows: Iterable[Subscriber]) -> Iterator[Reader]:
    for row in rows:
        language = row.subscription.person.language
        yield Reader(subscription=row.subscription_id, email=row.email, language=language)


def _left_out(row: Subscription, code: str) -> LeftOut:
    because = GROUNDS[Basis(row.basis)]
    return LeftOut(subscription=row, code=code, why=_WHY[code], because=because)


def _code(row: Subscription, on: date, *, lacks: bool) -> str:
    """Why an issue does not go to a newsletter's address; empty where it does."""
    if waited_too_long(row, on):
        return "lapsed"
    if row.confirmed_on is None or row.confirmed_on > on:
        return "not_confirmed"
    return "no_consent" if lacks and row.basis == Basis.CONSENT else ""


_WHY = {
    "not_confirmed": Words(
        fi="Tilausta ei ole vahvistettu osoitteesta.",
        sv="Prenumerationen är inte bekräftad från adressen.",
        en="The order was not confirmed from the address.",
    ),
    "lapsed": Words(
        fi="Vahvistusta odotettiin liian kauan; tilaus raukesi.",
        sv="Bekräftelsen dröjde för länge; prenumerationen förföll.",
        en="The confirmation took too long; the order lapsed.",
    ),
    "no_consent": Words(
        fi="Suostumus ei ole voimassa.",
        sv="Samtycket är inte i kraft.",
        en="The consent does not hold.",
    ),
}
