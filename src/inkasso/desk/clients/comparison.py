"""Comparisons as rows that people read: the present strategy and others, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from inkasso.desk.seeing.telling import label_told
from inkasso.desk.templatetags.desk import euros, language, text
from inkasso.strategy.simulation.comparing import Comparison
from inkasso.strategy.simulation.summing import Summary


@dataclass(frozen=True, slots=True)
class Line:
    """One thing compared, as each strategy has it: the present one first."""

    label: str
    values: tuple[str, ...]
    #: Whether it stands under the line before it.
    inner: bool = False


def columns_of(found: Sequence[Comparison]) -> list[Line]:
    """Letters, costs, days, and why cases went no further; of comparisons on the same cases."""
    sides = [found[0].present, *(one.proposed for one in found)]
    changed = ("0", *(str(one.changed) for one in found))
    return [
        Line(text("changed", "simulated."), changed),
        *_letters(sides),
        *_sums(sides),
        *_ends(sides),
    ]


def _letters(sides: Sequence[Summary]) -> Iterator[Line]:
    yield _line("letters", sides, lambda one: str(one.letters))
    for step in dict.fromkeys(step for one in sides for step in one.steps):
        yield Line(label_told(step), tuple(str(one.steps[step]) for one in sides), inner=True)
    yield _line("letters_a_case", sides, _mean)
    yield _line("free", sides, lambda one: str(one.free))


def _sums(sides: Sequence[Summary]) -> Iterator[Line]:
    yield _line("costs", sides, lambda one: euros(one.cents))
    yield _line("costs_a_case", sides, lambda one: euros(one.cents_a_case or 0))
    yield _line("to_letter", sides, lambda one: _days(one.days_to_letter))
    yield _line("weeks_to_last", sides, lambda one: _days(one.weeks_to_last))
    yield _line("to_payment", sides, lambda one: _days(one.days_to_payment))
    yield _line("unasked", sides, lambda one: str(one.paid_unasked))


def _ends(sides: Sequence[Summary]) -> Iterator[Line]:
    yield Line(text("ended", "simulated."), tuple("" for _ in sides))
    together: Counter[str] = sum((one.ended for one in sides), Counter())
    for code, _ in together.most_common():
        yield Line(text(code, "ended."), tuple(str(one.ended[code]) for one in sides), inner=True)


def _line(key: str, sides: Sequence[Summary], told: Callable[[Summary], str]) -> Line:
    return Line(text(key, "simulated."), tuple(map(told, sides)))


def _mean(summary: Summary) -> str:
    mean = summary.letters_a_case
    if mean is None:
        return "–"
    written = str(mean)
    return written if language() == "en" else written.replace(".", ",")


def _days(days: int | None) -> str:
    return "–" if days is None else str(days)
