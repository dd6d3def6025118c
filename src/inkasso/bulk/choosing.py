"""Which cases a change is meant for: numbers and references as they were written, or a client's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from inkasso.base.decisions import Refused
from inkasso.receivables.finding import find_case
from inkasso.receivables.models import Case

_BETWEEN = re.compile(r"[\s,;]+")
#: Longest number or reference that is looked up.
_LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Cases that were chosen, and what was written and is none."""

    cases: tuple[Case, ...]
    unknown: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many were named."""
        return len(self.cases) + len(self.unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Cases of a client."""

    client_id: int
    #: Open ones, or those that are closed.
    open: bool = True
    #: Opened on this day or before.
    opened_by: date | None = None


def named(text: str, most: int) -> Chosen:
    """Cases by number or reference, each once, in the order written; one more than `most` at most.

    What names no case is told as it was written.
    """
    written = [one[:_LONGEST] for one in _BETWEEN.split(text) if one][: most + 1]
    found: dict[int, Case] = {}
    unknown: list[str] = []
    for one in dict.fromkeys(written):
        try:
            case = find_case(one)
        except Refused:
            unknown.append(one)
        else:
            found[case.id] = case
    return Chosen(cases=tuple(found.values()), unknown=tuple(unknown))


def matching(wanted: Filter, most: int) -> Chosen:
    """Cases of a client, the oldest first; one more than `most` at most."""
    cases = Case.objects.filter(client_id=wanted.client_id, closed_on__isnull=wanted.open)
    if wanted.opened_by is not None:
        cases = cases.filter(opened_on__lte=wanted.opened_by)
    return Chosen(cases=tuple(cases.order_by("opened_on", "id")[: most + 1]))
