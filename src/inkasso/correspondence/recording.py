"""Writing a letter down: its row, its frozen page, and what it told of personal data."""

from __future__ import annotations

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.correspondence.deciding import why_not
from inkasso.correspondence.letters.composing import LetterFacts, language_of, page_of
from inkasso.correspondence.models import FreeLetter, FrozenFreeLetter
from inkasso.gate.informing import ARTICLE_14, Shown, record_information
from inkasso.ledger.bulk import take_ids

#: What of a page is alike when the same is written twice.
_SAID = ("heading", "sections", "sum")


def check(facts: LetterFacts) -> None:
    """Raise `Refused` where the letter may not be sent; see `deciding.why_not`."""
    refusal = why_not(facts.template, facts.wish, facts.at)
    if refusal is not None:
        raise Refused(refusal)


def record_letter(facts: LetterFacts, *, by: str) -> FreeLetter:
    """Send a letter: from here on it never changes, and is filed by the day's work.

    In the caller's transaction and in the case's turn. Raises `Refused` as `check` does, and
    `letter_sent_already` where the same was written to the same person on the same day.
    """
    check(facts)
    _check_first(facts)
    (number,), asked = take_ids(FreeLetter, 1), facts.at.asked
    letter = FreeLetter(
        id=number,
        case_id=facts.case_id,
        person_id=facts.wish.person,
        template=facts.template.key,
        answers=asked.kind if asked else "",
        answers_number=asked.number if asked else None,
        asked_on=asked.on if asked else None,
        dated=facts.at.on,
        written_by=by,
    )
    letter.save(force_insert=True)
    FrozenFreeLetter.objects.create(
        letter=letter, person_id=letter.person_id, content=page_of(facts, number)
    )
    if facts.told is not None:
        record_information([_shown(facts, number)])
    return letter


def _check_first(facts: LetterFacts) -> None:
    page = page_of(facts)
    same = FrozenFreeLetter.objects.filter(
        letter__case_id=facts.case_id,
        letter__person_id=facts.wish.person,
        letter__template=facts.template.key,
        letter__dated=facts.at.on,
    )
    for before in same.order_by("letter_id"):
        if all(before.content[part] == page[part] for part in _SAID):
            message = _SENT.format(number=before.letter_id)
            raise Refused(Refusal(code="letter_sent_already", message=message))


def _shown(facts: LetterFacts, number: int) -> Shown:
    assert facts.told is not None, "asked for only where something was told"
    return Shown(
        person_id=facts.wish.person,
        kind=ARTICLE_14,
        version=facts.told.version,
        language=language_of(facts.at),
        on=facts.at.on,
        by=f"free_letter:{number}",
        digest=facts.told.digest,
    )


_SENT = Words(
    fi="Sama kirje on jo lähetetty tänään: kirje {number}.",
    sv="Samma brev har redan sänts i dag: brev {number}.",
    en="The same letter has been sent today already: letter {number}.",
)
