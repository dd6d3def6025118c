"""Writes Finvoice 3.0, plain or behind its transport frame: for the demo and for tests.

What is written is what `read` takes from a message, no more: one row without VAT details. It is
valid by the schema of Finvoice 3.0; receivers of real invoices ask for more than the schema does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from lxml import etree

from inkasso.base.money import Money
from inkasso.formats.finvoice.model import Invoice, InvoiceParty

_SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_EBXML = "http://www.oasis-open.org/committees/ebxml-msg/schema/msg-header-2_0.xsd"

_Element: TypeAlias = etree._Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """Who sends a message to whom through the banks' or operators' network."""

    #: Electronic invoicing address of the sender, and the BIC or OVT of its operator.
    sender: str
    sender_operator: str
    #: Electronic invoicing address of the receiver, and the BIC or OVT of its operator.
    receiver: str
    receiver_operator: str
    #: The sender's number of the message.
    message_id: str
    #: When it was made.
    created: datetime


def write(invoice: Invoice, *, iban: str, bic: str = "", encoding: str = "UTF-8") -> bytes:
    """The message, to be paid to an account. `ValueError` without number, dates and total."""
    if not (invoice.number and invoice.invoice_date and invoice.due_date) or invoice.total is None:
        raise ValueError("an invoice needs a number, its dates and a total")
    root = etree.Element("Finvoice", Version="3.0")
    _party(root, "Seller", invoice.seller)
    if invoice.language:
        _add(root, "InvoiceRecipientLanguageCode", invoice.language.upper())
    _party(root, "Buyer", invoice.buyer)
    _details(root, invoice)
    _add(_add(root, "InvoiceRow"), "ArticleName", invoice.description[:100])
    _payment(root, invoice, iban=iban, bic=bic)
    return _bytes_of(root, encoding)


def frame(message: bytes, transport: Transport, *, encoding: str = "UTF-8") -> bytes:
    """The message behind a SOAP envelope with an ebXML header: two documents in one file."""
    root = etree.Element(f"{{{_SOAP}}}Envelope", nsmap={"SOAP-ENV": _SOAP, "eb": _EBXML})
    header = etree.SubElement(
        etree.SubElement(root, f"{{{_SOAP}}}Header"), f"{{{_EBXML}}}MessageHeader"
    )
    header.set(f"{{{_SOAP}}}mustUnderstand", "1")
    _side(header, "From", "Sender", transport.sender)
    _side(header, "From", "Intermediator", transport.sender_operator)
    _side(header, "To", "Receiver", transport.receiver)
    _side(header, "To", "Intermediator", transport.receiver_operator)
    for name, text in (("Service", "Routing"), ("Action", "ProcessInvoice")):
        etree.SubElement(header, f"{{{_EBXML}}}{name}").text = text
    data = etree.SubElement(header, f"{{{_EBXML}}}MessageData")
    etree.SubElement(data, f"{{{_EBXML}}}MessageId").text = transport.message_id
    etree.SubElement(data, f"{{{_EBXML}}}Timestamp").text = transport.created.isoformat()
    etree.SubElement(root, f"{{{_SOAP}}}Body")
    return _bytes_of(root, encoding) + message


def _bytes_of(root: _Element, encoding: str) -> bytes:
    data = etree.tostring(root, xml_declaration=True, encoding=encoding, pretty_print=True)
    assert isinstance(data, bytes), "an encoding was asked for"
    return data


def _side(header: _Element, side: str, role: str, party: str) -> None:
    element = etree.SubElement(header, f"{{{_EBXML}}}{side}")
    etree.SubElement(element, f"{{{_EBXML}}}PartyId").text = party
    etree.SubElement(element, f"{{{_EBXML}}}Role").text = role


def _party(root: _Element, role: str, party: InvoiceParty) -> None:
    details = _add(root, f"{role}PartyDetails")
    _add(details, f"{role}PartyIdentifier", party.business_id or party.identifier)
    _add(details, f"{role}OrganisationName", party.name[:70])
    address = party.address
    if address.street and address.city and address.postal_code:
        postal = _add(details, f"{role}PostalAddressDetails")
        _add(postal, f"{role}StreetName", address.street[:35])
        _add(postal, f"{role}TownName", address.city[:35])
        _add(postal, f"{role}PostCodeIdentifier", address.postal_code)
        _add(postal, "CountryCode", address.country or "FI")
    _add(root, f"{role}ContactPersonName", party.contact[:70])
    if party.phone or party.email:
        communication = _add(root, f"{role}CommunicationDetails")
        _add(communication, f"{role}PhoneNumberIdentifier", party.phone)
        _add(communication, f"{role}EmailaddressIdentifier", party.email)


def _details(root: _Element, invoice: Invoice) -> None:
    details = _add(root, "InvoiceDetails")
    _add(details, "InvoiceTypeCode", invoice.type_code).set("CodeListAgencyIdentifier", "SPY")
    _add(details, "InvoiceTypeText", invoice.type_text or invoice.type_code)
    _add(details, "OriginCode", invoice.origin)
    _add(details, "InvoiceNumber", invoice.number)
    _day(details, "InvoiceDate", invoice.invoice_date)
    if len(invoice.original_invoice_numbers) == 1:
        _add(details, "OriginalInvoiceNumber", invoice.original_invoice_number)
    else:
        for number in invoice.original_invoice_numbers:
            _add(_add(details, "OriginalInvoiceReference"), "InvoiceNumber", number)
    assert invoice.total is not None
    _money(details, "InvoiceTotalVatIncludedAmount", invoice.total)
    terms = _add(details, "PaymentTermsDetails")
    _day(terms, "InvoiceDueDate", invoice.due_date)
    percent = invoice.overdue_interest_percent
    if percent is not None:
        fine = _add(terms, "PaymentOverDueFineDetails")
        _add(fine, "PaymentOverDueFinePercent", f"{percent:f}".replace(".", ","))


def _payment(root: _Element, invoice: Invoice, *, iban: str, bic: str) -> None:
    payment = _add(root, "EpiDetails")
    identification = _add(payment, "EpiIdentificationDetails")
    _day(identification, "EpiDate", invoice.invoice_date)
    etree.SubElement(identification, "EpiReference")
    parties = _add(payment, "EpiPartyDetails")
    bank = _add(parties, "EpiBfiPartyDetails")
    if bic:
        _add(bank, "EpiBfiIdentifier", bic).set("IdentificationSchemeName", "BIC")
    beneficiary = _add(parties, "EpiBeneficiaryPartyDetails")
    _add(beneficiary, "EpiNameAddressDetails", invoice.seller.name[:35].strip())
    _add(beneficiary, "EpiAccountID", iban).set("IdentificationSchemeName", "IBAN")
    instruction = _add(payment, "EpiPaymentInstructionDetails")
    if invoice.reference:
        scheme = "ISO" if invoice.reference.startswith("RF") else "SPY"
        reference = _add(instruction, "EpiRemittanceInfoIdentifier", invoice.reference)
        reference.set("IdentificationSchemeName", scheme)
    due = invoice.amount_due if invoice.amount_due is not None else invoice.total
    assert due is not None
    _money(instruction, "EpiInstructedAmount", due)
    etree.SubElement(instruction, "EpiCharge", ChargeOption="SLEV")
    _day(instruction, "EpiDateOptionDate", invoice.due_date)


def _add(parent: _Element, name: str, text: str | None = None) -> _Element:
    """A new child; one with an empty text is made but left out of the message."""
    if text == "":
        return etree.Element(name)
    element = etree.SubElement(parent, name)
    element.text = text
    return element


def _day(parent: _Element, name: str, day: date | None) -> None:
    if day is not None:
        _add(parent, name, f"{day:%Y%m%d}").set("Format", "CCYYMMDD")


def _money(parent: _Element, name: str, money: Money) -> None:
    text = f"{money.amount:.2f}".replace(".", ",")
    _add(parent, name, text).set("AmountCurrencyIdentifier", money.currency)
