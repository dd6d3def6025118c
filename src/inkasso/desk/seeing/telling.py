"""What stands in a cell, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from inkasso.base.words import Words
from inkasso.desk.templatetags.desk import day, euros, language, said, share, text
from inkasso.desk.texts import TEXTS
from inkasso.figures.questions import Column, Unit
from inkasso.law.wording import fill
from inkasso.strategy.plan import step_words

_MONTH = Words(fi="{month}/{year}", sv="{month}/{year}", en="{month}/{year}")


def told(column: Column, value: Any) -> str:
    """A cell; empty where there is nothing to tell."""
    if value is None:
        return ""
    return _TELLERS[column.unit](value)


def _month(value: date) -> str:
    return said(fill(_MONTH, month=str(value.month), year=str(value.year)))


def label_told(value: str) -> str:
    """A label: a text of the figures, else a step by what people call it."""
    return text(value, "figure.") if f"figure.{value}" in TEXTS else said(step_words(value))


def count_told(value: int) -> str:
    """A number in groups of three."""
    return f"{value:,}".replace(",", "\u00a0" if language() != "en" else ",")


_TELLERS: Mapping[Unit, Callable[[Any], str]] = {
    Unit.DAY: day,
    Unit.MONTH: _month,
    Unit.LABEL: label_told,
    Unit.COUNT: count_told,
    Unit.CENTS: euros,
    Unit.SHARE: share,
}
