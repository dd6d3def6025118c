"""Finvoice in: what is read, in whatever frame; what is judged; what is refused."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.formats.finvoice import (
    CreditNote,
    Invoice,
    InvoiceAddress,
    InvoiceParty,
    debtor_type,
    read,
    to_credit_note,
    to_handover_row,
)
from inkasso.formats.finvoice.reader import business_id_of, money_of
from inkasso.formats.finvoice.write import Transport, frame, write
from inkasso.formats.handover.rows import HandoverRow

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
TODAY = date(2026, 3, 2)
IBAN = "FI2112345600000785"

SELLER = InvoiceParty(
    name="Sähköyhtiö Oy",
    identifier="2077474-0",
    business_id="2077474-0",
    address=InvoiceAddress(street="Katu 1", postal_code="00100", city="Helsinki", country="FI"),
    contact="Myyjä Meri",
    email="lasku@example.fi",
)
PERSON = InvoiceParty(
    name="Meikäläinen Äijö",
    address=InvoiceAddress(street="Tie 2 A 3", postal_code="20100", city="Turku", country="FI"),
    email="aijo@example.fi",
    phone="+358401234567",
)
COMPANY = replace(
    PERSON, name="Ostaja Oy", identifier="1234567-1", business_id="1234567-1", phone="", email=""
)
INVOICE = Invoice(
    type_code="INV01",
    type_text="LASKU",
    number="20260001",
    invoice_date=date(2026, 1, 15),
    due_date=date(2026, 1, 29),
    total=Money.of("124.00"),
    amount_due=Money.of("100.50"),
    reference="1234561",
    seller=SELLER,
    buyer=PERSON,
    overdue_interest_percent=Decimal("8.5"),
    description="Sähköä tammikuussa",
    language="sv",
)
CREDIT = replace(
    INVOICE,
    type_code="INV02",
    number="20260009",
    original_invoice_numbers=("20260001",),
    total=Money.of("-24.00"),
    amount_due=Money.of("-24.00"),
)
TRANSPORT = Transport(
    sender="003720774740",
    sender_operator="OKOYFIHH",
    receiver="TE003712345671",
    receiver_operator="NDEAFIHH",
    message_id="M1",
    created=datetime(2026, 1, 15, 12),  # noqa: DTZ001  the frame carries local time
)


def _read(data: bytes) -> tuple[Invoice, ...]:
    return read(BytesIO(data))


def _row(invoice: Invoice) -> HandoverRow:
    row = to_handover_row(invoice, on=TODAY, allow_test_range=True)
    assert isinstance(row, HandoverRow), row
    return row


def _codes(invoice: Invoice) -> set[tuple[str, str]]:
    faults = to_handover_row(invoice, on=TODAY, allow_test_range=True)
    assert isinstance(faults, tuple)
    return {(fault.field, fault.code) for fault in faults}


@pytest.mark.parametrize("invoice", [INVOICE, CREDIT, replace(INVOICE, buyer=COMPANY)])
@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-15", "UTF-16"])
def test_what_was_written_is_read(invoice: Invoice, encoding: str) -> None:
    assert _read(write(invoice, iban=IBAN, bic="OKOYFIHH", encoding=encoding)) == (invoice,)


def test_what_we_write_is_valid_by_the_schema() -> None:
    place = SAMPLES / "xsd" / "Finvoice3.0.xsd"
    if not place.exists():
        pytest.skip("the schema is not here")
    schema = etree.XMLSchema(etree.parse(place))
    several = replace(CREDIT, original_invoice_numbers=("1", "2"), buyer=COMPANY, language=None)

    for invoice in (INVOICE, CREDIT, several):
        schema.assertValid(etree.fromstring(write(invoice, iban=IBAN, bic="OKOYFIHH")))


@pytest.mark.parametrize("version", ["1.3", "2.0", "2.01"])
def test_older_versions_say_the_same(version: str) -> None:
    data = write(INVOICE, iban=IBAN).replace(b'Version="3.0"', f'Version="{version}"'.encode())

    assert _read(data) == (INVOICE,)


def test_a_message_behind_its_transport_frame_is_read() -> None:
    framed = frame(write(INVOICE, iban=IBAN, encoding="ISO-8859-15"), TRANSPORT)

    assert framed.count(b"<?xml") == 2
    assert _read(framed) == (INVOICE,)


def test_many_messages_in_one_file_keep_each_its_encoding() -> None:
    latin = write(INVOICE, iban=IBAN, encoding="ISO-8859-15")
    utf8 = write(CREDIT, iban=IBAN)
    bare_latin = latin.partition(b"?>")[2]
    bare_utf8 = utf8.partition(b"?>")[2]
    comment = b"\n<!-- </Finvoice> <Finvoice> -->\n"

    data = (
        frame(latin, TRANSPORT)
        + comment
        + bare_latin
        + b"\r\n"
        + bare_utf8
        + frame(utf8, TRANSPORT)
    )

    assert _read(data) == (INVOICE, INVOICE, CREDIT, CREDIT)


def test_an_invoice_becomes_the_row_that_a_table_would_give() -> None:
    row = _row(INVOICE)

    assert row.invoice_number == "20260001"
    assert (row.invoice_date, row.due_date) == (date(2026, 1, 15), date(2026, 1, 29))
    assert row.principal == Money.of("100.50")
    assert row.original_amount == Money.of("124.00")
    assert row.interest_rate == Decimal("8.5")
    assert row.kind == "consumer"
    assert row.description == "Sähköä tammikuussa"
    assert row.debtor.name == "Meikäläinen Äijö"
    assert row.debtor.email == "aijo@example.fi"
    assert row.debtor.phone == "+358401234567"
    assert row.debtor.language == "sv"
    assert row.debtor.address is not None
    assert row.debtor.address.street == "Tie 2 A 3"


def test_the_total_is_collected_where_the_payment_part_asks_for_nothing() -> None:
    assert _row(replace(INVOICE, amount_due=Money(0))).principal == Money.of("124.00")


@pytest.mark.parametrize(
    ("party", "kind"),
    [
        (COMPANY, "company"),
        (replace(COMPANY, business_id="", identifier=""), "company"),
        (replace(PERSON, name="Tmi Matti Meikäläinen"), "company"),
        (replace(PERSON, name="Kylän Marttayhdistys r.y."), "company"),
        (replace(PERSON, name="Företag ab"), "company"),
        (replace(PERSON, identifier="asiakas 77"), "person"),
        (replace(PERSON, name="Oyama Abel"), "person"),
        (replace(PERSON, name="Meikäläisen kuolinpesä"), "estate"),
    ],
)
def test_a_buyer_is_a_company_by_identifier_or_form_of_name(party: InvoiceParty, kind: str) -> None:
    assert debtor_type(party) == kind


@pytest.mark.parametrize(
    "identifier", ["1234567-1", "FI12345671", "12345671", "003712345671", "00371234567100001"]
)
def test_a_business_id_is_found_in_every_form(identifier: str) -> None:
    assert business_id_of(identifier) == "1234567-1"


def test_a_company_keeps_its_checked_business_id() -> None:
    row = _row(replace(INVOICE, buyer=COMPANY))

    assert (row.debtor.type, row.debtor.business_id, row.kind) == (
        "company",
        "1234567-1",
        "business",
    )


def test_an_identity_code_as_identifier_is_taken_as_one() -> None:
    row = _row(replace(INVOICE, buyer=replace(PERSON, identifier="010190-999W")))

    assert row.debtor.identity_code is not None


def test_contact_details_that_cannot_be_used_become_notes() -> None:
    row = _row(replace(INVOICE, buyer=replace(PERSON, email="ei ole", phone="soita")))

    assert (row.debtor.email, row.debtor.phone) == ("", "")
    assert row.notes == "ei ole\nsoita"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"number": ""}, ("invoice_number", "missing")),
        ({"description": ""}, ("description", "missing")),
        ({"due_date": None}, ("due_date", "missing")),
        ({"due_date": TODAY}, ("due_date", "not_due")),
        ({"due_date": date(2026, 1, 1)}, ("due_date", "bad_date")),
        ({"unreadable": (("due_date", "20261301"),)}, ("due_date", "bad_date")),
        ({"unreadable": (("principal", "1,005"),)}, ("principal", "bad_amount")),
        ({"total": Money(0), "amount_due": Money(0)}, ("principal", "not_positive")),
        ({"total": None, "amount_due": None}, ("principal", "missing")),
        ({"amount_due": Money(100, "EEK")}, ("currency", "bad_currency")),
        ({"buyer": replace(PERSON, name="")}, ("name", "missing")),
        ({"buyer": replace(PERSON, address=InvoiceAddress())}, ("street", "missing")),
        (
            {"buyer": replace(COMPANY, business_id="", identifier="1234567-2")},
            ("business_id", "bad_business_id"),
        ),
        ({"type_code": "INV06"}, ("", "bad_value")),
        ({"type_code": "PRI01"}, ("", "bad_value")),
        ({"origin": "Cancel"}, ("", "bad_value")),
        ({"type_code": "INV02"}, ("", "bad_value")),
    ],
)
def test_faults_are_those_of_tables(change: dict[str, object], fault: tuple[str, str]) -> None:
    assert fault in _codes(replace(INVOICE, **change))  # type: ignore[arg-type]  # by field name


def test_all_faults_come_at_once() -> None:
    empty = replace(INVOICE, number="", due_date=None, buyer=InvoiceParty(), type_code="INV06")

    assert len(_codes(empty)) >= 6


def test_a_credit_note_takes_off_an_invoice() -> None:
    assert to_credit_note(CREDIT) == CreditNote(
        number="20260009",
        original_invoice_number="20260001",
        amount=Money.of("24.00"),
        date=date(2026, 1, 15),
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"original_invoice_numbers": ()}, ("original_invoice_number", "missing")),
        ({"original_invoice_numbers": ("1", "2")}, ("original_invoice_number", "bad_value")),
        ({"total": None}, ("principal", "missing")),
        ({"total": Money(0)}, ("principal", "not_positive")),
        ({"invoice_date": None}, ("invoice_date", "missing")),
    ],
)
def test_a_credit_note_that_is_not_clear_is_refused(
    change: dict[str, object], fault: tuple[str, str]
) -> None:
    faults = to_credit_note(replace(CREDIT, **change))  # type: ignore[arg-type]  # by field name

    assert isinstance(faults, tuple)
    assert fault in {(each.field, each.code) for each in faults}


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234,50", 123450),
        ("-24,00", -2400),
        ("12", 1200),
        ("0,5", 50),
        ("1,00000", 100),
        ("1.50", 150),
        ("1,005", None),
        ("1 000,00", None),
        ("", None),
        ("1,2,3", None),
    ],
)
def test_amounts_are_exact_or_nothing(text: str, cents: int | None) -> None:
    money = money_of(text, "EUR")

    assert (money and money.cents) == cents


def test_unreadable_texts_are_kept_to_be_told() -> None:
    data = write(INVOICE, iban=IBAN).replace(b"20260129", b"20260230").replace(b">8,5<", b">8,5 %<")
    (invoice,) = _read(data)

    assert invoice.due_date is None
    assert ("due_date", "20260230") in invoice.unreadable
    assert {("due_date", "bad_date")} <= _codes(invoice)


def test_the_last_due_date_counts() -> None:
    terms = b'<PaymentTermsDetails><InvoiceDueDate Format="CCYYMMDD">20260228</InvoiceDueDate>'
    data = write(INVOICE, iban=IBAN).replace(
        b"<PaymentTermsDetails>", terms + b"</PaymentTermsDetails><PaymentTermsDetails>"
    )

    assert _read(data)[0].due_date == date(2026, 2, 28)


def test_the_description_is_bounded() -> None:
    rows = b"".join(
        b"<InvoiceRow><ArticleName>tuote %d</ArticleName></InvoiceRow>" % n for n in range(99)
    )
    data = write(INVOICE, iban=IBAN).replace(b"<EpiDetails>", rows + b"<EpiDetails>")
    description = _read(data)[0].description

    assert description.startswith("Sähköä tammikuussa, tuote 0, tuote 1, ")
    assert description.endswith(", …")
    assert len(description) <= 200


FILE = write(INVOICE, iban=IBAN)
FRAMED = frame(FILE, TRANSPORT)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(FRAMED.rstrip()) - 1))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    with pytest.raises(BadInput):
        _read(FRAMED[:length])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"laskunumero;summa\n1;2\n", "not sound XML"),
        (gzip.compress(FILE), "packed"),
        (b"<Invoice xmlns='urn:oasis'/>", "this is Invoice, not a Finvoice"),
        (FILE.replace(b'"3.0"', b'"9.9"'), "version 9.9"),
        (FRAMED[: FRAMED.rindex(b"<?xml")], "no Finvoice in it"),
        (FILE.replace(b"<Finvoice", b"<!DOCTYPE Finvoice [<!ENTITY a 'b'>]><Finvoice"), "DOCTYPE"),
        (FRAMED.replace(b"<Finvoice", b"<!DOCTYPE F SYSTEM 'x'><Finvoice"), "DOCTYPE"),
        (FILE.replace("ä".encode(), b"\xe4"), "is not utf-8"),
        (FILE.replace(b"<InvoiceRow>", b"<a>" * 400 + b"<InvoiceRow>"), "not sound XML"),
        (FILE.replace(b"</Finvoice>", b""), r"ends in the middle"),
    ],
)
def test_what_is_no_finvoice_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        _read(data)


def test_a_fault_in_a_framed_message_names_the_line_of_the_file() -> None:
    broken = FRAMED.replace(b"</InvoiceNumber>", b"</InvoiceNumer>")
    line = broken[: broken.index(b"</InvoiceNumer>")].count(b"\n") + 1

    with pytest.raises(BadInput, match=f"line {line} is not sound XML"):
        _read(broken)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not here")
def test_the_samples_of_others_are_read() -> None:
    (sold,) = read(SAMPLES / "finvoice/fi_jbank_finvoice_xsdtest.xml")
    (pro_forma,) = read(SAMPLES / "finvoice/rfinvoice_2.01.xml")

    assert (sold.total, sold.reference) == (Money.of("124.00"), "RF911234567890120")
    assert _row(sold).debtor.business_id == "1234567-1"
    assert _row(sold).interest_rate == Decimal("8.5")
    assert (pro_forma.type_code, pro_forma.total) == ("INV06", Money(0))
    assert ("principal", "not_positive") in _codes(pro_forma)
