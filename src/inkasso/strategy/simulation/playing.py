"""Playing one past case under a strategy: each letter on its first day, as law and strategy say.

The same `next_step` decides as in the day run, and the same law prices each letter. A step that
the law refuses is sent in no simulation either: the case stops there, and the refusal is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from inkasso.base.decisions import Decision, Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.demands.background import ACT_OF_LETTER
from inkasso.law.fi.debt_collection.acts import ActKind, CollectionAct, CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.costs import AllowedCost, allowed_cost_in_parts
from inkasso.law.fi.debt_collection.deadlines import payment_deadline
from inkasso.law.fi.debt_collection.permission import (
    SendingFacts,
    may_send_demand,
    may_send_reminder,
)
from inkasso.receivables.account.facts import CostFacts as ChargedCost
from inkasso.receivables.account.replay import Account, replay
from inkasso.strategy.plan import Step, Strategy
from inkasso.strategy.rules import (
    CaseState,
    Next,
    ReceivableState,
    collectable,
    cost_facts,
    is_commercial,
    next_step,
    regime,
    sending_facts,
)
from inkasso.strategy.simulation.facts import Life, PastCase, Sent

_ONE_DAY = timedelta(days=1)
#: Why a case was played no further, beside what `next_step` and the law say.
HORIZON, AGREED, HELD = "horizon", "agreed", "hold"
#: Answers of the law kept for the next case or strategy with the same facts.
_ANSWERS_KEPT = 20_000
#: More letters than any case can get: a fault of the program would show, and not run for ever.
_MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a case is played by."""

    strategy: Strategy
    #: Last day of the simulation: nothing after it is known.
    until: date
    #: Weekdays within which the post delivers.
    delivery_days: int


@dataclass(slots=True)
class _Playing:
    """A case while it is played."""

    case: PastCase
    rules: Rules
    now: date
    letters: list[Sent] = field(default_factory=list)
    acts: list[PastAct] = field(default_factory=list)
    #: Days on which what is known of the case changes: hand-overs, payments.
    changes: list[date] = field(default_factory=list)
    #: Open principal by receivable, as of the last change; nothing else makes it less.
    principal: dict[int, int] = field(default_factory=dict)

    def move(self, day: date) -> None:
        """Let time go on to a day, and learn what came in by then."""
        before, self.now = self.now, day
        if any(before < payment.booked_on <= day for payment in self.case.facts.payments):
            shares = _account(self).shares
            self.principal = {number: share.principal for number, share in shares.items()}


def play(case: PastCase, rules: Rules) -> Life:
    """The life of a case under a strategy, from hand-over to the last day that is known."""
    first = case.handed_over_on
    playing = _Playing(case=case, rules=rules, now=first - _ONE_DAY, changes=_changes(case))
    playing.move(first)
    ended = _run(playing)
    days = sorted(p.value_date for p in case.facts.payments if p.booked_on >= first)
    return Life(
        case=case,
        letters=tuple(playing.letters),
        ended=ended,
        paid_on=tuple(day for day in days if day <= rules.until),
    )


def _changes(case: PastCase) -> list[date]:
    joined = {one.handed_over_on for one in case.receivables}
    booked = {payment.booked_on for payment in case.facts.payments}
    return sorted(joined | booked)


def _run(playing: _Playing) -> str:
    """Take step after step; why there is none any more."""
    while len(playing.letters) < _MOST:
        state = _state(playing)
        following = next_step(state, playing.rules.strategy)
        day = max(following.day or playing.now, playing.now)
        stop = _moved(playing, following, day)
        if stop is None:
            continue
        if stop:
            return stop
        answer = _take(playing, state, following, day)
        if answer:
            return answer
    raise AssertionError("a strategy came to no end")


def _moved(playing: _Playing, following: Next, day: date) -> str | None:
    """Why nothing is sent on a day; empty if a letter is, None if time went on instead."""
    change = next((one for one in playing.changes if one > playing.now), None)
    waits = following.step is None or day > playing.now
    if waits and change is not None and (following.step is None or change <= day):
        playing.move(change)
        return None if change <= playing.rules.until else HORIZON
    if following.step is None:
        return following.code
    if day > playing.rules.until:
        return HORIZON
    return _stopped(playing, day)


def _stopped(playing: _Playing, day: date) -> str | None:
    """What stopped letters on a day in fact; where it ended, time goes on to then."""
    agreed = playing.case.agreed_on
    if agreed is not None and agreed <= day:
        return AGREED
    hold = next((one for one in playing.case.held if one.holds_on(day)), None)
    if hold is None:
        return ""
    if hold.until is None:
        return HELD
    playing.move(hold.until + _ONE_DAY)
    return None


def _take(playing: _Playing, state: CaseState, following: Next, day: date) -> str:
    """Send the letter, as the case was weighed; the code of a refusal if the law says no."""
    step = following.step
    assert step is not None, "somebody who waits for nothing takes no step"
    playing.now = day
    paid_on = tuple(p.value_date for p in playing.case.facts.payments if p.booked_on <= day)
    wanted = [one for one in state.receivables if one.id in following.receivable_ids]
    covered = collectable(state, wanted, paid_on, day)
    sending = [sending_facts(state, one, paid_on) for one in covered]
    refusal = _forbidden(playing, step, sending) or _too_small(playing, covered)
    if refusal is not None:
        return refusal.code
    act = CollectionAct(kind=ACT_OF_LETTER[step.send])
    facts = replace(
        cost_facts(playing.case.kind, covered),
        vat_deductible=playing.case.vat_deductible,
        commercial=is_commercial(playing.case.kind, covered),
        late_payments=len(covered),
        compensation_claimed=playing.case.compensation,
    )
    allowed = _allowed(act, facts, _history(playing), day)
    if isinstance(allowed, Refusal):
        return allowed.code
    playing.acts.append(allowed.value.as_past_act(act, day))
    playing.letters.append(
        Sent(
            step=step.name,
            send=step.send,
            day=day,
            deadline=_deadline(day, playing.rules.delivery_days, regime(playing.case.kind)),
            cents=allowed.value.cost.cents,
            covers=frozenset(one.id for one in covered),
        )
    )
    return ""


def _forbidden(playing: _Playing, step: Step, sending: Sequence[SendingFacts]) -> Refusal | None:
    """What the law says against the letter on the day."""
    may_send = may_send_reminder if step.send == "reminder" else may_send_demand
    answers = (may_send(facts, playing.now) for facts in sending)
    return next((answer for answer in answers if isinstance(answer, Refusal)), None)


def _too_small(playing: _Playing, covered: Sequence[ReceivableState]) -> Refusal | None:
    """That the strategy sends no letter for so little."""
    owed = Money(_owed(playing, covered))
    return _SMALL if owed < playing.rules.strategy.smallest_total else None


def _owed(playing: _Playing, covered: Sequence[ReceivableState]) -> int:
    """What a letter would ask for; the exact sum only where it decides anything."""
    principal = sum(one.principal for one in covered)
    if principal >= playing.rules.strategy.smallest_total.cents and principal:
        return principal
    try:
        return _account(playing).total
    except Refused:
        return principal


def _account(playing: _Playing) -> Account:
    """The account on the day, with what was booked by then and what the letters have cost."""
    facts, now = playing.case.facts, playing.now
    own = tuple(
        ChargedCost(-number, letter.day, letter.cents, by_creditor=False)
        for number, letter in enumerate(playing.letters, 1)
        if letter.cents
    )
    known = facts._replace(
        receivables=tuple(one for one in facts.receivables if one.handed_over_on <= now),
        payments=tuple(one for one in facts.payments if one.booked_on <= now),
        costs=tuple(sorted((*facts.costs, *own), key=lambda cost: cost.day)),
    )
    return replay(known, now)


def _state(playing: _Playing) -> CaseState:
    """The case as the day run would have weighed it."""
    known = _known(playing)
    days = [day for one in known for day in one.reminded_on]
    last = playing.letters[-1] if playing.letters else None
    return CaseState(
        id=playing.case.id,
        kind=playing.case.kind,
        natural_debtor=playing.case.natural_debtor,
        receivables=known,
        previous=max(days, default=None),
        last_letter=(last.day, last.deadline) if last else None,
        holds=(),
    )


def _known(playing: _Playing) -> list[ReceivableState]:
    """Receivables handed over by now, with what is open of them."""
    now, case = playing.now, playing.case
    return [
        ReceivableState(
            id=one.id,
            kind=one.kind,
            invoice_date=one.invoice_date,
            due_date=one.due_date,
            handed_over_on=one.handed_over_on,
            principal=playing.principal.get(one.id, one.principal),
            steps=frozenset(sent.step for sent in playing.letters if one.id in sent.covers),
            reminded_on=(
                *one.reminded_on,
                *(sent.day for sent in playing.letters if one.id in sent.covers),
            ),
        )
        for one in case.receivables
        if one.handed_over_on <= now
    ]


def _history(playing: _Playing) -> tuple[PastAct, ...]:
    """Every act so far, the creditor's own among them."""
    days = {
        day
        for one in playing.case.receivables
        if one.handed_over_on <= playing.now
        for day in one.reminded_on
    }
    creditors = [
        PastAct(
            kind=ActKind.REMINDER,
            sent_on=day,
            cost=playing.case.creditor_costs.get(day, Money(0)),
            by_creditor=True,
        )
        for day in days
    ]
    return tuple(sorted([*creditors, *playing.acts], key=lambda act: act.sent_on))


_SMALL = Refusal(
    code="small_balance",
    message=Words(
        fi="Avoinna on vähemmän kuin pienin kirjein perittävä summa.",
        sv="Öppet är mindre än det minsta som det sänds brev för.",
        en="Less is open than the least that letters are sent for.",
    ),
)


@lru_cache(maxsize=_ANSWERS_KEPT)
def _allowed(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], day: date
) -> Decision[AllowedCost] | Refusal:
    """The law's price; two strategies often begin with the same letter."""
    return allowed_cost_in_parts(act, facts, history, day)


@lru_cache(maxsize=_ANSWERS_KEPT)
def _deadline(day: date, delivery_days: int, of: Regime) -> date:
    return payment_deadline(day, delivery_days, of).value
