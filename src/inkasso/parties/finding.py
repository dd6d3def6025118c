"""Finding parties by what somebody knows of them: a name, a number, an address to reach them at.

An identity code is looked for by its keyed hash. Neither the log nor anything else that is kept
of the search holds the code itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from inkasso.base.identity_code import IdentityCode
from inkasso.gate.finding import find_people
from inkasso.parties.registering import code_hash

#: Six digits, a sign of the century that may be a dash of any kind, three digits, a check sign.
_LIKE_CODE = re.compile(
    r"\d{6}[-+\u2010-\u2015\u2212A-FU-Y]\d{3}[0-9A-Z]", re.IGNORECASE | re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What somebody typed to find a party."""

    text: str
    #: Where the text has the shape of an identity code: it stands in no record and no address.
    like_code: bool = False
    #: Where it is a valid one.
    code: IdentityCode | None = None

    @property
    def told(self) -> str:
        """What records may say of the search."""
        return "identity code" if self.like_code else self.text


def sought(text: str) -> Sought:
    """What a text looks for; an identity code also where it is mistyped or has blanks in it."""
    compact = "".join(text.split())
    if not _LIKE_CODE.fullmatch(compact):
        return Sought(text=text)
    code = IdentityCode.parse(compact, allow_test_range=True)
    return Sought(text=text, like_code=True, code=code if isinstance(code, IdentityCode) else None)


def find_parties(wanted: Sought, most: int) -> list[UUID]:
    """Parties that are meant, the likeliest first; the search is on record before it looks.

    Their files stay closed. Raises `NobodyActs`.
    """
    return find_people(
        wanted.text, most, code=None if wanted.code is None else code_hash(wanted.code)
    )
