"""A balance is a function: the account of a case as of a day, replayed from its facts.

The rules, in the order in which `docs/algorithms/account.md` explains them:

- Interest runs on open principal from the day after the due date, exactly, and is rounded to the
  cent once: on the total that a receivable has borne so far. Rounding errors cannot add up.
- A payment counts from its value date. Money is used component by component (interest, principal,
  costs unless agreed otherwise), and within each the oldest due receivable comes first.
- A recovery cost charged after principal and interest were paid is not owed: the payment had
  arrived, only the bank file had not (section 10, needless costs).
- A letter paid in full by its deadline stops interest from its date to the payment.
- What is left of a payment is owed back to the payer.
- What was written off is claimed no longer, from its day; a cost taken back was never owed.
- When the creditor takes its claim back, whatever is open goes back to it, whenever it opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from inkasso.receivables.account.facts import (
    CaseFacts,
    Component,
    CostFacts,
    OfferFacts,
    PaymentFacts,
    RecallFacts,
    ReceivableFacts,
    WriteOffFacts,
)


class Allocated(NamedTuple):
    """Part of a payment used for one component of one receivable (none for costs)."""

    payment_id: int
    receivable_id: int | None
    component: Component
    cents: int


class Share(NamedTuple):
    """One receivable's line of the account, in cents."""

    principal: int
    interest: int
    principal_paid: int
    interest_paid: int
    principal_waived: int = 0
    interest_waived: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a case owes and has paid as of a day, in cents."""

    as_of: date
    #: By receivable.
    shares: dict[int, Share]
    costs: int
    costs_paid: int
    #: Paid in excess and owed back; below zero when more was sent back than is owed now.
    refund_due: int
    #: Sent back already.
    refunded: int
    #: Where each payment went.
    allocated: tuple[Allocated, ...]
    #: Costs that are not owed: the debt was paid before they were charged, or they were taken back.
    void_costs: tuple[int, ...]
    #: Open costs by cost row.
    open_costs: dict[int, int]
    #: Written off, by cost row.
    waived_costs: dict[int, int] = field(default_factory=dict)
    #: What went back to the creditor; among what is waived, for it is claimed here no longer.
    taken_back: int = 0

    @property
    def principal(self) -> int:
        """Open principal."""
        return sum(share.principal for share in self.shares.values())

    @property
    def interest(self) -> int:
        """Open interest up to the day."""
        return sum(share.interest for share in self.shares.values())

    @property
    def paid(self) -> int:
        """Everything paid towards the case, refunds due included."""
        used = sum(share.principal_paid + share.interest_paid for share in self.shares.values())
        return used + self.costs_paid + self.refund_due + self.refunded

    @property
    def waived(self) -> int:
        """Everything written off; not what went back to the creditor."""
        shares = self.shares.values()
        lines = sum(share.principal_waived + share.interest_waived for share in shares)
        return lines + sum(self.waived_costs.values()) - self.taken_back

    @property
    def total(self) -> int:
        """Everything open."""
        return self.principal + self.interest + self.costs


Standstill = tuple[date, date]


@dataclass(slots=True)
class _Line:
    """The running state of one receivable."""

    facts: ReceivableFacts
    principal: int
    since: date
    standstills: Sequence[Standstill]
    numerator: int = 0
    interest_paid: int = 0
    principal_waived: int = 0
    interest_waived: int = 0

    def advance(self, day: date) -> None:
        """Let interest run to a day, standing still where a letter was paid in time."""
        for start, end in self.standstills:
            if self.since < end and day > start:
                self._accrue(min(start, day))
                self.since = max(self.since, min(end, day))
        self._accrue(day)

    def _accrue(self, day: date) -> None:
        if day > self.since:
            if self.principal:
                accrual = self.facts.accrual
                self.numerator += accrual.numerator(self.principal, self.since, day)
            self.since = day

    def interest(self) -> int:
        """Interest that is left in cents: the exact total rounded half up, less paid and waived."""
        denominator = self.facts.accrual.denominator
        borne = (2 * self.numerator + denominator) // (2 * denominator)
        return borne - self.interest_paid - self.interest_waived

    def waive(self, component: Component, most: int) -> int:
        """Claim less of one component; returns how much less."""
        open_cents = self.interest() if component == "interest" else self.principal
        used = max(0, min(most, open_cents))
        if component == "interest":
            self.interest_waived += used
        else:
            self.principal -= used
            self.principal_waived += used
        return used


@dataclass(slots=True)
class _State:
    """The running state of the case."""

    lines: list[_Line]
    order: tuple[Component, ...]
    costs: dict[int, int] = field(default_factory=dict)
    costs_paid: int = 0
    refund_due: int = 0
    allocated: list[Allocated] = field(default_factory=list)
    void_costs: list[int] = field(default_factory=list)
    withdrawn: frozenset[int] = frozenset()
    waived_costs: dict[int, int] = field(default_factory=dict)
    taken_back: int = 0

    def advance(self, day: date) -> None:
        for line in self.lines:
            line.advance(day)

    def charge(self, cost: CostFacts) -> None:
        owed = any(line.principal or line.interest() for line in self.lines)
        if cost.id not in self.withdrawn and (owed or cost.by_creditor):
            self.costs[cost.id] = cost.cents
        else:
            self.void_costs.append(cost.id)

    def pay(self, payment: PaymentFacts) -> None:
        left = payment.cents
        active = [line for line in self.lines if line.facts.handed_over_on <= payment.booked_on]
        for component in self.order:
            if not left:
                break
            if component == "costs":
                left = self._pay_costs(payment.id, left)
            else:
                left = self._pay_lines(payment.id, active, component, left)
        self.refund_due += left

    def write_off(self, waived: WriteOffFacts) -> None:
        interest, principal = waived.interest, waived.principal
        for line in self.lines:
            interest -= line.waive("interest", interest)
            principal -= line.waive("principal", principal)
        self._waive_costs(waived.costs)

    def take_back(self) -> None:
        for line in self.lines:
            self.taken_back += line.waive("interest", line.interest())
            self.taken_back += line.waive("principal", line.principal)
        self.taken_back += self._waive_costs(sum(self.costs.values()))

    def _waive_costs(self, most: int) -> int:
        left = most
        for cost_id, open_cents in self.costs.items():
            used = min(left, open_cents)
            if used:
                self.costs[cost_id] = open_cents - used
                self.waived_costs[cost_id] = self.waived_costs.get(cost_id, 0) + used
                left -= used
        return most - left

    def _pay_lines(
        self, payment_id: int, lines: list[_Line], component: Component, left: int
    ) -> int:
        for line in lines:
            used = min(left, line.interest() if component == "interest" else line.principal)
            if used <= 0:
                continue
            if component == "interest":
                line.interest_paid += used
            else:
                line.principal -= used
            self.allocated.append(Allocated(payment_id, line.facts.id, component, used))
            left -= used
        return left

    def _pay_costs(self, payment_id: int, left: int) -> int:
        for cost_id, open_cents in self.costs.items():
            used = min(left, open_cents)
            if used:
                self.costs[cost_id] = open_cents - used
                self.costs_paid += used
                self.allocated.append(Allocated(payment_id, None, "costs", used))
                left -= used
        return left


def replay(facts: CaseFacts, as_of: date) -> Account:
    """The account of a case as of a day.

    Raises `Refused` (`reference_rate_unknown`) when interest reaches a day whose rate is not
    published yet.
    """
    payments = sorted(p for p in facts.payments if p.value_date <= as_of)
    windows = list(_standstills(facts.offers, payments))
    lines = [
        _Line(
            receivable,
            receivable.principal_cents,
            receivable.due_date,
            [window for ids, window in windows if receivable.id in ids],
        )
        for receivable in sorted(facts.receivables, key=lambda r: (r.due_date, r.id))
    ]
    state = _State(lines, facts.order, withdrawn=facts.withdrawn)
    # A cost charged on the day of a payment comes first: the act was done that morning. What is
    # written off or taken back comes last: whatever was paid that day is no loss.
    recalled = [] if facts.recalled_on is None else [RecallFacts(facts.recalled_on)]
    events: list[tuple[date, int, int, CostFacts | PaymentFacts | WriteOffFacts | RecallFacts]] = [
        *((cost.day, 0, cost.id, cost) for cost in facts.costs if cost.day <= as_of),
        *((payment.value_date, 1, payment.id, payment) for payment in payments),
        *((one.day, 2, one.id, one) for one in facts.write_offs if one.day <= as_of),
        *((one.day, 3, 0, one) for one in recalled if one.day <= as_of),
    ]
    events.sort(key=lambda event: event[:3])
    for day, _, _, event in events:
        state.advance(day)
        match event:
            case PaymentFacts():
                state.pay(event)
            case WriteOffFacts():
                state.write_off(event)
            case RecallFacts():
                state.take_back()
            case CostFacts():
                state.charge(event)
    state.advance(as_of)
    refunded = sum(refund.cents for refund in facts.refunds if refund.day <= as_of)
    return _closing(state, as_of, refunded)


def _closing(state: _State, as_of: date, refunded: int) -> Account:
    return Account(
        as_of=as_of,
        shares={
            line.facts.id: Share(
                line.principal,
                line.interest(),
                line.facts.principal_cents - line.principal - line.principal_waived,
                line.interest_paid,
                line.principal_waived,
                line.interest_waived,
            )
            for line in state.lines
        },
        costs=sum(state.costs.values()),
        costs_paid=state.costs_paid,
        refund_due=state.refund_due - refunded,
        refunded=refunded,
        allocated=tuple(state.allocated),
        void_costs=tuple(state.void_costs),
        open_costs={cost_id: cents for cost_id, cents in state.costs.items() if cents},
        waived_costs=state.waived_costs,
        taken_back=state.taken_back,
    )


def _standstills(
    offers: Sequence[OfferFacts], payments: Sequence[PaymentFacts]
) -> Iterator[tuple[Sequence[int], Standstill]]:
    """Intervals in which no interest runs: a letter's total was paid by its deadline.

    Payments on their way when the letter was written count: the bank had them, the letter not.
    """
    for offer in offers:
        reached = 0
        for payment in sorted(payments, key=lambda p: p.value_date):
            unknown_to_letter = payment.value_date >= offer.dated or payment.booked_on > offer.dated
            if unknown_to_letter and payment.value_date <= offer.deadline:
                reached += payment.cents
                if reached >= offer.total_cents:
                    yield offer.receivable_ids, (offer.dated, max(payment.value_date, offer.dated))
                    break
