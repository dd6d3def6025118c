"""What was counted, as pages and files show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from inkasso.figures.models import Answer
from inkasso.figures.questions import Question, Unit

_DATES = (Unit.DAY, Unit.MONTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An answer: as of which day, and its rows with days as days."""

    day: date
    rows: tuple[tuple[Any, ...], ...]


def answer_to(question: Question, client_id: int | None) -> Counted | None:
    """The newest answer; None where nothing was counted yet."""
    found = Answer.objects.filter(question=question.key, client_id=client_id).first()
    if found is None:
        return None
    return Counted(day=found.day, rows=tuple(_row(question, row) for row in found.rows))


def clients_counted(question: Question) -> list[int]:
    """Numbers of the clients that the question was answered for."""
    rows = Answer.objects.filter(question=question.key, client_id__isnull=False)
    numbers = rows.order_by("client_id").values_list("client_id", flat=True)
    return [number for number in numbers if number is not None]


def _row(question: Question, row: list[Any]) -> tuple[Any, ...]:
    return tuple(
        date.fromisoformat(value) if value and column.unit in _DATES else value
        for column, value in zip(question.columns, row, strict=True)
    )
