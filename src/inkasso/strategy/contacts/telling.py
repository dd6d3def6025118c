"""Contacts and notes in the life of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.contacts.history import Entry
from inkasso.contacts.models import Note
from inkasso.contacts.results import MISTAKE, Direction
from inkasso.law.fi.contacts.policy import Channel
from inkasso.law.wording import fill
from inkasso.strategy.event import Event


def contact_events(contacts: Sequence[Entry], notes: Sequence[Note]) -> Iterator[Event]:
    """What is on record, the oldest first; both are given the newest first.

    Whatever a later entry took the place of is left out. What was noted shows as far as the file
    of the person is open.
    """
    for one in reversed(contacts):
        if not one.corrected and one.attempt.result != MISTAKE:
            yield Event(date=one.attempt.contacted_on, kind="contact", text=_contact(one))
    for note in reversed(notes):
        if getattr(note, "correction", None) is None:
            text = fill(_NOTE, by=note.by, text=note.text)
            yield Event(date=note.written_on, kind="note", text=text)


def _contact(one: Entry) -> Words:
    words = _OUT if one.attempt.direction == Direction.OUT else _IN
    text = fill(
        words,
        channel=_CHANNELS[Channel(one.attempt.channel)],
        result=one.name,
        by=one.attempt.by,
    )
    if one.promise is not None:
        sum_of = Money(one.promise.cents)
        text = fill(_PROMISED, text=text, sum=sum_of, day=one.promise.by_on)
    if one.attempt.deviates:
        text = fill(_DEVIATED, text=text)
    return fill(_WITH_NOTE, text=text, note=one.note) if one.note else text


_CHANNELS = {
    Channel.PHONE: Words(fi="puhelu", sv="samtal", en="call"),
    Channel.SMS: Words(fi="tekstiviesti", sv="textmeddelande", en="text message"),
    Channel.EMAIL: Words(fi="sähköposti", sv="e-post", en="e-mail"),
    Channel.LETTER: Words(fi="kirje", sv="brev", en="letter"),
    Channel.VISIT: Words(fi="käynti", sv="besök", en="visit"),
}
_OUT = Words(
    fi="{channel} meiltä: {result} ({by})",
    sv="{channel} från oss: {result} ({by})",
    en="{channel} from us: {result} ({by})",
)
_IN = Words(
    fi="{channel} meille: {result} ({by})",
    sv="{channel} till oss: {result} ({by})",
    en="{channel} to us: {result} ({by})",
)
_PROMISED = Words(
    fi="{text}, {sum}\u00a0€ viimeistään {day}",
    sv="{text}, {sum}\u00a0€ senast {day}",
    en="{text}, €{sum} by {day}",
)
_DEVIATED = Words(
    fi="{text}; ei ollut sallittu silloin",
    sv="{text}; var inte tillåten då",
    en="{text}; was not allowed then",
)
_WITH_NOTE = Words(fi="{text}. {note}", sv="{text}. {note}", en="{text}. {note}")
_NOTE = Words(fi="{text} ({by})", sv="{text} ({by})", en="{text} ({by})")
