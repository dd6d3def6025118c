"""Who is who among people without a debt: found again by an address and a name, never guessed.

The same address is the same person unless the names differ: a firm's common mailbox has many
readers. Debtors are looked for nowhere here, so that no debt is ever told from a newsletter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.gate.acting import open_files
from inkasso.gate.current import current
from inkasso.parties.secrecy import keyed_hash
from inkasso.relations.models import (
    Contact,
    ContactDetails,
    Guest,
    Person,
    Prospect,
    ProspectDetails,
    Registration,
    Subscriber,
    Subscription,
)

#: Kinds of data subjects, by their keys in the register.
CLIENT_CONTACTS, SUPPLIER_CONTACTS = "client_contacts", "supplier_contacts"
PROSPECTS, SUBSCRIBERS, GUESTS = "prospect_contacts", "subscribers", "guests"
_EMAIL, _PHONE = "email", "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One way to reach somebody, as it is compared and hashed."""

    #: email or phone.
    kind: str
    value: str

    def hashed(self, purpose: str) -> bytes:
        """Its keyed hash; each purpose has a key of its own, so hashes of two tables never meet."""
        return keyed_hash(purpose, f"{self.kind}:{self.value}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What somebody is called and reached at, as told."""

    email: str = ""
    phone: str = ""
    #: Empty where none was told.
    name: str = ""

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The ways to reach them, as they are compared."""
        return tuple(addresses([self.email, self.phone]))


def addresses(texts: Iterable[str]) -> Iterator[Address]:
    """Texts that are an e-mail address or a telephone number, written one way; others left out."""
    for text in texts:
        if email := parse_email(text):
            yield Address(kind=_EMAIL, value=email.casefold())
        elif phone := parse_phone(text):
            yield Address(kind=_PHONE, value=phone)


def checked(email: str, phone: str = "") -> tuple[str, str]:
    """An e-mail address and a telephone number written one way, each empty where none is told.

    Raises `Refused` (`bad_address`).
    """
    for text, read in ((email, parse_email), (phone, parse_phone)):
        if text.strip() and read(text) is None:
            raise Refused(Refusal(code="bad_address", message=_BAD.format(text=text)))
    return parse_email(email) or "", parse_phone(phone) or ""


def needed_email(text: str) -> str:
    """An e-mail address written one way; raises `Refused` (`bad_address`), also for none."""
    email, _ = checked(text)
    if not email:
        raise Refused(Refusal(code="bad_address", message=_BAD.format(text="-")))
    return email


def one_line(text: str, most: int, *, needed: bool = True) -> str:
    """A name or the like without blanks around it.

    Raises `Refused` (`bad_text`) where it is empty though needed, too long, or no line of text.
    """
    line = " ".join(text.split())
    if (needed and not line) or len(line) > most or not line.isprintable():
        raise Refused(Refusal(code="bad_text", message=_NO_LINE.format(most=most)))
    return line


def find_people(text: str) -> list[UUID]:
    """Everybody whom an e-mail address or a telephone number reaches; nobody for another text."""
    found = Person.objects.filter(reached__overlap=_hashes(addresses([text])))
    return list(found.order_by("id").values_list("id", flat=True))


def meet(who: Identity, language: Language, about: str) -> UUID:
    """The number of somebody, a new one unless they are known; their file is open afterwards.

    In the caller's transaction. Raises `Refused` (`restricted`).
    """
    _lock(who)
    person = _known(who)
    if person is None:
        person = Person.objects.create(language=language, name_hash=_name_hash(who.name))
    elif who.name and person.name_hash is None:
        Person.objects.filter(id=person.id).update(name_hash=_name_hash(who.name))
    learn(person.id, who)
    open_for(person.id, about)
    return person.id


def learn(person_id: UUID, who: Identity) -> None:
    """Let a person be found by these addresses too."""
    person = Person.objects.get(id=person_id)
    reached = sorted({*person.reached, *_hashes(who.addresses)})
    if reached != person.reached:
        Person.objects.filter(id=person_id).update(reached=reached)


def open_for(person_id: UUID, about: str) -> None:
    """Open a person's file, on record; whoever acts for nobody passes no gate and sees nothing."""
    if current() is not None:
        open_files([person_id], about)


def is_known(person_id: UUID) -> bool:
    """Whether a number is one of this room's people."""
    return Person.objects.filter(id=person_id).exists()


def language_of(person_id: UUID) -> Language | None:
    """The language that somebody of this room is written to in; None of anybody else."""
    spoken = Person.objects.filter(id=person_id).values_list("language", flat=True).first()
    return next((one for one in LANGUAGES if one == spoken), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """What is held of somebody here that they can be known by."""

    names: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]


def told_of(person_id: UUID) -> ToldOf:
    """Names and addresses of somebody whose file is open; nothing of anybody else."""
    rows: list[tuple[str, str, str]] = []
    for cards in (ContactDetails, ProspectDetails):
        held = cards.objects.filter(person_id=person_id)
        rows.extend(held.values_list("name", "email", "phone"))
    guests = Guest.objects.filter(person_id=person_id).values_list("name", "email")
    rows.extend((name, email, "") for name, email in guests)
    readers = Subscriber.objects.filter(person_id=person_id).values_list("email", flat=True)
    rows.extend(("", email, "") for email in readers)
    names, emails, phones = zip(*rows, strict=True) if rows else ((), (), ())
    return ToldOf(
        names=frozenset(names) - {""},
        emails=frozenset(emails) - {""},
        phones=frozenset(phones) - {""},
    )


def kinds_of(person_id: UUID) -> frozenset[str]:
    """The kinds of data subjects that somebody is of, by what is held of them here."""
    contacts = Contact.objects.filter(person_id=person_id)
    held = {
        CLIENT_CONTACTS: contacts.filter(client__isnull=False),
        SUPPLIER_CONTACTS: contacts.filter(client__isnull=True),
        PROSPECTS: Prospect.objects.filter(person_id=person_id),
        SUBSCRIBERS: _read(person_id, Subscription.Basis.CONSENT),
        GUESTS: Registration.objects.filter(person_id=person_id),
    }
    kinds = {kind for kind, rows in held.items() if rows.exists()}
    if not kinds and _read(person_id, Subscription.Basis.CORPORATE).exists():
        kinds.add(PROSPECTS)
    return frozenset(kinds)


def _read(person_id: UUID, basis: Subscription.Basis) -> QuerySet[Subscription]:
    return Subscription.objects.filter(person_id=person_id, basis=basis)


def _known(who: Identity) -> Person | None:
    """Who bears one of the addresses, and no other name."""
    name = _name_hash(who.name)
    bearers = Person.objects.filter(reached__overlap=_hashes(who.addresses))
    for person in bearers.order_by("id"):
        if name is None or person.name_hash is None or bytes(person.name_hash) == name:
            return person
    return None


def _lock(who: Identity) -> None:
    """Two who take the same person in at once find each other."""
    with connection.cursor() as cursor:
        for key in sorted(_hashes(who.addresses)):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _hashes(reached: Iterable[Address]) -> list[str]:
    return [address.hashed(_REACH).hex() for address in reached]


def _name_hash(name: str) -> bytes | None:
    folded = " ".join(name.split()).casefold()
    return keyed_hash(_NAME, folded) if folded else None


_REACH, _NAME = "relations.reach", "relations.name"
_NO_LINE = Words(
    fi="Nimet ja muut tiedot ovat yhden rivin tekstiä, enintään {most} merkkiä.",
    sv="Namn och andra uppgifter är text på en rad, högst {most} tecken.",
    en="Names and the like are one line of text, at most {most} characters.",
)
_BAD = Words(
    fi="{text} ei ole sähköpostiosoite tai puhelinnumero, johon voisi lähettää.",
    sv="{text} är ingen e-postadress eller telefon som man kan sända till.",
    en="{text} is no e-mail address or telephone number that could be reached.",
)
