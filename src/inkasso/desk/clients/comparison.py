"""A comparison as rows that people read: present, proposed, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inkasso.desk.templatetags.desk import euros, language, text
from inkasso.strategy.plan import Strategy
from inkasso.strategy.simulation.comparing import Comparison
from inkasso.strategy.simulation.summing import Summary


@dataclass(frozen=True, slots=True)
class Line:
    """One thing compared, as both sides have it."""

    label: str
    present: str
    proposed: str
    #: Whether it stands under the line before it.
    inner: bool = False


def table_of(found: Comparison, present: Strategy, proposed: Strategy) -> list[Line]:
    """Steps, letters, costs, days, and why cases went no further."""
    return [*_letters(found, present, proposed), *_sums(found), *_ends(found)]


def _letters(found: Comparison, present: Strategy, proposed: Strategy) -> Iterator[Line]:
    before, after = found.present, found.proposed
    yield _line("letters", str(before.letters), str(after.letters))
    steps = dict.fromkeys(step.name for step in (*present.steps, *proposed.steps))
    for step in steps:
        numbers = (str(before.steps[step]), str(after.steps[step]))
        yield Line(text(step, "step."), *numbers, inner=True)
    yield _line("letters_a_case", _mean(before), _mean(after))
    yield _line("free", str(before.free), str(after.free))


def _sums(found: Comparison) -> Iterator[Line]:
    before, after = found.present, found.proposed
    yield _line("costs", euros(before.cents), euros(after.cents))
    yield _line("costs_a_case", euros(before.cents_a_case or 0), euros(after.cents_a_case or 0))
    yield _line("to_letter", _days(before.days_to_letter), _days(after.days_to_letter))
    yield _line("to_payment", _days(before.days_to_payment), _days(after.days_to_payment))
    yield _line("unasked", str(before.paid_unasked), str(after.paid_unasked))


def _ends(found: Comparison) -> Iterator[Line]:
    yield _line("ended", "", "")
    ends = found.present.ended + found.proposed.ended
    for code, _ in ends.most_common():
        numbers = (str(found.present.ended[code]), str(found.proposed.ended[code]))
        yield Line(text(code, "ended."), *numbers, inner=True)


def _line(key: str, present: str, proposed: str) -> Line:
    return Line(text(key, "simulated."), present, proposed)


def _mean(summary: Summary) -> str:
    mean = summary.letters_a_case
    if mean is None:
        return "–"
    written = str(mean)
    return written if language() == "en" else written.replace(".", ",")


def _days(days: int | None) -> str:
    return "–" if days is None else str(days)
