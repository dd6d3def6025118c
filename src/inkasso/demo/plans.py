"""Two people of the demo who cannot pay at once: one keeps what is agreed, one does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inkasso.base.decisions import Refused
from inkasso.demo.bank import Bank, Movement
from inkasso.gate.acting import acting, open_file
from inkasso.mandates.agency import Agency
from inkasso.plans.days import default_first
from inkasso.plans.fitting import Wish
from inkasso.plans.models import Instalment
from inkasso.receivables.models import Case
from inkasso.strategy.planning import Agreement

#: Who has so little open as to pay it at once is left alone.
_WORTH_A_PLAN = 150_00
_PAY_DAY, _INSTALMENTS = 27, 3


def agree_plans(day: date, agency: Agency, bank: Bank, actor: str) -> Iterator[str]:
    """Agree on two plans; the first person pays every instalment, the other none."""
    wish = Wish(first=default_first(day, _PAY_DAY), pay_day=_PAY_DAY, number=_INSTALMENTS)
    kept = [0, _INSTALMENTS]
    with acting("collection", actor=actor, reason="payment plan agreed on the telephone"):
        for case in _silent(bank):
            if not kept:
                return
            open_file(case.person_id, f"case:{case.id}")
            try:
                plan = Agreement(case.id, day, agency, "phone").agree(wish)
            except Refused:
                continue
            for one in Instalment.objects.filter(plan=plan).order_by("number")[: kept.pop()]:
                bank.plan(one.due_on, Movement(cents=one.cents, reference=case.reference))
            yield "plan_agreed"


def _silent(bank: Bank) -> Iterator[Case]:
    """Consumers who owe enough, have a letter, and have nothing on its way."""
    coming = {one.reference for movements in bank.planned.values() for one in movements}
    cases = Case.objects.filter(kind="consumer", closed_on=None, letter__isnull=False)
    worth = cases.filter(receivable__principal_cents__gte=_WORTH_A_PLAN)
    for case in list(worth.order_by("id").distinct()):
        if case.reference not in coming:
            yield case
