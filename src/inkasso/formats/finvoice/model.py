"""An electronic invoice as far as collecting it needs: who, to whom, how much, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkasso.base.money import EUR, Money
from inkasso.base.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceAddress:
    """A postal address as the invoice has it; any text may be empty."""

    #: Street with number, or box; several lines joined by a comma.
    street: str = ""
    #: Postal code.
    postal_code: str = ""
    #: Post town.
    city: str = ""
    #: ISO 3166 code of two letters; empty where the invoice names no country.
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceParty:
    """Seller or buyer as the invoice describes it; any text may be empty."""

    #: First of the party's names.
    name: str = ""
    #: Whatever the invoice gives as the party's identifier, as written.
    identifier: str = ""
    #: Checked business ID from the identifier or the VAT number, such as `2077474-0`.
    business_id: str = ""
    #: Postal address.
    address: InvoiceAddress = InvoiceAddress()
    #: Name of the contact person.
    contact: str = ""
    #: E-mail address as written.
    email: str = ""
    #: Telephone number as written.
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """One Finvoice message: an invoice, a credit note, or what else its type code says."""

    #: Type code of the Finvoice guide: `INV01` invoice, `INV02` credit note, `INV06` pro forma.
    type_code: str
    #: The type in the seller's words.
    type_text: str = ""
    #: `Original`, `Copy` or `Cancel`.
    origin: str = "Original"
    #: The seller's number for the invoice.
    number: str
    #: Numbers of the invoices that a credit note credits.
    original_invoice_numbers: tuple[str, ...] = ()
    #: Day of the invoice.
    invoice_date: date | None = None
    #: Day by which all of it is to be paid.
    due_date: date | None = None
    #: Total with VAT; below zero on a credit note.
    total: Money | None = None
    #: What the payment part asks for; may be nothing although the total is not.
    amount_due: Money | None = None
    #: Payment reference as written, national or RF.
    reference: str = ""
    #: Who invoices.
    seller: InvoiceParty
    #: Who is to pay.
    buyer: InvoiceParty
    #: Agreed overdue interest in per cent a year.
    overdue_interest_percent: Decimal | None = None
    #: What was sold: the first names on the rows.
    description: str = ""
    #: Language of the recipient, where the invoice names one of ours.
    language: Language | None = None
    #: Texts that should have been a day, an amount or a rate: hand-over field and text.
    unreadable: tuple[tuple[str, str], ...] = ()

    @property
    def is_credit_note(self) -> bool:
        """Whether it gives back: by its type, or by a total below zero."""
        return self.type_code == "INV02" or (self.total is not None and self.total.cents < 0)

    @property
    def original_invoice_number(self) -> str:
        """Number of the first invoice credited, or nothing."""
        return next(iter(self.original_invoice_numbers), "")

    @property
    def currency(self) -> str:
        """ISO 4217 code of what is asked for."""
        money = self.principal
        return EUR if money is None else money.currency

    @property
    def principal(self) -> Money | None:
        """What is to be collected: the payment part's amount if there is one, else the total."""
        if self.amount_due is not None and self.amount_due.cents > 0:
            return self.amount_due
        return self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNote:
    """What a creditor takes off an invoice that was handed over."""

    #: The creditor's number for the credit note.
    number: str
    #: Number of the invoice that it credits.
    original_invoice_number: str
    #: How much is taken off; more than nothing.
    amount: Money
    #: Day of the credit note.
    date: date
