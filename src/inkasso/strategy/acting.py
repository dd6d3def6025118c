"""Taking the step that is due, under the lock of its case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.demands.background import Background, backgrounds
from inkasso.demands.models import Letter
from inkasso.demands.recording import record_letters
from inkasso.demands.sending import DecidedLetter, LetterRequest, Numbers, decide_letter
from inkasso.gate.holds.kinds import Act
from inkasso.gate.holds.placing import people_held
from inkasso.gate.holds.refusals import HELD
from inkasso.ledger.bulk import take_ids
from inkasso.mandates.agency import Agency
from inkasso.objections.standing import contested
from inkasso.parties.addressing import Addressee, addressees, closed_files
from inkasso.plans.loading import agreed
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.account.undisputed import Contested
from inkasso.receivables.models import Cost
from inkasso.strategy.loading import held, states
from inkasso.strategy.refusing import FILE_CLOSED
from inkasso.strategy.rules import (
    CaseState,
    Held,
    collectable,
    cost_facts,
    is_commercial,
    next_step,
    on_hold,
    sending_facts,
)

Answer = DecidedLetter | Refusal

#: The number of a letter, and of its cost, that is only looked at.
PREVIEW = 0


class Surroundings(NamedTuple):
    """What a letter needs beside its case."""

    on: date
    agency: Agency
    background: Background
    #: Everybody concerned who has an address and may be written to.
    receivers: dict[UUID, Addressee]
    #: Disputed principal of the case, by receivable.
    contested: Contested


def act(case_ids: Sequence[int], on: date, agency: Agency) -> list[tuple[int, Answer]]:
    """Decide cases once more under their locks and record the letters that come of it.

    In the caller's transaction. A case that another run has served meanwhile is left out.
    """
    answers: list[tuple[int, Answer]] = []
    closed = held(case_ids, Act.SWEEP, on)
    answers += [(case_id, _hold(holds)) for case_id, holds in closed.items()]
    cases = lock_cases([case_id for case_id in case_ids if case_id not in closed])
    around, hidden = _around(cases, on, agency)
    for state in states(list(cases), on):
        case = cases[state.id]
        if state.holds:
            answers.append((case.id, _hold(state.holds)))
            continue
        request = _request(case, state, around[case.id])
        if case.closed_on is None and request is not None:
            answers.append((case.id, FILE_CLOSED if case.person_id in hidden else _decide(request)))
    return _record(answers)


def look_ahead(case: LoadedCase, on: date, agency: Agency) -> Answer | None:
    """The letter that a case would send on a day, decided and written nowhere; None without one.

    Its number, and the number of its cost, are `PREVIEW`.
    """
    (state,) = states([case.id], on)
    if state.holds:
        return _hold(state.holds)
    around, hidden = _around({case.id: case}, on, agency)
    request = _request(case, state, around[case.id])
    if case.closed_on is not None or request is None:
        return None
    if case.person_id in hidden:
        return FILE_CLOSED
    copies = (PREVIEW,) * len(request.co_debtors)
    return decide_letter(request, Numbers(letter=PREVIEW, cost=PREVIEW, copies=copies))


def _around(
    cases: Mapping[int, LoadedCase], on: date, agency: Agency
) -> tuple[dict[int, Surroundings], set[UUID]]:
    """What the letters of cases need, and whose files are not open."""
    beside = backgrounds(((case.id, case.client_id) for case in cases.values()), on)
    for case_id, word in agreed(list(cases)).items():
        beside[case_id].agreed = tuple(word.acts)
    concerned = {case.person_id for case in cases.values()}
    for background in beside.values():
        concerned |= background.co_debtors.keys()
    concerned -= people_held(Act.LETTER, concerned, on)
    receivers = addressees(concerned, on)
    hidden = closed_files(concerned - receivers.keys())
    disputed = contested(list(cases))
    around = {
        number: Surroundings(on, agency, beside[number], receivers, disputed.get(number, {}))
        for number in cases
    }
    return around, hidden


def _record(answers: list[tuple[int, Answer]]) -> list[tuple[int, Answer]]:
    """Record the letters together; alone, when the database refuses one of them.

    Somebody may place a hold after the case was decided: the database sees it, and refuses.
    """
    try:
        with transaction.atomic():
            record_letters([answer for _, answer in answers if isinstance(answer, DecidedLetter)])
    except Refused as refused:
        if refused.refusal.code != HELD:
            raise
        return [(case_id, _record_alone(answer)) for case_id, answer in answers]
    return answers


def _record_alone(answer: Answer) -> Answer:
    """A letter, or the hold that refused it at the last moment."""
    if isinstance(answer, Refusal):
        return answer
    try:
        with transaction.atomic():
            record_letters([answer])
    except Refused as refused:
        if refused.refusal.code != HELD:
            raise
        return refused.refusal
    return answer


def _hold(holds: Sequence[Held]) -> Refusal:
    return Refusal(code="hold", message=on_hold(holds))


def _decide(request: LetterRequest) -> Answer:
    letter, *copies = take_ids(Letter, 1 + len(request.co_debtors))
    numbers = Numbers(letter=letter, cost=take_ids(Cost, 1)[0], copies=tuple(copies))
    try:
        return decide_letter(request, numbers)
    except Refused as refused:
        return refused.refusal


def _request(case: LoadedCase, state: CaseState, around: Surroundings) -> LetterRequest | None:
    """The letter that the strategy wants, or None when nothing is due any more."""
    following = next_step(state, state.strategy, around.on)
    step = following.step
    if step is None or not following.is_due(around.on):
        return None
    background = around.background
    paid_on = tuple(payment.value_date for payment in background.payments)
    wanted = [r for r in state.receivables if r.id in following.receivable_ids]
    covered = collectable(state, wanted, paid_on, around.on)
    return LetterRequest(
        case=case,
        background=background,
        kind=step.send,
        step=step.name,
        on=around.on,
        receivable_ids=frozenset(receivable.id for receivable in covered),
        sending=tuple(sending_facts(state, receivable, paid_on) for receivable in covered),
        costs=replace(
            cost_facts(case.kind, covered),
            vat_deductible=background.agreement.vat_deductible,
            commercial=is_commercial(case.kind, covered),
            late_payments=len(covered),
            compensation_claimed=background.compensation(),
        ),
        smallest_total=state.strategy.smallest_total,
        receiver=around.receivers.get(case.person_id),
        co_debtors={
            person_id: around.receivers[person_id]
            for person_id in sorted(background.co_debtors)
            if person_id in around.receivers
        },
        agency=around.agency,
        contested=around.contested,
    )
