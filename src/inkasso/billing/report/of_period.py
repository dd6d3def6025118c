"""The report of a period to a client as a tagged PDF: the same sums as its page and its tables.

No debtor is named: a client knows its cases by their numbers and its own invoices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Language, Words
from inkasso.billing.clients.period import CaseLine, PeriodReport
from inkasso.billing.report import texts
from inkasso.billing.report.compose import business_lines, day_in_figures, template
from inkasso.billing.report.content import Business
from inkasso.formats.amounts import format_amount
from inkasso.formats.typeset import Document, JsonValue, to_pdf
from inkasso.law.wording import fill

#: More cases than anybody reads on paper; the tables have any number.
MOST_CASES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPage:
    """A report with what stands around it."""

    report: PeriodReport
    agency: Business
    client: Business
    language: Language
    #: Day on which it was made.
    dated: date


def to_pdf_report(page: PeriodPage) -> bytes:
    """The report as a tagged PDF; the same page gives the same bytes.

    Raises `Refused` (`report_too_long`) where it would have more than 2,000 cases.
    """
    if len(page.report.lines) > MOST_CASES:
        message = fill(_TOO_LONG, most=str(MOST_CASES))
        raise Refused(Refusal(code="report_too_long", message=message, remedy=_TABLES))
    return to_pdf(Document(template=template(), data=period_data(page), dated=page.dated))


def period_data(page: PeriodPage) -> dict[str, JsonValue]:
    """What the template prints: amounts and days written out in the client's language."""
    report, language = page.report, page.language
    period = f"{day_in_figures(report.since)}–{day_in_figures(report.until)}"
    title = texts.PERIOD_TITLE.format(period=period, client=page.client.name)
    lead = texts.PERIOD_LEAD.format(
        handed=_sum(report.handed, language),
        collected=_sum(report.collected, language),
        left=_sum(report.left_principal, language),
    )
    return {
        "language": language,
        "title": title.in_language(language),
        "heading": texts.PERIOD_HEADING.in_language(language),
        "sender": business_lines(page.agency, language),
        "client": business_lines(page.client, language),
        "details": [
            [texts.PERIOD.in_language(language), period],
            [texts.MADE.in_language(language), day_in_figures(page.dated)],
            [texts.CLIENT.in_language(language), page.client.name],
        ],
        "essentials": [
            [texts.COLLECTED.in_language(language), _sum(report.collected, language)],
            [texts.LEFT.in_language(language), _sum(report.left_principal, language)],
        ],
        "lead": lead.in_language(language),
        "reconciliation": _reckoning(report, language),
        "payments": _cases(report, language),
    }


def _reckoning(report: PeriodReport, language: Language) -> dict[str, JsonValue]:
    """What came in, and what was remitted and kept of it in the period."""
    fees = report.fees
    lines: tuple[tuple[Words, int], ...] = (
        (texts.COLLECTED_PRINCIPAL, report.principal),
        (texts.COLLECTED_INTEREST, report.interest),
        (texts.COLLECTED_COSTS, report.costs),
        (texts.COLLECTED, report.collected),
        *((words, cents) for words, cents in _gone(report) if cents),
        (texts.COMMISSION, fees.commission),
        (texts.VAT, fees.vat),
        (texts.COSTS_KEPT, fees.costs_kept),
        (texts.WAS_PAID_OUT, fees.paid_out),
    )
    cases = texts.CASES_MOVED.format(opened=str(report.opened), closed=str(report.closed))
    return {
        "heading": texts.SUMS.in_language(language),
        "columns": _said((texts.ITEM, cases, texts.AMOUNT), language),
        "rows": [
            {
                "cells": [words.in_language(language), "", _sum(cents, language)],
                "sum": words in (texts.COLLECTED, texts.WAS_PAID_OUT),
            }
            for words, cents in lines
        ],
    }


def _gone(report: PeriodReport) -> tuple[tuple[Words, int], ...]:
    """What of the client's money will not come in through the agency, where there is any."""
    return (
        (texts.CREDITED, report.credited),
        (texts.GIVEN_UP, report.given_up),
        (texts.GIVEN_UP_REST, report.given_up_rest),
        (texts.TAKEN_BACK, report.taken_back),
    )


def _cases(report: PeriodReport, language: Language) -> dict[str, JsonValue]:
    columns = (texts.CASE, texts.INVOICES, texts.STATE)
    sums = (texts.HANDED, texts.COLLECTED_SHORT, texts.LEFT, texts.LEFT_REST)
    whole = (report.handed, report.collected, report.left_principal, report.left_rest)
    return {
        "heading": texts.CASES.in_language(language),
        "columns": _said((*columns, *sums), language),
        "rows": [_case(line, language) for line in report.lines],
        "total": [texts.TOTAL.in_language(language), *(_sum(one, language) for one in whole)],
        "none": texts.NO_CASES.in_language(language),
    }


def _case(line: CaseLine, language: Language) -> JsonValue:
    amounts = (line.handed, line.collected, line.left_principal, line.left_rest)
    state = texts.OPEN.in_language(language)
    if line.closed_on is not None:
        state = texts.CLOSED.format(day=day_in_figures(line.closed_on)).in_language(language)
    if gone := line.given_up + line.given_up_rest:
        state = f"{state}, {texts.GAVE_UP.format(sum=_sum(gone, language)).in_language(language)}"
    if line.taken_back:
        state = f"{state}, {texts.TOOK_BACK.in_language(language)}"
    return [str(line.case_id), line.invoices, state, *(_sum(one, language) for one in amounts)]


def _said(words: Sequence[Words], language: Language) -> list[JsonValue]:
    return [one.in_language(language) for one in words]


def _sum(cents: int, language: Language) -> str:
    return format_amount(Money(cents), language)


_TOO_LONG = Words(
    fi="Raportissa on yli {most} asiaa, eikä sitä tehdä paperille.",
    sv="Rapporten har över {most} ärenden och görs inte på papper.",
    en="The report has more than {most} cases and is not set on paper.",
)
_TABLES = Words(
    fi="Ota se taulukkona (CSV, Excel), tai valitse lyhyempi kausi.",
    sv="Ta den som tabell (CSV, Excel), eller välj en kortare period.",
    en="Take it as a table (CSV, Excel), or choose a shorter period.",
)
