"""What a case's life tells of letters in free words."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.words import Words
from inkasso.correspondence.models import FreeLetter
from inkasso.correspondence.templates import templates
from inkasso.law.wording import fill
from inkasso.strategy.event import Event
from inkasso.strategy.life.kept import Kept


def free_letters(kept: Kept) -> Iterator[Event]:
    """Every letter in free words, each by the name of its template."""
    known = templates()
    for letter in kept.rows(FreeLetter).select_related("freeletterfile").order_by("id"):
        file = getattr(letter, "freeletterfile", None)
        template = known.get(letter.template)
        yield Event(
            date=letter.dated,
            kind="free_letter",
            text=fill(_SENT, name=template.name if template else letter.template),
            letter=letter.id,
            letter_of="free_letter",
            file=file.path if file else None,
        )


_SENT = Words(fi="{name}; ei vaadi", sv="{name}; kräver inget", en="{name}; demands nothing")
