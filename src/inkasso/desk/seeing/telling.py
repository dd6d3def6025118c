"""What stands in a cell, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from inkasso.base.words import Words
from inkasso.desk.templatetags.desk import day, euros, language, said, text
from inkasso.figures.questions import Column, Unit
from inkasso.law.wording import fill

_TENTHS = 10
_MONTH = Words(fi="{month}/{year}", sv="{month}/{year}", en="{month}/{year}")


def told(column: Column, value: Any) -> str:
    """A cell; empty where there is nothing to tell."""
    if value is None:
        return ""
    return _TELLERS[column.unit](value)


def _month(value: date) -> str:
    return said(fill(_MONTH, month=str(value.month), year=str(value.year)))


def _label(value: str) -> str:
    return text(value, "figure.")


def _share(tenths: int) -> str:
    whole, rest = divmod(tenths, _TENTHS)
    point = "." if language() == "en" else ","
    return f"{whole}{point}{rest}\u00a0%"


def count_told(value: int) -> str:
    """A number in groups of three."""
    return f"{value:,}".replace(",", "\u00a0" if language() != "en" else ",")


_TELLERS: Mapping[Unit, Callable[[Any], str]] = {
    Unit.DAY: day,
    Unit.MONTH: _month,
    Unit.LABEL: _label,
    Unit.COUNT: count_told,
    Unit.CENTS: euros,
    Unit.SHARE: _share,
}
