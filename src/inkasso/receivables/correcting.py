"""Correcting what a client wrote of a receivable, at the wish of the debtor whom it is about."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.parties.correcting import Replaced
from inkasso.parties.models import Source
from inkasso.receivables.intake.texts import without_identity_codes
from inkasso.receivables.models import ReceivableText


def find_description(person_id: UUID, invoice: str) -> ReceivableText:
    """The text of a debtor's receivable: the one of an invoice number, or the only one.

    The person's file must be open. Raises `Refused`: `unknown_claim`, `claim_needed`.
    """
    rows = ReceivableText.objects.filter(person_id=person_id).select_related("receivable")
    texts = list(rows.order_by("receivable_id"))
    numbers = ", ".join(text.receivable.invoice_number for text in texts) or "-"
    wanted = [text for text in texts if text.receivable.invoice_number == invoice]
    if invoice and not wanted:
        message = _UNKNOWN.format(invoice=invoice[:60], numbers=numbers)
        raise Refused(Refusal(code="unknown_claim", message=message))
    found = wanted if invoice else texts
    if len(found) != 1:
        raise Refused(Refusal(code="claim_needed", message=_WHICH.format(numbers=numbers)))
    return found[0]


def correct_description(text: ReceivableText, description: str, on: date) -> Replaced:
    """Write another description of a receivable; letters say it from now on. Returns the old.

    Raises `Refused` (`already_so`).
    """
    if text.description == description:
        raise Refused(Refusal(code="already_so", message=_SO))
    old = Replaced(value=text.description, source=text.source, known_since=text.known_since)
    text.description = without_identity_codes(description)
    text.source, text.known_since, text.mandate = Source.PERSON, on, None
    text.save()
    return old


_SO = Words(
    fi="Saatavan kuvaus on jo tämä.",
    sv="Fordrans beskrivning är redan denna.",
    en="The receivable's description is this already.",
)
_UNKNOWN = Words(
    fi="Henkilöllä ei ole saatavaa laskulta {invoice}. Laskut: {numbers}.",
    sv="Personen har ingen fordran enligt faktura {invoice}. Fakturor: {numbers}.",
    en="The person has no receivable of invoice {invoice}. Invoices: {numbers}.",
)
_WHICH = Words(
    fi="Kerro laskun numerolla, minkä saatavan kuvaus oikaistaan: {numbers}.",
    sv="Ange med fakturans nummer vilken fordrans beskrivning som rättas: {numbers}.",
    en="Say by the invoice's number which receivable's description is corrected: {numbers}.",
)
