"""The next step of a case: a pure function of its facts, its strategy and the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from inkasso.base.dates import banking_days_after
from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.gate.holds.kinds import KINDS
from inkasso.law.fi.debt_collection.acts import ActKind, CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.permission import (
    SendingFacts,
    earliest_chargeable_reminder,
    earliest_demand,
    earliest_next_chargeable,
)
from inkasso.law.fi.limitation.periods import LimitationFacts, time_barred_on
from inkasso.law.wording import fill
from inkasso.plans.days import after_grace
from inkasso.receivables.account.replay import Account
from inkasso.strategy.plan import Step, Strategy, default_strategy, step_words

_ONE_DAY = timedelta(days=1)
#: Answers of the law kept for the next case with the same dates.
_QUESTIONS_KEPT = 50_000
#: No interval depends on the principal; one for all lets cases share an answer.
_ANY_PRINCIPAL = Money(0)


class Held(NamedTuple):
    """A hold in force: its number and the key of its kind."""

    number: int
    kind: str


class Planned(NamedTuple):
    """A payment plan in force: its number in the case, and what it waits for."""

    number: int
    due: date
    cents: int


class ReceivableState(NamedTuple):
    """One receivable as the strategy weighs it."""

    id: int
    kind: str
    invoice_date: date
    due_date: date
    handed_over_on: date
    #: Open principal in cents.
    principal: int
    #: Steps whose letters covered it.
    steps: frozenset[str]
    #: Days on which it was reminded of, by whomever.
    reminded_on: tuple[date, ...]


class CaseState(NamedTuple):
    """One case as the strategy weighs it."""

    id: int
    #: consumer or business.
    kind: str
    #: Whether the debtor is a natural person, or one's estate.
    natural_debtor: bool
    receivables: Sequence[ReceivableState]
    #: Day of the latest reminder or demand, whoever sent it.
    previous: date | None
    #: Day and payment deadline of the last letter.
    last_letter: tuple[date, date] | None
    #: Holds in force that stop letters.
    holds: tuple[Held, ...]
    #: The payment plan in force.
    plan: Planned | None = None
    #: Last day until which the debtor has our word that nothing more is asked.
    quiet_until: date | None = None
    #: What the client had chosen when the case was opened; None for the house's own.
    chosen: Strategy | None = None
    #: Disputed principal in cents; the receivables are given without it.
    disputed: int = 0

    @property
    def strategy(self) -> Strategy:
        """The strategy that the case follows, from its first day to its last."""
        return self.chosen or default_strategy(self.kind)


class Next(NamedTuple):
    """What comes next for a case, from when, and why."""

    #: The step, or None when nothing more is sent.
    step: Step | None
    #: Earliest day of the step, or of a person's decision; None where nothing comes.
    day: date | None
    #: Stable code: due, waiting, hold, plan, disputed, paid, finished.
    code: str
    because: Words
    #: Receivables that the step's letter covers.
    receivable_ids: tuple[int, ...] = ()

    def is_due(self, on: date) -> bool:
        """Whether the step is to be taken on a day."""
        return self.step is not None and self.day is not None and self.day <= on


def next_step(case: CaseState, strategy: Strategy, on: date | None = None) -> Next:
    """The next step of a case and the first day on which strategy and law allow it.

    Asked about a day `on`, it answers quickly for a step that is not due: the law is left alone
    where the strategy itself still waits, and no reason is worded.
    """
    if case.holds:
        return Next(None, None, "hold", on_hold(case.holds))
    if case.plan is not None:
        return Next(None, None, "plan", _planned(case.plan))
    unpaid = [receivable for receivable in case.receivables if receivable.principal]
    if not unpaid and case.disputed:
        return Next(None, None, "disputed", fill(_DISPUTED, sum=Money(case.disputed)))
    if not unpaid:
        return Next(None, None, "paid", _PRINCIPAL_PAID)
    for step in strategy.steps:
        if any(_lacks(receivable, step) for receivable in unpaid):
            # A letter gathers everything open: its total settles the case (4 §: no splitting).
            return _when(case, step, unpaid, on)
    return _finished(case, strategy)


def on_hold(holds: Sequence[Held]) -> Words:
    """That holds stop what was to come, and which."""
    told = [fill(_HOLD, kind=KINDS[one.kind].name, number=str(one.number)) for one in holds]
    reasons = Words(
        fi=", ".join(one.fi for one in told),
        sv=", ".join(one.sv for one in told),
        en=", ".join(one.en for one in told),
    )
    return fill(_HELD, reasons=reasons)


def _planned(plan: Planned) -> Words:
    """That a plan is in force, and what comes in next if it is kept."""
    return fill(_PLAN, number=str(plan.number), sum=Money(plan.cents), day=plan.due)


def stopped(case: CaseState, paid_on: tuple[date, ...], day: date) -> Next | None:
    """That nothing may be asked for on a day, since everything open is time-barred by then."""
    open_ones = [receivable for receivable in case.receivables if receivable.principal]
    days = [sending_facts(case, one, paid_on).time_barred_on for one in open_ones]
    barred = [ended for ended in days if ended is not None and ended <= day]
    if len(barred) < len(open_ones) or not barred:
        return None
    return Next(None, None, "time_barred", fill(_TIME_BARRED, day=max(barred)))


def small(strategy: Strategy, account: Account) -> Next | None:
    """That no letter is sent for so little."""
    total = Money(account.total)
    if total >= strategy.smallest_total:
        return None
    return Next(None, None, "small_balance", fill(_SMALL, total=total))


def _finished(case: CaseState, strategy: Strategy) -> Next:
    """Nothing more is sent; a person decides once the last letter's time is over."""
    day = case.last_letter[1] + _ONE_DAY if case.last_letter else None
    return Next(
        None, day, "finished", fill(_FINISHED, then=_THEN.get(strategy.then, strategy.then))
    )


def _lacks(receivable: ReceivableState, step: Step) -> bool:
    if step.name in receivable.steps:
        return False
    reminded = any(day > receivable.due_date for day in receivable.reminded_on)
    return not (step.unless_reminded and reminded)


def _when(case: CaseState, step: Step, covered: Sequence[ReceivableState], on: date | None) -> Next:
    """Law and strategy each name a day; the later one holds."""
    wanted = _strategy_day(case, step, covered)
    if on is not None and wanted > on:
        return Next(step, wanted, "waiting", _NOT_YET)
    allowed = _lawful_day(case, step, covered)
    if on is not None and allowed > on:
        return Next(step, allowed, "waiting", _NOT_YET)
    ids = tuple(receivable.id for receivable in covered)
    named, days = step_words(step.name), str(step.wait_days)
    if allowed > wanted:
        return Next(step, allowed, "waiting", fill(_LAW, step=named, day=allowed), ids)
    words = _WAIT_BANKING if step.banking_days else _WAIT
    reason = fill(words, step=named, days=days, after=_AFTER[step.after])
    return Next(step, wanted, "waiting", reason, ids)


def _strategy_day(case: CaseState, step: Step, covered: Sequence[ReceivableState]) -> date:
    due = max(receivable.due_date for receivable in covered)
    handed_over = max(receivable.handed_over_on for receivable in covered)
    reminded = max((day for r in covered for day in r.reminded_on), default=due)
    letter, deadline = case.last_letter or (reminded, reminded)
    start = {"due_date": due, "handover": handed_over, "letter": letter, "deadline": deadline}
    # A letter never carries a date before the receivables were handed over.
    day = max(_later(start[step.after], step), handed_over)
    return day if case.quiet_until is None else max(day, after_grace(case.quiet_until))


def _later(day: date, step: Step) -> date:
    if not step.banking_days:
        return day + timedelta(days=step.wait_days)
    return banking_days_after(day, step.wait_days)


def _lawful_day(case: CaseState, step: Step, covered: Sequence[ReceivableState]) -> date:
    """First day on which the step may be taken and, where it can be at all, be charged."""
    facts = replace(cost_facts(case.kind, covered), principal=_ANY_PRINCIPAL)
    sending = tuple(dict.fromkeys(_unbarred(case, receivable) for receivable in covered))
    return _earliest(step.send, facts, sending, case.previous)


@lru_cache(maxsize=_QUESTIONS_KEPT)
def _earliest(
    send: str, facts: CostFacts, sending: tuple[SendingFacts, ...], previous: date | None
) -> date:
    """The law's answer for one set of dates; thousands of cases share it."""
    interval = earliest_next_chargeable(facts, previous).value
    if send == "reminder":
        history = () if previous is None else (PastAct(kind=ActKind.REMINDER, sent_on=previous),)
        chargeable = earliest_chargeable_reminder(facts, history)
        return interval if isinstance(chargeable, Refusal) else chargeable.value
    days = (earliest_demand(one) for one in sending)
    # Without a reminder there is no day; the service asks the law again and is refused.
    return max([interval, *(day.value for day in days if not isinstance(day, Refusal))])


def is_commercial(case_kind: str, covered: Sequence[ReceivableState]) -> bool:
    """Whether all of it is a trader's payment to a trader (30/2013, section 1)."""
    return case_kind == "business" and all(one.kind == "business" for one in covered)


def cost_facts(case_kind: str, covered: Sequence[ReceivableState]) -> CostFacts:
    """Receivables in one letter are one receivable to the law of costs.

    Its invoice was in time before the due date only if every single one was.
    """
    due_date = max(receivable.due_date for receivable in covered)
    shortest = min(receivable.due_date - receivable.invoice_date for receivable in covered)
    return CostFacts(
        regime=regime(case_kind),
        principal=Money(sum(receivable.principal for receivable in covered)),
        due_date=due_date,
        invoice_sent_on=due_date - shortest,
    )


def sending_facts(
    case: CaseState, receivable: ReceivableState, paid_on: tuple[date, ...]
) -> SendingFacts:
    """What decides whether a letter may be sent for a receivable.

    Reminders and payments interrupt limitation (728/2003, section 10).
    """
    barred = _limitation(
        LimitationFacts(
            due_date=receivable.due_date,
            interrupted_on=tuple(sorted((*receivable.reminded_on, *paid_on))),
            natural_debtor=case.natural_debtor,
        )
    )
    # A debt that the code cannot judge is not asked for.
    day = receivable.due_date if isinstance(barred, Refusal) else barred.value
    return replace(_unbarred(case, receivable), time_barred_on=day)


def collectable(
    case: CaseState, wanted: list[ReceivableState], paid_on: tuple[date, ...], on: date
) -> list[ReceivableState]:
    """What of a letter's receivables is not time-barred; all of them where everything is.

    A letter for nothing but time-barred receivables is refused later, with the law's reason.
    """
    barred = {one.id: sending_facts(case, one, paid_on).time_barred_on for one in wanted}
    alive = [one for one in wanted if (day := barred[one.id]) is None or day > on]
    return alive or wanted


@lru_cache(maxsize=_QUESTIONS_KEPT)
def _limitation(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    """The law's answer; it is asked more than once of one case."""
    return time_barred_on(facts)


def _unbarred(case: CaseState, receivable: ReceivableState) -> SendingFacts:
    return SendingFacts(
        regime=regime(case.kind),
        due_date=receivable.due_date,
        reminded_on=receivable.reminded_on,
    )


def regime(case_kind: str) -> Regime:
    """Which rules of the Debt Collection Act a kind of case follows."""
    return Regime.CONSUMER if case_kind == "consumer" else Regime.OTHER


_HOLD = Words(
    fi="{kind} (esto {number})", sv="{kind} (hinder {number})", en="{kind} (hold {number})"
)
_HELD = Words(
    fi="Perintä on keskeytetty: {reasons}.",
    sv="Indrivningen är avbruten: {reasons}.",
    en="Collection is on hold: {reasons}.",
)
_PLAN = Words(
    fi="Maksusuunnitelma {number} on voimassa: {sum} euroa viimeistään {day}.",
    sv="Betalningsplan {number} gäller: {sum} euro senast {day}.",
    en="Payment plan {number} is in force: {sum} euros by {day}.",
)
_PRINCIPAL_PAID = Words(
    fi="Pääoma on maksettu; korosta ja kuluista ei lähetetä kirjeitä.",
    sv="Kapitalet är betalt; för ränta och kostnader sänds inga brev.",
    en="The principal is paid; no letters are sent for interest and costs alone.",
)
_DISPUTED = Words(
    fi="Avoinna on vain kiistettyä pääomaa, {sum} euroa; sitä ei peritä.",
    sv="Öppet är bara bestritt kapital, {sum} euro; det drivs inte in.",
    en="Only disputed principal is open, {sum} euros; it is not collected.",
)
_TIME_BARRED = Words(
    fi="Vanhentunut {day}; vanhentunutta ei saa periä. Palauta toimeksiantajalle.",
    sv="Preskriberad {day}; det preskriberade får inte drivas in. Återlämna till uppdragsgivaren.",
    en="Time-barred on {day}; it may not be collected. Return it to the client.",
)
_SMALL = Words(
    fi="Avoinna vain {total} euroa; niin pienestä ei lähetetä kirjeitä.",
    sv="Öppet bara {total} euro; för så litet sänds inga brev.",
    en="Only {total} euros are open; no letters are sent for so little.",
)
_FINISHED = Words(
    fi="Kaikki kirjeet on lähetetty; seuraavaksi: {then}.",
    sv="Alla brev har sänts; följande: {then}.",
    en="Every letter has been sent; next: {then}.",
)
_THEN = {
    "review": Words(
        fi="käsittelijä päättää jatkosta", sv="handläggaren beslutar om fortsättningen", en="review"
    ),
}
_NOT_YET = Words(fi="Ei vielä.", sv="Inte ännu.", en="Not yet.")
_LAW = Words(
    fi="{step}: laki sallii aikaisintaan {day}.",
    sv="{step}: lagen tillåter tidigast {day}.",
    en="{step}: the law allows it on {day} at the earliest.",
)
_WAIT = Words(
    fi="{step}: {days} päivää, {after}.",
    sv="{step}: {days} dagar {after}.",
    en="{step}: {days} days {after}.",
)
_WAIT_BANKING = Words(
    fi="{step}: {days} pankkipäivää, {after}.",
    sv="{step}: {days} bankdagar {after}.",
    en="{step}: {days} banking days {after}.",
)
_AFTER = {
    "due_date": Words(fi="eräpäivästä", sv="efter förfallodagen", en="after the due date"),
    "handover": Words(fi="luovutuksesta", sv="efter överlämnandet", en="after the hand-over"),
    "letter": Words(
        fi="edellisestä kirjeestä", sv="efter förra brevet", en="after the last letter"
    ),
    "deadline": Words(
        fi="edellisen kirjeen maksuajasta",
        sv="efter förra brevets betalningstid",
        en="after the last letter's payment deadline",
    ),
}
