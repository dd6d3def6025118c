"""The numbers of the Credit Information Act, each with the section and version it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.parameters import parameter_beside
from inkasso.law.wording import Value, fill

ACT = "527/2007"
COLLECTION_ACT = "513/1999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A count of days or years in force on a day, and where it stands."""

    #: The count.
    amount: int
    #: Section of the Act.
    section: str
    #: Amending act whose wording it is; empty for the Act itself.
    version: str

    def ground(self, text: Words, **values: Value) -> Citation:
        """The section as a ground, with its `{places}` filled in."""
        return Citation(
            act=ACT, section=self.section, version=self.version, text=fill(text, **values)
        )


def number_on(name: str, on: date) -> Number:
    """A number in force on a day; raises `Refused` (`not_encoded`) before the first one."""
    value = parameter_beside("inkasso.law.fi.credit_information", name).at(on)
    version = "" if value.reference.act == ACT else value.reference.act
    return Number(amount=int(value.value), section=value.reference.section, version=version)


def in_force_since(on: date, versions: Mapping[date, str]) -> str:
    """The newest of the amending acts in force on a day; empty for the Act itself."""
    begun = [since for since in versions if since <= on]
    return versions[max(begun)] if begun else ""
