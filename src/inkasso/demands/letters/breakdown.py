"""The table that shows what the sum is made of: each receivable, cost and payment on its line."""

from __future__ import annotations

from inkasso.base.money import Money
from inkasso.demands.letters.content import CostLine, LetterContent, PaymentLine, ReceivableLine
from inkasso.demands.letters.wording import Wording
from inkasso.formats.amounts import format_amount
from inkasso.formats.typeset import JsonValue


def compose_breakdown(content: LetterContent, words: Wording) -> dict[str, JsonValue]:
    """Columns, rows, sums, total and the sentence on interest, written out.

    The column of agreed interest is there only when some receivable bears it, and the basis of
    interest stands in each row only when rows differ in it.
    """
    shows_interest = bool(content.interest)
    bases = {line.interest_basis for line in content.receivables}
    rows: list[JsonValue] = [
        {
            "text": _receivable_text(line, words),
            "note": _interest_note(line, words, tells_basis=len(bases) > 1),
            "cells": [
                words.short_day(line.due_date),
                *_amount_cells(line, content, shows_interest=shows_interest),
            ],
        }
        for line in content.receivables
    ]
    if len(rows) > 1:
        rows.append(_receivables_total(content, words, shows_interest=shows_interest))
    return {
        "heading": words.text("breakdown"),
        "columns": _columns(words, shows_interest=shows_interest),
        "rows": rows,
        "sums": _sums(content, words),
        "total": {"text": words.text("total"), "amount": _written(content.total, content)},
        "interest": _interest_sentence(content, words, bases=bases),
    }


def _columns(words: Wording, *, shows_interest: bool) -> list[JsonValue]:
    keys = ["receivable", "due", "principal", "interest", "overdue_interest", "sum"]
    if not shows_interest:
        keys.remove("interest")
    return [words.text(f"column_{key}") for key in keys]


def _receivable_text(line: ReceivableLine, words: Wording) -> str:
    if not line.invoice_number:
        return line.description
    if line.invoice_date is None:
        invoice = words.text("invoice", number=line.invoice_number)
    else:
        invoice = words.text(
            "invoice_of",
            number=line.invoice_number,
            invoice_date=words.short_day(line.invoice_date),
        )
    return f"{invoice}: {line.description}" if line.description else invoice


def _interest_note(line: ReceivableLine, words: Wording, *, tells_basis: bool) -> str:
    basis = line.interest_basis if tells_basis else ""
    start = line.interest_from and words.text(
        "interest_from", start=words.short_day(line.interest_from)
    )
    return ", ".join(part for part in (start, basis) if part)


def _amount_cells(
    line: ReceivableLine, content: LetterContent, *, shows_interest: bool
) -> list[JsonValue]:
    agreed = [line.interest] if shows_interest else []
    row = line.principal + line.interest + line.overdue_interest
    amounts = [line.principal, *agreed, line.overdue_interest, row]
    return [_written(amount, content) for amount in amounts]


def _receivables_total(
    content: LetterContent, words: Wording, *, shows_interest: bool
) -> JsonValue:
    agreed = [content.interest] if shows_interest else []
    whole = content.principal + content.interest + content.overdue_interest
    amounts = [content.principal, *agreed, content.overdue_interest, whole]
    return {
        "text": words.text("all_receivables"),
        "note": "",
        "cells": ["", *(_written(amount, content) for amount in amounts)],
    }


def _sums(content: LetterContent, words: Wording) -> list[JsonValue]:
    """Costs one by one, their sum when there are several, then payments as negative amounts."""
    rows = [_sum_row(_cost_text(line, words), line.amount, content) for line in content.costs]
    if len(rows) > 1:
        rows.append(_sum_row(words.text("all_costs"), content.cost, content))
    if not rows:
        rows.append(_sum_row(words.text("costs"), content.cost, content))
    for payment in content.payments:
        rows.append(_sum_row(_payment_text(payment, words), -payment.amount, content))
    return rows


def _sum_row(text: str, amount: Money, content: LetterContent) -> JsonValue:
    return {"text": text, "amount": _written(amount, content)}


def _cost_text(line: CostLine, words: Wording) -> str:
    return words.text("cost", what=line.what, on=words.short_day(line.on), section=line.section)


def _payment_text(line: PaymentLine, words: Wording) -> str:
    on = words.short_day(line.on)
    return (
        words.text("credit", what=line.what, on=on) if line.what else words.text("payment", on=on)
    )


def _interest_sentence(
    content: LetterContent, words: Wording, *, bases: set[str]
) -> list[JsonValue]:
    until = words.day(content.interest_until)
    if len(bases) > 1:
        sentence = words.text("interest_computed_rows", until=until)
    elif basis := "".join(bases):
        sentence = words.text("interest_computed", until=until, basis=basis)
    else:
        sentence = words.text("interest_computed_bare", until=until)
    parts = [sentence]
    if content.interest_per_day:
        parts.append(words.text("interest_accrues", per_day=words.daily(content.interest_per_day)))
    if content.settles_if_paid_by_deadline:
        deadline = words.day(content.payment.deadline)
        parts.append(words.text("interest_waived", deadline=deadline))
    return [{"text": " ".join(parts), "strong": False}]


def _written(amount: Money, content: LetterContent) -> str:
    return format_amount(amount, content.language)
