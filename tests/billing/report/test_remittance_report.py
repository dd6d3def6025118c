"""The remittance report: to the cent, on paper and in the table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from report_examples import report, two_terms, with_rows

from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language
from inkasso.billing.report.compose import render_report, report_data, to_csv
from inkasso.billing.report.content import ReportContent
from inkasso.formats.typeset import JsonValue, page_count


def page_text(content: ReportContent) -> str:
    return " | ".join(_strings(report_data(content))).replace("\u00a0", " ")


def _strings(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def table(content: ReportContent) -> list[list[str]]:
    text = to_csv(content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def cents(cell: str) -> int:
    return int(Decimal(cell.replace(",", ".")) * 100)


def test_what_is_kept_and_paid_is_what_was_collected() -> None:
    content = report()
    assert content.collected == Money(15512)
    assert content.kept == Money(4483)
    assert content.collected - content.kept == content.paid_out


def test_a_report_that_does_not_add_up_cannot_be_made() -> None:
    with pytest.raises(ValueError, match=r"collected 155\.12 less kept 44\.83 is not the 110\.30"):
        replace(report(), paid_out=Money(11030))


def test_the_reconciliation_leads_from_collected_to_paid_out() -> None:
    text = page_text(report())
    for line in (
        "Kerätty pääoma |  | 125,00 €",
        "Kerätty korko |  | 1,12 €",
        "Kerätyt perintäkulut |  | 29,00 €",
        "Kerätty yhteensä |  | 155,12 €",
        "Toimistolle jäävät perintäkulut |  | −29,00 €",
        "Palkkio | 10 % × 126,12 € | −12,61 €",
        "Arvonlisävero palkkiosta | 25,5 % × 12,61 € | −3,22 €",
        "Tilitetään |  | 110,29 €",
    ):
        assert line in text, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_payment_and_the_account_are_told_in_every_language(language: Language) -> None:
    text = page_text(report(language))
    for said in ("100234", "2026-0007, 2026-0008", "17.1.2027", "FI79 4405 2020 0360 82"):
        assert said in text, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_accessible_and_the_same_each_time(language: Language) -> None:
    content = report(language)
    pdf_bytes = render_report(content)
    assert pdf_bytes == render_report(content)
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        assert str(pdf.Root.Lang) == f"{language}-FI"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        heads = [one for one in pdf.objects if _is_header_cell(one)]
    assert len(heads) == 3 + 7


def _is_header_cell(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"


def test_a_long_report_continues_and_an_empty_one_says_so() -> None:
    assert page_count(render_report(report(copies=100))) > 3
    empty = replace(report(), lines=(), paid_out=Money(0))
    assert "ei saatu suorituksia" in page_text(empty)
    assert page_count(render_report(empty)) == 1


def test_the_table_opens_in_a_spreadsheet_as_it_is() -> None:
    raw = to_csv(report())
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    rows = table(report())
    assert {len(row) for row in rows} == {8}
    words = ["Suoritus", "2027-01-03", "100234", "2026-0001"]
    assert rows[1] == [*words, "100,00", "1,12", "29,00", "130,12"]


def test_the_table_sums_to_the_cent() -> None:
    rows = table(report())
    payments = [row for row in rows if row[0] == "Suoritus"]
    summary = rows[len(payments) + 1 :]
    assert sum(cents(row[7]) for row in payments) == cents(summary[0][7])
    assert sum(cents(row[7]) for row in summary) == 0
    assert summary[-1][7] == "-110,29"


def test_each_set_of_terms_is_told_and_sums_to_the_cent() -> None:
    text = page_text(two_terms())
    for line in (
        "Kerätty yhteensä |  | 60,00 €",
        "Palkkio, ehdot 1 | 10 % × −40,00 € | 4,00 €",
        "Arvonlisävero palkkiosta, ehdot 1 | 24 % × −4,00 € | 0,96 €",
        "Palkkio, ehdot 2 | 20 % × 100,00 € | −20,00 €",
        "Arvonlisävero palkkiosta, ehdot 2 | 25,5 % × 20,00 € | −5,10 €",
        "Yhteensä, ehdot 1 | −40,00 €",
        "Tilitetään |  | 39,86 €",
    ):
        assert line in text, line
    rows = table(two_terms())
    assert [row[0] for row in rows[1:3]] == ["Suoritus, ehdot 1", "Suoritus, ehdot 2"]
    assert sum(cents(row[7]) for row in rows[3:]) == 0
    assert page_count(render_report(two_terms())) == 1


@pytest.mark.parametrize("cell", ["=1+1", "+358", "-2", "@SUM(A1)", "\t=1", " =cmd()", "＝1"])
def test_a_cell_that_could_be_a_formula_is_disarmed(cell: str) -> None:
    content = report()
    rows = (replace(content.rows[0], case_number=cell, invoice_numbers=(cell,)), *content.rows[1:])
    first = table(with_rows(content, *rows))[1]
    assert first[2] == first[3] == f"'{cell}"


def test_separators_quotes_and_line_breaks_stay_inside_their_cell() -> None:
    content = report()
    numbers = ('a;b"c', "d\r\ne")
    rows = (replace(content.rows[0], invoice_numbers=numbers), *content.rows[1:])
    assert table(with_rows(content, *rows))[1][3] == 'a;b"c, d\r\ne'


def test_hostile_texts_are_inert_on_paper() -> None:
    hostile = r'#panic("x") $x$ @ref *b* \ " 漢字' + "W" * 200
    content = report()
    rows = (replace(content.rows[0], case_number=hostile, invoice_numbers=(hostile,) * 3),)
    content = replace(
        with_rows(content, *rows, *content.rows[1:]),
        client=replace(content.client, name=hostile, address=(hostile,)),
    )
    assert page_count(render_report(content)) <= 3
