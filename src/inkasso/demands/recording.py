"""Writing decided letters down: rows, costs and postings, in the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from inkasso.base.dates import next_banking_day
from inkasso.demands.letters.compose import privacy_text
from inkasso.demands.letters.content import LetterContent
from inkasso.demands.letters.frozen import to_json
from inkasso.demands.models import FrozenContent, Letter, LetterLine
from inkasso.demands.sending import DecidedLetter
from inkasso.gate.informing import ARTICLE_14, Shown, record_information
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.grounds import freeze
from inkasso.receivables.models import Cost, Offer


def record_letters(letters: Sequence[DecidedLetter]) -> None:
    """Record letters: what they say, what they cost, what they promise; interest is fixed."""
    Cost.objects.bulk_create(letter.cost for letter in letters if letter.cost is not None)
    sheets = [sheet for letter in letters for sheet in _sheets(letter)]
    Letter.objects.bulk_create(sheet.row for sheet in sheets)
    FrozenContent.objects.bulk_create(_frozen(sheet) for sheet in sheets)
    LetterLine.objects.bulk_create(
        LetterLine(letter_id=sheet.row.id, receivable_id=receivable_id)
        for sheet in sheets
        for receivable_id in sorted(sheet.receivable_ids)
    )
    Offer.objects.bulk_create(
        Offer(
            case_id=letter.request.case.id,
            dated=letter.request.on,
            # Paid on the last day, money may be on the account on the next banking day.
            deadline=next_banking_day(letter.deadline + timedelta(days=1)),
            total_cents=letter.content.total.cents,
            receivable_ids=sorted(letter.request.receivable_ids),
        )
        for letter in letters
        if letter.content.settles_if_paid_by_deadline
    )
    record_information(_information(sheets))
    post_events([settle(_event(letter)) for letter in letters])


class _Sheet(NamedTuple):
    """A row of a letter, with what it says and the receivables that it covers."""

    row: Letter
    content: LetterContent
    receivable_ids: frozenset[int]


def _sheets(letter: DecidedLetter) -> Iterator[_Sheet]:
    """The debtor's letter, then those of co-debtors."""
    content = letter.content
    row = _row(letter, letter.number, letter.request.case.person_id, content)
    row.because = freeze(letter.cost_because)
    row.absorbed_cents = letter.allowed.absorbed.cents
    yield _Sheet(row, content, letter.request.receivable_ids)
    for copy in letter.copies:
        row = _row(letter, copy.number, copy.person_id, copy.content)
        yield _Sheet(row, copy.content, copy.receivable_ids)


def _row(letter: DecidedLetter, number: int, person_id: UUID, content: LetterContent) -> Letter:
    return Letter(
        id=number,
        case_id=letter.request.case.id,
        person_id=person_id,
        kind=letter.request.kind,
        step=letter.request.step,
        dated=letter.request.on,
        payment_deadline=letter.deadline,
        total_cents=content.total.cents,
    )


def _frozen(sheet: _Sheet) -> FrozenContent:
    return FrozenContent(
        letter_id=sheet.row.id, person_id=sheet.row.person_id, content=to_json(sheet.content)
    )


def _information(sheets: Sequence[_Sheet]) -> Iterator[Shown]:
    """The letters that carry the text of Article 14; a line that leads to the notice is none."""
    for sheet in sheets:
        if sheet.content.privacy is not None:
            text = privacy_text(sheet.content)
            yield Shown(
                person_id=sheet.row.person_id,
                kind=ARTICLE_14,
                version=sheet.content.privacy.version,
                language=sheet.content.language,
                on=sheet.row.dated,
                by=f"letter:{sheet.row.id}",
                digest=hashlib.sha256(text.encode()).hexdigest(),
            )


def _event(letter: DecidedLetter) -> CaseEvent:
    return CaseEvent(
        case=letter.request.case,
        facts=letter.facts,
        booked_on=letter.request.on,
        effective_on=letter.request.on,
        kind=letter.request.kind,
        source=f"letter:{letter.number}",
    )
