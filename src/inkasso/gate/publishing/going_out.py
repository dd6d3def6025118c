"""A version of the notice goes out: on record with its messages, then as files for everybody.

On record it is in the caller's transaction. The files follow from that record, so they may be
written later, and again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.files import write_whole
from inkasso.base.words import Words
from inkasso.gate.contracts import one_at_a_time, own_register
from inkasso.gate.informing import Published as Recorded
from inkasso.gate.informing import publish_version
from inkasso.gate.models import NoticeVersion
from inkasso.gate.publishing.pending import FILE, named
from inkasso.notice.loading import digest, read_register, register_files
from inkasso.notice.publishing.composing import Before
from inkasso.notice.publishing.editions import Published, publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The version that somebody asked to have published."""

    version: str
    holds_from: date
    #: Of its files, as they were read by whoever asked.
    digest: str


def put_on_record(folder: Path, wanted: Wanted, on: date) -> Recorded:
    """Publish a folder's register as the version that was asked for; the folder gets its name.

    The demo's register is never named: the agency's own is made from it first. Raises `Refused`:
    `register_changed` when it is no longer what was asked for, and as `named`.
    """
    if digest(register_files(folder)) != wanted.digest:
        folder = own_register(Path(settings.HOME), folder)
    with one_at_a_time(folder):
        files = register_files(folder)
        made = files
        if digest(files) != wanted.digest:
            made = named(files, wanted.version, wanted.holds_from, on)
        if digest(made) != wanted.digest:
            raise Refused(Refusal(code="register_changed", message=_CHANGED, remedy=_ASK_ANEW))
        recorded = publish_version(made, on)
        if made != files:
            write_whole(folder / FILE, made[FILE].encode())
    return recorded


def write_out(version: NoticeVersion, recorded: Recorded, folder: Path, on: date) -> Published:
    """Write a published version's pages and PDFs into the folder of the public notice on a day."""
    register = read_register(version.register)
    before = Before(version=recorded.before, changes=recorded.changes) if recorded.before else None
    return publish(folder, register, version.digest, on, before=before)


_CHANGED = Words(
    fi="Rekisteri on muuttunut sen jälkeen, kun julkaisua pyydettiin.",
    sv="Registret har ändrats sedan publiceringen begärdes.",
    en="The register has changed since publishing was asked for.",
)
_ASK_ANEW = Words(
    fi="Hylkää pyyntö ja pyydä uudelleen: silloin näkyy, mitä nyt julkaistaisiin.",
    sv="Avslå begäran och begär på nytt: då syns vad som nu skulle publiceras.",
    en="Reject the request and ask anew: then it shows what would be published now.",
)
