"""Files that a client hands over, as one stream of rows: tables and electronic invoices alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from inkasso.base.faults import Fault
from inkasso.formats import finvoice
from inkasso.formats.finvoice import CreditNote, Invoice
from inkasso.formats.handover import CoDebtorRow, HandoverRow, RawRow, read_row, read_table
from inkasso.formats.reference import normalise
from inkasso.receivables.intake.mending import mended
from inkasso.receivables.intake.messages import OTHER_SELLER, UNKNOWN_COLUMN

Content: TypeAlias = HandoverRow | CoDebtorRow | CreditNote | tuple[Fault, ...]

_HEAD_BYTES = 4096
_REFERENCE_LENGTH = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedRow:
    """One row of a file: what it hands over, or everything that is wrong with it."""

    #: As the sender's program shows it; invoices are counted from 1.
    number: int
    content: Content
    #: The creditor's number, also of a row that is refused.
    invoice_number: str = ""
    #: The creditor's own payment reference, normalised.
    reference: str = ""
    #: What was noticed and changes nothing.
    notes: tuple[Fault, ...] = ()
    #: A row with faults as it would be without them, to find those of law too.
    mended: HandoverRow | CoDebtorRow | None = None

    @property
    def is_co_debtor(self) -> bool:
        """Whether the row, sound or not, names another row's receivable."""
        return isinstance(self.content, CoDebtorRow) or isinstance(self.mended, CoDebtorRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How rows are judged."""

    on: date
    allow_test_range: bool
    #: Business ID of the client who hands over.
    client: str


def read_rows(path: Path, reading: Reading) -> Iterator[NumberedRow]:
    """The rows of a file; raises `BadInput` for a file that cannot be read to its end."""
    return _invoices(path, reading) if _is_xml(path) else _table(path, reading)


def _is_xml(path: Path) -> bool:
    """Whether a file is XML by its first bytes, whatever its name says."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<"))


def _table(path: Path, reading: Reading) -> Iterator[NumberedRow]:
    table = read_table(path, path.name)
    notes = tuple(
        Fault(field=column, code="unknown_column", message=UNKNOWN_COLUMN.format(column=column))
        for column in table.unknown_columns
    )
    for raw in table.rows:
        content = read_row(raw, on=reading.on, allow_test_range=reading.allow_test_range)
        yield NumberedRow(
            number=raw.number,
            content=content,
            invoice_number=_number(raw),
            notes=notes,
            mended=mended(raw, content, reading.on) if isinstance(content, tuple) else None,
        )


def _number(raw: RawRow) -> str:
    return str(raw.cells.get("invoice_number", raw.cells.get("co_debtor_of", "")))


def _invoices(path: Path, reading: Reading) -> Iterator[NumberedRow]:
    for number, invoice in enumerate(finvoice.read(path), start=1):
        content: Content
        if invoice.is_credit_note:
            content = finvoice.to_credit_note(invoice)
        else:
            content = finvoice.to_handover_row(
                invoice, on=reading.on, allow_test_range=reading.allow_test_range
            )
        yield _from_seller(number, invoice, content, reading.client)


def _from_seller(number: int, invoice: Invoice, content: Content, client: str) -> NumberedRow:
    """A row of an invoice; a seller who is not the client is the original creditor."""
    row = NumberedRow(
        number=number,
        content=content,
        invoice_number=invoice.number,
        reference=normalise(invoice.reference)[:_REFERENCE_LENGTH],
    )
    seller = invoice.seller
    ours = not seller.business_id or seller.business_id == client
    if ours or not isinstance(content, HandoverRow):
        return row
    note = Fault(
        field="original_creditor",
        code="other_seller",
        message=OTHER_SELLER.format(seller=seller.name),
    )
    return replace(row, content=replace(content, original_creditor=seller.name), notes=(note,))
