"""One case whole: what is owed on a day, line by line with the law, and what has happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.demands.models import Letter
from inkasso.gate.holds.placing import Protected, holds_of, reasons_of
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.allocation import allocation_order
from inkasso.law.fi.interest.doubtful import doubts_of_interest
from inkasso.law.fi.interest.rates import RateStep, rate_curve
from inkasso.law.wording import fill
from inkasso.receivables.account.loading import LoadedCase, load_cases, terms_of
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.grounds import thaw
from inkasso.receivables.models import (
    Case,
    CoDebtor,
    Cost,
    Credit,
    Payment,
    Receivable,
    Reversal,
    StatusChange,
)
from inkasso.strategy.loading import states
from inkasso.strategy.overview import next_of, status_of
from inkasso.strategy.rules import Next


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of what is owed and paid; payments are negative."""

    #: principal, interest, cost, payment, waived or refund.
    kind: str
    amount: Money
    text: Words
    because: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to the case."""

    date: date
    kind: str
    text: str
    #: The stored letter under the home folder.
    file: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case as of a day."""

    case: LoadedCase
    status: str
    account: Account
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    next: Next | None


def case_file(case: Case, as_of: date) -> CaseFile:
    """The case as of a day, with every line explained."""
    loaded = load_cases([case.id])[case.id]
    account = replay(loaded.facts, as_of)
    (state,) = states([case.id], as_of)
    status = status_of(loaded, state, account)
    return CaseFile(
        case=loaded,
        status=status,
        account=account,
        lines=tuple(_lines(loaded, account)),
        events=tuple(sorted(_events(case, as_of), key=lambda event: event.date)),
        next=next_of(loaded, state, account),
    )


def _lines(case: LoadedCase, account: Account) -> Iterator[Line]:
    for receivable in Receivable.objects.filter(case_id=case.id).order_by("due_date", "id"):
        share = account.shares[receivable.id]
        yield Line(
            kind="principal",
            amount=Money(share.principal + share.principal_paid),
            text=fill(_INVOICE, number=receivable.invoice_number, due=receivable.due_date),
        )
        yield _interest(receivable, case, account)
    costs = list(Cost.objects.filter(case_id=case.id, charged_on__lte=account.as_of).order_by("id"))
    for cost in costs:
        void = cost.id in account.void_costs
        yield Line(
            kind="cost",
            amount=Money(0 if void else cost.cents),
            text=fill(_VOID if void else _COST, act=_act(cost), day=cost.charged_on),
            because=thaw(cost.because),
        )
    for letter in Letter.objects.filter(_own(case), dated__lte=account.as_of).order_by("id"):
        if not any(c.charged_on == letter.dated and not c.by_creditor for c in costs):
            yield Line(
                kind="cost",
                amount=Money(0),
                text=fill(_FREE, act=letter.kind, day=letter.dated),
                because=thaw(letter.because),
            )
    yield from _payments(case, account)


def _own(case: LoadedCase) -> Q:
    """Letters to the debtor; copies to co-debtors never cost anything."""
    return Q(case_id=case.id, person_id=case.person_id)


def _interest(receivable: Receivable, case: LoadedCase, account: Account) -> Line:
    share = account.shares[receivable.id]
    terms = terms_of(receivable, case)
    curve = rate_curve(terms)
    steps = () if isinstance(curve, Refusal) else curve.steps
    used = [s for i, s in enumerate(steps) if _applies(i, steps, receivable.due_date, account)]
    because = dict.fromkeys(ground for step in used for ground in step.because)
    first = receivable.due_date + timedelta(days=1)
    doubts = doubts_of_interest(terms, first, account.as_of) if used else ()
    return Line(
        kind="interest",
        amount=Money(share.interest + share.interest_paid),
        text=fill(_INTEREST, due=receivable.due_date, day=account.as_of),
        because=(*because, *doubts),
    )


def _applies(index: int, steps: tuple[RateStep, ...], due: date, account: Account) -> bool:
    """Whether a rate held on some day between the due date and the day of the account."""
    after = steps[index + 1].since if index + 1 < len(steps) else date.max
    return bool(steps[index].since <= account.as_of and after > due)


def _payments(case: LoadedCase, account: Account) -> Iterator[Line]:
    regime = Regime.CONSUMER if case.kind == "consumer" else Regime.OTHER
    order = allocation_order(regime, case.opened_on)
    because = () if isinstance(order, Refusal) else order.because
    for payment in case.facts.payments:
        if payment.value_date <= account.as_of:
            yield Line(
                kind="payment",
                amount=Money(-payment.cents),
                text=fill(_PAID, day=payment.value_date, parts=_parts(account, payment.id)),
                because=because,
            )
    if account.refund_due:
        yield Line(kind="refund", amount=Money(account.refund_due), text=_REFUND)


def _parts(account: Account, payment_id: int) -> str:
    sums: dict[str, int] = {}
    for part in account.allocated:
        if part.payment_id == payment_id:
            sums[part.component] = sums.get(part.component, 0) + part.cents
    return ", ".join(f"{name} {Money(cents)}" for name, cents in sums.items()) or "0.00"


def _act(cost: Cost) -> str:
    return cost.act.replace("_", " ")


def _events(case: Case, as_of: date) -> Iterator[Event]:
    everything = (
        _handovers(case),
        _letters(case),
        _payment_events(case),
        _hold_events(case),
        _status_events(case),
    )
    for events in everything:
        yield from (event for event in events if event.date <= as_of)


def _handovers(case: Case) -> Iterator[Event]:
    for receivable in Receivable.objects.filter(case=case):
        text = f"invoice {receivable.invoice_number}, {Money(receivable.principal_cents)}"
        yield Event(date=receivable.handed_over_on, kind="handover", text=text)
    for credit in Credit.objects.filter(receivable__case=case).select_related("receivable"):
        text = f"invoice {credit.receivable.invoice_number}, less {Money(credit.cents)}"
        yield Event(date=credit.credited_on, kind="credit", text=text)
    for shared in CoDebtor.objects.filter(receivable__case=case).select_related("receivable"):
        text = f"invoice {shared.receivable.invoice_number} is shared by another debtor"
        yield Event(date=shared.receivable.handed_over_on, kind="co_debtor", text=text)


def _letters(case: Case) -> Iterator[Event]:
    for letter in Letter.objects.filter(case=case).select_related("letterfile"):
        file = getattr(letter, "letterfile", None)
        yield Event(
            date=letter.dated,
            kind=letter.kind,
            text=f"letter {letter.id} ({letter.step}), {Money(letter.total_cents)} by "
            f"{letter.payment_deadline}",
            file=file.path if file else None,
        )


def _payment_events(case: Case) -> Iterator[Event]:
    for payment in Payment.objects.filter(case=case):
        text = f"{Money(payment.cents)}, found by {payment.matched_by}"
        yield Event(date=payment.value_date, kind="payment", text=text)
    for reversal in Reversal.objects.filter(case=case).select_related("payment"):
        text = f"payment of {Money(reversal.payment.cents)} taken back {reversal.reason}".strip()
        yield Event(date=reversal.reversed_on, kind="reversal", text=text)


def _hold_events(case: Case) -> Iterator[Event]:
    holds = holds_of(Protected(person_id=case.person_id, case_id=case.id))
    said = reasons_of(holds)
    for hold in holds:
        known = f"{hold.kind}: {said[hold.id]}" if hold.id in said else hold.kind
        until = f", until {hold.until}" if hold.until else ""
        yield Event(date=hold.placed_on, kind="hold", text=known + until)
        if hold.lifted_on:
            yield Event(date=hold.lifted_on, kind="hold_lifted", text=hold.kind)


def _status_events(case: Case) -> Iterator[Event]:
    for change in StatusChange.objects.filter(case=case).order_by("id"):
        kind = "closed" if change.closed else "reopened"
        yield Event(date=change.changed_on, kind=kind, text=f"after {change.reason}")


_INVOICE = Words(
    fi="Lasku {number}, eräpäivä {due}",
    sv="Faktura {number}, förfallodag {due}",
    en="Invoice {number}, due {due}",
)
_INTEREST = Words(
    fi="Viivästyskorko eräpäivän {due} jälkeisestä päivästä päivään {day}",
    sv="Dröjsmålsränta från dagen efter förfallodagen {due} till {day}",
    en="Overdue interest from the day after the due date {due} to {day}",
)
_COST = Words(fi="{act}, {day}", sv="{act}, {day}", en="{act}, {day}")
_FREE = Words(
    fi="{act}, {day}: maksuton", sv="{act}, {day}: avgiftsfri", en="{act}, {day}: free of charge"
)
_VOID = Words(
    fi="{act}, {day}: ei peritä, velka oli jo maksettu",
    sv="{act}, {day}: krävs inte, skulden var redan betald",
    en="{act}, {day}: not claimed, the debt had been paid",
)
_PAID = Words(fi="Maksu {day}: {parts}", sv="Betalning {day}: {parts}", en="Payment {day}: {parts}")
_REFUND = Words(
    fi="Liikaa maksettu, palautetaan",
    sv="För mycket betalt, återbetalas",
    en="Paid in excess, owed back",
)
