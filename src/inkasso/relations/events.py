"""Events, seminars and webinars: who signed up, who cancelled, who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Q

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Language, Words
from inkasso.gate.acting import open_files
from inkasso.law.wording import fill
from inkasso.notice.publishing.informing import InformationText
from inkasso.relations.cards import NAME_MAX
from inkasso.relations.informing import tell
from inkasso.relations.models import Event, Guest, Registration
from inkasso.relations.people import GUESTS, Identity, meet, needed_email, one_line

#: The purpose of the register.
CUSTOMER_SERVICE = "customer_service"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGuest:
    """Somebody signs up."""

    name: str
    email: str
    language: Language = "fi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """What came of it."""

    registration: Registration
    #: What the guest is told of their data; None where they had signed up already.
    information: InformationText | None


def announce(name: str, held_on: date) -> Event:
    """An event of a day; announced again it is the same. Raises `Refused` (`bad_text`)."""
    event, _ = Event.objects.get_or_create(name=one_line(name, NAME_MAX), held_on=held_on)
    return event


def register(number: int, guest: NewGuest, on: date) -> Registered:
    """Sign somebody up; who had cancelled comes after all, who had signed up has done so once.

    Raises `Refused`: `unknown_event`, `event_over`, `bad_address`, `bad_text`, `restricted`.
    """
    event = find_event(number)
    if on > event.held_on:
        raise Refused(Refusal(code="event_over", message=fill(_OVER, day=event.held_on)))
    who = Identity(email=needed_email(guest.email), name=one_line(guest.name, NAME_MAX))
    with transaction.atomic():
        person_id = meet(who, guest.language, f"event:{number}")
        row, new = Registration.objects.get_or_create(
            event=event, person_id=person_id, defaults={"registered_on": on}
        )
        if not new:
            Registration.objects.filter(id=row.id).update(cancelled_on=None)
            row.cancelled_on = None
            return Registered(registration=row, information=None)
        Guest.objects.create(registration=row, person_id=person_id, name=who.name, email=who.email)
        by = f"registration:{row.id}"
        told = tell(person_id, CUSTOMER_SERVICE, GUESTS, guest.language, on=on, by=by)
    return Registered(registration=row, information=told)


def cancel(number: int, on: date) -> Registration:
    """Somebody does not come; again, the first day stands. Raises `Refused`."""
    row = find_registration(number)
    if row.cancelled_on is None:
        row.cancelled_on = on
        row.save(update_fields=["cancelled_on"])
    return row


def note_attendance(number: int, *, came: bool) -> Registration:
    """Whether somebody came. Raises `Refused` (`unknown_registration`)."""
    row = find_registration(number)
    row.attended = came
    row.save(update_fields=["attended"])
    return row


def find_event(number: int) -> Event:
    """The event of a number; raises `Refused` (`unknown_event`)."""
    event = Event.objects.filter(id=number).first()
    if event is None:
        raise Refused(Refusal(code="unknown_event", message=fill(_UNKNOWN, number=number)))
    return event


def every_event() -> list[Event]:
    """Every event, the last one first, with how many have not cancelled as `coming`."""
    coming = Count("registration", filter=Q(registration__cancelled_on=None))
    return list(Event.objects.annotate(coming=coming).order_by("-held_on", "-id"))


def guests_of(event: Event) -> list[tuple[Registration, Guest | None]]:
    """Registrations for an event in the order they came, each with its guest.

    Their files are opened, on record; None of whoever is restricted.
    """
    rows = list(Registration.objects.filter(event=event).order_by("id"))
    if not rows:
        return []
    try:
        open_files([row.person_id for row in rows], f"event:{event.id}")
    except Refused:
        # All of them are restricted.
        return [(row, None) for row in rows]
    cards = Guest.objects.in_bulk([row.id for row in rows])
    return [(row, cards.get(row.id)) for row in rows]


def find_registration(number: int) -> Registration:
    """The registration of a number; raises `Refused` (`unknown_registration`)."""
    row = Registration.objects.select_related("event").filter(id=number).first()
    if row is None:
        message = fill(_UNREGISTERED, number=number)
        raise Refused(Refusal(code="unknown_registration", message=message))
    return row


_UNKNOWN = Words(
    fi="Tilaisuutta {number} ei ole. Komento inkasso event list näyttää tilaisuudet.",
    sv="Det finns inget evenemang {number}. Kommandot inkasso event list visar dem.",
    en="There is no event {number}. The command inkasso event list shows them.",
)
_UNREGISTERED = Words(
    fi="Ilmoittautumista {number} ei ole. Komento inkasso event list näyttää ne.",
    sv="Det finns ingen anmälan {number}. Kommandot inkasso event list visar dem.",
    en="There is no registration {number}. The command inkasso event list shows them.",
)
_OVER = Words(
    fi="Tilaisuus oli {day}; siihen ei enää voi ilmoittautua.",
    sv="Evenemanget hölls {day}; det går inte längre att anmäla sig.",
    en="The event was on {day}; nobody can sign up any more.",
)
