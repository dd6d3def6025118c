"""Texts of a hand-over before they are kept: none longer than its column, none with a code.

A text that does not fit is refused, never cut. An identity code that a client wrote into free text
is masked: it is kept encrypted in its own place, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Model

from inkasso.base.faults import Fault
from inkasso.base.identity_code import IdentityCode
from inkasso.formats.finvoice import CreditNote
from inkasso.formats.handover import CoDebtorRow, HandoverRow, PartyData
from inkasso.law.wording import fill
from inkasso.parties.models import Address, PartyName
from inkasso.receivables.intake.messages import TOO_LONG
from inkasso.receivables.models import Credit, Receivable

_LIKE_A_CODE = re.compile(r"(?<![0-9])[0-9]{6}[-+A-FU-Ya-fu-y][0-9]{3}[0-9A-Za-z](?![0-9A-Za-z])")


def too_long(content: HandoverRow | CoDebtorRow | CreditNote) -> tuple[Fault, ...]:
    """A fault for each text that is longer than what can be kept of it."""
    match content:
        case HandoverRow():
            return (*_of_receivable(content), *_of_party(content.debtor))
        case CoDebtorRow():
            return tuple(_of_party(content.debtor))
        case CreditNote():
            return tuple(_fault("invoice_number", content.number, (Credit, "number")))


def without_identity_codes(text: str) -> str:
    """The text with every valid identity code in it masked; invoice numbers stay as they are."""
    return _LIKE_A_CODE.sub(_mask_if_valid, text)


def discreet(row: HandoverRow) -> HandoverRow:
    """The row with no identity code in its free texts."""
    return replace(
        row,
        description=without_identity_codes(row.description),
        notes=without_identity_codes(row.notes),
    )


def _of_receivable(row: HandoverRow) -> Iterator[Fault]:
    yield from _fault("invoice_number", row.invoice_number, (Receivable, "invoice_number"))
    yield from _fault("original_creditor", row.original_creditor, (Receivable, "original_creditor"))


def _of_party(party: PartyData) -> Iterator[Fault]:
    yield from _fault("name", party.name, (PartyName, "name"))
    yield from _fault("given_names", party.given_names, (PartyName, "given_names"))
    yield from _fault("family_name", party.family_name, (PartyName, "family_name"))
    if party.address is not None:
        yield from _fault("street", party.address.street, (Address, "street"))
        yield from _fault("postal_code", party.address.postal_code, (Address, "postal_code"))
        yield from _fault("city", party.address.city, (Address, "city"))


def _fault(field: str, text: str, column: tuple[type[Model], str]) -> Iterator[Fault]:
    model, name = column
    most = getattr(model._meta.get_field(name), "max_length", None)
    assert most is not None, "the columns of texts say how much they hold"
    if len(text) > most:
        yield Fault(field=field, code="bad_value", message=fill(TOO_LONG, most=str(most)))


def _mask_if_valid(found: re.Match[str]) -> str:
    code = IdentityCode.parse(found.group(), allow_test_range=True)
    return "*" * len(found.group()) if isinstance(code, IdentityCode) else found.group()
