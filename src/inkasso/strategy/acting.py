"""Taking the step that is due, under the lock of its case."""

from __future__ import annotations

from collections.abc import Sequence
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
from inkasso.parties.addressing import Addressee, addressees, closed_files
from inkasso.plans.loading import agreed
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.models import Cost
from inkasso.strategy.loading import held, states
from inkasso.strategy.plan import default_strategy
from inkasso.strategy.refusing import FILE_CLOSED
from inkasso.strategy.rules import (
    CaseState,
    Held,
    ReceivableState,
    cost_facts,
    is_commercial,
    next_step,
    on_hold,
    sending_facts,
)

Answer = DecidedLetter | Refusal


class Surroundings(NamedTuple):
    """What a letter needs beside its case."""

    on: date
    agency: Agency
    background: Background
    #: Everybody concerned who has an address and may be written to.
    receivers: dict[UUID, Addressee]


def act(case_ids: Sequence[int], on: date, agency: Agency) -> list[tuple[int, Answer]]:
    """Decide cases once more under their locks and record the letters that come of it.

    In the caller's transaction. A case that another run has served meanwhile is left out.
    """
    answers: list[tuple[int, Answer]] = []
    closed = held(case_ids, Act.SWEEP, on)
    answers += [(case_id, _hold(holds)) for case_id, holds in closed.items()]
    cases = lock_cases([case_id for case_id in case_ids if case_id not in closed])
    beside = backgrounds(((case.id, case.client_id) for case in cases.values()), on)
    for case_id, word in agreed(list(cases)).items():
        beside[case_id].agreed = tuple(word.acts)
    concerned = {case.person_id for case in cases.values()}
    for background in beside.values():
        concerned |= background.co_debtors.keys()
    concerned -= people_held(Act.LETTER, concerned, on)
    receivers = addressees(concerned)
    hidden = closed_files(concerned - receivers.keys())
    for state in states(list(cases), on):
        case = cases[state.id]
        if state.holds:
            answers.append((case.id, _hold(state.holds)))
            continue
        surroundings = Surroundings(on, agency, beside[case.id], receivers)
        request = _request(case, state, surroundings)
        if case.closed_on is None and request is not None:
            answers.append((case.id, FILE_CLOSED if case.person_id in hidden else _decide(request)))
    return _record(answers)


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
    following = next_step(state, default_strategy(case.kind), around.on)
    step = following.step
    if step is None or not following.is_due(around.on):
        return None
    background = around.background
    paid_on = tuple(payment.value_date for payment in background.payments)
    wanted = [r for r in state.receivables if r.id in following.receivable_ids]
    covered = _collectable(state, wanted, paid_on, around.on)
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
        smallest_total=default_strategy(case.kind).smallest_total,
        receiver=around.receivers.get(case.person_id),
        co_debtors={
            person_id: around.receivers[person_id]
            for person_id in sorted(background.co_debtors)
            if person_id in around.receivers
        },
        agency=around.agency,
    )


def _collectable(
    state: CaseState, wanted: list[ReceivableState], paid_on: tuple[date, ...], on: date
) -> list[ReceivableState]:
    """What of a letter's receivables is not time-barred; all of them where everything is.

    A letter for nothing but time-barred receivables is refused later, with the law's reason.
    """
    barred = {r.id: sending_facts(state, r, paid_on).time_barred_on for r in wanted}
    alive = [r for r in wanted if (day := barred[r.id]) is None or day > on]
    return alive or wanted
