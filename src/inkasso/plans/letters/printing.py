"""A frozen page onto paper; nothing here knows the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from inkasso.formats.symbols import barcode_svg, qr_svg
from inkasso.formats.typeset import Document, Drawing, JsonValue, to_pdf


def print_plan_letter(page: Mapping[str, JsonValue]) -> bytes:
    """The letter as a tagged PDF; the same page gives the same bytes. Raises `TypesetFault`."""
    return to_pdf(document_of(page))


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
