"""A frozen page of a letter that asks for no money, onto paper: no slip, no account, no deadline.

A page has `language`, `dated`, `title`, `heading`, `sender` (name, lines), `window`, `details`
(pairs), `lead`, `sections` and `after` (each heading and lines), and may have `sum` (heading, rows
of text, sum and perhaps a note, total, notes) and `privacy` (the text of Article 14).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from inkasso.formats.typeset import Document, JsonValue, to_pdf


def print_letter(page: Mapping[str, JsonValue]) -> bytes:
    """The letter as a tagged PDF; the same page gives the same bytes. Raises `TypesetFault`."""
    dated = date.fromisoformat(str(page["dated"]))
    return to_pdf(Document(template=_template(), data=page, dated=dated))


@cache
def _template() -> str:
    return resources.files(__package__).joinpath("letter.typ").read_text(encoding="utf-8")
