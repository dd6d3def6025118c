"""Recovery costs worked out a second time, slowly, from the statutes and from nothing of ours.

One long read-through of the sections as they stood on each day, in euros as decimals. Every table
here was written from the acts themselves; when it and the code differ, read the act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CAPS, CAPS_2013 = date(2005, 5, 1), date(2013, 3, 16)
TEMPORARY, JULY, CAPS_2022 = date(2021, 1, 1), date(2021, 7, 1), date(2022, 5, 1)


@dataclass(frozen=True)
class Act:
    """What was done: the words of the command line's own file."""

    act: str
    on: date
    form: str = "written"
    asked: Decimal | None = None
    instalments: int = 1
    days: int = 14


@dataclass(frozen=True)
class Debt:
    """What it was done for."""

    consumer: bool
    enforceable: bool
    principal: Decimal
    due: date
    invoice: date


def euros(value: object) -> Decimal:
    return Decimal(str(value))


def step(principal: Decimal, *steps: tuple[object, object]) -> Decimal:
    for end, value in steps:
        if end is None or principal <= euros(end):
            return euros(value)
    raise AssertionError("a scale has a last step")


def own_maximum(debt: Debt, act: Act, demanded_before: bool) -> Decimal:
    p, few = debt.principal, act.instalments <= 4
    if debt.consumer and act.on < CAPS_2013:
        return {
            "reminder": euros(5),
            "demand": euros(12) if debt.enforceable else step(p, (250, 21), (None, 45)),
            "plan": euros(30),
        }.get(act.act, euros(0))
    half = euros("0.5") if demanded_before else euros(1)
    if debt.consumer:
        demand = euros(14) if debt.enforceable else step(p, (100, 14), (1000, 24), (None, 50))
        plan = euros(20) if few or debt.enforceable else step(p, (100, 20), (1000, 30), (None, 50))
        return {"reminder": euros(5), "demand": demand * half, "plan": plan}.get(
            act.act, euros(5) if act.act == "extension" else euros(0)
        )
    more = euros(5 * max(0, act.instalments - 6))
    if act.on < CAPS_2022:
        plan = (euros(30) if few else step(p, (500, 30), (None, 60))) + more
        demand = step(p, (500, 50), (None, 80))
        tratta, reminder = euros(100), euros(10)
    else:
        steps = step(p, (500, 0), (2500, 1), (10000, 2), (None, 3))
        demand = euros(50) if debt.enforceable else 50 + 20 * steps
        plan = (euros(30) if few else 30 + 15 * steps) + more
        plan = euros(30) if debt.enforceable else plan
        tratta = euros(110) if debt.enforceable else 110 + 15 * steps
        reminder = euros(12)
    return {
        "reminder": reminder,
        "demand": demand * half,
        "plan": plan,
        "tratta": tratta,
        "bankruptcy_demand": euros(100),
        "extension": euros(10),
    }[act.act]


def overall_maximum(debt: Debt, on: date, *, threatened: bool) -> Decimal:
    p = debt.principal
    if debt.consumer and on < CAPS_2013:
        return euros(59) if debt.enforceable else step(p, (250, 190), (None, 220))
    if debt.consumer:
        if debt.enforceable:
            return euros(51)
        return step(p, (100, 60), (1000, 120), (None, 210))
    if on < CAPS_2022:
        return step(p, (500, 230), (None, 410 if on < JULY else 480))
    if debt.enforceable:
        return euros(314 if threatened else 214)
    return step(p, (500, 250), (2500, 470), (10000, 550), (None, 620))


def may_be_charged(debt: Debt, act: Act, before: Sequence[tuple[Act, Decimal]]) -> bool:
    letters = [past.on for past, _ in before if past.act in ("reminder", "demand")]
    durable_since = CAPS_2022 if act.act == "reminder" else CAPS_2013
    in_form = act.form == "written" or (
        act.form == "durable" and (not debt.consumer or act.on >= durable_since)
    )
    if act.act in ("reminder", "demand", "plan") and not in_form:
        return False
    if act.act == "extension":
        return act.days >= 14 and (not debt.consumer or act.on >= CAPS_2013)
    in_time = (debt.due - debt.invoice).days >= 14 and (act.on - debt.due).days > 14
    if act.act == "reminder" and debt.consumer and not in_time:
        return False
    if act.act in ("reminder", "demand") and letters:
        least = 14 if debt.consumer else 7 if act.on < CAPS_2022 else 10
        if (act.on - max(letters)).days <= least:
            return False
    return not number_is_used(debt, act, before)


def number_is_used(debt: Debt, act: Act, before: Sequence[tuple[Act, Decimal]]) -> bool:
    if debt.consumer and act.on < CAPS_2013:
        return False
    since = CAPS_2013 if debt.consumer else TEMPORARY
    charged = [past.act for past, cost in before if cost and past.on >= since]
    two_plans = debt.principal > (100 if debt.consumer else 500)
    if debt.consumer and debt.enforceable:
        two_plans = False
    most = {"demand": 2, "plan": 2 if two_plans else 1, "tratta": 1, "bankruptcy_demand": 1}
    return charged.count(act.act) >= most.get(act.act, 10**6)


def reference_costs(debt: Debt, acts: Sequence[Act]) -> list[Decimal]:
    """What each act may cost, in the order given, which is the order of their days."""
    done: list[tuple[Act, Decimal]] = []
    with_tratta = not debt.consumer and any(
        act.act == "tratta" and act.on >= TEMPORARY for act in acts
    )
    for act in acts:
        cost = euros(0)
        second = act.act == "demand" and any(p.act == "demand" and c for p, c in done)
        lost_to_tratta = with_tratta and second
        barred = debt.consumer and act.act in ("tratta", "bankruptcy_demand")
        due = act.on > debt.due
        if due and not barred and not lost_to_tratta and may_be_charged(debt, act, done):
            demanded = any(past.act == "demand" for past, _ in done)
            cost = own_maximum(debt, act, demanded)
            if act.asked is not None:
                cost = min(cost, act.asked)
            cost = max(euros(0), min(cost, room(debt, act, done)))
        done.append((act, cost))
    return [cost for _, cost in done]


def room(debt: Debt, act: Act, done: Sequence[tuple[Act, Decimal]]) -> Decimal:
    threatened = any(past.act == "bankruptcy_demand" for past in [act, *(p for p, _ in done)])
    total = overall_maximum(debt, act.on, threatened=threatened)
    everything = sum((cost for _, cost in done), euros(0))
    if debt.consumer and act.on < CAPS_2013:
        return total - everything
    since = CAPS_2013 if debt.consumer else TEMPORARY
    new = total - sum((cost for past, cost in done if past.on >= since), euros(0))
    if debt.consumer and any(past.on < CAPS_2013 for past, _ in done):
        older = overall_maximum(debt, date(2012, 1, 1), threatened=False)
        return min(new, older - everything)
    return new
