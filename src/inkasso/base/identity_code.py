"""The Finnish personal identity code: a value that is checked once and never printed in full.

The code is a birth date, a century sign, an individual number and a check character. Since 2023
several signs mean the same century, and two people may differ by the sign alone, so the sign is
part of the identity: it is never dropped, derived or replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from inkasso.base.faults import Fault
from inkasso.base.words import Words

_SHAPE = re.compile(r"(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])", re.ASCII)
_CENTURY = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
_CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"

_BAD_SHAPE = Words(
    fi="Henkilötunnus ei ole muotoa PPKKVV, välimerkki, kolme numeroa, tarkistusmerkki. "
    "Kirjoita se välimerkkeineen.",
    sv="Personbeteckningen har inte formen DDMMÅÅ, skiljetecken, tre siffror, kontrolltecken. "
    "Skriv den med skiljetecknet.",
    en="The identity code is not DDMMYY, a separator, three digits and a check character. "
    "Write it with its separator.",
)
_BAD_DATE = Words(
    fi="Henkilötunnuksen alku ei ole päivämäärä. Tarkista kuusi ensimmäistä numeroa.",
    sv="Personbeteckningens början är inget datum. Kontrollera de sex första siffrorna.",
    en="The identity code does not begin with a date. Check its first six digits.",
)
_BAD_CHECK = Words(
    fi="Henkilötunnuksen tarkistusmerkki ei täsmää. Tarkista tunnus alkuperäisestä.",
    sv="Personbeteckningens kontrolltecken stämmer inte. Kontrollera den mot originalet.",
    en="The identity code's check character does not match. Check it against the original.",
)
_BAD_NUMBER = Words(
    fi="Henkilötunnuksen yksilönumero on 002–899. Tarkista tunnus.",
    sv="Personbeteckningens individnummer är 002–899. Kontrollera den.",
    en="An identity code's individual number is 002 to 899. Check the code.",
)
_TEST_RANGE = Words(
    fi="Henkilötunnus on testitunnus (yksilönumero 900–999), joita ei oteta tuotantoon.",
    sv="Personbeteckningen är en testbeteckning (individnummer 900–999) och tas inte i produktion.",
    en="The identity code is a test code (individual number 900 to 999), refused in production.",
)


@dataclass(frozen=True, slots=True, repr=False)
class IdentityCode:
    """A valid identity code. `text` is the whole code; printing the value never shows it."""

    #: The whole code, upper case, with its separator. Delicate: read it only to store or send it.
    text: str

    @classmethod
    def parse(cls, text: str, *, allow_test_range: bool) -> IdentityCode | Fault:
        """The code in `text`, blanks around it and lower case forgiven, or what is wrong with it.

        The test range (individual number 900 to 999) belongs to nobody and is taken only where
        `allow_test_range` says so, which production never does.
        """
        code = text.strip().upper()
        wrong = _what_is_wrong(code)
        if wrong is not None:
            return _fault(wrong)
        parsed = cls(code)
        if parsed.is_test_range and not allow_test_range:
            return _fault(_TEST_RANGE)
        return parsed

    @property
    def birth_date(self) -> date:
        """The birth date that the code carries."""
        century = _CENTURY[self.text[6]]
        return date(century + int(self.text[4:6]), int(self.text[2:4]), int(self.text[:2]))

    @property
    def is_test_range(self) -> bool:
        """Whether the code belongs to the range that is never given to a real person."""
        return self.text[7] == "9"

    @property
    def masked(self) -> str:
        """Birth date and separator, the rest hidden, for a screen that may show that much."""
        return f"{self.text[:7]}****"

    def __repr__(self) -> str:
        return "IdentityCode(***********)"

    __str__ = __repr__


def _what_is_wrong(code: str) -> Words | None:
    shape = _SHAPE.fullmatch(code)
    if shape is None:
        return _BAD_SHAPE
    day, month, year, sign, number, check = shape.groups()
    try:
        date(_CENTURY[sign] + int(year), int(month), int(day))
    except ValueError:
        return _BAD_DATE
    if _CHECK_CHARACTERS[int(day + month + year + number) % 31] != check:
        return _BAD_CHECK
    return _BAD_NUMBER if number in ("000", "001") else None


def _fault(message: Words) -> Fault:
    return Fault(field="identity_code", code="bad_identity_code", message=message)
