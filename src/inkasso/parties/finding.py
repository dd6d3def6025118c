"""Finding parties by what somebody knows of them: a name, a number, an address to reach them at.

An identity code is looked for by its keyed hash. Neither the log nor anything else that is kept
of the search holds the code itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from inkasso.base.identity_code import IdentityCode
from inkasso.gate.finding import find_people
from inkasso.parties.registering import code_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What somebody typed to find a party."""

    text: str
    #: Where the text is a valid identity code.
    code: IdentityCode | None

    @property
    def told(self) -> str:
        """What records may say of the search."""
        return "identity code" if self.code else self.text


def sought(text: str) -> Sought:
    """What a text looks for."""
    code = IdentityCode.parse(text, allow_test_range=True)
    return Sought(text=text, code=code if isinstance(code, IdentityCode) else None)


def find_parties(wanted: Sought, most: int) -> list[UUID]:
    """Parties that are meant, the likeliest first; the search is on record before it looks.

    Their files stay closed. Raises `NobodyActs`.
    """
    return find_people(
        wanted.text, most, code=None if wanted.code is None else code_hash(wanted.code)
    )
