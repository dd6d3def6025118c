"""What comes next for a case: a table that a collector can read, and files that are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.strategy.plan import default_strategy, read_strategy
from inkasso.strategy.rules import CaseState, Held, ReceivableState, next_step

HERE = Path(__file__).parent


class Debt(TypedDict, total=False):
    due: date
    invoiced: date
    handed_over: date
    reminded: list[date]
    principal: str
    done: list[str]


class Sent(TypedDict):
    kind: str
    sent: date
    deadline: date


class Expected(TypedDict, total=False):
    step: str
    day: date
    code: str
    covers: list[int]


class Row(TypedDict, total=False):
    claim: str
    kind: str
    receivables: list[Debt]
    letters: list[Sent]
    holds: list[str]
    next: Expected


ROWS: list[Row] = yaml.safe_load((HERE / "next_steps.yaml").read_text(encoding="utf-8"))


def state_of(row: Row) -> CaseState:
    letters = row.get("letters", [])
    receivables = list(_receivables(row["receivables"], letters))
    acts = [day for debt in row["receivables"] for day in debt.get("reminded", [])]
    acts += [sent["sent"] for sent in letters]
    return CaseState(
        id=1,
        kind=row["kind"],
        natural_debtor=row["kind"] == "consumer",
        receivables=receivables,
        previous=max(acts, default=None),
        last_letter=(letters[-1]["sent"], letters[-1]["deadline"]) if letters else None,
        holds=tuple(Held(number, kind) for number, kind in enumerate(row.get("holds", []), 1)),
    )


def _receivables(debts: list[Debt], letters: list[Sent]) -> Iterator[ReceivableState]:
    for number, debt in enumerate(debts, 1):
        done = debt.get("done", [])
        ours = [sent["sent"] for sent in letters[: len(done)]]
        yield ReceivableState(
            id=number,
            kind="consumer",
            invoice_date=debt["invoiced"],
            due_date=debt["due"],
            handed_over_on=debt["handed_over"],
            principal=Money.of(debt.get("principal", "100.00")).cents,
            steps=frozenset(done),
            reminded_on=tuple(sorted([*debt.get("reminded", []), *ours])),
        )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["claim"])
def test_next_step(row: Row) -> None:
    case, expected = state_of(row), row["next"]

    found = next_step(case, default_strategy(row["kind"]))

    if "code" in expected:
        assert (found.step, found.day, found.code) == (None, expected.get("day"), expected["code"])
        return
    assert found.step is not None
    assert (found.step.name, found.day) == (expected["step"], expected["day"])
    assert list(found.receivable_ids) == expected["covers"]
    assert not found.is_due(expected["day"] - timedelta(days=1))
    assert found.is_due(expected["day"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["claim"])
def test_asked_about_a_day_it_is_due_on_the_same_days(row: Row) -> None:
    """The day run asks about its own day and spares the law where the strategy waits anyway."""
    case, strategy = state_of(row), default_strategy(row["kind"])
    always = next_step(case, strategy)

    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(280)):
        assert next_step(case, strategy, day).is_due(day) == always.is_due(day)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["claim"])
def test_the_reason_is_told_in_three_languages(row: Row) -> None:
    because = next_step(state_of(row), default_strategy(row["kind"])).because

    assert len({because.fi, because.sv, because.en}) == 3
    assert not any("{" in text for text in (because.fi, because.sv, because.en))


GOOD = (HERE.parents[1] / "src/inkasso/strategy/default/consumer.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("regime: consumer", "regime: household", "regime is one of consumer, business"),
        ("regime: consumer\n", "", "the file: missing: regime"),
        ("then: review", "then: review\nafterwards: rest", "the file: not known: afterwards"),
        ("smallest_total", "smallest_totl", "missing: smallest_total"),
        ('"5.00"', "five", "smallest_total is an amount"),
        ('"5.00"', '"-5.00"', "smallest_total is an amount"),
        ('"5.00"', '"5.001"', "smallest_total is an amount"),
        ("step: demand_2", "step: demand_1", "step demand_1: two steps have this name"),
        ("unless_reminded", "unless_remindet", "step 1: not known: unless_remindet"),
        ("unless_reminded: true", "unless_reminded: maybe", "step reminder: unless_reminded"),
        ("send: reminder", "send: pigeon", "step reminder: send is one of reminder, demand"),
        ("days: 15", "days: -1", "step reminder: days is a whole number"),
        ("days: 15", "days: true", "step reminder: days is a whole number"),
        ("days: 15", "days: 1.5", "step reminder: days is a whole number"),
        ("days: 15", "dayz: 15", "step reminder, wait: missing: days"),
        ("days: 15", "days: 15, hours: 2", "step reminder, wait: not known: hours"),
        ("after: due_date", "after: lunch", "step reminder: after is one of due_date"),
        ("wait: { days: 15, after: due_date }", "wait: long", "step reminder, wait: expected"),
        ("wait: { days: 15, after: due_date }", "", "step 1: missing: wait"),
        (GOOD, "name: x\nregime: consumer\nsmallest_total: 1\nthen: y\nsteps: []", "at least one"),
        (GOOD, "name: x\nregime: consumer\nsmallest_total: 1\nthen: y\nsteps: [x]", "step 1: exp"),
        (GOOD, "- a\n- list", "the file: expected fields"),
        (GOOD, "", "the file: expected fields"),
        (GOOD, "steps: [", "line 1"),
        (GOOD, "!!python/object/apply:os.system ['true']", "line 1"),
    ],
)
def test_a_faulty_strategy_says_what_and_where(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    file = tmp_path / "ours.yaml"
    assert old in GOOD
    file.write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(BadInput) as bad:
        read_strategy(file)
    assert told in str(bad.value)
    assert "ours.yaml" in str(bad.value)


def test_a_strategy_that_is_no_text_says_so(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_bytes(b"name: \xff\xfe")

    with pytest.raises(BadInput, match=r"ours\.yaml"):
        read_strategy(file)


@pytest.mark.parametrize("kind", ["consumer", "business"])
def test_the_shipped_strategies_are_what_their_kind_is(kind: str) -> None:
    strategy = default_strategy(kind)

    assert strategy.regime == kind
    assert strategy.smallest_total > Money(0)
    assert [step.send for step in strategy.steps] == ["reminder", "demand", "demand"]
