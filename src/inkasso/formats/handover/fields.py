"""One row's fields, read one by one while every fault is gathered."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import TypeVar

from inkasso.base.dates import parse_date
from inkasso.base.faults import Fault
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.formats.amounts import parse_amount
from inkasso.formats.handover import messages
from inkasso.formats.handover.columns import COLUMNS
from inkasso.formats.handover.tables import Cell, RawRow

T = TypeVar("T")

_LONGEST_TEXT = 500
_LONGEST_NOTES = 10_000
_LONGEST_SHOWN = 40
_PLACE = {column: place for place, column in enumerate(COLUMNS)}
_SPREADSHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|PUUTTUU!)")
# Web pages leave these between letters; they print nothing and break comparisons.
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_RATE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,4}))? ?%?")


class Fields:
    """Reads a raw row's cells. A cell that cannot be read adds a fault and gives nothing."""

    def __init__(self, raw: RawRow) -> None:
        self._cells = raw.cells
        self._faults: list[Fault] = []

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault so far, in the order of the table's columns."""
        return tuple(sorted(self._faults, key=lambda fault: _PLACE.get(fault.field, -1)))

    def refuse(self, field: str, code: str, message: Words, **values: object) -> None:
        """Adds a fault; long values are shown by their beginning."""
        shown = {key: str(value)[:_LONGEST_SHOWN] for key, value in values.items()}
        self._faults.append(Fault(field=field, code=code, message=message.format(**shown)))

    def add(self, fault: Fault) -> None:
        """Adds a fault that somebody else worded."""
        self._faults.append(fault)

    def text(self, field: str, *, needed: bool = False) -> str:
        """The text of a cell on one line, or nothing; composed (NFC), printable."""
        cell = self._cells.get(field, "")
        if cell == "":
            if needed:
                self.refuse(field, "missing", messages.MISSING)
            return ""
        text = clean_text(cell if isinstance(cell, str) else _written(cell))
        if text is None or len(text) > _LONGEST_TEXT or _SPREADSHEET_ERROR.match(text):
            self.refuse(field, "bad_value", messages.UNREADABLE)
            return ""
        if needed and not text:
            self.refuse(field, "missing", messages.MISSING)
        return text

    def notes(self, field: str) -> str:
        """The text of a cell with its lines kept; what cannot be printed is left out."""
        lines = str(self._cells.get(field, ""))[:_LONGEST_NOTES].splitlines()
        return "\n".join(_printable(line) for line in lines)

    def day(self, field: str, *, needed: bool = False) -> date | None:
        """The date in a cell."""
        cell = self._cells.get(field)
        if isinstance(cell, date):
            return cell
        text = self.text(field, needed=needed)
        return self.day_in(field, text) if text else None

    def day_in(self, field: str, text: str) -> date | None:
        """The date that a text says, or a fault on the field it came from."""
        day = parse_date(text)
        if day is None:
            self.refuse(field, "bad_date", messages.BAD_DATE, value=text)
        return day

    def amount(self, field: str, currency: str, *, needed: bool = False) -> Money | None:
        """The amount in a cell, in the row's currency."""
        cell = self._cells.get(field)
        if isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
            money = _exact(Decimal(cell), currency)
            text = str(cell)
        else:
            text = self.text(field, needed=needed)
            if not text:
                return None
            money = parse_amount(text, currency)
        if money is None:
            self.refuse(field, "bad_amount", messages.BAD_AMOUNT, value=text)
        return money

    def rate(self, field: str) -> Decimal | None:
        """The rate in a cell, in per cent from 0 to 100 with at most four decimals."""
        text = self.text(field)
        if not text:
            return None
        found = _RATE.fullmatch(text)
        rate = Decimal(f"{found[1]}.{found[2] or 0}") if found else None
        if rate is None or rate > 100:
            self.refuse(field, "bad_value", messages.BAD_RATE, value=text)
            return None
        return rate

    def choice(self, field: str, words: dict[str, T], *, needed: bool = False) -> T | None:
        """What the word in a cell stands for."""
        text = self.text(field, needed=needed)
        if not text:
            return None
        chosen = words.get(text.casefold())
        if chosen is None:
            # Each choice is named by its first word, the English one: backwards, it comes last.
            first_words = {choice: word for word, choice in reversed(words.items())}
            choices = ", ".join(reversed(first_words.values()))
            shown = text[:_LONGEST_SHOWN]
            message = messages.NOT_A_CHOICE.format(value=shown, choices=choices)
            self.add(Fault(field=field, code="bad_value", message=message))
        return chosen


def clean_text(text: str) -> str | None:
    """The text on one line, composed, without invisible signs; `None` if any cannot be printed."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    line = " ".join(composed.split())
    return line if line.isprintable() else None


def _printable(line: str) -> str:
    composed = unicodedata.normalize("NFC", " ".join(line.split()))
    return "".join(sign for sign in composed if sign.isprintable())


def _written(cell: Cell) -> str:
    """A typed cell as text: numbers without an exponent, days as ISO dates."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _exact(number: Decimal, currency: str) -> Money | None:
    try:
        return Money.of(number, currency)
    except (ValueError, ArithmeticError):
        return None
