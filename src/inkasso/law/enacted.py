"""Which function carries out which section, since when, until when; and what none carries out.

A rule function stands under `@enacted`; a section that needs no code has a line that says why. The
pages in `docs/law/` and `inkasso law sections` are made from this register, so they cannot promise
what the code does not do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One section of an act in one wording, and what carries it out."""

    #: Number in the statute book, such as `513/1999`, or that of a decision.
    act: str
    #: Section as printed, such as `10 a §`.
    section: str
    #: First day of this wording.
    since: date
    #: Last day of this wording; None while it is in force.
    until: date | None = None
    #: Act that gave it this wording, such as `31/2013`; empty for the act itself.
    version: str = ""
    #: Function that carries it out, as `module:name`; empty when none does.
    function: str = ""
    #: What it says in one line of our own, or why nothing is encoded.
    note: str = ""


_register: list[Provision] = []


def enacted(
    act: str, section: str, *, since: date, until: date | None = None, version: str = ""
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as what carries out a section between two days; it is not changed."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        first_line = (function.__doc__ or "").strip().partition("\n")[0]
        _register.append(
            Provision(
                act=act,
                section=section,
                since=since,
                until=until,
                version=version,
                function=f"{function.__module__}:{function.__qualname__}",
                note=first_line,
            )
        )
        return function

    return mark


def not_encoded_section(act: str, section: str, *, since: date, why: str) -> None:
    """State that a section is deliberately not in the code, and why."""
    _register.append(Provision(act=act, section=section, since=since, note=why))


def registered() -> tuple[Provision, ...]:
    """Everything registered by the modules imported so far; `law.sections` imports them all."""
    return tuple(_register)
