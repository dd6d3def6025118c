"""All acts of collecting one receivable together: what each may cost and what is owed in all.

`costs` decides an act as it is done; here everything that was done is known, so that a tratta
used later takes the charge of a second demand away, and the 40 euros are set against the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    PastAct,
    Regime,
    named_kind,
)
from inkasso.law.fi.debt_collection.compensation import only_beyond_ground, standard_compensation
from inkasso.law.fi.debt_collection.conditions import OTHER_COUNTED_SINCE, CostOutcome
from inkasso.law.fi.debt_collection.costs import (
    AllowedCost,
    allowed_cost_in_parts,
    carries_vat,
)
from inkasso.law.fi.debt_collection.maximums.caps import is_in_form
from inkasso.law.fi.debt_collection.maximums.more_costs import Maximum, more_than
from inkasso.law.fi.debt_collection.maximums.reasonable import no_number
from inkasso.law.fi.debt_collection.maximums.totals import total_cap
from inkasso.law.fi.debt_collection.wordings import ground, version_among
from inkasso.law.fi.interpretations import DEFAULT_READINGS, Readings
from inkasso.law.fi.vat.rate import vat_rate

_NOTHING = Money(0)
_ONE_DAY = timedelta(days=1)
#: Refusals that say the act gives no right to costs; every other one stops the whole bill.
_FREE_CODES = ("not_due", "not_for_consumers")
_BEYOND = {
    CostOutcome.CHARGED: Maximum.ACT,
    CostOutcome.NUMBER_USED: Maximum.NUMBER,
    CostOutcome.TOTAL_REACHED: Maximum.TOTAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneAct:
    """An act that was done, and what was asked of the debtor for it."""

    #: What was done.
    act: CollectionAct
    #: Day it was sent or agreed.
    on: date
    #: What was asked, value added tax included; None asks for the most that is allowed.
    asked: Money | None = None
    #: Due date the act was about, where it is not the receivable's.
    due_date: date | None = None
    #: Day of the invoice before that due date, where it is not the receivable's.
    invoice_sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BilledAct:
    """One act of the bill."""

    #: What was done.
    done: DoneAct
    #: What the debtor may be asked for it by its own rules, tax included and before the 40 euros
    #: are set off; None where the Act of the day gave no number.
    allowed: Money | None
    #: Value added tax within it.
    vat: Money = _NOTHING
    #: What decided it; None where there is no number or no right.
    outcome: CostOutcome | None = None
    because: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBill:
    """What the debtor owes for recovery."""

    #: The acts, in the order they were given.
    acts: tuple[BilledAct, ...]
    #: The 40 euros of each late payment, where they are due.
    standard_compensation: Money
    #: All that is owed for recovery, the standard compensation in it; None when an act is of a
    #: time without numbers.
    total: Money | None
    #: The most that the acts may cost in all on the day of the last one, without tax.
    cap: Money | None


def cost_bill(
    acts: Sequence[DoneAct], facts: CostFacts, *, readings: Readings = DEFAULT_READINGS
) -> Decision[CostBill] | Refusal:
    """What everything that was done may cost the debtor.

    Refuses with `fact_missing` a reminder in another manner without its actual cost, with
    `reasonable_only` when the Act had no number for any of the acts, and with `not_encoded` and
    `not_in_euros` as `costs` does.
    """
    refusal = _refusal(acts, facts)
    if refusal is not None:
        return refusal
    if facts.regime is Regime.OTHER and any(_is_tratta_used(done) for done in acts):
        facts = replace(facts, tratta_used=True)
    billed: dict[int, BilledAct] = {}
    history: list[PastAct] = []
    for position in sorted(range(len(acts)), key=lambda index: acts[index].on):
        one = _bill_one(acts[position], facts, history, readings)
        if isinstance(one, Refusal):
            return one
        billed[position] = one
        history.append(_as_past(one))
    return _added_up(tuple(billed[index] for index in range(len(acts))), facts)


def _refusal(acts: Sequence[DoneAct], facts: CostFacts) -> Refusal | None:
    for done in acts:
        kind = named_kind(done.act.kind, by_creditor=done.act.by_creditor)
        other = kind is ActKind.REMINDER and not _form_is_priced(done, facts)
        if other and done.act.actual_cost is None and done.asked != _NOTHING:
            return _actual_cost_missing(done)
    return None


def _form_is_priced(done: DoneAct, facts: CostFacts) -> bool:
    unnumbered = no_number(facts.regime, done.on) is not None
    kind = named_kind(done.act.kind, by_creditor=done.act.by_creditor)
    return unnumbered or is_in_form(replace(done.act, kind=kind), facts.regime, done.on)


def _is_tratta_used(done: DoneAct) -> bool:
    """Also one that was sent too early, and so costs nothing, is used (10 g § 1 mom.)."""
    return done.act.kind is ActKind.TRATTA and done.on >= OTHER_COUNTED_SINCE


def _bill_one(
    done: DoneAct, facts: CostFacts, history: Sequence[PastAct], readings: Readings
) -> BilledAct | Refusal:
    facts = _facts_of(done, facts)
    answer = allowed_cost_in_parts(done.act, facts, history, done.on, readings=readings)
    if isinstance(answer, Decision):
        return _within_asked(done, answer, facts)
    if answer.code in _FREE_CODES:
        return BilledAct(done=done, allowed=_NOTHING, because=answer.because)
    if answer.code == "reasonable_only":
        return BilledAct(done=done, allowed=None, because=answer.because)
    return answer


def _facts_of(done: DoneAct, facts: CostFacts) -> CostFacts:
    if done.due_date is None and done.invoice_sent_on is None:
        return facts
    return replace(
        facts,
        due_date=done.due_date or facts.due_date,
        invoice_sent_on=done.invoice_sent_on or facts.invoice_sent_on,
    )


def _within_asked(
    done: DoneAct, answer: Decision[AllowedCost], facts: CostFacts
) -> BilledAct | Refusal:
    """The most that is allowed, or what was asked if that is less; tax in proportion."""
    most = answer.value
    if done.asked is None or done.asked >= most.cost:
        because = answer.because
        if done.asked is not None and done.asked > most.cost:
            because += _how_to_ask_more(most.outcome, facts, done.on)
        return BilledAct(
            done=done, allowed=most.cost, vat=most.vat, outcome=most.outcome, because=because
        )
    vat = _NOTHING
    if carries_vat(done.act, facts, done.on):
        rate = _rate(facts, done.on)
        if isinstance(rate, Refusal):
            return rate
        vat = done.asked - _without_tax(done.asked, rate)
    return BilledAct(
        done=done,
        allowed=done.asked,
        vat=vat,
        outcome=CostOutcome.CHARGED if done.asked else most.outcome,
        because=(*answer.because, _asked_less(done)),
    )


def _rate(facts: CostFacts, on: date) -> Decimal | Refusal:
    if facts.vat_percent is not None:
        return facts.vat_percent
    rate = vat_rate(on)
    return rate if isinstance(rate, Refusal) else rate.value


def _without_tax(gross: Money, percent: Decimal) -> Money:
    return Money(round_to_cents(Fraction(gross.cents) / (100 + Fraction(percent))))


def _how_to_ask_more(outcome: CostOutcome, facts: CostFacts, on: date) -> tuple[Citation, ...]:
    maximum = _BEYOND.get(outcome)
    answer = None if maximum is None else more_than(maximum, facts, on)
    return () if answer is None else answer.because


def _as_past(billed: BilledAct) -> PastAct:
    """What it takes of totals; an act without a number takes what was asked for it."""
    done = billed.done
    cost = billed.allowed if billed.allowed is not None else done.asked or _NOTHING
    return PastAct(
        kind=done.act.kind,
        sent_on=done.on,
        cost=cost,
        vat=billed.vat,
        by_creditor=done.act.by_creditor,
    )


def _added_up(billed: tuple[BilledAct, ...], facts: CostFacts) -> Decision[CostBill] | Refusal:
    numbered = [one.allowed.cents for one in billed if one.allowed is not None]
    if billed and not numbered:
        refusal = no_number(facts.regime, billed[0].done.on)
        assert refusal is not None, "only a time without numbers leaves an act without one"
        return refusal
    last = max((one.done.on for one in billed), default=facts.due_date + _ONE_DAY)
    compensation = standard_compensation(facts, (), max(last, facts.due_date + _ONE_DAY))
    total = Money(max(sum(numbered), compensation.value.cents))
    because = compensation.because if facts.commercial else ()
    if compensation.value:
        because = (*because, only_beyond_ground(last))
    kinds = frozenset(one.done.act.kind for one in billed)
    cap = total_cap(facts, kinds, last)
    bill = CostBill(
        acts=billed,
        standard_compensation=compensation.value,
        total=total if len(numbered) == len(billed) else None,
        cap=None if cap is None else Money(cap.amount),
    )
    return Decision(value=bill, because=because)


def _asked_less(done: DoneAct) -> Citation:
    version = version_among(done.on, "28/2005", "31/2013")
    return ground("10 § 1 mom.", _NO_MORE_THAN_ASKED, version=version)


def _actual_cost_missing(done: DoneAct) -> Refusal:
    manner = _DURABLE if done.act.manner is Manner.DURABLE else _OTHER
    because = ground("10 a § 2 mom.", _ONLY_ACTUAL, version=version_among(done.on, "31/2013"))
    return Refusal(
        code="fact_missing",
        message=Words(
            fi=f"{manner.fi} {_COST_MISSING.fi}",
            sv=f"{manner.sv} {_COST_MISSING.sv}",
            en=f"{manner.en} {_COST_MISSING.en}",
        ),
        remedy=_GIVE_ACTUAL_COST,
        because=(because,),
    )


_NO_MORE_THAN_ASKED = Words(
    fi="Velalliselta on pyydetty vähemmän kuin enimmäismäärä; enempää hän ei ole velkaa.",
    sv="Av gäldenären har begärts mindre än maximibeloppet; mer är gäldenären inte skyldig.",
    en="Less than the maximum was asked of the debtor, who owes no more than that.",
)
_OTHER = Words(
    fi="Muistutus on esitetty muulla tavalla kuin kirjallisesti tai pysyvästi.",
    sv="Påminnelsen har framförts på annat sätt än skriftligen eller varaktigt.",
    en="The reminder was neither in writing nor durable.",
)
_DURABLE = Words(
    fi="Muun pysyvän tavan muistutuksella ei vielä ollut kiinteää enimmäismäärää.",
    sv="En påminnelse på annat varaktigt sätt hade ännu inget fast maximibelopp.",
    en="A reminder in another durable manner had no fixed maximum yet.",
)
_COST_MISSING = Words(
    fi="Sen keskimääräisiä todellisia kuluja ei ole kerrottu.",
    sv="De genomsnittliga faktiska kostnaderna för den har inte uppgetts.",
    en="Its average actual cost is not stated.",
)
_ONLY_ACTUAL = Words(
    fi="Muusta kuin kirjallisesta muistutuksesta saa vaatia vain todelliset kulut.",
    sv="För en annan än en skriftlig påminnelse får bara de faktiska kostnaderna krävas.",
    en="For a reminder that is not in writing only the actual cost may be asked.",
)
_GIVE_ACTUAL_COST = Words(
    fi="Ilmoita muistuttamistavan keskimääräiset todelliset kulut.",
    sv="Uppge de genomsnittliga faktiska kostnaderna för sättet att påminna.",
    en="State the average actual cost of reminding in that manner.",
)
