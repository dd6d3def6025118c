"""E-mail addresses and telephone numbers, checked as far as can be without sending anything."""

from __future__ import annotations

import re

import phonenumbers

_LONGEST_EMAIL = 254
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(rf"(?P<local>{_LOCAL})@(?P<domain>(?:{_LABEL}\.)+[^\W\d_][\w-]*[^\W_])")


def parse_email(text: str) -> str | None:
    """The address with its domain in lower case, or `None` when no mail could reach it.

    One unquoted local part of at most 64 ASCII characters, an at sign, and a domain of two or
    more labels, which may be written in any script. Quoted local parts and addresses by number
    (RFC 5321, 4.1.2) are refused: nobody's own address looks so, and attackers' do.
    """
    text = text.strip()
    found = _EMAIL.fullmatch(text)
    if found is None or len(text) > _LONGEST_EMAIL or len(found["local"]) > 64:
        return None
    return f"{found['local']}@{found['domain'].lower()}"


def parse_phone(text: str, region: str = "FI") -> str | None:
    """The number in E.164, such as `+358401234567`, or `None` when it cannot be one.

    A number without a country code is read as dialled in `region` (ISO 3166).
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
