"""Sentences with amounts, percentages and days in them, written as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language, Words

Value = str | int | Decimal | Money | date | Words


def fill(words: Words, **values: Value) -> Words:
    """The sentence with its `{places}` filled in, each value in the manner of each language.

    >>> fill(Words(fi="{p} %", sv="{p} %", en="{p} %"), p=Decimal("9.50")).fi
    '9,5 %'
    """
    texts: dict[str, str] = {}
    for language in LANGUAGES:
        written = {name: _written(value, language) for name, value in values.items()}
        texts[language] = words.in_language(language).format(**written)
    return Words(fi=texts["fi"], sv=texts["sv"], en=texts["en"])


def _written(value: Value, language: Language) -> str:
    if isinstance(value, Words):
        return value.in_language(language)
    if isinstance(value, Money):
        return _in_groups(f"{value.amount:,.2f}", language)
    if isinstance(value, Decimal):
        plain = f"{value:,f}"
        shortest = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return _in_groups(shortest, language)
    if isinstance(value, date):
        return value.isoformat() if language == "en" else f"{value.day}.{value.month}.{value.year}"
    return str(value)


def _in_groups(digits: str, language: Language) -> str:
    """`1,234.50` as the letters write it: `1 234,50`, without a break, in Finnish and Swedish."""
    return digits if language == "en" else digits.translate(_NOT_ENGLISH)


#: Thousands, decimal mark and minus, as in `formats.amounts.format_amount`.
_NOT_ENGLISH = str.maketrans({",": "\u00a0", ".": ",", "-": "\u2212"})
