"""The report of a period on paper: tagged, in the client's language, its sums those of the page."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language
from inkasso.billing.clients.period import CaseLine, Fees, PeriodReport
from inkasso.billing.report.content import Business
from inkasso.billing.report.of_period import MOST_CASES, PeriodPage, period_data, to_pdf_report
from inkasso.formats.amounts import format_amount

CENTS = st.integers(-5_000_000, 900_000_000)
HOSTILE = '#eval("1") <b> $x$ =SUM(A1) öäå ] #panic()'


def line(number: int, invoices: str = "L-1", closed_on: date | None = None) -> CaseLine:
    return CaseLine(
        case_id=number,
        reference="1232",
        opened_on=date(2026, 3, 2),
        closed_on=closed_on,
        invoices=invoices,
        handed=100_00,
        principal=40_01,
        interest=1_02,
        costs=5_03,
        left_principal=59_99,
        left_rest=7_00,
    )


def page(*lines: CaseLine, language: Language = "fi", fees: Fees | None = None) -> PeriodPage:
    report = PeriodReport(
        since=date(2026, 3, 1), until=date(2026, 3, 31), lines=lines, fees=fees or Fees()
    )
    someone = Business(name="Testivelkoja 1 Oy", business_id="9000101-4")
    return PeriodPage(
        report=report, agency=someone, client=someone, language=language, dated=date(2026, 4, 1)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_tagged_in_the_clients_language_and_the_same_each_time(
    language: Language,
) -> None:
    made = page(line(10001), line(10002, closed_on=date(2026, 3, 20)), language=language)
    pdf = to_pdf_report(made)
    assert pdf == to_pdf_report(made)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/StructTreeRoot" in opened.Root
        assert str(opened.Root.Lang).startswith(language)


def test_hostile_invoice_numbers_are_only_texts() -> None:
    data = period_data(page(line(10001, HOSTILE)))
    assert data["payments"]["rows"][0][1] == HOSTILE  # type: ignore[index,call-overload]
    assert to_pdf_report(page(line(10001, HOSTILE))).startswith(b"%PDF")


@given(
    st.lists(st.tuples(CENTS, CENTS, CENTS, CENTS, CENTS, CENTS), max_size=6),
    st.sampled_from(LANGUAGES),
)
@settings(max_examples=40)
def test_every_sum_is_the_reports_to_the_cent(
    sums: list[tuple[int, ...]], language: Language
) -> None:
    lines = [
        CaseLine(n, "1", date(2026, 3, 2), None, "L", *cents) for n, cents in enumerate(sums, 1)
    ]
    made = page(*lines, language=language)
    data, report = period_data(made), made.report
    whole = (report.handed, report.collected, report.left_principal, report.left_rest)
    told = [format_amount(Money(cents), language) for cents in whole]
    assert data["payments"]["total"][1:] == told  # type: ignore[index,call-overload]
    columns = [[row[place] for row in data["payments"]["rows"]] for place in (3, 4, 5, 6)]  # type: ignore[index,call-overload,union-attr]
    parts = [
        [one.handed for one in lines],
        [one.collected for one in lines],
        [one.left_principal for one in lines],
        [one.left_rest for one in lines],
    ]
    assert columns == [[format_amount(Money(one), language) for one in part] for part in parts]
    assert [sum(part) for part in parts] == list(whole)


def test_more_cases_than_anybody_reads_on_paper_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        to_pdf_report(page(*[line(number) for number in range(MOST_CASES + 1)]))
    assert refused.value.refusal.code == "report_too_long"
    assert refused.value.refusal.remedy is not None


def test_nothing_to_tell_is_told() -> None:
    assert to_pdf_report(page()).startswith(b"%PDF")
