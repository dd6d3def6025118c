"""Cases on paper for plans: no database, one receivable, every fact in one place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypedDict, Unpack
from uuid import UUID

from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.permission import SendingFacts
from inkasso.plans.footing import Footing, Held
from inkasso.receivables.account.facts import CaseFacts, PaymentFacts, ReceivableFacts
from inkasso.receivables.account.facts import CostFacts as Charged
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.account.terms import accrual_of, order_of

DUE, ON = date(2026, 1, 30), date(2026, 3, 2)


class More(TypedDict, total=False):
    """What differs from a plain consumer's case."""

    kind: str
    due: date
    on: date
    #: Costs charged so far, with the day of each.
    charged: list[tuple[date, int]]
    paid: list[tuple[date, int]]
    history: tuple[PastAct, ...]
    holds: list[Held]
    directly_enforceable: bool
    time_barred_on: date | None
    suspended_on: date | None
    plan: int | None
    extended_until: date | None
    deadline: date | None


def case_on_paper(cents: int, **more: Unpack[More]) -> LoadedCase:
    kind, due = more.get("kind", "consumer"), more.get("due", DUE)
    opened = due + timedelta(days=1)
    facts = CaseFacts(
        receivables=(ReceivableFacts(1, cents, due, opened, accrual_of(kind, kind, None, due)),),
        costs=tuple(
            Charged(number, day, cost, by_creditor=False)
            for number, (day, cost) in enumerate(more.get("charged", []))
        ),
        payments=tuple(
            PaymentFacts(number, day, day, sum_)
            for number, (day, sum_) in enumerate(more.get("paid", []))
        ),
        order=order_of(kind, opened, costs_first=False),
    )
    return LoadedCase(
        id=10001,
        client_id=1,
        person_id=UUID(int=1),
        kind=kind,
        public_body=False,
        reference="1232",
        opened_on=opened,
        closed_on=None,
        facts=facts,
        posted={},
        fixed_through=None,
    )


def footing(cents: int, **more: Unpack[More]) -> Footing:
    kind, due = more.get("kind", "consumer"), more.get("due", DUE)
    regime = Regime.CONSUMER if kind == "consumer" else Regime.OTHER
    return Footing(
        case=case_on_paper(cents, **more),
        on=more.get("on", ON),
        costs=CostFacts(
            regime=regime,
            principal=Money(cents),
            due_date=due,
            invoice_sent_on=due - timedelta(days=21),
            directly_enforceable=more.get("directly_enforceable", False),
        ),
        history=more.get("history", ()),
        sending=(
            SendingFacts(
                regime=regime,
                due_date=due,
                time_barred_on=more.get("time_barred_on"),
                suspended_on=more.get("suspended_on"),
            ),
        ),
        holds=more.get("holds", []),
        plan=more.get("plan"),
        extended_until=more.get("extended_until"),
        deadline=more.get("deadline"),
    )
