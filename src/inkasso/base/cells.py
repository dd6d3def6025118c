"""Cells of tables that a spreadsheet opens."""

from __future__ import annotations

import re

#: What a spreadsheet takes for the beginning of a formula, also in full width; CWE-1236.
_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def harmless(text: str) -> str:
    """A text that runs as no formula: a formula can send away what stands beside it.

    One that could begins with an apostrophe instead, as spreadsheets mark a text.
    """
    return f"'{text}" if _FORMULA.match(text) else text
