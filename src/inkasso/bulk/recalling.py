"""Creditors taking many claims back: each case ends, and its debtors are told whom to pay.

Nothing is given up, and the client is charged nothing: no agreement of today has a price for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.bulk.orders import Change, Doing, Judged, Made
from inkasso.correspondence.deciding import Wish
from inkasso.gate.acting import open_files
from inkasso.mandates.agency import Agency
from inkasso.mandates.instructing import check_said, nobody_said
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.finding import people_of
from inkasso.receivables.models import Case
from inkasso.receivables.recalling import recall, why_not_recalled
from inkasso.strategy.writing.letters import send_letter

#: The template of the letter that tells whom to pay.
TEMPLATE = "recalled"


def _check(change: Change, on: date) -> None:
    if change.said is None:
        raise Refused(nobody_said())
    check_said(change.said, on)


def _judge(_: Change, cases: Iterable[Case], on: date, _agency: Agency) -> Iterator[Judged]:
    found = list(cases)
    loaded = load_cases([case.id for case in found])
    for case in found:
        account = replay(loaded[case.id].facts, on)
        yield Judged(case=str(case.id), refusal=why_not_recalled(loaded[case.id], account))


def _take_back(change: Change, case: Case, _cents: int, moment: Moment, agency: Agency) -> Made:
    recall(case.id, change.instruction, moment)
    case.refresh_from_db()
    return Made(unsent=tuple(_letters(case, agency, moment)))


def _letters(case: Case, agency: Agency, moment: Moment) -> Iterator[Refusal]:
    """Write to everybody of the case; why not, once for each who gets no letter."""
    people = people_of(case)
    try:
        open_files(people, f"case:{case.id}")
    except Refused as refused:
        # Everybody of it is restricted.
        yield from [refused.refusal] * len(people)
        return
    for one in people:
        refusal = _tell(case, Wish(person=one, template=TEMPLATE), agency, moment)
        if refusal is not None:
            yield refusal


def _tell(case: Case, wish: Wish, agency: Agency, moment: Moment) -> Refusal | None:
    """Write; why not, where it may not be sent: the creditor has its claim back all the same."""
    try:
        with transaction.atomic():
            send_letter(case, wish, agency, moment.on, by=moment.by)
    except Refused as refused:
        return refused.refusal
    return None


RECALL = Doing(most=100, check=_check, judge=_judge, do=_take_back, is_claim=True)
