"""What a bank file says, as values: statements, entries, and the items in them.

A file of a hundred thousand payments makes two objects for each, so entries and items are named
tuples; what comes once a statement is a dataclass. Texts that a file leaves out are empty, days
are `None`. Amounts are whole cents, never negative: `credit` says which way the money went.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

#: The only status under which money has moved (ISO 20022 external entry status).
BOOKED = "BOOK"

ReferenceKind = Literal["rf", "national", "other", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """One message: the first event of each XML document in a file."""

    #: Message name, such as `camt.054.001.02`; without version where the file names none.
    format: str
    #: The bank's number of the message.
    message_id: str = ""
    #: When the bank made it, ISO 8601 as written in the file.
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One account's statement (camt.053) or notification (camt.054); its entries follow it."""

    #: The bank's number of the statement.
    id: str
    #: IBAN of the account, or its domestic number where the file has no IBAN.
    account_iban: str
    #: ISO 4217 code of the account, empty where the file does not say.
    currency: str = ""
    #: When the bank made it, ISO 8601 as written in the file.
    created: str = ""
    #: First day that the statement covers.
    from_date: date | None = None
    #: Last day that the statement covers.
    to_date: date | None = None
    #: Booked balance at the start (OPBD, else PRCD) in cents, below zero for a debt.
    opening_balance_cents: int | None = None
    #: Booked balance at the end (CLBD) in cents, below zero for a debt.
    closing_balance_cents: int | None = None


class Part(NamedTuple):
    """One structured piece of a payment's message: what it pays, or what it deducts."""

    #: Creditor reference as written, without blanks around it.
    reference: str = ""
    #: Who issued the reference: `ISO` for an RF reference, empty for a national one.
    issuer: str = ""
    #: Cents that this part pays (`RmtdAmt`), when it says so in the entry's currency.
    remitted_cents: int | None = None
    #: Cents that this part deducts (`CdtNoteAmt`), when it says so in the entry's currency.
    credit_note_cents: int | None = None
    #: Number of the invoice or credit note that is meant.
    document_number: str = ""
    #: What that document is: `CINV` invoice, `CREN` credit note.
    document_kind: str = ""

    @property
    def reference_kind(self) -> ReferenceKind:
        """What the reference looks like; no check digit is looked at."""
        reference = self.reference.replace(" ", "").upper()
        if not reference:
            return ""
        if self.issuer.upper() == "ISO" or (reference[:2] == "RF" and reference[2:4].isdigit()):
            return "rf"
        return "national" if reference.isascii() and reference.isdigit() else "other"


class Item(NamedTuple):
    """One payment within an entry (`TxDtls`)."""

    #: What moved in this payment, net of its credit notes, in cents of `currency`.
    amount_cents: int
    currency: str
    #: Whether money came in.
    credit: bool
    #: Whether the entry undoes an earlier one (`RvslInd`).
    reversal: bool = False
    #: The structured pieces of the message, in the order of the file.
    parts: tuple[Part, ...] = ()
    #: Free text of the message, line by line.
    unstructured: tuple[str, ...] = ()
    #: Day on which the payer paid (`AccptncDtTm`), which decides whether it was in time.
    payment_date: date | None = None
    #: Charges that the bank reports for the payment, in cents of the entry's currency.
    charges_cents: int = 0
    #: The bank's archive id (arkistointitunnus) of the payment; may be empty.
    archive_id: str = ""
    #: The payer's own id for the payment; `NOTPROVIDED` is left as written.
    end_to_end_id: str = ""
    #: Id of the instruction; of a returned payment, that of the original.
    instruction_id: str = ""
    #: Id between the banks; of a returned payment, that of the original.
    transaction_id: str = ""
    payer_name: str = ""
    payer_iban: str = ""
    #: On whose behalf was paid.
    ultimate_payer_name: str = ""
    payee_name: str = ""
    payee_iban: str = ""
    #: Why a payment came back: an ISO 20022 code such as `AC01`, or the bank's own.
    return_reason: str = ""
    #: The bank's words on the return.
    return_text: str = ""
    #: Other words of the bank on the payment.
    information: str = ""

    @property
    def reference(self) -> str:
        """The first structured creditor reference, as written, or nothing."""
        return next((part.reference for part in self.parts if part.reference), "")

    @property
    def reference_kind(self) -> ReferenceKind:
        """What the first structured reference looks like."""
        return next((part.reference_kind for part in self.parts if part.reference), "")

    @property
    def parts_difference_cents(self) -> int:
        """The amount less what the parts add up to; 0 where the parts carry no amounts."""
        if all(p.remitted_cents is None and p.credit_note_cents is None for p in self.parts):
            return 0
        return self.amount_cents - sum(
            (part.remitted_cents or 0) - (part.credit_note_cents or 0) for part in self.parts
        )


class Entry(NamedTuple):
    """One line of the account (`Ntry`). Without items it is a lump sum or needs none."""

    #: Place in its statement, from 1.
    number: int
    amount_cents: int
    currency: str
    #: Whether money came in.
    credit: bool
    #: Whether the entry undoes an earlier one (`RvslInd`).
    reversal: bool = False
    #: Day of the booking. A booked entry has this or `value_date`; others may have neither.
    booking_date: date | None = None
    value_date: date | None = None
    #: How many payments the bank says that the entry holds; `None` where it does not say.
    batch_count: int | None = None
    #: ISO bank transaction code, such as `PMNT/RCDT/ESCT`.
    bank_code: str = ""
    items: tuple[Item, ...] = ()
    #: `BOOK`, `PDNG`, `INFO` or what else the file says: only `BOOK` moves money.
    status: str = BOOKED
    #: The bank's archive id, the same in camt.053 and camt.054 for the same booking.
    archive_id: str = ""
    #: The bank's running reference of the entry (`NtryRef`).
    entry_ref: str = ""
    #: The bank's or the country's own code, such as `NTRF+705`.
    bank_code_proprietary: str = ""
    #: Other words of the bank on the entry.
    information: str = ""

    @property
    def is_booked(self) -> bool:
        """Whether money has moved."""
        return self.status == BOOKED

    @property
    def is_lump_sum(self) -> bool:
        """Whether the payments behind the entry are not (all) in it: they come in camt.054."""
        return len(self.items) < (self.batch_count or 1)

    @property
    def items_difference_cents(self) -> int:
        """The entry's amount less what its items add up to; 0 for an entry without items.

        Items that went the other way count against it, items in another currency not at all.
        """
        if not self.items:
            return 0
        return self.amount_cents - sum(
            item.amount_cents if item.credit == self.credit else -item.amount_cents
            for item in self.items
            if item.currency == self.currency
        )


Event: TypeAlias = BankFile | Statement | Entry
