"""Writing down what was agreed, missed and ended, in the caller's transaction.

The case is locked by the caller, and what is written was decided under that lock.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date

from inkasso.base.decisions import Decision
from inkasso.base.money import Money
from inkasso.gate.informing import ARTICLE_14, Shown, record_information
from inkasso.law.fi.debt_collection.costs import AllowedCost
from inkasso.ledger.bulk import take_ids
from inkasso.plans.extending import Extended
from inkasso.plans.footing import Correspondence, Footing, Told
from inkasso.plans.letters.composing import language_of, page_of
from inkasso.plans.letters.kinds import PREVIEW, Kind, LetterFacts
from inkasso.plans.models import (
    Extension,
    FrozenPlanLetter,
    Instalment,
    Plan,
    PlanEnd,
    PlanLetter,
)
from inkasso.plans.proposing import Proposal
from inkasso.plans.watching import Due, PlanFacts
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.facts import CostFacts
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.account.replay import replay
from inkasso.receivables.costs import EXTENSION, PAYMENT_PLAN
from inkasso.receivables.grounds import freeze
from inkasso.receivables.models import Cost

#: How a person can ask for a plan, or for its end.
CHANNELS = ("phone", "letter", "email", "visit", "portal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody who owes has asked for something, and is answered in writing."""

    #: One of `CHANNELS`.
    by: str
    beside: Correspondence


def record_plan(proposal: Proposal, asked: Asked, replaces: PlanFacts | None = None) -> Plan:
    """A plan with its instalments, its cost and the letter that confirms it.

    `replaces` is the plan in force that it takes the place of, which ends as changed.
    """
    footing, account = proposal.footing, proposal.owed
    case, on = footing.case, footing.on
    allowed = Decision(value=proposal.allowed, because=proposal.because)
    cost = _charge(footing, PAYMENT_PLAN, allowed)
    if replaces is not None:
        PlanEnd.objects.create(plan_id=replaces.id, ended_on=on, reason="changed")
    plan = Plan.objects.create(
        case_id=case.id,
        person_id=case.person_id,
        number=next_plan_number(case.id),
        agreed_on=on,
        asked_by=asked.by,
        principal_cents=account.principal,
        interest_cents=account.interest,
        costs_cents=account.costs,
        cost=cost,
        absorbed_cents=proposal.allowed.absorbed.cents,
        known_payments=sorted(payment.id for payment in case.facts.payments),
        because=freeze(proposal.because),
    )
    Instalment.objects.bulk_create(
        Instalment(plan=plan, number=one.number, due_on=one.due, cents=one.cents)
        for one in proposal.schedule.instalments
    )
    letter = plan_letter(proposal, asked.beside, plan.number, _letter_number())
    _write(letter, PlanLetter(plan=plan))
    return plan


def next_plan_number(case_id: int) -> int:
    """The number within its case that the next plan gets."""
    return Plan.objects.filter(case_id=case_id).count() + 1


def record_extension(extended: Extended, asked: Asked) -> Extension:
    """A longer time to pay, its cost and the letter that confirms it."""
    case, on = extended.footing.case, extended.footing.on
    allowed = Decision(value=extended.allowed, because=extended.because)
    cost = _charge(extended.footing, EXTENSION, allowed)
    extension = Extension.objects.create(
        case_id=case.id,
        person_id=case.person_id,
        agreed_on=on,
        asked_by=asked.by,
        until=extended.until,
        days=extended.days,
        total_cents=extended.total.cents,
        cost=cost,
        absorbed_cents=extended.allowed.absorbed.cents,
        because=freeze(extended.because),
    )
    letter = extension_letter(extended, asked.beside, _letter_number())
    _write(letter, PlanLetter(extension=extension))
    return extension


def plan_letter(
    proposal: Proposal, beside: Correspondence, plan: int, number: int = PREVIEW
) -> LetterFacts:
    """What the letter that confirms a plan says; `plan` is the plan's number within the case."""
    first = proposal.schedule.instalments[0]
    return LetterFacts(
        kind=Kind.CHANGED if proposal.footing.plan is not None else Kind.AGREED,
        number=number,
        dated=proposal.footing.on,
        deadline=first.due,
        amount=Money(first.cents),
        case=proposal.footing.case,
        account=proposal.owed,
        beside=beside,
        plan=plan,
        cost=proposal.cost,
        cost_because=proposal.because,
        interest_to_come=proposal.interest_to_come,
        total=proposal.total,
        instalments=[Due(one.number, one.due, one.cents) for one in proposal.schedule.instalments],
        last_may_change=proposal.last_may_change,
    )


def extension_letter(
    extended: Extended, beside: Correspondence, number: int = PREVIEW
) -> LetterFacts:
    """What the letter that confirms a longer time to pay says."""
    return LetterFacts(
        kind=Kind.EXTENDED,
        number=number,
        dated=extended.footing.on,
        deadline=extended.until,
        amount=extended.total,
        case=extended.footing.case,
        account=extended.owed,
        beside=beside,
        cost=extended.cost,
        cost_because=extended.because,
        interest_to_come=extended.interest_to_come,
        total=extended.total,
        last_may_change=extended.last_may_change,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a person whose plan is not kept, or is ended, is told on a day."""

    plan: PlanFacts
    case: LoadedCase
    on: date
    #: Last day to pay, as the law asks of a letter that demands.
    deadline: date
    beside: Correspondence


def record_missed(notice: Notice, missed: Due, behind: Money) -> PlanLetter:
    """The one reminder of a missed instalment; it asks for everything that is behind."""
    letter = _notice_facts(notice, Kind.MISSED, behind)
    instalment = Instalment.objects.get(plan_id=notice.plan.id, number=missed.number)
    return _write(letter, PlanLetter(plan_id=notice.plan.id, instalment=instalment))


def record_end(notice: Notice, reason: str) -> PlanLetter:
    """The end of a plan, and the letter that tells of it and of what is open then."""
    PlanEnd.objects.create(plan_id=notice.plan.id, ended_on=notice.on, reason=reason)
    total = Money(replay(notice.case.facts, notice.on).total)
    letter = replace(_notice_facts(notice, Kind.ENDED, total), reason=reason)
    return _write(letter, PlanLetter(plan_id=notice.plan.id))


def _notice_facts(notice: Notice, kind: Kind, amount: Money) -> LetterFacts:
    return LetterFacts(
        kind=kind,
        number=_letter_number(),
        dated=notice.on,
        deadline=notice.deadline,
        amount=amount,
        case=notice.case,
        account=replay(notice.case.facts, notice.on),
        beside=notice.beside,
        plan=notice.plan.number,
    )


def _charge(footing: Footing, act: str, allowed: Decision[AllowedCost]) -> Cost | None:
    """The cost of what is agreed, as a row and in the books, or None when it is free."""
    case, on = footing.case, footing.on
    if not allowed.value.cost:
        return None
    cost = Cost.objects.create(
        case_id=case.id,
        person_id=case.person_id,
        charged_on=on,
        act=act,
        cents=allowed.value.cost.cents,
        vat_cents=allowed.value.vat.cents,
        because=freeze(allowed.because),
    )
    charged = CostFacts(cost.id, on, cost.cents, by_creditor=False)
    event = CaseEvent(
        case=case,
        facts=case.facts._replace(costs=(*case.facts.costs, charged)),
        booked_on=on,
        effective_on=on,
        kind=act,
        source=f"cost:{cost.id}",
    )
    post_events([settle(event)])
    return cost


def _letter_number() -> int:
    (number,) = take_ids(PlanLetter, 1)
    return number


def _write(facts: LetterFacts, row: PlanLetter) -> PlanLetter:
    """The row of a letter, its page, and what it told of personal data."""
    row.id, row.kind, row.dated = facts.number, facts.kind.value, facts.dated
    row.case_id, row.person_id = facts.case.id, facts.case.person_id
    row.payment_deadline, row.total_cents = facts.deadline, facts.amount.cents
    row.save(force_insert=True)
    FrozenPlanLetter.objects.create(
        letter=row, person_id=facts.case.person_id, content=page_of(facts)
    )
    if facts.beside.told is not None:
        record_information([_shown(facts, facts.beside.told)])
    return row


def _shown(facts: LetterFacts, told: Told) -> Shown:
    text = json.dumps([told.heading, told.introduction, told.paragraphs, told.more])
    return Shown(
        person_id=facts.case.person_id,
        kind=ARTICLE_14,
        version=told.version,
        language=language_of(facts),
        on=facts.dated,
        by=f"plan_letter:{facts.number}",
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
