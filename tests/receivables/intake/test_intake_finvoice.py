"""Electronic invoices handed over: invoices, credit notes, several to a file, in their frame."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders import START, Bill, balance, broken_proofs, case_of, hand_over, make_client, take_in
from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.formats.finvoice import Invoice, InvoiceAddress, InvoiceParty
from inkasso.formats.finvoice.write import Transport, frame, write
from inkasso.mandates.models import Client
from inkasso.receivables.intake.verdicts import Verdict
from inkasso.receivables.models import Case, Credit, Receivable

pytestmark = pytest.mark.django_db

IBAN = "FI4950009420028730"
FRAME = Transport(
    sender="003790001014",
    sender_operator="NDEAFIHH",
    receiver="003712345671",
    receiver_operator="OKOYFIHH",
    message_id="M1",
    created=datetime(2026, 2, 1, 12, tzinfo=UTC),
)
ADDRESS = InvoiceAddress(street="Voimatie 1", postal_code="00500", city="Helsinki", country="FI")
US = InvoiceParty(name="Testivelkoja 1 Oy", business_id="9000101-4", address=ADDRESS)
OTHERS = InvoiceParty(name="Vanha Velkoja Oy", business_id="9000103-0", address=ADDRESS)
BUYER = InvoiceParty(
    name="Aino Ahola",
    address=InvoiceAddress(street="Koivukuja 1", postal_code="00990", city="Helsinki"),
)
INVOICE = Invoice(
    type_code="INV01",
    type_text="LASKU",
    number="F-1",
    invoice_date=date(2026, 1, 10),
    due_date=date(2026, 1, 31),
    total=Money(124_00),
    reference="1232",
    seller=US,
    buyer=BUYER,
    description="Sähköenergia",
)
CREDIT = replace(
    INVOICE,
    type_code="INV02",
    type_text="HYVITYSLASKU",
    number="H-1",
    total=Money(-24_00),
    original_invoice_numbers=("F-1",),
)


def send(client: Client, folder: Path, *invoices: Invoice, on: date = START) -> list[Verdict]:
    path = folder / "invoices.xml"
    path.write_bytes(b"".join(write(one, iban=IBAN) for one in invoices))
    return take_in(client, path, on)


def codes(verdict: Verdict) -> list[tuple[str, str]]:
    return [(fault.field, fault.code) for fault in verdict.faults]


def test_several_invoices_in_a_file_are_several_rows(tmp_path: Path) -> None:
    client = make_client()
    verdicts = send(client, tmp_path, INVOICE, replace(INVOICE, number="F-2"))

    assert [(one.row, one.outcome.value, one.invoice_number) for one in verdicts] == [
        (1, "accepted", "F-1"),
        (2, "accepted", "F-2"),
    ]
    assert case_of(client, "F-1") == case_of(client, "F-2")
    assert Receivable.objects.get(invoice_number="F-1").original_reference == "1232"


def test_a_transport_frame_is_looked_through(tmp_path: Path) -> None:
    client, path = make_client(), tmp_path / "framed.xml"
    messages = (write(replace(INVOICE, number=number), iban=IBAN) for number in ("F-1", "F-2"))
    path.write_bytes(b"\n".join(frame(message, FRAME) for message in messages))

    assert [verdict.outcome.value for verdict in take_in(client, path)] == ["accepted"] * 2


def test_an_invoice_sent_twice_counts_once(tmp_path: Path) -> None:
    client = make_client()
    send(client, tmp_path, INVOICE, CREDIT)

    again = send(client, tmp_path, INVOICE, CREDIT, on=date(2026, 3, 9))

    assert [verdict.outcome.value for verdict in again] == ["duplicate", "duplicate"]
    assert balance("claim.principal") == 100_00


def test_a_seller_who_is_not_the_client_is_the_original_creditor(tmp_path: Path) -> None:
    client = make_client()
    (verdict,) = send(client, tmp_path, replace(INVOICE, seller=OTHERS))

    assert Receivable.objects.get().original_creditor == "Vanha Velkoja Oy"
    assert [(note.field, note.code) for note in verdict.notes] == [
        ("original_creditor", "other_seller")
    ]
    assert "Vanha Velkoja Oy" in verdict.notes[0].message.fi


def test_two_sellers_may_have_used_the_same_invoice_number(tmp_path: Path) -> None:
    verdicts = send(make_client(), tmp_path, INVOICE, replace(INVOICE, seller=OTHERS))

    assert [verdict.outcome.value for verdict in verdicts] == ["accepted", "accepted"]


def test_a_credit_note_lowers_what_was_ever_owed(tmp_path: Path) -> None:
    client = make_client()
    send(client, tmp_path, INVOICE)
    with_interest = balance("claim.interest")

    (verdict,) = send(client, tmp_path, CREDIT)

    assert verdict.outcome.value == "accepted"
    assert verdict.case_id == case_of(client, "F-1").id
    assert balance("claim.principal") == 100_00
    assert 0 < balance("claim.interest") < with_interest
    assert not broken_proofs()


def test_a_credit_note_over_everything_closes_the_case(tmp_path: Path) -> None:
    client = make_client()
    send(client, tmp_path, INVOICE, replace(CREDIT, total=Money(-124_00)))

    assert case_of(client, "F-1").closed_on == START
    assert balance("claim.principal") == balance("claim.interest") == 0
    assert not broken_proofs()


def test_a_credit_note_works_on_a_receivable_that_came_in_a_table(tmp_path: Path) -> None:
    client = make_client()
    hand_over(client, [Bill(number="F-1", cents=200_00)])

    assert not send(client, tmp_path, CREDIT)[0].faults
    assert balance("claim.principal") == 176_00


@pytest.mark.parametrize(
    ("note", "fault"),
    [
        (replace(CREDIT, original_invoice_numbers=()), ("original_invoice_number", "missing")),
        (
            replace(CREDIT, original_invoice_numbers=("F-1", "F-2")),
            ("original_invoice_number", "bad_value"),
        ),
        (
            replace(CREDIT, original_invoice_numbers=("F-9",)),
            ("original_invoice_number", "unknown_principal_row"),
        ),
        (replace(CREDIT, total=Money(-124_01)), ("principal", "bad_value")),
        (replace(CREDIT, total=Money(-24_00, "SEK")), ("currency", "bad_currency")),
        (replace(CREDIT, number="H" * 61), ("invoice_number", "bad_value")),
    ],
)
def test_a_credit_note_that_cannot_be_is_refused(
    tmp_path: Path, note: Invoice, fault: tuple[str, str]
) -> None:
    _, verdict = send(make_client(), tmp_path, INVOICE, note)

    assert codes(verdict) == [fault]
    assert not Credit.objects.exists()
    assert balance("claim.principal") == 124_00


def test_credit_notes_together_take_no_more_than_there_is(tmp_path: Path) -> None:
    half, rest = (replace(CREDIT, number=n, total=Money(-80_00)) for n in ("H-1", "H-2"))
    *_, last = send(make_client(), tmp_path, INVOICE, half, rest)

    assert codes(last) == [("principal", "bad_value")]
    assert balance("claim.principal") == 44_00


def test_an_invoice_without_an_address_or_not_yet_due_is_refused(tmp_path: Path) -> None:
    bare = replace(INVOICE, buyer=InvoiceParty(name="Aino Ahola"))
    early = replace(INVOICE, number="F-2", due_date=START)

    first, second = send(make_client(), tmp_path, bare, early)

    assert {field for field, code in codes(first) if code == "missing"} == {
        "street",
        "postal_code",
        "city",
    }
    assert codes(second) == [("due_date", "not_due")]
    assert not Case.objects.exists()


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_half_a_file_takes_nothing_in(tmp_path: Path, keep: float) -> None:
    """The second invoice is cut: the reader says where, and the first is not taken either."""
    client, path = make_client(), tmp_path / "half.xml"
    whole = write(INVOICE, iban=IBAN) + write(replace(INVOICE, number="F-2"), iban=IBAN)
    path.write_bytes(whole[: int(len(whole) * keep)])

    with pytest.raises(BadInput) as bad:
        take_in(client, path)

    assert "half.xml" in str(bad.value)
