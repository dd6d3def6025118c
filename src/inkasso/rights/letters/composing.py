"""A letter's sections: what was asked, what we decided and why, what follows, what can be done."""

from __future__ import annotations

from collections.abc import Iterator

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.notice.articles import GDPR
from inkasso.notice.publishing.document import (
    Block,
    Bullets,
    Entries,
    Entry,
    Mark,
    Paragraph,
    Row,
    Section,
    Table,
)
from inkasso.notice.publishing.phrases import capital, day, joined, plain
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.rights.erasure.telling import sections as erasure_sections
from inkasso.rights.letters.asked import asked
from inkasso.rights.letters.citing import provision
from inkasso.rights.letters.decided import decided
from inkasso.rights.letters.following import following
from inkasso.rights.letters.gathering import Matters
from inkasso.rights.letters.kinds import LetterKind
from inkasso.rights.letters.process import told
from inkasso.rights.letters.remedies import remedies
from inkasso.rights.models import Correction
from inkasso.rights.rectification.fields import name_of
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.requests.state import State


def sections_of(
    state: State, kind: LetterKind, matters: Matters, register: Register
) -> tuple[Section, ...]:
    """Every section of a letter, in reading order."""
    return tuple(_sections(state, kind, matters, register))


def _sections(
    state: State, kind: LetterKind, matters: Matters, register: Register
) -> Iterator[Section]:
    yield _section("asked", _ASKED, (Paragraph(asked(state)), *_about(state, register)))
    if kind is LetterKind.DECISION:
        yield from _decision(state, matters, register)
    else:
        ends = None if matters.lifted_on is None else day(matters.lifted_on)
        yield told(state, kind, ends_on=ends)
        cited = _CITED.get(kind)
        if cited is not None:
            yield _grounds([cited], register)
    if kind is not LetterKind.JOINED:
        yield remedies(register)


def _decision(state: State, matters: Matters, register: Register) -> Iterator[Section]:
    decision = state.decision
    assert decision is not None, "a decision letter tells of a decision"
    outcome = Outcome(decision.outcome)
    blocks: list[Block] = [Paragraph(decided(state.right, outcome, decision.decided_on))]
    blocks += [Paragraph(plain(part)) for part in matters.explanation.split("\n") if part.strip()]
    yield _section("decided", _DECIDED, tuple(blocks))
    if matters.corrections:
        yield _section("fields", _FIELDS, (_fields(matters),))
    if state.right is Right.ERASURE:
        yield from erasure_sections(state, register)
    yield from _weighed(matters)
    yield _grounds([GROUNDS[key].citation for key in matters.grounds], register)
    lines = following(state.right, outcome, matters)
    if lines:
        yield _section("follows", _FOLLOWS, (Bullets(lines),))


def _about(state: State, register: Register) -> tuple[Block, ...]:
    """The purposes that the request names, where it names some."""
    purposes = [
        register.purposes[key].name for key in state.request.purposes if key in register.purposes
    ]
    if not purposes:
        return ()
    return (Paragraph(fill(_PURPOSES, purposes=joined(purposes, "; "))),)


def _fields(matters: Matters) -> Table:
    return Table(
        caption=_FIELDS,
        columns=(_FIELD, _OUTCOME, _DAY),
        rows=tuple(
            Row(cells=(capital(name_of(one.field)), _outcome(one), day(one.on)))
            for one in matters.corrections
        ),
        shares=(3, 4, 2),
    )


def _outcome(one: Correction) -> Words:
    said = _OUTCOMES[Correction.Outcome(one.outcome)]
    if one.outcome != Correction.Outcome.REFUSED:
        return said
    return joined((said, GROUNDS[one.because].citation.text), ": ")


def _weighed(matters: Matters) -> Iterator[Section]:
    if matters.balancing.strip():
        text = Paragraph(plain(matters.balancing.strip()))
        yield _section("weighed", _WEIGHED, (Paragraph(_WEIGHING), text))
    if matters.review is not None:
        looked = Paragraph(joined((_LOOKED_AT, plain(matters.review.reviewed)), " "))
        found = Paragraph(joined((_FOUND, plain(matters.review.found)), " "))
        yield _section("reviewed", _REVIEWED, (looked, found))


def _grounds(cited: list[Citation], register: Register) -> Section:
    items = tuple(
        Entry(
            mark=Mark(anchor=f"ground-{number}"), name=provision(one, register), lines=(one.text,)
        )
        for number, one in enumerate(dict.fromkeys(cited), 1)
    )
    return _section("grounds", _GROUNDS, (Entries(items),))


def _section(anchor: str, heading: Words, blocks: tuple[Block, ...]) -> Section:
    return Section(mark=Mark(anchor=anchor), heading=heading, blocks=blocks)


_ASKED = Words(fi="Mitä pyydettiin", sv="Vad som begärdes", en="What was asked")
_PURPOSES = Words(
    fi="Pyyntö koskee näitä käyttötarkoituksia: {purposes}.",
    sv="Begäran gäller dessa ändamål: {purposes}.",
    en="The request concerns these purposes: {purposes}.",
)
_DECIDED = Words(fi="Mitä päätimme", sv="Vad vi beslutade", en="What we decided")
_FIELDS = Words(fi="Tieto tiedolta", sv="Uppgift för uppgift", en="Field by field")
_FIELD = Words(fi="Tieto", sv="Uppgift", en="Data")
_OUTCOME = Words(fi="Mitä sille tehtiin", sv="Vad som gjordes", en="What was done")
_DAY = Words(fi="Päivä", sv="Dag", en="Day")
_OUTCOMES = {
    Correction.Outcome.RECTIFIED: Words(fi="Oikaistu", sv="Rättad", en="Corrected"),
    Correction.Outcome.COMPLETED: Words(fi="Täydennetty", sv="Kompletterad", en="Completed"),
    Correction.Outcome.REFUSED: Words(
        fi="Jää ennalleen", sv="Lämnas som den är", en="Stays as it is"
    ),
}
_WEIGHED = Words(fi="Miten punnitsimme", sv="Hur vi vägde", en="How we weighed")
_WEIGHING = Words(
    fi="Vertasimme sinun etujasi ja oikeuksiasi syihin, joiden vuoksi käsittely jatkuu:",
    sv="Vi jämförde dina intressen och rättigheter med skälen för att behandlingen fortsätter:",
    en="We compared your interests and rights with the reasons for which the processing goes on:",
)
_REVIEWED = Words(fi="Mitä ihminen katsoi", sv="Vad en människa prövade", en="What a human saw")
_LOOKED_AT = Words(fi="Käsitelty uudelleen:", sv="Prövat på nytt:", en="Looked at again:")
_FOUND = Words(fi="Tulos:", sv="Resultat:", en="What came of it:")
_GROUNDS = Words(fi="Millä perusteella", sv="På vilken grund", en="On which grounds")
_FOLLOWS = Words(fi="Mitä tästä seuraa", sv="Vad som följer", en="What follows")
_CITED = {
    LetterKind.EXTENSION: Citation(
        act=GDPR,
        section="12(3)",
        text=Words(
            fi="Vastausaikaa voidaan jatkaa enintään kahdella kuukaudella, kun pyyntö on "
            "monimutkainen tai pyyntöjä on monta.",
            sv="Svarstiden kan förlängas med högst två månader när en begäran är komplicerad eller "
            "de är många.",
            en="The time may be two months longer at most where a request is complex or there are "
            "many.",
        ),
    ),
    LetterKind.IDENTIFICATION: Citation(
        act=GDPR,
        section="12(6)",
        text=Words(
            fi="Kun on perusteltua aihetta epäillä, kuka pyytää, häneltä voidaan pyytää tietoja, "
            "joista hänet tunnistaa.",
            sv="När det finns rimliga skäl att betvivla vem som begär får man be om uppgifter som "
            "visar vem det är.",
            en="Where there is reasonable doubt about who asks, what the person can be known by "
            "may be asked for.",
        ),
    ),
    LetterKind.LIFTING: Citation(
        act=GDPR,
        section="18(3)",
        text=Words(
            fi="Rajoitusta pyytäneelle ilmoitetaan, ennen kuin rajoitus poistetaan.",
            sv="Den som fått behandlingen begränsad underrättas innan begränsningen upphör.",
            en="Whoever had processing restricted is told before the restriction is lifted.",
        ),
    ),
}
