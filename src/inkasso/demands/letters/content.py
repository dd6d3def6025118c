"""What a letter says, as plain values: frozen when the letter is decided, never altered after.

There is no field for an identity code, and none may come in by another way: the composer masks
whatever looks like one. Co-debtors are not named either, only that the liability is joint.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from inkasso.base.money import Money, zero
from inkasso.base.words import Language

Kind = Literal["reminder", "demand"]
Audience = Literal["consumer", "business"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The sender: whom to pay, whom to ask, to whom objections are made."""

    #: Registered name.
    name: str
    #: Business ID, such as `1234567-1`.
    business_id: str
    #: Postal address, line by line.
    address: tuple[str, ...]
    #: Customer service, with the country code or without, as it is to be read.
    phone: str
    #: Address that accepts objections and requests for suspension.
    email: str
    #: Home page without `https://`, or `""`.
    website: str = ""
    #: Hours of the customer service in the letter's language, or `""`.
    opening_hours: str = ""
    #: Where the privacy notice is read, without `https://`; `""`: it is sent on request.
    privacy_notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Creditor:
    """Who owns the receivable (5 a § 1 mom. 1 kohta, 2 mom.)."""

    #: Name today.
    name: str
    #: Business ID, or `""` when the creditor is a private person.
    business_id: str
    #: Postal address, line by line.
    address: tuple[str, ...]
    #: Telephone, or `""`.
    phone: str = ""
    #: E-mail, or `""`.
    email: str = ""
    #: The name used in the contract, when it was another one.
    former_name: str | None = None
    #: Whose receivable it was before a transfer.
    original_creditor: str | None = None
    #: A public body's unit or person that receives objections, with contact details, or `""`.
    objection_unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whose letter it is: exactly what the envelope's window shows."""

    #: Name of the person, company or estate.
    name: str
    #: Postal address, line by line; empty when none is known.
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivableLine:
    """One receivable before payments: its basis, principal and interest."""

    #: The creditor's own number for it.
    invoice_number: str
    #: What it is for, as the creditor described it.
    description: str
    #: Date of the invoice, when known.
    invoice_date: date | None
    #: The invoice's due date.
    due_date: date
    #: Principal due.
    principal: Money
    #: Overdue interest up to `LetterContent.interest_until`.
    overdue_interest: Money
    #: Interest agreed for the time before the due date.
    interest: Money = field(default=zero())
    #: Rate, periods and section in the letter's language, such as `10,5 %, korkolaki 4 §`.
    interest_basis: str = ""
    #: First day of overdue interest, printed when set (Interest Act 6 § 2 mom. may require it).
    interest_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One recovery cost that is demanded."""

    #: When the act was done.
    on: date
    #: The act in the letter's language, such as `Maksumuistutus`.
    what: str
    #: What is demanded for it.
    amount: Money
    #: Section that allows it, such as `10 a § 1 mom. 1 kohta`.
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentLine:
    """A payment or a credit that lessens what is owed."""

    #: Day it was received.
    on: date
    #: How much, as a positive amount.
    amount: Money
    #: `""` for a payment, else what it is in the letter's language, such as `Hyvityslasku`.
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentInstructions:
    """To whom, how and when to pay (5 a § 1 mom. 5 kohta); what the payment slip holds."""

    #: Holder of the account.
    payee: str
    #: Account, with or without blanks.
    iban: str
    #: The bank's BIC.
    bic: str
    #: National reference, with or without blanks; `""` when only RF is used.
    reference: str
    #: The same as an RF reference, with or without blanks, or `""`.
    rf: str
    #: What is to be paid; equals the letter's total.
    amount: Money
    #: Last day of payment; also the last day of objections.
    deadline: date
    #: The 54 digits of the bank bar code, or `""` when it cannot be made.
    barcode_digits: str = ""
    #: The text that the QR code holds (EPC069-12), or `""`.
    qr_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyParagraph:
    """One thing told of personal data."""

    #: What it is about, such as `Rekisterinpitäjä`.
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyInformation:
    """What a person whose data came from others is told (GDPR 14), in the letter's language."""

    #: Version of the privacy notice that it follows.
    version: str
    heading: str
    introduction: str
    paragraphs: tuple[PrivacyParagraph, ...]
    #: Where the whole notice is.
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContent:
    """A reminder or a demand, whole. Raises `ValueError` when its sums do not agree."""

    kind: Kind
    audience: Audience
    language: Language
    #: Unique among the agency's letters.
    letter_number: str
    #: Date of the letter, and of the PDF.
    dated: date
    agency: Agency
    creditor: Creditor
    debtor: Addressee
    #: Number by which the debtor refers to the matter.
    case_number: str
    receivables: tuple[ReceivableLine, ...]
    #: Day up to which interest is counted.
    interest_until: date
    payment: PaymentInstructions
    costs: tuple[CostLine, ...] = ()
    payments: tuple[PaymentLine, ...] = ()
    #: Euros a day after `interest_until`, unrounded; None when no interest accrues.
    interest_per_day: Decimal | None = None
    #: True: paid whole by the deadline, interest after the letter's date is not claimed.
    settles_if_paid_by_deadline: bool = False
    #: False when the letter itself costs the debtor nothing.
    is_charged: bool = True
    #: True when others are liable for the same debt; they are not named.
    is_jointly_liable: bool = False
    #: False for instalment debts that are not due as a whole (4 c § 1 mom.).
    may_request_suspension: bool = True
    #: True after the debtor has asked to suspend collection: nothing more is charged (4 c §).
    is_suspended: bool = False
    #: For a directly enforceable receivable: remedies and deferral in words, else `""`.
    remedies: str = ""
    #: Given in the first letter to a natural person; later ones only lead to the notice.
    privacy: PrivacyInformation | None = None

    def __post_init__(self) -> None:
        if not self.receivables:
            raise ValueError(f"letter {self.letter_number} has no receivable")
        if self.payment.amount != self.total:
            raise ValueError(
                f"letter {self.letter_number} asks for {self.payment.amount} "
                f"but its lines come to {self.total}"
            )

    @property
    def principal(self) -> Money:
        """Principal of all receivables, before payments."""
        return _sum(line.principal for line in self.receivables)

    @property
    def interest(self) -> Money:
        """Agreed interest of all receivables, before payments."""
        return _sum(line.interest for line in self.receivables)

    @property
    def overdue_interest(self) -> Money:
        """Overdue interest of all receivables, before payments."""
        return _sum(line.overdue_interest for line in self.receivables)

    @property
    def cost(self) -> Money:
        """Recovery costs, before payments."""
        return _sum(line.amount for line in self.costs)

    @property
    def paid(self) -> Money:
        """Payments and credits, as a positive amount."""
        return _sum(line.amount for line in self.payments)

    @property
    def total(self) -> Money:
        """What is demanded: principal, interest and costs less payments."""
        return self.principal + self.interest + self.overdue_interest + self.cost - self.paid


def _sum(amounts: Iterable[Money]) -> Money:
    return sum(amounts, start=zero())
