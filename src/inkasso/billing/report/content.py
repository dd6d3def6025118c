"""What a remittance report says, as plain values whose sums must agree to the cent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkasso.base.money import Money, zero
from inkasso.base.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """The agency or the client, as it stands at the head of the report."""

    #: Registered name.
    name: str
    #: Business ID.
    business_id: str
    #: Postal address, line by line; may be empty.
    address: tuple[str, ...] = ()
    #: Telephone, or `""`.
    phone: str = ""
    #: E-mail, or `""`.
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedRow:
    """One payment as it fell on one case; negative when a payment was returned.

    The payer is not named: the client knows its debtor by the invoice, and needs no more.
    """

    #: Day the money was on the account.
    received_on: date
    #: The case's number.
    case_number: str
    #: The client's own numbers of the invoices in the case.
    invoice_numbers: tuple[str, ...]
    #: What went to principal.
    principal: Money
    #: What went to interest.
    interest: Money
    #: What went to recovery costs.
    costs: Money

    @property
    def total(self) -> Money:
        """The whole payment as far as it was allocated to the case."""
        return self.principal + self.interest + self.costs


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsLine:
    """What one set of terms divides: payments, and what the agency keeps of them."""

    rows: tuple[CollectedRow, ...]
    #: Commission in percent of principal and interest.
    commission_percent: Decimal
    #: Commission without VAT.
    commission: Money
    #: VAT in percent of the commission.
    vat_percent: Decimal
    #: VAT on the commission.
    vat: Money
    #: Recovered costs that stay with the agency.
    costs_kept: Money

    @property
    def principal(self) -> Money:
        """Principal collected."""
        return _sum(row.principal for row in self.rows)

    @property
    def interest(self) -> Money:
        """Interest collected."""
        return _sum(row.interest for row in self.rows)

    @property
    def costs(self) -> Money:
        """Recovery costs collected."""
        return _sum(row.costs for row in self.rows)

    @property
    def commission_base(self) -> Money:
        """What the commission is reckoned on."""
        return self.principal + self.interest

    @property
    def collected(self) -> Money:
        """All that was collected."""
        return self.commission_base + self.costs

    @property
    def kept(self) -> Money:
        """What the agency keeps: costs, commission and its VAT."""
        return self.costs_kept + self.commission + self.vat


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """A remittance, whole. Raises `ValueError` when kept and paid are not what was collected."""

    language: Language
    #: Unique among the agency's remittances; also the message of the payment.
    number: str
    #: Day of the remittance, and of the PDF.
    dated: date
    #: First day of the period.
    period_from: date
    #: Last day of the period.
    period_to: date
    agency: Business
    client: Business
    #: By terms; several where prices changed between the payments.
    lines: tuple[TermsLine, ...]
    #: What is paid to the client.
    paid_out: Money
    #: The client's account.
    iban: str

    def __post_init__(self) -> None:
        if self.collected - self.kept != self.paid_out:
            raise ValueError(
                f"remittance {self.number}: collected {self.collected} less kept {self.kept} "
                f"is not the {self.paid_out} paid out"
            )

    @property
    def rows(self) -> tuple[CollectedRow, ...]:
        """Every payment, by terms."""
        return tuple(row for line in self.lines for row in line.rows)

    @property
    def principal(self) -> Money:
        """Principal collected in the period."""
        return _sum(line.principal for line in self.lines)

    @property
    def interest(self) -> Money:
        """Interest collected in the period."""
        return _sum(line.interest for line in self.lines)

    @property
    def costs(self) -> Money:
        """Recovery costs collected in the period."""
        return _sum(line.costs for line in self.lines)

    @property
    def collected(self) -> Money:
        """All that was collected in the period."""
        return self.principal + self.interest + self.costs

    @property
    def kept(self) -> Money:
        """What the agency keeps: costs, commission and its VAT."""
        return _sum(line.kept for line in self.lines)


def _sum(amounts: Iterable[Money]) -> Money:
    return sum(amounts, start=zero())
