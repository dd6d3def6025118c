"""A frozen page onto paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from inkasso.formats.typeset import Document, JsonValue, to_pdf


def print_answer(page: Mapping[str, JsonValue]) -> bytes:
    """The letter as a tagged PDF; the same page gives the same bytes. Raises `TypesetFault`."""
    dated = date.fromisoformat(str(page["dated"]))
    return to_pdf(Document(template=_template(), data=page, dated=dated))


@cache
def _template() -> str:
    return resources.files(__package__).joinpath("answer.typ").read_text(encoding="utf-8")
