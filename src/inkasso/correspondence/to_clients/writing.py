"""A letter in free words to a client: looked at, sent once, filed at once, kept with the client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from django.db import connection, transaction
from django.db.models import QuerySet

from inkasso.base.checks import Check, check
from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Language, Words
from inkasso.correspondence import refusing
from inkasso.correspondence.deciding import LONGEST
from inkasso.correspondence.demanding import Latitude, demands
from inkasso.correspondence.letters import texts
from inkasso.correspondence.letters.frame import (
    Head,
    Page,
    page_with,
    privacy_of,
    reached_at,
    said,
    told_day,
)
from inkasso.correspondence.models import ClientLetter, ClientLetterFile
from inkasso.correspondence.offering import find_template
from inkasso.correspondence.templates import OwnWords, Template
from inkasso.gate.holds.grounds import PRIVACY
from inkasso.law.wording import fill
from inkasso.ledger.bulk import take_ids
from inkasso.mandates.agency import Agency
from inkasso.mandates.models import Client
from inkasso.notice.articles import GDPR
from inkasso.parties.filing import file_faults, keep_files, unfiled
from inkasso.parties.letters.printing import print_letter
from inkasso.receivables.intake.texts import without_identity_codes

_LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
#: A client knows what it is owed, and courts are its business too; a day to pay by and an account
#: stand in invoices.
_MAY = Latitude(pays=True, courts=True)
#: What of a page is alike when the same is written twice.
_SAID = ("heading", "sections")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientWish:
    """A letter to a client as somebody wishes to write it."""

    client: Client
    #: Key of the template.
    template: str
    #: One's own words, in the client's language.
    words: str = ""


def preview_to_client(wish: ClientWish, agency: Agency, moment: Moment) -> bytes:
    """The letter as it would go out, as PDF; written nowhere. Raises `Refused` as sending does."""
    return print_letter(_page(wish, agency, moment, None))


def send_to_client(wish: ClientWish, agency: Agency, moment: Moment, home: Path) -> ClientLetter:
    """Send a letter to a client: from here on it never changes; its file lies under `home`.

    Raises `Refused`: `unknown_template`, `client_without_address`, `words_missing`,
    `words_too_long`, `reads_as_demand`, `names_a_debtor`, `letter_sent_already`.
    """
    with transaction.atomic():
        _one_after_the_other(wish.client)
        _check_first(wish, _page(wish, agency, moment, None), moment)
        (number,) = take_ids(ClientLetter, 1)
        letter = ClientLetter(
            id=number,
            client=wish.client,
            template=wish.template,
            dated=moment.on,
            written_by=moment.by,
            content=_page(wish, agency, moment, number),
        )
        letter.save(force_insert=True)
        keep_files(ClientLetterFile, home, [(number, _path(letter), client_letter_pdf(letter))])
    return letter


def letters_to(client_id: int) -> QuerySet[ClientLetter]:
    """Letters to a client, the newest first, without their pages."""
    return ClientLetter.objects.filter(client_id=client_id).defer("content").order_by("-id")


def find_client_letter(number: int) -> ClientLetter:
    """The letter of a number; raises `Refused` (`unknown_letter`)."""
    found = ClientLetter.objects.filter(id=number).first() if number < 2**63 else None
    if found is None:
        raise Refused(Refusal(code="unknown_letter", message=_UNKNOWN.format(number=number)))
    return found


def client_letter_pdf(letter: ClientLetter) -> bytes:
    """The letter's page; the same bytes as are on file."""
    return print_letter(letter.content)


def proofs(home: Path) -> Iterator[Check]:
    """That every letter to a client is on file, as it was written."""
    without = ClientLetter.objects.filter(clientletterfile__isnull=True)
    wrong = [unfiled(_called(number)) for number in without.values_list("id", flat=True)]
    wrong += file_faults(ClientLetterFile, home, _called)
    told = fill(_ON_FILE, count=str(ClientLetterFile.objects.count()))
    yield check("client_letters_on_file", wrong, told)


def _page(wish: ClientWish, agency: Agency, moment: Moment, number: int | None) -> Page:
    client, template = wish.client, find_template(wish.template, to_clients=True)
    refusal = next(_refusals(wish, template, moment), None)
    if refusal is not None:
        raise Refused(refusal)
    language = _language(client)
    head = Head(
        language=language,
        agency=agency,
        heading=said(template.heading, language),
        dated=moment.on,
        number=number,
        window=(client.name, client.street, f"{client.postal_code} {client.city}"),
        details=((texts.CLIENT, client.business_id),),
    )
    contact = {"heading": said(texts.CONTACT, language), "lines": [reached_at(agency)]}
    values = {"client": client.name, "day": told_day(moment.on, language)}
    paragraphs = [
        *(said(words, language, **values) for words in template.before),
        *(line.strip() for line in wish.words.splitlines() if line.strip()),
        *(said(words, language, **values) for words in template.after),
    ]
    return page_with(head, paragraphs, [contact, privacy_of(agency, language)])


def _refusals(wish: ClientWish, template: Template, moment: Moment) -> Iterator[Refusal]:
    client, words = wish.client, wish.words.strip()
    if not (client.street.strip() and client.city.strip()):
        yield Refusal(code="client_without_address", message=_NO_ADDRESS)
    if template.own_words is OwnWords.REQUIRED and not words:
        yield refusing.words_missing()
    if len(words) > LONGEST:
        yield refusing.words_too_long(LONGEST)
    if without_identity_codes(words) != words:
        yield Refusal(code="names_a_debtor", message=_NAMES, because=(PRIVACY, _ITS_OWN_WAY))
    refusal = demands(words, moment.on, may=_MAY)
    if refusal is not None:
        yield replace(refusal, remedy=_INVOICE)


def _check_first(wish: ClientWish, page: Page, moment: Moment) -> None:
    same = ClientLetter.objects.filter(
        client=wish.client, template=wish.template, dated=moment.on
    ).order_by("id")
    for before in same:
        if all(before.content[part] == page[part] for part in _SAID):
            message = fill(_SENT, number=str(before.id))
            raise Refused(Refusal(code="letter_sent_already", message=message))


def _one_after_the_other(client: Client) -> None:
    """Let two who write to a client at once come one after the other; the second finds the first's.

    Clients are not locked: nothing of them changes.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            [f"correspondence.clientletter:{client.id}"],
        )


def _language(client: Client) -> Language:
    known = cast("Language", client.language)
    return known if known in _LANGUAGES else "fi"


def _path(letter: ClientLetter) -> str:
    return f"letters/{letter.dated:%Y/%m}/c{letter.id:08d}-{letter.template}.pdf"


def _called(number: int) -> Words:
    return _CALLED.format(number=number)


_CALLED = Words(
    fi="kirje toimeksiantajalle {number}",
    sv="brev till uppdragsgivaren {number}",
    en="letter to a client {number}",
)
_ON_FILE = Words(
    fi="{count} kirjettä toimeksiantajille on tallessa",
    sv="{count} brev till uppdragsgivare finns i arkivet",
    en="{count} letters to clients lie on file",
)


_ITS_OWN_WAY = Citation(
    act=GDPR,
    section="5(1)(b)",
    text=Words(
        fi="Henkilötietoja käytetään vain siihen, mihin ne on kerätty; toimeksiantajalle niistä "
        "kerrotaan vain tietojen luovutuksena.",
        sv="Personuppgifter används bara för det som de samlats in för; uppdragsgivaren får "
        "dem bara som ett utlämnande.",
        en="Personal data serve only what they were collected for; a client is told of them by a "
        "disclosure.",
    ),
)
_NAMES = Words(
    fi="Kirjeessä on henkilötunnus. Velallisesta ei kerrota toimeksiantajalle vapaalla kirjeellä.",
    sv="Brevet har en personbeteckning. Uppgifter om en gäldenär ges inte till "
    "uppdragsgivaren i ett fritt brev.",
    en="The letter has an identity code. A client is not told of a debtor by a letter in free "
    "words.",
)
_INVOICE = Words(
    fi="Tilinumero ja maksupäivä kuuluvat laskuun.",
    sv="Kontonummer och betalningsdag hör till en faktura.",
    en="An account and a day to pay by belong into an invoice.",
)
_NO_ADDRESS = Words(
    fi="Toimeksiantajan postiosoitetta ei tiedetä.",
    sv="Uppdragsgivarens postadress är inte känd.",
    en="The client's postal address is not known.",
)
_SENT = Words(
    fi="Sama kirje on jo lähetetty tänään: kirje {number}.",
    sv="Samma brev har redan sänts i dag: brev {number}.",
    en="The same letter has been sent today already: letter {number}.",
)
_UNKNOWN = Words(
    fi="Kirjettä {number} ei ole.",
    sv="Det finns inget brev {number}.",
    en="There is no letter {number}.",
)
