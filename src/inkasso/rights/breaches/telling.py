"""Those whom a breach concerns, as they are written to, and that they were told (Article 34)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.law.eu.breaches import PERSONS
from inkasso.parties.addressing import usable_addresses
from inkasso.parties.models import ContactPoint, Party, PartyName
from inkasso.rights.breaches.recording import CLOSED, Instant, lock
from inkasso.rights.breaches.state import State, find_breach
from inkasso.rights.models import BreachPerson, BreachTelling

_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody to be told, as far as the agency knows where."""

    person_id: UUID
    language: Language
    #: Empty where the agency keeps none, as of payers.
    name: str
    street: str
    postal_code: str
    city: str
    country: str
    email: str

    @property
    def reachable(self) -> bool:
        """Whether a letter or a message can go."""
        return bool(self.street or self.email)


def addressees(number: int) -> Iterator[Addressee]:
    """Those who were not told yet, with the addresses that reach them; in a sweep of `breaches`."""
    waiting = BreachPerson.objects.filter(breach=number).order_by("id")
    told = BreachTelling.objects.filter(breach=number)
    waiting = waiting.exclude(person_id__in=told.values("person_id"))
    people = waiting.values_list("person_id", flat=True).iterator()
    while chunk := list(islice(people, _AT_A_TIME)):
        yield from _addressed(chunk)


def _addressed(people: Collection[UUID]) -> Iterator[Addressee]:
    languages = dict(Party.objects.filter(id__in=people).values_list("id", "language"))
    names = dict(PartyName.objects.filter(person__in=people).values_list("person", "name"))
    addresses = usable_addresses(people)
    points = ContactPoint.objects.filter(person__in=people, kind="email").order_by("id")
    emails = dict(points.values_list("person", "value"))
    for person_id in people:
        address = addresses.get(person_id)
        yield Addressee(
            person_id=person_id,
            language=_language(languages.get(person_id, "")),
            name=names.get(person_id, ""),
            street=address.street if address else "",
            postal_code=address.postal_code if address else "",
            city=address.city if address else "",
            country=address.country if address else "",
            email=emails.get(person_id, ""),
        )


def _language(spoken: str) -> Language:
    return next((one for one in LANGUAGES if one == spoken), "fi")


@transaction.atomic
def record_told(
    number: int, channel: str, instant: Instant, *, person: UUID | None = None
) -> tuple[State, int]:
    """Add that those whom a breach concerns were told: all who were not before, or one of them.

    Raises `Refused`: `unknown_breach`, `breach_closed`, `before_aware`, `nobody_to_tell`.
    """
    lock(number)
    state = find_breach(number)
    if not state.is_open:
        raise Refused(Refusal(code="breach_closed", message=CLOSED.format(number=number)))
    if instant.at < state.breach.aware_at:
        raise Refused(Refusal(code="before_aware", message=_BEFORE))
    with connection.cursor() as cursor:
        cursor.execute(
            _TELL,
            {
                "breach": number,
                "at": instant.at,
                "channel": channel,
                "by": instant.by,
                "person": person,
            },
        )
        told = cursor.rowcount
    if not told:
        refusal = Refusal(code="nobody_to_tell", message=_NOBODY, remedy=_SCOPE, because=(PERSONS,))
        raise Refused(refusal)
    return find_breach(number), told


_TELL = """
INSERT INTO rights_breachtelling (breach_id, person_id, at, channel, by)
SELECT breach_id, person_id, %(at)s, %(channel)s, %(by)s FROM rights_breachperson
 WHERE breach_id = %(breach)s AND (%(person)s::uuid IS NULL OR person_id = %(person)s)
ON CONFLICT (breach_id, person_id) DO NOTHING
"""
_BEFORE = Words(
    fi="Hetki on ennen kuin loukkaus tuli tietoon; tarkista se.",
    sv="Tidpunkten är före den då incidenten blev känd; kontrollera den.",
    en="The moment is before the breach became known; check it.",
)
_NOBODY = Words(
    fi="Ketään, jota loukkaus koskee, ei ole kertomatta.",
    sv="Det finns ingen berörd som inte redan informerats.",
    en="There is nobody concerned who was not told already.",
)
_SCOPE = Words(
    fi="Hae ensin, keitä se koskee: inkasso breach scope.",
    sv="Sök först vem den gäller: inkasso breach scope.",
    en="Search first for those whom it concerns: inkasso breach scope.",
)
