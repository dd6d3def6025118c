"""All of it at once, for the officer's desk and for the annual report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from inkasso.base.clock import HELSINKI
from inkasso.notice.assessments import Shortfall, load_assessments, shortfalls
from inkasso.notice.register import Register
from inkasso.rights.overview.duties import (
    Breaches,
    Consents,
    Looks,
    Recipients,
    Removal,
    breaches_in_numbers,
    consents_in_numbers,
    disclosures_by_kind,
    looks_by_purpose,
    recipients_in_numbers,
    reliefs_in_force,
    removal_in_numbers,
)
from inkasso.rights.overview.requests import Requests, requests_in_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What is open and due on a day, and what happened in a year. It names nobody."""

    #: The moment that open matters are told of.
    at: datetime
    year: int
    requests: Requests
    consents: tuple[Consents, ...]
    reliefs: dict[str, int]
    breaches: Breaches
    removal: Removal
    recipients: Recipients
    #: Impact assessments that are missing or no longer hold.
    assessments: tuple[Shortfall, ...]
    disclosures: dict[str, int]
    looks: tuple[Looks, ...]

    @property
    def is_late(self) -> bool:
        """Whether anything is past its time."""
        hours = (one.hours_left for one in self.breaches.open)
        return bool(
            self.requests.open_late
            or any(left is not None and left < 0 for left in hours)
            or self.assessments
        )


def overview(
    register: Register,
    folder: Path,
    at: datetime,
    year: int,
    *,
    looks: tuple[Looks, ...] | None = None,
) -> Overview:
    """The overview at a moment; `folder` is the register's, for the assessments beside it.

    `looks` are those of the year where somebody has counted them: a year's log is long.
    """
    on, first, last = at.astimezone(HELSINKI).date(), date(year, 1, 1), date(year, 12, 31)
    return Overview(
        at=at,
        year=year,
        requests=requests_in_numbers(on, first, last),
        consents=consents_in_numbers(on, first, last),
        reliefs=reliefs_in_force(on),
        breaches=breaches_in_numbers(at, first, last),
        removal=removal_in_numbers(first, last),
        recipients=recipients_in_numbers(first, last),
        assessments=shortfalls(register, load_assessments(folder, register), on),
        disclosures=disclosures_by_kind(first, last),
        looks=looks_in(year) if looks is None else looks,
    )


def looks_in(year: int) -> tuple[Looks, ...]:
    """Rows of the access log of a year by purpose."""
    return looks_by_purpose(date(year, 1, 1), date(year, 12, 31))
