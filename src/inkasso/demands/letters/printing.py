"""A letter on its way to paper: what crosses into the worker processes, which know no database."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.demands.letters.compose import render_letter
from inkasso.demands.letters.content import LetterContent


@dataclass(frozen=True, slots=True)
class Printable:
    """A letter to be set."""

    #: The letter's number.
    number: int
    #: Where its file will lie under the home folder.
    path: str
    content: LetterContent


def print_letter(item: Printable) -> bytes:
    """The letter as a PDF."""
    return render_letter(item.content)
