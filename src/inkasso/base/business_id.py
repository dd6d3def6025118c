"""The Finnish business ID (Y-tunnus): seven digits, a hyphen and a check digit."""

from __future__ import annotations

import re

from stdnum.fi import ytunnus

_SHAPE = re.compile(r"(?:FI)?(\d{6,7}-\d|\d{7,8})", re.ASCII)


def parse_business_id(text: str) -> str | None:
    """The business ID as `2077474-0`, or `None` when it is not one.

    `20774740` and the VAT number `FI20774740` mean the same. A spreadsheet that ate the leading
    zero leaves seven digits: they are taken when the check digit confirms the eight.
    """
    shape = _SHAPE.fullmatch(text.strip().upper())
    if shape is None:
        return None
    digits = shape.group(1).replace("-", "").zfill(8)
    return f"{digits[:7]}-{digits[7]}" if ytunnus.is_valid(digits) else None
