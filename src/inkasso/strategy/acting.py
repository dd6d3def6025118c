"""Taking the step that is due, under the lock of its case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from inkasso.base.decisions import Refusal, Refused
from inkasso.demands.background import Addressee, Background, addressees, backgrounds
from inkasso.demands.models import Letter
from inkasso.demands.recording import record_letters
from inkasso.demands.sending import DecidedLetter, LetterRequest, Numbers, decide_letter
from inkasso.ledger.bulk import take_ids
from inkasso.mandates.agency import Agency
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.models import Cost
from inkasso.strategy.loading import states
from inkasso.strategy.plan import default_strategy
from inkasso.strategy.rules import (
    CaseState,
    ReceivableState,
    cost_facts,
    is_commercial,
    next_step,
    sending_facts,
)

Answer = DecidedLetter | Refusal


class Surroundings(NamedTuple):
    """What a letter needs beside its case."""

    on: date
    agency: Agency
    background: Background
    #: Everybody concerned who has an address.
    receivers: dict[UUID, Addressee]


def act(case_ids: Sequence[int], on: date, agency: Agency) -> list[tuple[int, Answer]]:
    """Decide cases once more under their locks and record the letters that come of it.

    In the caller's transaction. A case that another run has served meanwhile is left out.
    """
    cases = lock_cases(case_ids)
    beside = backgrounds(((case.id, case.client_id) for case in cases.values()), on)
    concerned = {case.person_id for case in cases.values()}
    for background in beside.values():
        concerned |= background.co_debtors.keys()
    receivers = addressees(concerned)
    answers: list[tuple[int, Answer]] = []
    for state in states(list(cases)):
        case = cases[state.id]
        surroundings = Surroundings(on, agency, beside[case.id], receivers)
        request = _request(case, state, surroundings)
        if case.closed_on is None and request is not None:
            answers.append((case.id, _decide(request)))
    record_letters([answer for _, answer in answers if isinstance(answer, DecidedLetter)])
    return answers


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
