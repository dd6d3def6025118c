"""What commands show: one JSON document, or tables for a person. Amounts keep two decimals."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import asdict
from datetime import date
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.faults import BadInput
from inkasso.base.money import Money
from inkasso.base.words import Language, Words

Json = dict[str, object]

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")

#: Everything that is not the answer: progress, warnings, errors.
stderr = Console(stderr=True, highlight=False)


def emit(document: Json) -> None:
    """Write the one JSON document of a command to standard output."""
    sys.stdout.write(json.dumps(document, default=_plain, ensure_ascii=False, indent=2) + "\n")


def _plain(value: object) -> object:
    if isinstance(value, Money | Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def euros(cents: int) -> str:
    """Cents as an amount with two decimals."""
    return str(Money(cents))


def speak(language: Language) -> None:
    """Give grounds and refusals in a language from here on; every program begins in English."""
    _spoken.set(language)


def citations(because: Iterable[Citation]) -> list[Json]:
    """Citations as `{act, section, version, text}`, in the language spoken."""
    return [
        {"act": c.act, "section": c.section, "version": c.version, "text": spoken(c.text)}
        for c in because
    ]


def spoken(words: Words) -> str:
    """A text in the language spoken."""
    return words.in_language(_spoken.get())


def say_grounds(because: Iterable[Citation]) -> None:
    """One line for each ground, in the language spoken."""
    for ground in because:
        say(f"  {ground.act}, {ground.section}: {spoken(ground.text)}")


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table for a person; columns that begin with `>` are aligned to the right."""
    console = Console(highlight=False)
    shown = Table(title=title, title_justify="left", header_style="bold", box=None)
    for column in columns:
        shown.add_column(column.lstrip(">"), justify="right" if column.startswith(">") else "left")
    for row in rows:
        shown.add_row(*(Text(str(cell)) for cell in row))
    console.print(shown)


def say(text: str) -> None:
    """One line for a person."""
    sys.stdout.write(text + "\n")


def emit_refusal(refusal: Refusal, *, as_json: bool) -> None:
    """A rule said no: what, why, and what can be done. A person reads it on standard error."""
    if as_json:
        emit(
            {
                "refused": {
                    "code": refusal.code,
                    "message": asdict(refusal.message),
                    "remedy": asdict(refusal.remedy) if refusal.remedy else None,
                    "because": citations(refusal.because),
                }
            }
        )
    message = spoken(refusal.message)
    stderr.print(f"Refused ({refusal.code}): {message}", markup=False, soft_wrap=True)
    for citation in refusal.because:
        stderr.print(
            f"  {citation.act}, {citation.section}: {spoken(citation.text)}",
            markup=False,
            soft_wrap=True,
        )
    if refusal.remedy:
        stderr.print(f"  {spoken(refusal.remedy)}", markup=False, soft_wrap=True)


def emit_bad_input(bad: BadInput, *, as_json: bool) -> None:
    """Input that cannot be read."""
    if as_json:
        emit({"bad_input": {"source": bad.source, "message": bad.message}})
    stderr.print(f"Bad input: {bad}", markup=False, soft_wrap=True)


def emit_fault(message: str, *, as_json: bool) -> None:
    """The world outside failed."""
    if as_json:
        emit({"fault": {"message": message}})
    stderr.print(f"Fault: {message}", markup=False, soft_wrap=True)
