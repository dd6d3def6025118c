"""Writing decided letters down: rows, costs and postings, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from inkasso.demands.letters.frozen import to_json
from inkasso.demands.models import Letter, LetterLine
from inkasso.demands.sending import DecidedLetter
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.models import Cost, Offer


def record_letters(letters: Sequence[DecidedLetter]) -> None:
    """Record letters: what they say, what they cost, what they promise; interest is fixed."""
    Cost.objects.bulk_create(letter.cost for letter in letters if letter.cost is not None)
    Letter.objects.bulk_create(_row(letter) for letter in letters)
    LetterLine.objects.bulk_create(
        LetterLine(letter_id=letter.number, receivable_id=receivable_id)
        for letter in letters
        for receivable_id in sorted(letter.request.receivable_ids)
    )
    Offer.objects.bulk_create(
        Offer(
            case_id=letter.request.case.id,
            dated=letter.request.on,
            deadline=letter.deadline,
            total_cents=letter.content.total.cents,
            receivable_ids=sorted(letter.request.receivable_ids),
        )
        for letter in letters
        if letter.content.settles_if_paid_by_deadline
    )
    post_events([settle(_event(letter)) for letter in letters])


def _row(letter: DecidedLetter) -> Letter:
    return Letter(
        id=letter.number,
        case_id=letter.request.case.id,
        person_id=letter.request.case.person_id,
        kind=letter.request.kind,
        step=letter.request.step,
        dated=letter.request.on,
        payment_deadline=letter.deadline,
        total_cents=letter.content.total.cents,
        content=to_json(letter.content),
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
