"""Where a personal datum came from: who told it, when, and under whose assignment.

What is told again keeps its first source; what is told otherwise is a new row, where rows keep
versions. Article 14 of the GDPR asks for the source of what the person did not tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from inkasso.parties.models import Source


class ToldColumns(TypedDict):
    """The columns of a row that say where it came from."""

    source: Source
    known_since: date
    mandate: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """One telling of data about a person."""

    #: Who told it.
    source: Source
    #: Day on which it came.
    on: date
    #: Number of the client under whose assignment it came; None where it served no one client.
    mandate: int | None = None

    def columns(self) -> ToldColumns:
        """The columns that say so on a row."""
        return ToldColumns(source=self.source, known_since=self.on, mandate=self.mandate)
