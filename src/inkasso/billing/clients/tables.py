"""The report of a period as a table: CSV for programs, XLSX for people. The same cells in both."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font

from inkasso.base.cells import harmless
from inkasso.base.money import Money
from inkasso.base.words import Language, Words
from inkasso.billing.clients.period import PeriodReport

Cell = str | int | Decimal | date | None


_COLUMNS = (
    Words(fi="Asia", sv="Ärende", en="Case"),
    Words(fi="Viite", sv="Referens", en="Reference"),
    Words(fi="Laskut", sv="Fakturor", en="Invoices"),
    Words(fi="Avattu", sv="Öppnat", en="Opened"),
    Words(fi="Päättynyt", sv="Avslutat", en="Closed"),
    Words(fi="Vastaanotettu pääoma", sv="Mottaget kapital", en="Principal handed over"),
    Words(fi="Kerätty pääoma", sv="Influtet kapital", en="Principal collected"),
    Words(fi="Kerätty korko", sv="Influten ränta", en="Interest collected"),
    Words(fi="Kerätyt kulut", sv="Influtna kostnader", en="Costs collected"),
    Words(fi="Avoin pääoma", sv="Öppet kapital", en="Principal open"),
    Words(fi="Avoin korko ja kulut", sv="Öppen ränta och kostnader", en="Interest and costs open"),
    Words(fi="Hyvitetty pääoma", sv="Krediterat kapital", en="Principal credited"),
    Words(fi="Luovuttu pääomasta", sv="Avskrivet kapital", en="Principal given up"),
    Words(
        fi="Luovuttu korosta ja velkojan kuluista",
        sv="Avskrivet av ränta och borgenärens kostnader",
        en="Interest and the creditor's costs given up",
    ),
    Words(fi="Otettu takaisin, pääoma", sv="Återtaget kapital", en="Principal taken back"),
)
_TOTAL = Words(fi="Yhteensä", sv="Sammanlagt", en="Total")
_FEES = (
    Words(fi="Tilitetty", sv="Redovisat", en="Paid out"),
    Words(fi="Palkkio", sv="Provision", en="Commission"),
    Words(fi="Arvonlisävero", sv="Mervärdesskatt", en="Value added tax"),
    Words(
        fi="Toimistolle jääneet perintäkulut",
        sv="Indrivningskostnader som byrån behållit",
        en="Recovery costs kept by the agency",
    ),
)
_SHEET = Words(fi="Raportti", sv="Rapport", en="Report")


def to_csv(report: PeriodReport, language: Language) -> bytes:
    """UTF-8 with a byte order mark, semicolons, ISO days, decimal commas but in English."""
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in _rows(report, language):
        table.writerow([_text(cell, language) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(report: PeriodReport, language: Language) -> bytes:
    """A workbook whose sums are numbers and whose days are days."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = _SHEET.in_language(language)
    for row in _rows(report, language):
        sheet.append([_harmless(cell) for cell in row])
    for head in sheet[1]:
        head.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column in "ABCDEFGHIJKLMNO":
        sheet.column_dimensions[column].width = 18
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(report: PeriodReport, language: Language) -> Iterator[list[Cell]]:
    yield [words.in_language(language) for words in _COLUMNS]
    for line in report.lines:
        yield [
            *(line.case_id, line.reference, line.invoices, line.opened_on, line.closed_on),
            *_sums(line.handed, line.principal, line.interest, line.costs),
            *_sums(line.left_principal, line.left_rest, line.credited),
            *_sums(line.given_up, line.given_up_rest, line.taken_back),
        ]
    yield [
        *(_TOTAL.in_language(language), "", "", None, None),
        *_sums(report.handed, report.principal, report.interest, report.costs),
        *_sums(report.left_principal, report.left_rest, report.credited),
        *_sums(report.given_up, report.given_up_rest, report.taken_back),
    ]
    fees = report.fees
    sums = _sums(fees.paid_out, fees.commission, fees.vat, fees.costs_kept)
    yield []
    for words, cents in zip(_FEES, sums, strict=True):
        yield [words.in_language(language), "", "", None, None, cents]


def _sums(*cents: int) -> list[Decimal]:
    return [Money(one).amount for one in cents]


def _text(cell: Cell, language: Language) -> str:
    if isinstance(cell, Decimal):
        text = f"{cell:.2f}"
        return text if language == "en" else text.replace(".", ",")
    return str(_harmless(cell)) if cell is not None else ""


def _harmless(cell: Cell) -> Cell:
    """A text that no spreadsheet takes for a formula, and that a workbook can hold."""
    if not isinstance(cell, str):
        return cell
    plain = "".join(mark for mark in cell if mark.isprintable())
    return harmless(plain)
