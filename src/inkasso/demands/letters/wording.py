"""The words of the letters: texts by language, their bold parts, and dates as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from typing import TypeAlias

import yaml

from inkasso.base.words import Language
from inkasso.formats.typeset import JsonValue

_Texts: TypeAlias = "Mapping[str, str | _Texts]"
_BOLD = "**"
_NO_BREAK = "\u00a0"
#: `4 b §` or `section 4 b` must not be torn apart at the end of a line.
_SECTION = re.compile(r"\d+( [a-z])? §|section \d+( [a-z]\b)?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts of one language."""

    language: Language
    #: Text, or texts by audience and kind, by key.
    texts: _Texts

    def text(self, *path: str, **values: str) -> str:
        """The text at a path such as `lead`, `consumer`, `demand`, its places filled in."""
        return self._template(path).format(**values)

    def rich(self, *path: str, **values: str) -> list[JsonValue]:
        """The same as segments `{text, strong}`.

        Bold is split off before the places are filled, so no value can bring asterisks to life.
        """
        parts = self._template(path).split(_BOLD)
        return [
            {"text": part.format(**values), "strong": number % 2 == 1}
            for number, part in enumerate(parts)
            if part
        ]

    def day(self, day: date) -> str:
        """A date as people write it: `5.1.2027`, in English `5 January 2027`."""
        if self.language == "en":
            return _NO_BREAK.join((str(day.day), _MONTHS[day.month - 1], str(day.year)))
        return f"{day.day}.{day.month}.{day.year}"

    def short_day(self, day: date) -> str:
        """A date for a narrow column: the month in English is cut to three letters."""
        if self.language == "en":
            return _NO_BREAK.join((str(day.day), _MONTHS[day.month - 1][:3], str(day.year)))
        return self.day(day)

    def daily(self, euros: Decimal) -> str:
        """Interest of a day: two decimals, four when it is less than ten cents."""
        places = Decimal("0.01") if euros >= Decimal("0.10") else Decimal("0.0001")
        rounded = str(euros.quantize(places, rounding=ROUND_HALF_UP))
        if self.language == "en":
            return f"€{rounded}"
        return f"{rounded.replace('.', ',')}{_NO_BREAK}€"

    def _template(self, path: tuple[str, ...]) -> str:
        found: str | _Texts = self.texts
        for key in path:
            assert not isinstance(found, str), f"{self.language}: nothing below {key} in {path}"
            found = found[key]
        assert isinstance(found, str), f"{self.language}: {path} is a group of texts"
        return _SECTION.sub(_unbroken, found)


def _unbroken(section: re.Match[str]) -> str:
    return section.group().replace(" ", _NO_BREAK)


@cache
def wording(language: Language) -> Wording:
    """The texts of a language, read once."""
    source = resources.files(__package__).joinpath("texts", f"{language}.yaml")
    return Wording(language=language, texts=yaml.safe_load(source.read_text(encoding="utf-8")))
