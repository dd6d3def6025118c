"""Reads Finvoice 1.3, 2.0, 2.01 and 3.0: invoices and credit notes, framed or not.

Reading takes what is there; whether it may be collected is judged in `handover`. Of a file that is
not wholly sound nothing is read: `BadInput` says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from lxml import etree

from inkasso.base.business_id import parse_business_id
from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language
from inkasso.formats.finvoice.frames import documents
from inkasso.formats.finvoice.model import Invoice, InvoiceAddress, InvoiceParty
from inkasso.formats.xml import Source, local_name, read_all

VERSIONS = ("1.3", "2.0", "2.01", "3.0")

_BYTES_MAX = 256 * 1024 * 1024
_DESCRIPTION_MAX = 200
_FRAMES = ("Envelope", "FinvoiceAttachments")
_AMOUNT = re.compile(r"([+-]?)([0-9]{1,12})(?:[,.]([0-9]{1,5}))?")
_PERCENT = re.compile(r"([0-9]{1,3})(?:[,.]([0-9]{1,4}))?")
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_OVT = re.compile(r"0037([0-9]{8})[0-9A-Z]{0,5}")


def read(source: Source) -> tuple[Invoice, ...]:
    """Every Finvoice message in a file, in order. Raises `BadInput` when it is not one."""
    data, name = read_all(source, bytes_max=_BYTES_MAX)
    invoices = []
    for root in documents(data, source=name):
        kind = local_name(root)
        if kind == "Finvoice":
            invoices.append(_invoice(root, name))
        elif kind not in _FRAMES:
            raise BadInput(f"this is {kind}, not a Finvoice: send the Finvoice file", source=name)
    if not invoices:
        raise BadInput("the file has a transport frame but no Finvoice in it", source=name)
    return tuple(invoices)


def _invoice(root: etree._Element, source: str) -> Invoice:
    version = root.get("Version", "")
    if version not in VERSIONS:
        raise BadInput(
            f"Finvoice version {version or 'unknown'} is not one we read "
            f"({', '.join(VERSIONS)}): have the invoice sent as Finvoice 3.0",
            source=source,
        )
    message = _Message(root)
    details = "InvoiceDetails"
    type_code = message.text(details, "InvoiceTypeCode")
    return Invoice(
        type_code=type_code,
        type_text=message.text(details, "InvoiceTypeText"),
        origin=message.text(details, "OriginCode"),
        number=message.text(details, "InvoiceNumber"),
        original_invoice_numbers=_credited(message),
        invoice_date=message.day("invoice_date", (details, "InvoiceDate")),
        due_date=_due_date(message),
        total=message.money("original_amount", (details, "InvoiceTotalVatIncludedAmount")),
        amount_due=message.money("principal", (*_PAYMENT, "EpiInstructedAmount")),
        reference=message.text(*_PAYMENT, "EpiRemittanceInfoIdentifier").replace(" ", ""),
        seller=_party(message, "Seller"),
        buyer=_party(message, "Buyer"),
        overdue_interest_percent=_interest(message),
        description=_description(message),
        language=_language(message),
        unreadable=tuple(message.unreadable),
    )


_PAYMENT = ("EpiDetails", "EpiPaymentInstructionDetails")
_TERMS = ("InvoiceDetails", "PaymentTermsDetails")


class _Message:
    """Texts of one message by path; remembers those that are not what they should be."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self.unreadable: list[tuple[str, str]] = []

    def elements(self, *path: str) -> list[etree._Element]:
        """Every element at a path below the root."""
        found = [self._root]
        for name in path:
            found = [child for each in found for child in each if local_name(child) == name]
        return found

    def texts(self, *path: str) -> list[str]:
        """Every text at a path, on one line each, empty ones left out."""
        lines = (" ".join((each.text or "").split()) for each in self.elements(*path))
        return [line for line in lines if line]

    def text(self, *path: str) -> str:
        """The first text at a path, or nothing."""
        return next(iter(self.texts(*path)), "")

    def money(self, field: str, path: tuple[str, ...]) -> Money | None:
        """The first amount at a path, exact to the cent."""
        for element in self.elements(*path):
            text = (element.text or "").strip()
            if not text:
                continue
            money = money_of(text, element.get("AmountCurrencyIdentifier", "EUR"))
            if money is None:
                self.unreadable.append((field, text))
            return money
        return None

    def day(self, field: str, path: tuple[str, ...]) -> date | None:
        """The latest day at a path."""
        days = []
        for text in self.texts(*path):
            day = day_of(text)
            if day is None:
                self.unreadable.append((field, text))
            else:
                days.append(day)
        return max(days, default=None)


def money_of(text: str, currency: str) -> Money | None:
    """The amount `1234,50`, or `None` when it is none or finer than a cent."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    sign, whole, fraction = found.groups()
    decimals = (fraction or "").ljust(2, "0")
    if decimals[2:].strip("0"):
        return None
    cents = int(whole) * 100 + int(decimals[:2])
    return Money(-cents if sign == "-" else cents, currency.strip().upper())


def day_of(text: str) -> date | None:
    """The day `CCYYMMDD`, which some programs write with hyphens, or `None`."""
    found = _DAY.fullmatch(text)
    try:
        return date(*(int(number) for number in found.groups())) if found else None
    except ValueError:
        return None


def business_id_of(text: str) -> str:
    """The business ID in an identifier, a VAT number or an OVT code (0037…); else nothing."""
    compact = text.replace(" ", "").upper()
    ovt = _OVT.fullmatch(compact)
    return parse_business_id(ovt.group(1) if ovt else compact) or ""


def _party(message: _Message, role: str) -> InvoiceParty:
    details = f"{role}PartyDetails"
    identifier = message.text(details, f"{role}PartyIdentifier")
    tax_code = message.text(details, f"{role}OrganisationTaxCode")
    communication = f"{role}CommunicationDetails"
    return InvoiceParty(
        name=message.text(details, f"{role}OrganisationName"),
        identifier=identifier or tax_code,
        business_id=business_id_of(identifier) or business_id_of(tax_code),
        address=_address(message, (details, f"{role}PostalAddressDetails"), role),
        contact=message.text(f"{role}ContactPersonName"),
        email=message.text(communication, f"{role}EmailaddressIdentifier"),
        phone=message.text(communication, f"{role}PhoneNumberIdentifier"),
    )


def _address(message: _Message, path: tuple[str, ...], role: str) -> InvoiceAddress:
    streets = message.texts(*path, f"{role}StreetName")
    boxes = message.texts(*path, f"{role}PostOfficeBoxIdentifier")
    return InvoiceAddress(
        street=", ".join(streets or boxes),
        postal_code=message.text(*path, f"{role}PostCodeIdentifier"),
        city=message.text(*path, f"{role}TownName"),
        country=message.text(*path, "CountryCode").upper(),
    )


def _credited(message: _Message) -> tuple[str, ...]:
    numbers = [
        *message.texts("InvoiceDetails", "OriginalInvoiceNumber"),
        *message.texts("InvoiceDetails", "OriginalInvoiceReference", "InvoiceNumber"),
    ]
    return tuple(dict.fromkeys(numbers))


def _due_date(message: _Message) -> date | None:
    """The last of the terms' due dates: only then all is due; else the payment part's day."""
    due = message.day("due_date", (*_TERMS, "InvoiceDueDate"))
    if due is not None or message.texts(*_TERMS, "InvoiceDueDate"):
        return due
    return message.day("due_date", (*_PAYMENT, "EpiDateOptionDate"))


def _interest(message: _Message) -> Decimal | None:
    text = message.text(*_TERMS, "PaymentOverDueFineDetails", "PaymentOverDueFinePercent")
    found = _PERCENT.fullmatch(text)
    if text and found is None:
        message.unreadable.append(("interest_rate", text))
    return Decimal(f"{found[1]}.{found[2] or 0}") if found else None


def _description(message: _Message) -> str:
    rows = ("InvoiceRow",)
    return (
        _bounded(message.texts(*rows, "ArticleName"))
        or _bounded(message.texts(*rows, "SubInvoiceRow", "SubArticleName"))
        or _bounded(message.texts(*rows, "RowFreeText"))
        or _bounded(message.texts("InvoiceDetails", "InvoiceFreeText"))
        or message.text("InvoiceDetails", "InvoiceTypeText")
    )


def _bounded(names: Iterable[str]) -> str:
    """As many different names as fit, the first cut if it alone does not."""
    text = ""
    for name in dict.fromkeys(names):
        longer = f"{text}, {name}" if text else name[:_DESCRIPTION_MAX]
        if len(longer) > _DESCRIPTION_MAX - 3:
            return f"{text}, …" if text else longer
        text = longer
    return text


def _language(message: _Message) -> Language | None:
    code = message.text("InvoiceRecipientLanguageCode").lower()
    return next((language for language in LANGUAGES if language == code), None)
