"""The shipped strategies are lawful: whole lives of cases, judged by figures written out here.

The judge knows the sections' days and amounts by itself and asks nothing of `law/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.decisions import Refusal
from inkasso.law.fi.debt_collection.acts import ActKind, CollectionAct, PastAct
from inkasso.law.fi.debt_collection.costs import allowed_cost
from inkasso.law.fi.debt_collection.deadlines import payment_deadline
from inkasso.strategy.plan import default_strategy
from inkasso.strategy.rules import CaseState, ReceivableState, cost_facts, next_step, regime

ACTS = {"reminder": ActKind.REMINDER, "demand": ActKind.PAYMENT_DEMAND}
ONE = timedelta(days=1)
#: The first example reads the law's tables, the others do not.
patient = settings(deadline=None)


class Sent(NamedTuple):
    """A letter of a played life."""

    kind: str
    day: date
    cents: int
    covers: frozenset[int]


class Life(NamedTuple):
    """A case's receivables and every letter that they ever got."""

    kind: str
    receivables: tuple[ReceivableState, ...]
    letters: tuple[Sent, ...]

    @property
    def principal(self) -> int:
        return sum(receivable.principal for receivable in self.receivables)


def play(kind: str, receivables: tuple[ReceivableState, ...]) -> Life:
    """Play a case to the end of the strategy: each letter on its first day, debts as they join."""
    coming = sorted(receivables, key=lambda one: one.handed_over_on)
    known = [coming.pop(0)]
    history: list[PastAct] = []
    letters: list[Sent] = []
    last: tuple[date, date] | None = None
    for _ in range(40):
        creditors = {day for one in known for day in one.reminded_on if day <= one.handed_over_on}
        past = [PastAct(kind=ActKind.REMINDER, sent_on=d, by_creditor=True) for d in creditors]
        past = sorted([*past, *history], key=lambda act: act.sent_on)
        state = CaseState(
            id=1,
            kind=kind,
            natural_debtor=kind == "consumer",
            receivables=known,
            previous=past[-1].sent_on if past else None,
            last_letter=last,
            holds=(),
        )
        following = next_step(state, default_strategy(kind))
        step, day = following.step, following.day
        if coming and (step is None or day is None or coming[0].handed_over_on <= day):
            known.append(coming.pop(0))
            continue
        if step is None or day is None:
            return Life(kind, receivables, tuple(letters))
        ids = frozenset(following.receivable_ids)
        act = CollectionAct(kind=ACTS[step.send])
        covered = [one for one in known if one.id in ids]
        allowed = allowed_cost(act, cost_facts(kind, covered), past, day)
        assert not isinstance(allowed, Refusal), allowed
        history.append(PastAct(kind=act.kind, sent_on=day, cost=allowed.value))
        letters.append(Sent(step.send, day, allowed.value.cents, ids))
        last = (day, payment_deadline(day, 5, regime(kind)).value)
        known = [_after(one, step.name, day) if one.id in ids else one for one in known]
    raise AssertionError("a strategy comes to its end")


def _after(one: ReceivableState, step: str, day: date) -> ReceivableState:
    return one._replace(steps=one.steps | {step}, reminded_on=(*one.reminded_on, day))


@st.composite
def debts(draw: st.DrawFn) -> tuple[ReceivableState, ...]:
    return tuple(draw(_debt(number)) for number in range(1, draw(st.integers(1, 3)) + 1))


@st.composite
def _debt(draw: st.DrawFn, number: int) -> ReceivableState:
    due = draw(st.dates(date(2024, 1, 1), date(2026, 4, 1)))
    handed_over = due + timedelta(days=draw(st.integers(1, 200)))
    known = st.integers(1, (handed_over - due).days)
    reminded = draw(st.lists(known, max_size=2, unique=True))
    return ReceivableState(
        id=number,
        kind="consumer",
        invoice_date=due - timedelta(days=draw(st.integers(0, 40))),
        due_date=due,
        handed_over_on=handed_over,
        principal=draw(st.sampled_from([1, 99_99, 100_00, 100_01, 1000_00, 1000_01, 12_000_00])),
        steps=frozenset(),
        reminded_on=tuple(sorted(due + timedelta(days=days) for days in reminded)),
    )


def earlier_acts(life: Life, letter: Sent) -> Iterator[date]:
    """Days of every reminder and demand before a letter, the creditor's among them."""
    for one in life.receivables:
        if one.handed_over_on <= letter.day:
            yield from (day for day in one.reminded_on if day < letter.day)
    yield from (sent.day for sent in life.letters if sent.day < letter.day)


@patient
@given(debts())
def test_no_consumer_gets_a_demand_earlier_than_the_law_allows(
    receivables: tuple[ReceivableState, ...],
) -> None:
    """Fourteen full days from the latest reminder after the due date (5 §)."""
    life = play("consumer", receivables)

    for letter in (sent for sent in life.letters if sent.kind == "demand"):
        for one in (r for r in receivables if r.id in letter.covers):
            reminded = [*one.reminded_on]
            reminded += [s.day for s in life.letters if one.id in s.covers and s.day < letter.day]
            after_due = [day for day in reminded if day > one.due_date]
            assert after_due, "a demand never comes without a reminder"
            assert letter.day >= max(after_due) + 15 * ONE


@pytest.mark.parametrize(("kind", "full_days"), [("consumer", 14), ("business", 10)])
@patient
@given(receivables=debts())
def test_no_letter_is_charged_too_soon_after_another(
    kind: str, full_days: int, receivables: tuple[ReceivableState, ...]
) -> None:
    life = play(kind, receivables)

    for letter in (sent for sent in life.letters if sent.cents):
        before = max(earlier_acts(life, letter), default=None)
        assert before is None or letter.day > before + full_days * ONE


@patient
@given(debts())
def test_a_consumers_reminder_is_charged_only_after_an_invoice_in_time(
    receivables: tuple[ReceivableState, ...],
) -> None:
    """Invoice fourteen days before the due date, reminder fourteen full days after it (10 b §)."""
    life = play("consumer", receivables)

    for letter in (sent for sent in life.letters if sent.kind == "reminder" and sent.cents):
        for one in (r for r in receivables if r.id in letter.covers):
            assert one.due_date - one.invoice_date >= 14 * ONE
            assert letter.day >= one.due_date + 15 * ONE


@patient
@given(debts())
def test_nothing_leaves_before_it_is_due_and_handed_over(
    receivables: tuple[ReceivableState, ...],
) -> None:
    for kind in ("consumer", "business"):
        life = play(kind, receivables)
        for letter in life.letters:
            for one in (r for r in receivables if r.id in letter.covers):
                assert letter.day > one.due_date
                assert letter.day >= one.handed_over_on


#: Up to which open principal: reminder, demand, second demand, all costs together. In cents.
CONSUMER = [
    (100_00, 5_00, 14_00, 7_00, 60_00),
    (1000_00, 5_00, 24_00, 12_00, 120_00),
    (10**12, 5_00, 50_00, 25_00, 210_00),
]
BUSINESS = [
    (500_00, 12_00, 50_00, 25_00, 250_00),
    (2500_00, 12_00, 70_00, 35_00, 470_00),
    (10_000_00, 12_00, 90_00, 45_00, 550_00),
    (10**12, 12_00, 110_00, 55_00, 620_00),
]


@pytest.mark.parametrize(("kind", "caps"), [("consumer", CONSUMER), ("business", BUSINESS)])
@patient
@given(receivables=debts())
def test_costs_stay_under_every_cap_over_a_whole_life(
    kind: str, caps: list[tuple[int, ...]], receivables: tuple[ReceivableState, ...]
) -> None:
    life = play(kind, receivables)
    _, reminder, demand, second, total = next(row for row in caps if life.principal <= row[0])

    charged = [sent.cents for sent in life.letters if sent.kind == "demand" and sent.cents]
    assert len(charged) <= 2
    assert all(cents <= most for cents, most in zip(charged, (demand, second), strict=False))
    assert all(sent.cents <= reminder for sent in life.letters if sent.kind == "reminder")
    assert sum(sent.cents for sent in life.letters) <= total


@patient
@given(debts())
def test_every_receivable_gets_both_demands_in_the_end(
    receivables: tuple[ReceivableState, ...],
) -> None:
    """Lawful by sending nothing would be no strategy."""
    life = play("consumer", receivables)

    for one in receivables:
        demands = [s for s in life.letters if s.kind == "demand" and one.id in s.covers]
        assert len(demands) >= 2
