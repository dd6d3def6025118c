"""What the creditor's own reminders may cost the debtor, reminder by reminder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.formats.handover import HandoverRow
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    PastAct,
    Regime,
)
from inkasso.law.fi.debt_collection.costs import allowed_cost


class ReminderCost(NamedTuple):
    """What one of the creditor's reminders may cost."""

    sent_on: date
    cost: Money
    because: tuple[Citation, ...]


def reminder_costs(row: HandoverRow, regime: Regime) -> list[ReminderCost]:
    """Divide what the creditor charged over its reminders, as far as the law allows each.

    What does not fit is not claimed from the debtor: the sum may be less than what was charged.
    """
    return [cost for cost in _allowed(row, regime) if cost.cost]


def reminder_acts(row: HandoverRow, regime: Regime) -> list[PastAct]:
    """The creditor's reminders with what each costs, as history for what the law allows next."""
    return [
        PastAct(kind=ActKind.REMINDER, sent_on=one.sent_on, cost=one.cost, by_creditor=True)
        for one in _allowed(row, regime)
    ]


def why_not_more(row: HandoverRow, regime: Regime) -> tuple[Citation, ...]:
    """The sections by which the law allowed as much of the charge as it did, each once."""
    found = (one for _, answer in _answers(row, regime) for one in answer.because)
    return tuple({(one.act, one.section): one for one in found}.values())


def _allowed(row: HandoverRow, regime: Regime) -> Iterator[ReminderCost]:
    for sent_on, answer in _answers(row, regime):
        if not isinstance(answer, Refusal):
            yield ReminderCost(sent_on, answer.value, answer.because)


def _answers(row: HandoverRow, regime: Regime) -> Iterator[tuple[date, Decision[Money] | Refusal]]:
    """What the law says of each reminder, in order, of what the ones before it left."""
    left = row.reminder_cost or Money(0)
    facts = CostFacts(
        regime=regime,
        principal=row.principal,
        due_date=row.due_date,
        invoice_sent_on=row.invoice_date,
    )
    history: list[PastAct] = []
    for sent_on in row.reminders:
        act = CollectionAct(kind=ActKind.REMINDER, price=left, by_creditor=True)
        answer = allowed_cost(act, facts, history, sent_on)
        if not isinstance(answer, Refusal):
            history.append(
                PastAct(kind=ActKind.REMINDER, sent_on=sent_on, cost=answer.value, by_creditor=True)
            )
            left -= answer.value
        yield sent_on, answer


def compensation_of(row: HandoverRow, *, commercial: bool) -> CostFacts:
    """What decides the standard compensation of one late payment (10 i §)."""
    return CostFacts(
        regime=Regime.OTHER,
        principal=row.principal,
        due_date=row.due_date,
        commercial=commercial and row.kind == "business",
    )
