"""Writing a letter on a request: a tagged PDF in a folder, and the fact that it was written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Language, Words
from inkasso.formats.typeset import Document, JsonValue, to_pdf
from inkasso.notice.publishing.pdf import sections_data
from inkasso.notice.publishing.phrases import day
from inkasso.notice.publishing.telling import controller_address
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.rights.letters.composing import sections_of
from inkasso.rights.letters.gathering import Matters, gather, language_of, reached_by_now
from inkasso.rights.letters.kinds import LetterKind, due_kind, require
from inkasso.rights.models import Correction, RequestLetter
from inkasso.rights.requests.restricting import standing_restriction, tell_of_lifting
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import open_for

_BY_POST = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter that was written."""

    kind: LetterKind
    language: Language
    path: Path
    pdf: bytes
    #: What it says, as the template read it.
    told: Mapping[str, JsonValue]
    row: RequestLetter
    #: The day on which a restriction ends of which it tells.
    lifted_on: date | None


def write_letter(
    state: State,
    folder: Path,
    moment: Moment,
    register: Register,
    *,
    kind: LetterKind | None = None,
    language: Language | None = None,
) -> Written:
    """Write the letter that is due on a request, or one of a kind, as `KIND-NUMBER-LANGUAGE.pdf`.

    One that tells of the end of a restriction puts on record that the person was told by letter,
    and from which day it may be lifted. A letter on the same day is written over. Raises `Refused`:
    `nothing_to_tell`, `not_carried_out`.
    """
    wanted = kind or due_kind(state)
    require(state, wanted)
    _require_done(state, wanted)
    spoken = language or language_of(state)
    open_for(state.request.person_id, f"request:{state.request.id}")
    with transaction.atomic():
        lifted_on = _tell_of_lifting(state, wanted, moment)
        matters = gather(state, lifted_on=lifted_on)
        document = _document(state, wanted, matters, register, moment.on, spoken)
        pdf = to_pdf(document)
        row = RequestLetter.objects.create(
            request=state.request,
            person_id=state.request.person_id,
            kind=wanted,
            language=spoken,
            written_on=moment.on,
            digest=hashlib.sha256(pdf).hexdigest(),
            by=moment.by,
        )
    path = folder / f"{wanted}-{state.request.id}-{spoken}.pdf"
    folder.mkdir(parents=True, exist_ok=True)
    _write(path, pdf)
    return Written(
        kind=wanted,
        language=spoken,
        path=path,
        pdf=pdf,
        told=document.data,
        row=row,
        lifted_on=lifted_on,
    )


def _require_done(state: State, kind: LetterKind) -> None:
    """A letter that grants a rectification says what was corrected: then it has been."""
    if kind is not LetterKind.DECISION or state.right is not Right.RECTIFICATION:
        return
    done = Correction.objects.filter(request=state.request).exclude(
        outcome=Correction.Outcome.REFUSED
    )
    if state.is_granted and not done.exists():
        message = _NOT_YET.format(number=state.request.id)
        raise Refused(Refusal(code="not_carried_out", message=message, remedy=_RECTIFY))


def _tell_of_lifting(state: State, kind: LetterKind, moment: Moment) -> date | None:
    """The day on which a restriction ends of which this letter tells."""
    tells = kind is LetterKind.LIFTING or (
        kind is LetterKind.DECISION and state.right is Right.RECTIFICATION
    )
    hold = standing_restriction(state)
    if not tells or hold is None:
        return None
    return reached_by_now(state) or tell_of_lifting(hold, _BY_POST, moment).reached_on


def _document(  # noqa: PLR0917  all that decides its bytes
    state: State,
    kind: LetterKind,
    matters: Matters,
    register: Register,
    on: date,
    language: Language,
) -> Document:
    who = register.controller
    contact = [who.name, who.business_id, controller_address(register), who.phone, who.email]
    details: list[JsonValue] = [
        [_DATE.in_language(language), day(on).in_language(language)],
        [_REQUEST.in_language(language), str(state.request.id)],
        [_RECEIVED.in_language(language), day(state.request.received_on).in_language(language)],
    ]
    return Document(
        template=_template(),
        data={
            "language": language,
            "title": _TITLES[kind].in_language(language),
            "sender": {"name": who.name, "lines": [part for part in contact if part]},
            "window": list(matters.addressee),
            "details": details,
            "sections": sections_data(sections_of(state, kind, matters, register), language),
            "closing": _CLOSING.in_language(language),
        },
        dated=on,
    )


def _write(path: Path, pdf: bytes) -> None:
    """A file that only its owner may read, put in place whole."""
    unfinished = path.with_suffix(".part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pdf)
    unfinished.replace(path)


@cache
def _template() -> str:
    return resources.files(__package__).joinpath("letter.typ").read_text(encoding="utf-8")


_DATE = Words(fi="Päiväys", sv="Datum", en="Date")
_REQUEST = Words(fi="Pyyntö", sv="Begäran", en="Request")
_RECEIVED = Words(fi="Saapunut", sv="Inkommen", en="Received")
_CLOSING = Words(fi="Ystävällisin terveisin", sv="Med vänlig hälsning", en="Yours sincerely,")
_TITLES = {
    LetterKind.DECISION: Words(
        fi="Vastaus pyyntöösi", sv="Svar på din begäran", en="Answer to your request"
    ),
    LetterKind.EXTENSION: Words(
        fi="Tarvitsemme lisää aikaa", sv="Vi behöver mer tid", en="We need more time"
    ),
    LetterKind.IDENTIFICATION: Words(
        fi="Tarvitsemme sinulta tiedon", sv="Vi behöver en uppgift", en="We need to know who asks"
    ),
    LetterKind.JOINED: Words(
        fi="Pyyntösi on yhdistetty aiempaan",
        sv="Din begäran har förenats med en tidigare",
        en="Your request was joined to an earlier one",
    ),
    LetterKind.LIFTING: Words(
        fi="Käsittelyn rajoitus päättyy",
        sv="Begränsningen upphör",
        en="The restriction ends",
    ),
}
_NOT_YET = Words(
    fi="Pyyntöön {number} on suostuttu, mutta mitään ei ole vielä oikaistu.",
    sv="Begäran {number} är beviljad, men inget har ännu rättats.",
    en="Request {number} was granted, and nothing has been corrected yet.",
)
_RECTIFY = Words(
    fi="Oikaise ensin: inkasso rights rectify.",
    sv="Rätta först: inkasso rights rectify.",
    en="Correct first: inkasso rights rectify.",
)
