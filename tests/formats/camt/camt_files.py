"""Bank files made for the tests: values, and the bytes that a bank would send of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from inkasso.formats.camt import BankFile, Entry, Event, Item, Part, Statement, read
from inkasso.formats.camt.write import write

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"

DAY = date(2026, 3, 2)
STATEMENT = Statement(
    id="S1",
    account_iban="FI7433010001222090",
    currency="EUR",
    created="2026-03-03T03:00:00",
    from_date=DAY,
    to_date=DAY,
    opening_balance_cents=100_000,
    closing_balance_cents=-2_500,
)
ITEM = Item(
    12_345,
    "EUR",
    credit=True,
    parts=(Part("1234561"),),
    payment_date=date(2026, 3, 1),
    archive_id="A1",
    end_to_end_id="E1",
    payer_name="Meikäläinen Matti",
    payer_iban="FI2112345600000785",
)
ENTRY = Entry(
    1,
    12_345,
    "EUR",
    credit=True,
    booking_date=DAY,
    value_date=DAY,
    bank_code="PMNT/RCDT/ESCT",
    items=(ITEM,),
    archive_id="260302ARCH1",
)
RETURNED = ITEM._replace(
    return_reason="AC01", return_text="tiliä ei löydy", transaction_id="T1", instruction_id="I1"
)
FOREIGN_LOOK = Entry(
    2,
    200_000,
    "EUR",
    credit=False,
    reversal=True,
    value_date=DAY,
    batch_count=2,
    bank_code="PMNT/RRCT/ESCT",
    bank_code_proprietary="NTRF+705",
    status="BOOK",
    archive_id="260302ARCH2",
    entry_ref="N2",
    information="kaksi maksua",
    items=(
        RETURNED._replace(amount_cents=190_000, credit=False, reversal=True),
        Item(
            10_000,
            "EUR",
            credit=False,
            reversal=True,
            parts=(
                Part("RF332348236", "ISO", remitted_cents=12_500),
                Part("", "", None, 2_500, "9001", "CREN"),
            ),
            unstructured=("RFB/557742358", "kiitos & näkemiin <3"),
            charges_cents=45,
            ultimate_payer_name="Äiti",
            payee_name="Perintä Oy",
            payee_iban="FI7433010001222090",
            information="tieto",
        ),
    ),
)
LUMP_SUM = Entry(
    3, 500_000, "EUR", credit=True, booking_date=DAY, batch_count=40, archive_id="260302ARCH3"
)
PENDING = Entry(4, 700, "EUR", credit=True, value_date=DAY, status="PDNG")
ENTRIES = (ENTRY, FOREIGN_LOOK, LUMP_SUM, PENDING)
FORMATS = tuple(
    f"camt.{kind}.001.{version}" for kind in ("053", "054") for version in ("02", "04", "08")
)


def file_of(
    entries: Iterable[Entry] = ENTRIES,
    *,
    format_name: str = "camt.054.001.02",
    statements: Sequence[Statement] = (STATEMENT,),
) -> bytes:
    """A file with the same entries on every statement."""
    target = BytesIO()
    head = BankFile(format=format_name, message_id="M1", created="2026-03-03T03:00:00")
    kept = tuple(entries)
    write(target, head, [(statement, kept) for statement in statements])
    return target.getvalue()


def events_of(data: bytes) -> list[Event]:
    """Everything that a file says."""
    return list(read(BytesIO(data)))


def entries_of(data: bytes) -> list[Entry]:
    """The entries of a file."""
    return [event for event in events_of(data) if isinstance(event, Entry)]


def many(count: int) -> Iterable[Entry]:
    """Entries as a bank's file has them: alike, with other amounts, names and references."""
    for number in range(1, count + 1):
        cents = 1_000 + number * 7 % 90_000
        item = ITEM._replace(
            amount_cents=cents,
            archive_id=f"A{number}",
            payer_name=f"Maksaja {number}" if number % 50 else "Kauppa & Pojat Oy",
            parts=(Part(str(1_000_000 + number)),) if number % 9 else (),
            unstructured=() if number % 9 else ("lasku", str(number)),
        )
        yield ENTRY._replace(
            number=number, amount_cents=cents, archive_id=f"B{number}", items=(item,)
        )


def without_balances(statement: Statement) -> Statement:
    """The same statement as a notification (camt.054) tells it."""
    return replace(statement, opening_balance_cents=None, closing_balance_cents=None)


def with_id(statement: Statement, id_: str) -> Statement:
    """The same statement under another number."""
    return replace(statement, id=id_)
