"""Something that happened to a case, as its life tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to the case."""

    date: date
    kind: str
    text: Words
    #: Number of the letter that it is about.
    letter: int | None = None
    #: Which of the agency's letters that number is of: `letter` (one that asks for money),
    #: `plan_letter`, `free_letter`, `objection_letter`.
    letter_of: str = "letter"
    #: The stored letter under the home folder.
    file: str | None = None
