"""What a client has with the agency by the month in which cases were opened, as it was counted.

Counted and not read for the page: a client's cases may be a third of a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.figures.questions import QUESTIONS
from inkasso.figures.reading import answer_to


@dataclass(frozen=True, slots=True)
class Vintage:
    """Cases that were opened in one month: a row of the question `vintages`."""

    month: date
    cases: int
    closed: int
    #: What was handed over, in cents, and what came in of it.
    handed: int
    collected_principal: int
    #: The share of it that came in, in tenths of a percent; None where nothing was handed over.
    recovered: int | None
    #: What came in altogether.
    collected: int
    #: Open, as the books have it.
    principal: int
    #: Interest, as it was last fixed, and costs that are open.
    rest: int

    @property
    def released(self) -> int:
        """Principal that is collected no more: credited, given up, or taken back by the client."""
        return self.handed - self.collected_principal - self.principal


@dataclass(frozen=True, slots=True, kw_only=True)
class Vintages:
    """A client's months, as of a day."""

    day: date
    #: The newest month first.
    rows: Sequence[Vintage]

    @property
    def total(self) -> Vintage | None:
        """All months as one; None without a case."""
        if not self.rows:
            return None
        handed = sum(one.handed for one in self.rows)
        came = sum(one.collected_principal for one in self.rows)
        return Vintage(
            month=self.rows[-1].month,
            cases=sum(one.cases for one in self.rows),
            closed=sum(one.closed for one in self.rows),
            handed=handed,
            collected_principal=came,
            recovered=(2000 * came + handed) // (2 * handed) if handed else None,
            collected=sum(one.collected for one in self.rows),
            principal=sum(one.principal for one in self.rows),
            rest=sum(one.rest for one in self.rows),
        )


def vintages_of(client_id: int) -> Vintages | None:
    """The newest count of a client's months; None where nobody has counted yet."""
    found = answer_to(QUESTIONS["vintages"], client_id)
    if found is None:
        return None
    return Vintages(day=found.day, rows=tuple(Vintage(*row) for row in reversed(found.rows)))
