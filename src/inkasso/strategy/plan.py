"""A strategy as a value, read from a YAML file that a client can read too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from inkasso.base.faults import BadInput
from inkasso.base.money import Money

After = Literal["due_date", "handover", "letter", "deadline"]
_DEFAULTS = Path(__file__).with_name("default")
_AFTER = ("due_date", "handover", "letter", "deadline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what is sent, and how long to wait for it."""

    #: Name, unique within the strategy.
    name: str
    #: What leaves.
    send: Literal["reminder", "demand"]
    #: Not for receivables that somebody has reminded of since they fell due.
    unless_reminded: bool
    #: Calendar days to wait.
    wait_days: int
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


def read_strategy(path: Path) -> Strategy:
    """The strategy in a file; raises `BadInput` that says what is wrong and where."""
    try:
        return _strategy(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise BadInput(f"not a strategy: {error}", source=str(path)) from error


def _strategy(data: dict[str, object]) -> Strategy:
    regime, steps = data["regime"], data["steps"]
    if regime not in ("consumer", "business"):
        raise ValueError(f"regime is consumer or business, not {regime!r}")
    if not isinstance(steps, list) or not steps:
        raise ValueError("steps: at least one step is needed")
    read = tuple(_step(step) for step in steps)
    if len({step.name for step in read}) < len(read):
        raise ValueError("two steps have the same name")
    return Strategy(
        name=str(data["name"]),
        regime="consumer" if regime == "consumer" else "business",
        smallest_total=Money.of(str(data["smallest_total"])),
        steps=read,
        then=str(data["then"]),
    )


def _step(data: dict[str, object]) -> Step:
    strange = data.keys() - {"step", "send", "unless_reminded", "wait"}
    if strange:
        raise ValueError(f"step {data.get('step')}: not known: {', '.join(sorted(strange))}")
    wait, send = data["wait"], data["send"]
    if send not in ("reminder", "demand"):
        raise ValueError(f"step {data['step']}: send is reminder or demand, not {send!r}")
    if not isinstance(wait, dict) or wait.get("after") not in _AFTER:
        raise ValueError(f"step {data['step']}: wait is days after one of {', '.join(_AFTER)}")
    days = wait["days"]
    if not isinstance(days, int) or days < 0:
        raise ValueError(f"step {data['step']}: days is a whole number, not {days!r}")
    return Step(
        name=str(data["step"]),
        send="reminder" if send == "reminder" else "demand",
        unless_reminded=bool(data.get("unless_reminded", False)),
        wait_days=days,
        after=wait["after"],
    )
