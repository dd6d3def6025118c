"""A remittance to the page and to the table (CSV) that its receiver books from."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from inkasso.base.cells import harmless
from inkasso.base.money import Money
from inkasso.base.words import Language, Words
from inkasso.billing.report import texts
from inkasso.billing.report.content import Business, CollectedRow, ReportContent, TermsLine
from inkasso.formats.amounts import format_amount
from inkasso.formats.typeset import Document, JsonValue, to_pdf


def render_report(content: ReportContent) -> bytes:
    """The report as a tagged PDF; the same content gives the same bytes."""
    return to_pdf(compose_report(content))


def compose_report(content: ReportContent) -> Document:
    """The document of a report: template, data and date."""
    return Document(template=template(), data=report_data(content), dated=content.dated)


def report_data(content: ReportContent) -> dict[str, JsonValue]:
    """What the template prints: amounts and dates written out in the client's language."""
    language = content.language
    lead = texts.LEAD.format(
        collected=format_amount(content.collected, language),
        kept=format_amount(content.kept, language),
        paid_out=format_amount(content.paid_out, language),
    )
    title = texts.TITLE.format(number=content.number, client=content.client.name)
    return {
        "language": language,
        "title": title.in_language(language),
        "heading": texts.HEADING.in_language(language),
        "sender": business_lines(content.agency, language),
        "client": business_lines(content.client, language),
        "details": _details(content),
        "essentials": [
            [texts.PAID_OUT.in_language(language), format_amount(content.paid_out, language)],
            [texts.TO_ACCOUNT.in_language(language), _grouped(content.iban)],
        ],
        "lead": lead.in_language(language),
        "reconciliation": _reconciliation(content),
        "payments": _payments(content),
    }


def to_csv(content: ReportContent) -> bytes:
    """The report as a table: UTF-8 with a byte order mark, semicolons, decimal commas.

    A line for each payment, then a line for each item of the reconciliation; what is kept and
    paid out is negative, so that the last column of those lines sums to zero. Where several sets
    of terms divide the money, payments and what is kept of them bear the number of theirs. Cells
    with the client's own texts that could pass for formulas begin with an apostrophe.
    """
    language = content.language
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = (texts.ITEM, texts.RECEIVED, texts.CASE, texts.INVOICES)
    sums = (texts.PRINCIPAL, texts.INTEREST, texts.COSTS, texts.TOTAL)
    table.writerow([words.in_language(language) for words in (*columns, *sums)])
    for number, line in enumerate(content.lines, start=1):
        payment = _by_terms(texts.PAYMENT, number, content)
        table.writerows([payment, *_csv_cells(row)] for row in line.rows)
    table.writerows(_csv_summary(content))
    return out.getvalue().encode("utf-8-sig")


def _csv_cells(row: CollectedRow) -> list[str]:
    amounts = (row.principal, row.interest, row.costs, row.total)
    return [
        row.received_on.isoformat(),
        harmless(row.case_number),
        harmless(", ".join(row.invoice_numbers)),
        *map(_comma, amounts),
    ]


def _csv_summary(content: ReportContent) -> list[list[str]]:
    language = content.language
    whole = (content.principal, content.interest, content.costs, content.collected)
    lines = [[texts.COLLECTED.in_language(language), "", "", "", *map(_comma, whole)]]
    for number, line in enumerate(content.lines, start=1):
        kept = (
            (texts.COSTS_KEPT, line.costs_kept),
            (texts.COMMISSION, line.commission),
            (texts.VAT, line.vat),
        )
        lines += [_csv_taken(_by_terms(words, number, content), sum_) for words, sum_ in kept]
    return [*lines, _csv_taken(texts.PAID_OUT.in_language(language), content.paid_out)]


def _csv_taken(item: str, amount: Money) -> list[str]:
    return [item, *[""] * 6, _comma(-amount)]


def _by_terms(words: Words, number: int, content: ReportContent) -> str:
    """An item, with the number of its terms where there are several."""
    if len(content.lines) == 1:
        return words.in_language(content.language)
    item = words.in_language(content.language)
    return texts.BY_TERMS.format(item=item, number=str(number)).in_language(content.language)


def _comma(amount: Money) -> str:
    return str(amount).replace(".", ",")


def business_lines(business: Business, language: Language) -> dict[str, JsonValue]:
    """A business as it stands at the head of a report."""
    business_id = texts.BUSINESS_ID.format(id=business.business_id).in_language(language)
    reach = ", ".join(part for part in (business.phone, business.email) if part)
    lines = (", ".join(business.address), reach, business_id)
    return {"name": business.name, "lines": [line for line in lines if line]}


def _details(content: ReportContent) -> list[JsonValue]:
    language = content.language
    period = f"{day_in_figures(content.period_from)}–{day_in_figures(content.period_to)}"
    details = (
        (texts.NUMBER, content.number),
        (texts.DATED, day_in_figures(content.dated)),
        (texts.PERIOD, period),
        (texts.CLIENT, content.client.name),
    )
    return [[words.in_language(language), value] for words, value in details]


def _reconciliation(content: ReportContent) -> dict[str, JsonValue]:
    """From what was collected, line by line, to what is paid out."""
    language = content.language
    lines = [
        (texts.COLLECTED_PRINCIPAL, "", content.principal),
        (texts.COLLECTED_INTEREST, "", content.interest),
        (texts.COLLECTED_COSTS, "", content.costs),
        (texts.COLLECTED, "", content.collected),
    ]
    told = [(words.in_language(language), basis, amount) for words, basis, amount in lines]
    for number, line in enumerate(content.lines, start=1):
        told += [
            (_by_terms(words, number, content), basis, -amount)
            for words, basis, amount in _kept(line, content)
        ]
    told.append((texts.PAID_OUT.in_language(language), "", content.paid_out))
    sums = {words.in_language(language) for words in (texts.COLLECTED, texts.PAID_OUT)}
    return {
        "heading": texts.RECONCILIATION.in_language(language),
        "columns": _columns(content, (texts.ITEM, texts.BASIS, texts.AMOUNT)),
        "rows": [
            {"cells": [item, basis, format_amount(amount, language)], "sum": item in sums}
            for item, basis, amount in told
        ],
    }


def _kept(line: TermsLine, content: ReportContent) -> list[tuple[Words, str, Money]]:
    return [
        (texts.COSTS_KEPT, "", line.costs_kept),
        (
            texts.COMMISSION,
            _of(line.commission_percent, line.commission_base, content),
            line.commission,
        ),
        (texts.VAT, _of(line.vat_percent, line.commission, content), line.vat),
    ]


def _payments(content: ReportContent) -> dict[str, JsonValue]:
    columns = (texts.RECEIVED, texts.CASE, texts.INVOICES)
    sums = (texts.PRINCIPAL, texts.INTEREST, texts.COSTS, texts.TOTAL)
    language = content.language
    return {
        "heading": texts.PAYMENTS.in_language(language),
        "columns": _columns(content, (*columns, *sums)),
        "rows": list(_payment_rows(content)),
        "total": [texts.TOTAL.in_language(language), *_four(content, content)],
        "none": texts.NO_PAYMENTS.in_language(language),
    }


def _payment_rows(content: ReportContent) -> Iterator[JsonValue]:
    """Payments by terms; where there are several, each with a row of its sums."""
    for number, line in enumerate(content.lines, start=1):
        yield from (_payment_cells(row, content) for row in line.rows)
        if len(content.lines) > 1:
            yield ["", "", _by_terms(texts.TOTAL, number, content), *_four(line, content)]


def _four(sums: TermsLine | ReportContent, content: ReportContent) -> list[JsonValue]:
    whole = (sums.principal, sums.interest, sums.costs, sums.collected)
    return [format_amount(amount, content.language) for amount in whole]


def _payment_cells(row: CollectedRow, content: ReportContent) -> JsonValue:
    amounts = (row.principal, row.interest, row.costs, row.total)
    written = [format_amount(amount, content.language) for amount in amounts]
    return [
        day_in_figures(row.received_on),
        row.case_number,
        ", ".join(row.invoice_numbers),
        *written,
    ]


def _columns(content: ReportContent, words: Sequence[Words]) -> list[JsonValue]:
    return [word.in_language(content.language) for word in words]


def _of(percent: Decimal, base: Money, content: ReportContent) -> str:
    written = f"{percent.normalize():f}"
    if content.language != "en":
        written = written.replace(".", ",")
    basis = texts.OF.format(percent=written, base=format_amount(base, content.language))
    return basis.in_language(content.language)


def day_in_figures(day: date) -> str:
    """A date in figures, which bookkeepers of all three languages read the same way."""
    return f"{day.day}.{day.month}.{day.year}"


def _grouped(iban: str) -> str:
    return " ".join(re.findall(r".{1,4}", re.sub(r"\s", "", iban)))


@cache
def template() -> str:
    """The page of every report: essentials, a lead, a reckoning of three columns, rows of seven."""
    return resources.files(__package__).joinpath("report.typ").read_text(encoding="utf-8")
