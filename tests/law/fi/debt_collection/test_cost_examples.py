"""Recovery costs to the cent, from the table a lawyer can read and extend."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml

from inkasso.base.decisions import Decision
from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import (
    ActKind,
    CollectionAct,
    CostFacts,
    Manner,
    PastAct,
    Regime,
)
from inkasso.law.fi.debt_collection.costs import allowed_cost, allowed_cost_in_parts

Row = dict[str, str]


class Example(TypedDict):
    """One case of the table."""

    case: str
    facts: Row
    steps: list[Row]
    history: NotRequired[list[Row]]


EXAMPLES: list[Example] = yaml.load(
    Path(__file__).with_name("costs.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def facts_of(row: Row) -> CostFacts:
    suspended = row.get("suspended")
    return CostFacts(
        regime=Regime(row["regime"]),
        principal=Money.of(row["principal"]),
        due_date=date.fromisoformat(row.get("due", "2026-01-15")),
        invoice_sent_on=date.fromisoformat(row.get("invoice_sent", "2026-01-01")),
        due_without_invoice="due_without_invoice" in row,
        directly_enforceable="directly_enforceable" in row,
        vat_deductible=row.get("vat_deductible") != "false",
        suspended_on=None if suspended is None else date.fromisoformat(suspended),
        commercial="commercial" in row,
        compensation_claimed=Money.of(row.get("compensation", "0")),
    )


def money_or_none(text: str | None) -> Money | None:
    return None if text is None else Money.of(text)


def act_of(row: Row) -> CollectionAct:
    return CollectionAct(
        kind=ActKind(row["act"]),
        price=money_or_none(row.get("price")),
        manner=Manner(row.get("manner", "written")),
        actual_cost=money_or_none(row.get("actual")),
        service_cost=money_or_none(row.get("service")),
        instalments=int(row["instalments"]) if "instalments" in row else None,
        extension_days=int(row["days"]) if "days" in row else None,
        by_creditor="by_creditor" in row,
        own_group="own_group" in row,
    )


def past_of(row: Row) -> PastAct:
    return PastAct(
        kind=ActKind(row["act"]),
        sent_on=date.fromisoformat(row["on"]),
        cost=Money.of(row["cost"]),
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["case"]))
def test_each_act_costs_what_the_law_allows(example: Example) -> None:
    facts = facts_of(example["facts"])
    history = [past_of(row) for row in example.get("history", [])]
    for row in example["steps"]:
        act, on = act_of(row), date.fromisoformat(row["on"])
        answer = allowed_cost_in_parts(act, facts, history, on)
        assert isinstance(answer, Decision), row
        assert str(answer.value.cost) == row["cost"], (row, answer)
        assert row["section"] in {ground.section for ground in answer.because}, (row, answer)
        assert allowed_cost(act, facts, history, on) == Decision(
            value=answer.value.cost, because=answer.because
        )
        history.append(answer.value.as_past_act(act, on))
