"""An invoice judged as a hand-over: the same typed row, and the same faults, as a table gives.

The invoice is laid out as the cells of one row and judged by the rules for rows, so that a fault is
found and worded in one place, whatever a client sends.
"""

from __future__ import annotations

import re
from datetime import date

from inkasso.base.contact import parse_email, parse_phone
from inkasso.base.faults import Fault
from inkasso.base.identity_code import IdentityCode
from inkasso.base.words import Words
from inkasso.formats.finvoice.model import CreditNote, Invoice, InvoiceParty
from inkasso.formats.handover.messages import (
    BAD_AMOUNT,
    BAD_DATE,
    BAD_RATE,
    MISSING,
    NOT_POSITIVE,
)
from inkasso.formats.handover.reading import read_row
from inkasso.formats.handover.rows import CoDebtorRow, HandoverRow, PartyType
from inkasso.formats.handover.tables import Cell, RawRow

#: Words in a name that make its bearer a company or an association (Finnish, Swedish, foreign).
COMPANY_FORMS = frozenset(
    {
        *("oy", "oyj", "ab", "abp", "ky", "kb", "ay", "öb", "tmi", "toiminimi", "osk"),
        *("osuuskunta", "andelslag", "ry", "rf", "säätiö", "stiftelse", "yhdistys", "förening"),
        *("ltd", "limited", "plc", "llc", "inc", "gmbh", "bv", "sarl", "oü", "a/s", "aps", "asa"),
    }
)
_ESTATES = frozenset(("kuolinpesä", "kuolinpesän", "dödsbo", "dödsboet"))
_SHAPE_OF_BUSINESS_ID = re.compile(r"(?:FI)?\d{6,7}-\d|FI\d{8}", re.ASCII)
_NOT_TO_COLLECT = ("INV06",)

#: Code and message of a text that could not be read, by field.
_UNREADABLE = {
    "invoice_date": ("bad_date", BAD_DATE),
    "due_date": ("bad_date", BAD_DATE),
    "principal": ("bad_amount", BAD_AMOUNT),
    "original_amount": ("bad_amount", BAD_AMOUNT),
    "interest_rate": ("bad_value", BAD_RATE),
}

_NOT_AN_INVOICE = Words(
    fi="Sanoma on tyyppiä {value}, jota ei peritä. Siirrä lasku (INV01).",
    sv="Meddelandet är av typen {value} som inte drivs in. Överlämna fakturan (INV01).",
    en="The message is of type {value}, which is not collected. Hand over the invoice (INV01).",
)
_CANCELS = Words(
    fi="Sanoma peruu laskun {value}. Siirrä vain voimassa olevia laskuja.",
    sv="Meddelandet annullerar fakturan {value}. Överlämna bara fakturor som gäller.",
    en="The message cancels invoice {value}. Hand over only invoices that stand.",
)
_CREDITS_SEVERAL = Words(
    fi="Hyvityslasku koskee useaa laskua ({value}). Lähetä hyvitys kustakin laskusta erikseen.",
    sv="Kreditnotan gäller flera fakturor ({value}). Sänd en kredit för varje faktura.",
    en="The credit note is for several invoices ({value}). Send one credit for each invoice.",
)


def to_handover_row(
    invoice: Invoice, *, on: date, allow_test_range: bool
) -> HandoverRow | tuple[Fault, ...]:
    """The receivable that an invoice hands over on a day, or everything that is wrong with it.

    The principal is what the payment part asks for, or the total with VAT where that is nothing.
    E-mail addresses and telephone numbers that cannot be used are kept as notes.
    """
    refused = _no_receivable(invoice)
    raw = RawRow(number=1, cells=_cells(invoice))
    row = read_row(raw, on=on, allow_test_range=allow_test_range)
    assert not isinstance(row, CoDebtorRow), "an invoice names no other receivable"
    if isinstance(row, HandoverRow):
        return refused or row
    told = {fault.field for fault in refused}
    return (*refused, *(fault for fault in row if not fault.field or fault.field not in told))


def to_credit_note(invoice: Invoice) -> CreditNote | tuple[Fault, ...]:
    """What a credit note takes off which invoice, or everything that is wrong with it."""
    faults = list(_unreadable(invoice))
    told = {"principal" if fault.field == "original_amount" else fault.field for fault in faults}
    missing = [field for field in _missing_of_credit(invoice) if field not in told]
    faults += [_fault(field, "missing", MISSING) for field in missing]
    several = invoice.original_invoice_numbers[1:]
    if several:
        numbers = ", ".join(invoice.original_invoice_numbers)[:80]
        message = _CREDITS_SEVERAL.format(value=numbers)
        faults.append(_fault("original_invoice_number", "bad_value", message))
    total = invoice.total
    if total is not None and not total:
        faults.append(_fault("principal", "not_positive", NOT_POSITIVE.format(value=total)))
    if faults or total is None or invoice.invoice_date is None:
        return tuple(faults)
    return CreditNote(
        number=invoice.number,
        original_invoice_number=invoice.original_invoice_number,
        amount=-total if total.cents < 0 else total,
        date=invoice.invoice_date,
    )


def debtor_type(buyer: InvoiceParty) -> PartyType:
    """What the buyer is: a company by its identifier or its name, else a human being."""
    words = {word.strip(".,()").casefold().replace(".", "") for word in buyer.name.split()}
    if words & _ESTATES:
        return "estate"
    identifier = buyer.identifier.replace(" ", "").upper()
    by_identifier = buyer.business_id or _SHAPE_OF_BUSINESS_ID.fullmatch(identifier)
    return "company" if by_identifier or words & COMPANY_FORMS else "person"


def _no_receivable(invoice: Invoice) -> tuple[Fault, ...]:
    """What no table could say: a message of another kind, and texts that mean nothing here."""
    faults = _unreadable(invoice)
    code = invoice.type_code
    if invoice.origin == "Cancel":
        return (_fault("", "bad_value", _CANCELS.format(value=invoice.number)), *faults)
    if not code.startswith("INV") or code in _NOT_TO_COLLECT or invoice.is_credit_note:
        return (_fault("", "bad_value", _NOT_AN_INVOICE.format(value=code or "–")), *faults)
    return faults


def _unreadable(invoice: Invoice) -> tuple[Fault, ...]:
    """A table would read such a text by other rules: `1,005` there is a thousand and five."""
    faults = []
    for field, text in invoice.unreadable:
        code, message = _UNREADABLE[field]
        faults.append(_fault(field, code, message.format(value=text[:40])))
    return tuple(faults)


def _cells(invoice: Invoice) -> dict[str, Cell]:
    principal, total = invoice.principal, invoice.total
    cells: dict[str, Cell | None] = {
        "invoice_number": invoice.number,
        "invoice_date": invoice.invoice_date,
        "due_date": invoice.due_date,
        "principal": None if principal is None else principal.amount,
        "currency": invoice.currency,
        "description": invoice.description,
        "interest_rate": invoice.overdue_interest_percent,
        "language": invoice.language,
        **_debtor_cells(invoice.buyer),
    }
    if total is not None and total.cents > 0 and total.currency == invoice.currency:
        cells["original_amount"] = total.amount
    return {field: cell for field, cell in cells.items() if cell is not None and cell != ""}


def _debtor_cells(buyer: InvoiceParty) -> dict[str, Cell | None]:
    kind = debtor_type(buyer)
    email, phone = parse_email(buyer.email), parse_phone(buyer.phone)
    unusable = [
        text
        for text, usable in ((buyer.email, email), (buyer.phone, phone), (buyer.contact, False))
        if text and not usable
    ]
    return {
        "debtor_type": kind,
        "name": buyer.name,
        "street": buyer.address.street,
        "postal_code": buyer.address.postal_code,
        "city": buyer.address.city,
        "country": buyer.address.country,
        "email": email,
        "phone": phone,
        "notes": "\n".join(unusable),
        **_identifier_cell(buyer, kind),
    }


def _identifier_cell(buyer: InvoiceParty, kind: PartyType) -> dict[str, Cell | None]:
    """A company's business ID, checked or to be refused; a person's identity code if it is one."""
    if kind == "company":
        is_shaped = _SHAPE_OF_BUSINESS_ID.fullmatch(buyer.identifier.replace(" ", "").upper())
        return {"business_id": buyer.business_id or (buyer.identifier if is_shaped else "")}
    code = IdentityCode.parse(buyer.identifier, allow_test_range=True)
    return {"identity_code": buyer.identifier} if isinstance(code, IdentityCode) else {}


def _missing_of_credit(invoice: Invoice) -> list[str]:
    needed = {
        "invoice_number": invoice.number,
        "original_invoice_number": invoice.original_invoice_number,
        "invoice_date": invoice.invoice_date,
        "principal": invoice.total,
    }
    return [field for field, value in needed.items() if value in (None, "")]


def _fault(field: str, code: str, message: Words) -> Fault:
    return Fault(field=field, code=code, message=message)
