"""One case whole: what is owed on a day, line by line with the law, and what has happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.contacts.history import Entry, contacts_of
from inkasso.contacts.models import Attempt, Note
from inkasso.contacts.noting import notes_of
from inkasso.correspondence.models import FreeLetter
from inkasso.demands.models import Letter
from inkasso.gate.holds.placing import Protected, holds_of, reasons_of
from inkasso.gate.models import Hold
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.allocation import allocation_order
from inkasso.law.fi.interest.doubtful import doubts_of_interest
from inkasso.law.fi.interest.rates import RateStep, rate_curve
from inkasso.law.wording import fill
from inkasso.objections.models import Objection
from inkasso.objections.standing import Standing, standings_of
from inkasso.plans.models import Extension, Plan, PlanLetter
from inkasso.receivables.account.loading import LoadedCase, load_cases, terms_of
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.costs import AGREED
from inkasso.receivables.grounds import thaw
from inkasso.receivables.models import (
    Case,
    CoDebtor,
    Cost,
    CostWithdrawn,
    Credit,
    Payment,
    Receivable,
    Reversal,
    StatusChange,
    WriteOff,
)
from inkasso.strategy.contacts.telling import contact_events
from inkasso.strategy.event import Event
from inkasso.strategy.life.events import Past, act_named, events_of
from inkasso.strategy.life.kept import Kept, kept_of
from inkasso.strategy.loading import states
from inkasso.strategy.overview import next_of, status_of
from inkasso.strategy.rules import CaseState, Next


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of what is owed and paid; payments are negative."""

    #: principal, interest, cost, payment, waived or refund.
    kind: str
    amount: Money
    text: Words
    because: tuple[Citation, ...] = ()
    #: What a person must still confirm of the numbers that decide it: for the staff alone.
    doubts: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case as of a day."""

    case: LoadedCase
    status: str
    account: Account
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    next: Next | None
    #: The case as the strategy weighs it.
    state: CaseState
    #: Every hold of the case and of its debtor, also what was lifted or has run out.
    holds: tuple[Hold, ...]
    objections: tuple[Standing, ...]
    #: Every attempt to reach somebody, newest first; none for a purpose that may not read them.
    contacts: tuple[Entry, ...]


#: What may be kept of a case beside its receivables, and what purposes without contacts leave out.
_TABLES = (
    *(Cost, CostWithdrawn, Credit, CoDebtor, Payment, Reversal, StatusChange, WriteOff),
    *(Plan, Extension, PlanLetter, FreeLetter, Objection),
)
_CONTACTS = (Attempt, Note)


def case_file(
    case: Case, as_of: date, *, with_reasons: bool = True, with_contacts: bool = True
) -> CaseFile:
    """The case as of a day, with every line explained.

    Without the reasons of holds, or without contacts and notes, for a purpose that may not read
    them.
    """
    loaded = load_cases([case.id])[case.id]
    account = replay(loaded.facts, as_of)
    (state,) = states([case.id], as_of)
    status = status_of(loaded, state, account)
    kept = kept_of(case.id, (*_TABLES, *(_CONTACTS if with_contacts else ())))
    holds = holds_of(Protected(person_id=case.person_id, case_id=case.id))
    objections = standings_of(case.id, as_of) if Objection in kept.there else []
    past = Past(
        case=loaded,
        kept=kept,
        holds=holds,
        said=reasons_of(holds) if holds and with_reasons else {},
        objections=objections,
    )
    events = list(events_of(past, as_of))
    contacts = contacts_of(case, as_of) if Attempt in kept.there else []
    events += contact_events(contacts, notes_of(case.id, as_of) if Note in kept.there else [])
    return CaseFile(
        case=loaded,
        status=status,
        account=account,
        lines=tuple(_lines(loaded, account, kept)),
        events=tuple(sorted(events, key=lambda event: event.date)),
        next=next_of(loaded, state, account),
        state=state,
        holds=tuple(holds),
        objections=tuple(objections),
        contacts=tuple(contacts),
    )


def account_lines(case: LoadedCase, account: Account) -> Iterator[Line]:
    """What is owed and paid, line by line, each with the law that decides it."""
    return _lines(case, account, kept_of(case.id, (Cost,)))


def _lines(case: LoadedCase, account: Account, kept: Kept) -> Iterator[Line]:
    for receivable in kept.receivables:
        share = account.shares[receivable.id]
        yield Line(
            kind="principal",
            amount=Money(share.principal + share.principal_paid + share.principal_waived),
            text=fill(_INVOICE, number=receivable.invoice_number, due=receivable.due_date),
        )
        yield _interest(receivable, case, account)
    costs = [cost for cost in kept.rows(Cost) if cost.charged_on <= account.as_of]
    for cost in costs:
        void = cost.id in account.void_costs
        yield Line(
            kind="cost",
            amount=Money(0 if void else cost.cents),
            text=fill(
                _cost_words(case, cost, void=void), act=act_named(cost.act), day=cost.charged_on
            ),
            because=thaw(cost.because),
        )
    for letter in kept.letters:
        if _is_own(letter, case, account.as_of) and not any(
            c.charged_on == letter.dated and _is_of_a_letter(c) for c in costs
        ):
            yield Line(
                kind="cost",
                amount=Money(0),
                text=fill(_FREE, act=act_named(letter.kind), day=letter.dated),
                because=thaw(letter.because),
            )
    yield from _payments(case, account)


def _is_of_a_letter(cost: Cost) -> bool:
    return not cost.by_creditor and cost.act not in AGREED


def _is_own(letter: Letter, case: LoadedCase, as_of: date) -> bool:
    """Letters to the debtor; copies to co-debtors never cost anything."""
    return letter.person_id == case.person_id and letter.dated <= as_of


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
        amount=Money(share.interest + share.interest_paid + share.interest_waived),
        text=fill(_INTEREST, due=receivable.due_date, day=account.as_of),
        because=tuple(because),
        doubts=doubts,
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
    if account.waived:
        yield Line(kind="waived", amount=Money(-account.waived), text=_WAIVED)
    if account.taken_back:
        yield Line(kind="recalled", amount=Money(-account.taken_back), text=_RECALLED)
    if account.refund_due:
        yield Line(kind="refund", amount=Money(account.refund_due), text=_REFUND)


def _cost_words(case: LoadedCase, cost: Cost, *, void: bool) -> Words:
    if cost.id in case.facts.withdrawn:
        return _TAKEN_BACK_COST
    return _VOID if void else _COST


def _parts(account: Account, payment_id: int) -> Words:
    sums: dict[str, int] = {}
    for part in account.allocated:
        if part.payment_id == payment_id:
            sums[part.component] = sums.get(part.component, 0) + part.cents
    if not sums:
        return Words(fi="0.00", sv="0.00", en="0.00")
    named = [fill(_PART, name=_COMPONENTS[name], sum=Money(c)) for name, c in sums.items()]
    return Words(
        fi=", ".join(one.fi for one in named),
        sv=", ".join(one.sv for one in named),
        en=", ".join(one.en for one in named),
    )


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
_PART = Words(fi="{name} {sum}", sv="{name} {sum}", en="{name} {sum}")
_COMPONENTS = {
    "interest": Words(fi="korko", sv="ränta", en="interest"),
    "principal": Words(fi="pääoma", sv="kapital", en="principal"),
    "costs": Words(fi="kulut", sv="kostnader", en="costs"),
    "interest_on_costs": Words(fi="kulujen korko", sv="ränta på kostnader", en="interest on costs"),
}
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
_TAKEN_BACK_COST = Words(
    fi="{act}, {day}: peruttu, ei peritä",
    sv="{act}, {day}: återtagen, krävs inte",
    en="{act}, {day}: taken back, not claimed",
)
_RECALLED = Words(
    fi="Palautettu velkojalle", sv="Återtaget av borgenären", en="Taken back by the creditor"
)
_WAIVED = Words(fi="Luovuttu vaatimasta", sv="Avstått från att kräva", en="Claimed no longer")
