"""A remittance made up for the tests: a payment, a partial one and a return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from inkasso.base.money import Money
from inkasso.base.words import Language
from inkasso.billing.report.content import Business, CollectedRow, ReportContent, TermsLine


def report(language: Language = "fi", *, copies: int = 1) -> ReportContent:
    """100.00 + 40.00 - 15.00 of principal, 1.12 of interest, 29.00 of costs, `copies` times."""
    rows = (
        CollectedRow(
            received_on=date(2027, 1, 3),
            case_number="100234",
            invoice_numbers=("2026-0001",),
            principal=Money(10000),
            interest=Money(112),
            costs=Money(2900),
        ),
        _principal_only(9, 4000),
        _principal_only(17, -1500),
    )
    return ReportContent(
        language=language,
        number="T-2027-0004",
        dated=date(2027, 2, 1),
        period_from=date(2027, 1, 1),
        period_to=date(2027, 1, 31),
        agency=Business(
            name="Mallila Perintä Oy",
            business_id="1234567-1",
            address=("Esimerkkikatu 1", "00100 Helsinki"),
            email="asiakaspalvelu@mallila.example",
        ),
        client=Business(
            name="Åströmin Varastot Oy",
            business_id="7654321-4",
            address=("Satamatie 12", "20100 Turku"),
        ),
        lines=(
            TermsLine(
                rows=rows * copies,
                commission_percent=Decimal("10.00"),
                commission=Money(1261 * copies),
                vat_percent=Decimal("25.50"),
                vat=Money(322 * copies),
                costs_kept=Money(2900 * copies),
            ),
        ),
        paid_out=Money(11029 * copies),
        iban="FI7944052020036082",
    )


def with_rows(content: ReportContent, *rows: CollectedRow) -> ReportContent:
    """The report with other payments of the same sums in its only line."""
    (line,) = content.lines
    return replace(content, lines=(replace(line, rows=rows),))


def two_terms(language: Language = "fi") -> ReportContent:
    """A payment of 100.00 at 20 %, and 40.00 taken back of one that was remitted at 10 %."""
    new = TermsLine(
        rows=(_principal_only(20, 10000),),
        commission_percent=Decimal("20.00"),
        commission=Money(2000),
        vat_percent=Decimal("25.50"),
        vat=Money(510),
        costs_kept=Money(0),
    )
    old = TermsLine(
        rows=(_principal_only(21, -4000),),
        commission_percent=Decimal("10.00"),
        commission=Money(-400),
        vat_percent=Decimal("24.00"),
        vat=Money(-96),
        costs_kept=Money(0),
    )
    return replace(report(language), lines=(old, new), paid_out=Money(7490 - 3504))


def _principal_only(day: int, cents: int) -> CollectedRow:
    return CollectedRow(
        received_on=date(2027, 1, day),
        case_number="100235",
        invoice_numbers=("2026-0007", "2026-0008"),
        principal=Money(cents),
        interest=Money(0),
        costs=Money(0),
    )
