"""What a person asked and is on record: only that is answered, and on its own day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.law.wording import fill

#: A request that came longer ago is answered by no letter: a choice of the house's own, so that no
#: old enquiry opens the door for letters that holds stop.
OLDEST = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that a person asked of us, as it was recorded."""

    #: contact, objection, suspension or request.
    kind: str
    #: Number of its row.
    number: int
    on: date
    about: Words

    @property
    def key(self) -> str:
        """How a form and the terminal name it: `contact:12`."""
        return f"{self.kind}:{self.number}"


def oldest_answered(on: date) -> date:
    """The first day of which a request is still answered on a day."""
    return on - OLDEST


def find_asked(key: str, known: Iterable[Asked], on: date) -> Asked | None:
    """What a letter answers, among what the person asked; None where it answers nothing.

    Raises `Refused` (`request_not_on_record`) where nothing of that name is, or too long ago.
    """
    if not key:
        return None
    for one in known:
        if one.key == key and oldest_answered(on) <= one.on <= on:
            return one
    message = fill(_NOT_ON_RECORD, key=key, days=OLDEST.days)
    raise Refused(Refusal(code="request_not_on_record", message=message, remedy=_RECORD))


_NOT_ON_RECORD = Words(
    fi="Tältä henkilöltä ei ole kirjattu pyyntöä {key} viimeisten {days} päivän ajalta.",
    sv="Det finns ingen begäran {key} av personen antecknad under de senaste {days} dagarna.",
    en="No request {key} of this person is on record in the last {days} days.",
)
_RECORD = Words(
    fi="Kirjaa ensin yhteydenotto tai pyyntö, johon kirje vastaa.",
    sv="Anteckna först den kontakt eller begäran som brevet besvarar.",
    en="First record the contact or request that the letter answers.",
)
