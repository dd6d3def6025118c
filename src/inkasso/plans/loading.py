"""Plans and extensions of many cases at once, as facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from inkasso.base.money import Money
from inkasso.gate.backend.prepared import rows_of
from inkasso.law.fi.debt_collection.acts import ActKind, PastAct
from inkasso.plans.models import Extension, Instalment, Plan, PlanLetter
from inkasso.plans.watching import Due, End, PlanFacts, Standing, standing
from inkasso.receivables.models import Payment

#: Letters that ask for money, and so count among the acts of collecting.
ASKING = ("missed", "ended")
#: Cases read with one set of queries.
_CHUNK = 2000
_ANY = """
SELECT case_id FROM plans_plan WHERE case_id = ANY(%(ids)s)
UNION SELECT case_id FROM plans_extension WHERE case_id = ANY(%(ids)s)
UNION SELECT case_id FROM plans_planletter WHERE case_id = ANY(%(ids)s)
"""


@dataclass(slots=True)
class Agreed:
    """What was agreed in a case so far, and what was written of it."""

    plans: list[PlanFacts] = field(default_factory=list)
    #: Acts with what each cost the debtor; letters that ask for money are reminders to the law.
    acts: list[PastAct] = field(default_factory=list)
    #: Last day of the latest longer time to pay.
    extended_until: date | None = None
    #: Last day that the person was given when the latest plan ended.
    ended_deadline: date | None = None

    def standing(self, on: date) -> Standing | None:
        """How the plan in force stands on a day; None when there is none."""
        stand = (standing(plan, on) for plan in reversed(self.plans) if plan.agreed_on <= on)
        return next((one for one in stand if one.in_force), None)

    def quiet_until(self) -> date | None:
        """Last day until which the person has our word that nothing more is asked."""
        return max((day for day in (self.extended_until, self.ended_deadline) if day), default=None)


def agreed(case_ids: Collection[int]) -> dict[int, Agreed]:
    """What was agreed in cases; a case in which nothing was is left out."""
    case_ids = _with_any(case_ids)
    if not case_ids:
        return {}
    found: dict[int, Agreed] = defaultdict(Agreed)
    plans = Plan.objects.filter(case_id__in=case_ids).select_related(
        "case", "cost__costwithdrawn", "planend"
    )
    rows = list(plans.order_by("case_id", "number"))
    for row, facts in zip(rows, _facts(rows), strict=True):
        found[row.case_id].plans.append(facts)
        found[row.case_id].acts.append(_act(ActKind.PAYMENT_PLAN, row))
    for extension in _extensions(case_ids):
        of_case = found[extension.case_id]
        of_case.extended_until = max(of_case.extended_until or extension.until, extension.until)
        of_case.acts.append(_act(ActKind.EXTENSION, extension))
    for letter in PlanLetter.objects.filter(case_id__in=case_ids, kind__in=ASKING).order_by("id"):
        of_case = found[letter.case_id]
        of_case.acts.append(PastAct(kind=ActKind.REMINDER, sent_on=letter.dated))
        if letter.kind == "ended":
            of_case.ended_deadline = letter.payment_deadline
    return dict(found)


def _with_any(case_ids: Collection[int]) -> list[int]:
    """Cases in which anything was agreed or written: few, so the others are asked nothing more."""
    return [case_id for (case_id,) in rows_of(_ANY, {"ids": list(case_ids)})]


def _extensions(case_ids: Collection[int]) -> QuerySet[Extension]:
    return (
        Extension.objects.filter(case_id__in=case_ids)
        .select_related("cost__costwithdrawn")
        .order_by("id")
    )


def _act(kind: ActKind, row: Plan | Extension) -> PastAct:
    cost = row.cost if row.cost and not hasattr(row.cost, "costwithdrawn") else None
    return PastAct(
        kind=kind,
        sent_on=row.agreed_on,
        cost=Money(cost.cents if cost else 0),
        vat=Money(cost.vat_cents if cost else 0),
        absorbed=Money(row.absorbed_cents),
    )


def _facts(rows: list[Plan]) -> Iterable[PlanFacts]:
    ids, cases = [row.id for row in rows], {row.case_id for row in rows}
    instalments: dict[int, list[Due]] = defaultdict(list)
    for one in Instalment.objects.filter(plan_id__in=ids).order_by("plan_id", "number"):
        instalments[one.plan_id].append(Due(one.number, one.due_on, one.cents))
    paid: dict[int, list[tuple[int, date, int]]] = defaultdict(list)
    standing_payments = Payment.objects.filter(case_id__in=cases, reversal__isnull=True)
    for payment in standing_payments.order_by("value_date", "id"):
        paid[payment.case_id].append((payment.id, payment.value_date, payment.cents))
    reminded: dict[int, dict[int, date]] = defaultdict(dict)
    reminders = PlanLetter.objects.filter(plan_id__in=ids, kind="missed")
    for letter in reminders.select_related("instalment"):
        assert letter.instalment is not None, "a reminder is of an instalment"
        reminded[letter.instalment.plan_id][letter.instalment.number] = letter.payment_deadline
    for row in rows:
        known = set(row.known_payments)
        end = getattr(row, "planend", None)
        yield PlanFacts(
            id=row.id,
            case_id=row.case_id,
            number=row.number,
            agreed_on=row.agreed_on,
            instalments=tuple(instalments[row.id]),
            payments=tuple((day, cents) for n, day, cents in paid[row.case_id] if n not in known),
            reminded=reminded[row.id],
            end=End(end.ended_on, end.reason) if end else None,
            closed_on=row.case.closed_on,
        )


def standings(on: date, case_id: int | None = None) -> Iterator[Standing]:
    """How every plan of the agency, or of one case, stands on a day, in the order agreed."""
    plans = Plan.objects.filter(agreed_on__lte=on)
    if case_id is not None:
        plans = plans.filter(case_id=case_id)
    ids = list(plans.order_by("case_id").values_list("case_id", flat=True).distinct())
    for start in range(0, len(ids), _CHUNK):
        for word in agreed(ids[start : start + _CHUNK]).values():
            yield from (standing(plan, on) for plan in word.plans if plan.agreed_on <= on)
