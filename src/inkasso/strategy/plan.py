"""A strategy as a value, read from a YAML file that a client can read too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

import yaml

from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill

After = Literal["due_date", "handover", "letter", "deadline"]
_DEFAULTS = Path(__file__).with_name("default")
_AFTER = ("due_date", "handover", "letter", "deadline")
_REGIMES = ("consumer", "business")
_SENDS = ("reminder", "demand")
_STRATEGY = ("name", "regime", "smallest_total", "steps", "then")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what is sent, and how long to wait for it."""

    #: Name, unique within the strategy.
    name: str
    #: What leaves.
    send: Literal["reminder", "demand"]
    #: Not for receivables that somebody has reminded of since they fell due.
    unless_reminded: bool
    #: Days to wait.
    wait_days: int
    #: Only days on which banks are open count: money paid on the last day needs them to arrive.
    banking_days: bool
    #: From when: the due date, the hand-over, the last letter or its payment deadline.
    after: After


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """Steps in order, for one kind of case."""

    name: str
    regime: Literal["consumer", "business"]
    #: No letter is sent for less.
    smallest_total: Money
    steps: tuple[Step, ...]
    #: What a person decides when every step is done.
    then: str


@lru_cache
def default_strategy(case_kind: str) -> Strategy:
    """The strategy shipped for a kind of case."""
    return read_strategy(_DEFAULTS / f"{case_kind}.yaml")


@lru_cache(maxsize=1000)
def chosen_strategy(text: str) -> Strategy | None:
    """What a client has chosen; None for an empty text, which is the house's own strategy."""
    return parse_strategy(text, "the client's strategy") if text else None


def read_strategy(path: Path) -> Strategy:
    """The strategy in a file; raises `BadInput` that says what is wrong and where."""
    try:
        text = path.read_text(encoding="utf-8")
    except ValueError as error:
        raise BadInput(f"not a strategy: {error}", source=str(path)) from error
    return parse_strategy(text, str(path))


def parse_strategy(text: str, source: str) -> Strategy:
    """The strategy in a text; raises `BadInput` that says what is wrong and where."""
    try:
        return _strategy(yaml.safe_load(text))
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise BadInput(f"not a strategy: {error}", source=source) from error


def step_words(name: str) -> Words:
    """What people call a step; what its strategy calls it where that says it in words already."""
    usual = _USUAL_NAME.fullmatch(name)
    if usual is None:
        told = name.replace("_", " ")
        return Words(fi=told, sv=told, en=told)
    send, number = usual.groups(default="")
    return fill(_NUMBERED, number=number, what=_SENT[send]) if number else _SENT[send]


def write_strategy(strategy: Strategy) -> str:
    """A strategy as the text that `parse_strategy` reads."""
    steps = [
        {
            "step": step.name,
            "send": step.send,
            "unless_reminded": step.unless_reminded,
            "wait": {
                "banking_days" if step.banking_days else "days": step.wait_days,
                "after": step.after,
            },
        }
        for step in strategy.steps
    ]
    fields = {
        "name": strategy.name,
        "regime": strategy.regime,
        "smallest_total": str(strategy.smallest_total),
        "steps": steps,
        "then": strategy.then,
    }
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)


def _strategy(data: object) -> Strategy:
    fields = _fields(data, "the file", needed=_STRATEGY)
    steps = fields["steps"]
    if not isinstance(steps, list) or not steps:
        raise ValueError("steps: write at least one step")
    read = tuple(_step(step, f"step {number}") for number, step in enumerate(steps, 1))
    names = [step.name for step in read]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"step {name}: two steps have this name")
    regime = _one_of(fields["regime"], _REGIMES, "regime")
    return Strategy(
        name=str(fields["name"]),
        regime="consumer" if regime == "consumer" else "business",
        smallest_total=_amount(fields["smallest_total"]),
        steps=read,
        then=str(fields["then"]),
    )


def _step(data: object, where: str) -> Step:
    fields = _fields(data, where, needed=("step", "send", "wait"), also=("unless_reminded",))
    where = f"step {fields['step']}"
    banking = isinstance(fields["wait"], dict) and "banking_days" in fields["wait"]
    unit = "banking_days" if banking else "days"
    wait = _fields(fields["wait"], f"{where}, wait", needed=(unit, "after"))
    days, skipped = wait[unit], fields.get("unless_reminded", False)
    if not isinstance(days, int) or isinstance(days, bool) or days < 0:
        raise ValueError(f"{where}: days is a whole number from 0 on, not {days!r}")
    if not isinstance(skipped, bool):
        raise ValueError(f"{where}: unless_reminded is true or false, not {skipped!r}")
    send = _one_of(fields["send"], _SENDS, f"{where}: send")
    return Step(
        name=str(fields["step"]),
        send="reminder" if send == "reminder" else "demand",
        unless_reminded=skipped,
        wait_days=days,
        banking_days=banking,
        after=cast("After", _one_of(wait["after"], _AFTER, f"{where}: after")),
    )


def _fields(
    data: object, where: str, *, needed: Sequence[str], also: Sequence[str] = ()
) -> dict[str, object]:
    """The fields of a mapping; says which one is missing or not known, and where."""
    if not isinstance(data, dict):
        raise ValueError(f"{where}: expected fields such as `{needed[0]}: …`, not {data!r}")
    missing = [name for name in needed if name not in data]
    strange = [str(name) for name in data if name not in (*needed, *also)]
    if missing:
        raise ValueError(f"{where}: missing: {', '.join(missing)}")
    if strange:
        raise ValueError(f"{where}: not known: {', '.join(strange)}")
    return data


def _one_of(value: object, choices: Sequence[str], where: str) -> str:
    if value not in choices:
        raise ValueError(f"{where} is one of {', '.join(choices)}, not {value!r}")
    return str(value)


def _amount(value: object) -> Money:
    try:
        amount = Money.of(str(value))
    except (ValueError, ArithmeticError):
        amount = Money(-1)
    if amount.cents < 0:
        raise ValueError(f'smallest_total is an amount such as "5.00", not {value!r}')
    return amount


#: reminder, reminder_2, demand_1: what the shipped strategies and the desk call their steps.
_USUAL_NAME = re.compile(r"(reminder|demand)(?:_(\d+))?")
_SENT = {
    "reminder": Words(fi="Muistutus", sv="Påminnelse", en="Reminder"),
    "demand": Words(fi="Maksuvaatimus", sv="Betalningskrav", en="Demand"),
}
_NUMBERED = Words(fi="{what} {number}", sv="{what} {number}", en="{what} {number}")
