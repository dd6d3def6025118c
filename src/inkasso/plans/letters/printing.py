"""A frozen page onto paper: what crosses into the worker processes, which know no database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from inkasso.formats.symbols import barcode_svg, qr_svg
from inkasso.formats.typeset import Document, Drawing, JsonValue, to_pdf


class Printable(NamedTuple):
    """A letter to be set: its number, where its file will lie under the home, and its page."""

    number: int
    path: str
    page: Mapping[str, JsonValue]


def print_plan_letter(item: Printable) -> bytes:
    """The letter as a tagged PDF; the same page gives the same bytes. Raises `TypesetFault`."""
    return to_pdf(document_of(item.page))


def document_of(page: Mapping[str, JsonValue]) -> Document:
    """The document of a page that `composing.page_of` made."""
    slip = page["slip"]
    assert isinstance(slip, Mapping), "every letter says how to pay"
    dated = date.fromisoformat(str(page["dated"]))
    return Document(template=_template(), data=page, dated=dated, drawings=_drawings(slip))


def _drawings(slip: Mapping[str, JsonValue]) -> dict[str, Drawing]:
    drawings = {}
    if digits := str(slip["barcode"]):
        alternative = str(slip["barcode_alt"])
        drawings["barcode"] = Drawing(svg=barcode_svg(digits), alternative=alternative)
    if text := str(slip["qr"]):
        drawings["qr"] = Drawing(svg=qr_svg(text), alternative=str(slip["qr_alt"]))
    return drawings


@cache
def _template() -> str:
    return resources.files(__package__).joinpath("letter.typ").read_text(encoding="utf-8")
