"""What a client hands over, as values: a party, a receivable, a party who shares one.

Hand-over tables and electronic invoices both end here, so that intake reads one shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from inkasso.base.identity_code import IdentityCode
from inkasso.base.money import Money
from inkasso.base.words import Language

PartyType = Literal["person", "company", "estate", "public_body"]
ReceivableKind = Literal["consumer", "business", "public", "rent", "consumer_credit"]


def kind_for_debtor(debtor: PartyType) -> ReceivableKind:
    """The kind of a receivable whose sender named none: people and estates are consumers."""
    return "consumer" if debtor in ("person", "estate") else "business"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """Where post reaches a party."""

    #: Street with number, or box; several lines joined by a comma.
    street: str
    #: Postal code as the country writes it; five digits in Finland.
    postal_code: str
    #: Post town.
    city: str
    #: ISO 3166 code of two letters.
    country: str = "FI"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyData:
    """A party as its sender described it. An empty text means that nothing was said."""

    #: What sort of party this is.
    type: PartyType
    #: Company name, or the whole name of a person (given names first).
    name: str
    #: Given names, when the sender kept them apart.
    given_names: str = ""
    #: Family name, when the sender kept it apart.
    family_name: str = ""
    #: Checked identity code of a person or an estate.
    identity_code: IdentityCode | None = None
    #: Checked business ID, such as `2077474-0`.
    business_id: str = ""
    #: Postal address; electronic invoices may lack one.
    address: PostalAddress | None = None
    #: E-mail address.
    email: str = ""
    #: Telephone number in E.164, such as `+358401234567`.
    phone: str = ""
    #: Language that the sender wants used towards the party.
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One receivable that a client hands over, every field checked."""

    #: The creditor's own number for the invoice.
    invoice_number: str
    #: Day of the invoice.
    invoice_date: date
    #: The invoice's due date, before the day of the hand-over.
    due_date: date
    #: What is open, without interest and costs; more than nothing.
    principal: Money
    #: What the debt is for.
    description: str
    #: As stated, else as `kind_for_debtor` decides.
    kind: ReceivableKind
    #: Who owes it.
    debtor: PartyData
    #: What was invoiced, when the sender says so.
    original_amount: Money | None = None
    #: ISO 4217 code; the currency of every amount of the row.
    currency: str = "EUR"
    #: Agreed overdue interest in per cent a year; `None` means the statutory rate.
    interest_rate: Decimal | None = None
    #: Days on which the creditor sent reminders of its own, in order.
    reminders: tuple[date, ...] = ()
    #: What the creditor charged for those reminders.
    reminder_cost: Money | None = None
    #: Who owned the receivable first, when it has been transferred.
    original_creditor: str = ""
    #: Whether the debtor objects; tables refuse such rows, invoices cannot tell.
    disputed: bool = False
    #: The sender's remarks, then each column that we do not know, a line each.
    notes: str = ""
    #: Always `None` here: tells a receivable from a `CoDebtorRow`.
    co_debtor_of: None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoDebtorRow:
    """One more party who owes a receivable that another row hands over."""

    #: Invoice number of the receivable that the party shares.
    co_debtor_of: str
    #: Who shares it.
    debtor: PartyData
    #: The sender's remarks, then each column that we do not know, a line each.
    notes: str = ""


ReadRow: TypeAlias = HandoverRow | CoDebtorRow
