"""A consumer's request to suspend collecting and to take the matter to court (513/1999, 4 c §)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.gate.holds.placing import NewHold, Protected, lift_hold, place_hold
from inkasso.gate.models import Hold
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.suspension import SuspensionFacts, may_ask_to_suspend
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.models import Case

#: Channels that are writing, or as durable.
DURABLE = ("letter", "email", "portal")
KIND = "suspension"


def suspend(case: Case, channel: str, said: str, on: date, *, by: str) -> Hold:
    """Suspend collecting in a case at its debtor's request, until somebody resumes it.

    It stops letters and calls. A court may be asked, and what keeps the creditor's rights alive is
    not stopped by the Act; who sends it lifts the hold first and charges nothing. Raises `Refused`:
    `not_for_businesses`, `not_durable`, `not_wholly_due`, `already_held`.
    """
    with transaction.atomic():
        answer = may_ask_to_suspend(_facts(load_cases([case.id])[case.id], channel), on)
        if isinstance(answer, Refusal):
            raise Refused(answer)
        new = NewHold(kind=KIND, reason=said)
        return place_hold(_protected(case), new, on, by=by)


def resume(case: Case, on: date, by: str) -> Hold:
    """Lift the suspension: the debtor took the request back, or the matter went to court.

    Raises `Refused` (`not_held`).
    """
    with transaction.atomic():
        return lift_hold(_protected(case), KIND, on, by=by)


def _facts(case: LoadedCase, channel: str) -> SuspensionFacts:
    open_ones = [one for one in case.facts.receivables if one.principal_cents]
    return SuspensionFacts(
        regime=Regime.CONSUMER if case.kind == "consumer" else Regime.OTHER,
        durable=channel in DURABLE,
        due_dates=tuple(one.due_date for one in open_ones),
    )


def _protected(case: Case) -> Protected:
    return Protected(person_id=case.person_id, case_id=case.id)
