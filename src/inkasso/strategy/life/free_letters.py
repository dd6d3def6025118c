"""What a case's life tells of letters in free words."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.words import Words
from inkasso.correspondence.models import FreeLetter
from inkasso.correspondence.offering import names_of
from inkasso.law.wording import fill
from inkasso.strategy.event import Event
from inkasso.strategy.life.kept import Kept


def free_letters(kept: Kept) -> Iterator[Event]:
    """Every letter in free words, each by the name of its template."""
    letters = kept.rows(FreeLetter, "freeletterfile")
    names = names_of({letter.template for letter in letters})
    for letter in letters:
        file = getattr(letter, "freeletterfile", None)
        yield Event(
            date=letter.dated,
            kind="free_letter",
            text=fill(_SENT, name=names.get(letter.template, letter.template)),
            letter=letter.id,
            letter_of="free_letter",
            file=file.path if file else None,
        )


_SENT = Words(fi="{name}; ei vaadi", sv="{name}; kräver inget", en="{name}; demands nothing")
