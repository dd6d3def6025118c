"""What the law says of a receivable before it is taken in: pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inkasso.base.decisions import Refusal
from inkasso.base.faults import Fault
from inkasso.base.money import EUR
from inkasso.formats.handover import HandoverRow
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.scope import (
    DebtorKind,
    PublicClaim,
    ReceivableKind,
    public_claim_allowed,
    regime_of,
)
from inkasso.law.fi.limitation.periods import LimitationFacts, is_time_barred, time_barred_on
from inkasso.law.wording import fill
from inkasso.receivables.intake.messages import NOT_IN_EUROS, TIME_BARRED


def case_kind(kind: str, debtor_type: str) -> str:
    """Which rules a receivable's case follows: consumer or business."""
    regime = regime_of(ReceivableKind(kind), DebtorKind(debtor_type))
    assert not isinstance(regime, Refusal), "the row was refused before"
    return "consumer" if regime.value is Regime.CONSUMER else "business"


def faults_of_law(row: HandoverRow, on: date) -> tuple[Fault, ...]:
    """Every reason in law for not taking a receivable in on a day."""
    return tuple(_faults(row, on))


def _faults(row: HandoverRow, on: date) -> Iterator[Fault]:
    if row.currency != EUR:
        message = NOT_IN_EUROS.format(currency=row.currency)
        yield Fault(field="currency", code="bad_currency", message=message)
    kind = ReceivableKind(row.kind)
    regime = regime_of(kind, DebtorKind(row.debtor.type))
    if isinstance(regime, Refusal):
        yield Fault(field="kind", code="bad_value", message=regime.message)
    if kind is ReceivableKind.PUBLIC:
        allowed = public_claim_allowed(PublicClaim())
        if isinstance(allowed, Refusal):
            yield Fault(field="kind", code=allowed.code, message=allowed.message)
    yield from _limitation(row, on)


def _limitation(row: HandoverRow, on: date) -> Iterator[Fault]:
    facts = LimitationFacts(
        due_date=row.due_date,
        interrupted_on=row.reminders,
        natural_debtor=row.debtor.type in ("person", "estate"),
    )
    barred = is_time_barred(facts, on)
    if isinstance(barred, Refusal):
        yield Fault(field="due_date", code="time_barred", message=barred.message)
    elif barred.value:
        day = time_barred_on(facts)
        when = row.due_date if isinstance(day, Refusal) or day.value is None else day.value
        yield Fault(field="due_date", code="time_barred", message=fill(TIME_BARRED, day=when))
