"""Opening a case for a page: found by its number, its people's files opened, its state marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse

from inkasso.desk.clock import today
from inkasso.desk.doing import mark_of
from inkasso.desk.purposes import may_read
from inkasso.gate.acting import open_file
from inkasso.receivables.finding import find_case, people_of
from inkasso.receivables.models import Case
from inkasso.strategy.casefile import CaseFile, case_file


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A case whose people's files are open for the page."""

    case: Case
    #: The day that the page speaks of.
    on: date
    debtor: UUID
    #: Who shares one of its debts.
    others: tuple[UUID, ...]

    @property
    def url(self) -> str:
        """The address of the case's own page."""
        return reverse("case", kwargs={"number": self.case.id})

    @cached_property
    def file(self) -> CaseFile:
        """The case as of the page's day."""
        return case_file(
            self.case,
            self.on,
            with_reasons=may_read("hold_notes"),
            with_contacts=may_read("contacts"),
        )

    @property
    def mark(self) -> str:
        """Another one as soon as the case's sums or its life have changed."""
        shown = self.file
        return mark_of(shown.status, shown.account, shown.events)

    def context(self) -> dict[str, Any]:
        """What every page about a case shows of it."""
        return {"opened": self, "case": self.case, "file": self.file, "on": self.on}


def open_case(number: int, on: date | None = None) -> Opened:
    """A case by its number; raises `Refused` (`unknown_case`, `restricted`).

    The look at the debtor is on record before anything shows, and at who shares the debt.
    """
    found = find_case(str(number))
    debtor, *others = people_of(found)
    open_file(debtor, f"case:{found.id}", beside=others)
    return Opened(case=found, on=on or today(), debtor=debtor, others=tuple(others))
