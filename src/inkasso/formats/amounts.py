"""Amounts as people write them in tables, and as letters print them.

Reading never guesses. Two decimals are the most that money has, so three digits after a single
dot or comma can only be thousands: `1.234` is one thousand two hundred and thirty-four, and
`0.234` or `1234.567` is no amount. Groups of thousands are whole or the text is refused.
"""

from __future__ import annotations

import re

from inkasso.base.money import EUR, Money
from inkasso.base.words import Language

_NBSP = "\u00a0"
_MINUS = "\u2212"
_MOST_DIGITS = 12
_BLANK = r"[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(
    rf"(?P<spaced>[1-9][0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}})+|[0-9]+)(?:[.,](?P<cents>[0-9]{{1,2}}))?"
    r"|(?P<dotted>[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,(?P<cents_after_dots>[0-9]{1,2}))?"
    r"|(?P<comma>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<cents_after_commas>[0-9]{1,2}))?"
)
_SIGNS = {
    "EUR": ("EUR", "€"),
    "SEK": ("SEK", "KR"),
    "NOK": ("NOK", "KR"),
    "DKK": ("DKK", "KR"),
    "GBP": ("GBP", "£"),
    "USD": ("USD", "$"),
}


def parse_amount(text: str, currency: str = EUR) -> Money | None:
    """The amount that `text` says in `currency`, or `None` where it is not surely one.

    Decimal comma or point; thousands parted by blanks, dots or commas; a minus (also U+2212)
    before or after; the currency's own sign or code before or after, but no other's.
    """
    written = text.strip().upper()
    unsigned = _without_sign(written, currency)
    number, negative = _without_minus(unsigned)
    if unsigned == written:
        number = _without_sign(number, currency)
    found = _NUMBER.fullmatch(number)
    if found is None:
        return None
    spaced, cents, dotted, cents_after_dots, comma, cents_after_commas = found.groups()
    whole = re.sub("[^0-9]", "", spaced or dotted or comma)
    if len(whole.lstrip("0")) > _MOST_DIGITS:
        return None
    fraction = (cents or cents_after_dots or cents_after_commas or "").ljust(2, "0")
    amount = int(whole) * 100 + int(fraction)
    return Money(-amount if negative else amount, currency)


def format_amount(money: Money, language: Language) -> str:
    """An amount as a letter prints it: `1 234,50 €` in Finnish and Swedish, `€1,234.50` in English.

    Blanks are no-break spaces; currencies without a sign of their own carry their code.
    """
    euros, cents = divmod(abs(money.cents), 100)
    if language == "en":
        minus = "-" if money.cents < 0 else ""
        sign = "€" if money.currency == EUR else money.currency + _NBSP
        return f"{minus}{sign}{euros:,}.{cents:02d}"
    minus = _MINUS if money.cents < 0 else ""
    grouped = f"{euros:,}".replace(",", _NBSP)
    return f"{minus}{grouped},{cents:02d}{_NBSP}{_sign_after(money.currency, language)}"


def _sign_after(currency: str, language: Language) -> str:
    if currency == EUR:
        return "€"
    return "kr" if currency == "SEK" and language == "sv" else currency


def _without_sign(text: str, currency: str) -> str:
    for sign in _SIGNS.get(currency, (currency,)):
        if text.startswith(sign):
            return text.removeprefix(sign).strip()
        if text.endswith(sign):
            return text.removesuffix(sign).strip()
    return text


def _without_minus(text: str) -> tuple[str, bool]:
    for minus in ("-", _MINUS):
        if text.startswith(minus):
            return text[1:].lstrip(), True
        if text.endswith(minus):
            return text[:-1].rstrip(), True
    return text, False
