"""Plans and longer times to pay: gathers what decides them, and agrees under the case's lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.demands.background import Background, backgrounds
from inkasso.demands.informing import DEBTORS, information_on_data
from inkasso.gate.holds.placing import Protected, holds_of
from inkasso.law.fi.debt_collection.acts import CostFacts
from inkasso.law.fi.debt_collection.deadlines import payment_deadline
from inkasso.law.fi.debt_collection.permission import SendingFacts
from inkasso.mandates.agency import Agency
from inkasso.objections.holding import PART
from inkasso.parties.addressing import Addressee, addressees
from inkasso.plans.extending import Extended, propose_extension
from inkasso.plans.fitting import Wish
from inkasso.plans.footing import (
    Correspondence,
    Footing,
    Held,
    Told,
    differs,
    held,
    no_address,
)
from inkasso.plans.letters.composing import known_language, page_of
from inkasso.plans.letters.kinds import LetterFacts
from inkasso.plans.letters.printing import print_plan_letter
from inkasso.plans.loading import Agreed, agreed
from inkasso.plans.models import Extension, Plan, PlanLetter
from inkasso.plans.proposing import NO_PLAN, Proposal, propose, propose_change
from inkasso.plans.recording import (
    Asked,
    Notice,
    extension_letter,
    next_plan_number,
    plan_letter,
    record_end,
    record_extension,
    record_plan,
)
from inkasso.plans.watching import PlanFacts
from inkasso.receivables.account.loading import LoadedCase, load_cases, lock_cases
from inkasso.strategy.loading import states
from inkasso.strategy.rules import (
    CaseState,
    cost_facts,
    is_commercial,
    regime,
    sending_facts,
)

T = TypeVar("T")


class Agreeing:
    """A case on a day, ready to be weighed: as it stands, or under its lock."""

    def __init__(self, case: LoadedCase, on: date, state: CaseState | None = None) -> None:
        """The state as the case is weighed on that day, where it is known."""
        self.case, self.on = case, on
        self._state = state or next(states([case.id], on))
        self._background = backgrounds([(case.id, case.client_id)], on)[case.id]
        self._agreed = agreed([case.id]).get(case.id, Agreed())
        self._holds = [*self._state.holds, *_in_part(case, on)]
        self._background.agreed = tuple(self._agreed.acts)

    @property
    def plan(self) -> PlanFacts | None:
        """The plan in force, if there is one."""
        standing = self._agreed.standing(self.on)
        return standing.plan if standing else None

    @property
    def held(self) -> bool:
        """Whether a hold stops letters, or letters about all that is owed."""
        return bool(self._holds)

    def footing(self) -> Footing:
        """What decides an agreement."""
        state, background, plan = self._state, self._background, self.plan
        return Footing(
            case=self.case,
            on=self.on,
            costs=_costs(state, background),
            history=background.history(),
            sending=_sending(state, background),
            holds=[Held(number, kind) for number, kind in self._holds],
            plan=plan.number if plan else None,
            extended_until=self._agreed.extended_until,
            deadline=state.last_letter[1] if state.last_letter else None,
        )

    def proposal(self, wish: Wish, *, free: bool = False, changes: bool = False) -> Proposal:
        """The plan of a wish, written nowhere; raises `Refused`."""
        weigh = propose_change if changes else propose
        return _or_refused(weigh(self.footing(), wish, free=free))

    def beside(self, agency: Agency) -> Correspondence:
        """Who writes to whom; raises `Refused` (`no_address`)."""
        receiver = addressees([self.case.person_id], self.on).get(self.case.person_id)
        background = self._background
        written = PlanLetter.objects.filter(case_id=self.case.id).exists()
        told = None
        if receiver is not None and not written and not background.written_to:
            told = _told(receiver, agency)
        beside = Correspondence(
            agency=agency, client=background.client, receiver=receiver, told=told
        )
        refusal = no_address(beside)
        if refusal is not None:
            raise Refused(refusal)
        return beside


def plan_proposal(
    case_id: int, on: date, wish: Wish, *, free: bool = False, changes: bool = False
) -> Proposal:
    """The plan of a wish as a case stands, written nowhere; raises `Refused`."""
    agreeing = Agreeing(load_cases([case_id])[case_id], on)
    return agreeing.proposal(wish, free=free, changes=changes)


def extension_proposal(case_id: int, on: date, until: date, *, free: bool = False) -> Extended:
    """A longer time to pay as a case stands, written nowhere; raises `Refused`."""
    agreeing = Agreeing(load_cases([case_id])[case_id], on)
    return _or_refused(propose_extension(agreeing.footing(), until, free=free))


def plan_preview(
    case_id: int,
    on: date,
    wish: Wish,
    agency: Agency,
    *,
    free: bool = False,
    changes: bool = False,
) -> bytes:
    """The letter that would confirm a plan, as PDF; written nowhere. Raises `Refused`."""
    agreeing = Agreeing(load_cases([case_id])[case_id], on)
    proposal = agreeing.proposal(wish, free=free, changes=changes)
    number = next_plan_number(case_id)
    return _printed(plan_letter(proposal, agreeing.beside(agency), number))


def extension_preview(
    case_id: int, on: date, until: date, agency: Agency, *, free: bool = False
) -> bytes:
    """The letter that would confirm a longer time to pay, as PDF; raises `Refused`."""
    agreeing = Agreeing(load_cases([case_id])[case_id], on)
    extended = _or_refused(propose_extension(agreeing.footing(), until, free=free))
    return _printed(extension_letter(extended, agreeing.beside(agency)))


def _printed(letter: LetterFacts) -> bytes:
    return print_plan_letter(page_of(letter))


class Agreement:
    """Agreeing with somebody who owes: every verb is one transaction under the case's lock.

    What is agreed is weighed anew under the lock, so that a payment, a hold or another agreement
    of the same minute is seen; `told` is the sum that the person was told, and must still be so.
    """

    def __init__(self, case_id: int, on: date, agency: Agency, asked_by: str) -> None:
        self._case_id, self._on, self._agency, self._by = case_id, on, agency, asked_by

    def agree(self, wish: Wish, *, free: bool = False, told: Money | None = None) -> Plan:
        """A plan; raises `Refused`."""
        return self._locked(lambda at: self._plan(at, propose(at.footing(), wish, free=free), told))

    def change(self, wish: Wish, *, free: bool = False, told: Money | None = None) -> Plan:
        """Another plan in place of the one in force; raises `Refused`."""
        return self._locked(
            lambda at: self._plan(at, propose_change(at.footing(), wish, free=free), told)
        )

    def extend(self, until: date, *, free: bool = False, told: Money | None = None) -> Extension:
        """A longer time to pay; raises `Refused`."""

        def extended(at: Agreeing) -> Extension:
            proposal = _or_refused(propose_extension(at.footing(), until, free=free))
            _refuse(differs(proposal.total, told))
            return record_extension(proposal, self._asked(at))

        return self._locked(extended)

    def end(self, reason: str) -> PlanLetter:
        """The plan in force ends before it is finished: `debtor` or `creditor` wished it.

        Raises `Refused`: the letter that tells of it asks for everything, so no hold may stop it.
        """

        def ended(at: Agreeing) -> PlanLetter:
            if at.plan is None:
                raise Refused(Refusal(code="no_plan", message=NO_PLAN))
            _refuse(held(at.footing()))
            return record_end(notice_of(at, at.plan, self._agency), reason)

        return self._locked(ended)

    def _plan(self, at: Agreeing, proposal: Proposal | Refusal, told: Money | None) -> Plan:
        decided = _or_refused(proposal)
        _refuse(differs(decided.total, told))
        return record_plan(decided, self._asked(at), at.plan)

    def _asked(self, at: Agreeing) -> Asked:
        return Asked(by=self._by, beside=at.beside(self._agency))

    def _locked(self, verb: Callable[[Agreeing], T]) -> T:
        with transaction.atomic():
            return verb(Agreeing(lock_cases([self._case_id])[self._case_id], self._on))


def notice_of(at: Agreeing, plan: PlanFacts, agency: Agency) -> Notice:
    """What a letter about a plan that is not kept needs; the time to pay is the law's."""
    deadline = payment_deadline(at.on, agency.delivery_days, regime(at.case.kind))
    return Notice(
        plan=plan, case=at.case, on=at.on, deadline=deadline.value, beside=at.beside(agency)
    )


def _in_part(case: LoadedCase, on: date) -> Iterator[tuple[int, str]]:
    """Holds of a part that is disputed: letters leave it out, an agreement covers everything."""
    protected = Protected(person_id=case.person_id, case_id=case.id)
    for hold in holds_of(protected, on=on):
        if hold.kind == PART and hold.case_id == case.id:
            yield hold.id, hold.kind


def _costs(state: CaseState, background: Background) -> CostFacts:
    covered = [one for one in state.receivables if one.principal] or list(state.receivables)
    return replace(
        cost_facts(state.kind, covered),
        vat_deductible=background.agreement.vat_deductible,
        commercial=is_commercial(state.kind, covered),
        late_payments=len(covered),
        compensation_claimed=background.compensation(),
    )


def _sending(state: CaseState, background: Background) -> tuple[SendingFacts, ...]:
    paid_on = tuple(payment.value_date for payment in background.payments)
    unpaid = [one for one in state.receivables if one.principal]
    return tuple(sending_facts(state, one, paid_on) for one in unpaid)


def _told(receiver: Addressee, agency: Agency) -> Told | None:
    if not receiver.is_natural:
        return None
    text = information_on_data(
        known_language(receiver.language), subject=DEBTORS, place=agency.privacy_notice
    )
    return Told(
        version=text.version,
        heading=text.heading,
        introduction=text.introduction,
        paragraphs=tuple((one.about, one.text) for one in text.paragraphs),
        more=text.more,
    )


def _or_refused(answer: T | Refusal) -> T:
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)
