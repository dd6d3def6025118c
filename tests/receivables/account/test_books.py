"""From account to books: what an event posts, and that nothing it posts is ever lost or doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from inkasso.ledger.accounts import Account as LedgerAccount
from inkasso.ledger.posting import NewPosting
from inkasso.receivables.account.books import CaseEvent, Settled, settle, targets
from inkasso.receivables.account.facts import (
    CaseFacts,
    CostFacts,
    PaymentFacts,
    ReceivableFacts,
)
from inkasso.receivables.account.loading import LoadedCase, PostedAt
from inkasso.receivables.account.replay import replay
from inkasso.receivables.account.terms import accrual_of

DUE = date(2025, 1, 10)
HANDED = date(2025, 2, 3)
BANK = LedgerAccount.BANK_CLIENT_MONEY

Line = tuple[str, int | None, int]


def receivable(cents: int, *, number: int = 1, due: date = DUE) -> ReceivableFacts:
    accrual = accrual_of("consumer", "consumer", None, due)
    return ReceivableFacts(number, cents, due, HANDED, accrual)


@dataclass
class Told:
    """A case to which things happen one after another, with all that they posted."""

    case: LoadedCase
    postings: Counter[PostedAt] = field(default_factory=Counter)
    last: Settled | None = None

    @classmethod
    def about(cls, *receivables: ReceivableFacts) -> Told:
        case = LoadedCase(
            id=10001,
            client_id=1,
            person_id=UUID(int=1),
            kind="consumer",
            reference="1000100019",
            opened_on=HANDED,
            closed_on=None,
            public_body=False,
            facts=CaseFacts(receivables),
            posted={},
            fixed_through=None,
        )
        told = cls(case)
        told.happens("handover", HANDED, case.facts)
        return told

    def happens(
        self,
        kind: str,
        on: date,
        facts: CaseFacts,
        *,
        money: int = 0,
        counted_from: date | None = None,
    ) -> list[Line]:
        """One event; returns the lines it posted beside the money."""
        event = CaseEvent(
            case=self.case,
            facts=facts,
            booked_on=on,
            effective_on=counted_from or on,
            kind=kind,
            source="test:1",
            money=(NewPosting(BANK, money),) if money else (),
        )
        self.last = settle(event)
        self.case = self.last.case
        for line in self.last.entry.postings:
            self.postings[PostedAt(line.account, line.receivable_id, line.payment_id)] += line.cents
        lines = self.last.entry.postings[len(event.money) :]
        return [(line.account.value, line.receivable_id, line.cents) for line in lines]

    def paid(self, cents: int, on: date, value: date | None = None) -> list[Line]:
        number = len(self.case.facts.payments) + 100 * len(self.postings) + on.toordinal()
        payment = PaymentFacts(number, value or on, on, cents)
        facts = self.case.facts._replace(payments=(*self.case.facts.payments, payment))
        return self.happens("payment", on, facts, money=cents, counted_from=value)

    def taken_back(self, place: int, on: date) -> list[Line]:
        payments = list(self.case.facts.payments)
        gone = payments.pop(place)
        facts = self.case.facts._replace(payments=tuple(payments))
        return self.happens("reversal", on, facts, money=-gone.cents)

    def charged(self, cents: int, on: date) -> list[Line]:
        costs = self.case.facts.costs
        cost = CostFacts(len(costs) + 1, on, cents, by_creditor=False)
        return self.happens("reminder", on, self.case.facts._replace(costs=(*costs, cost)))

    def credited(self, cents: int, on: date) -> list[Line]:
        first, *others = self.case.facts.receivables
        lower = first._replace(principal_cents=first.principal_cents - cents)
        facts = self.case.facts._replace(receivables=(lower, *others))
        return self.happens("handover", on, facts)

    def stands(self, account: LedgerAccount) -> int:
        return sum(cents for at, cents in self.postings.items() if at.account == account)

    def total(self) -> int:
        return replay(self.case.facts, self.case.fixed_through or HANDED).total


def test_handover_posts_principal_and_interest_so_far() -> None:
    told = Told.about(receivable(1000_00))

    # 24 days at 10.5 % (first half of 2025: reference rate 3.5 and seven points): 6.904.
    assert dict(told.postings) == {
        PostedAt(LedgerAccount.CLAIM_PRINCIPAL, 1): 1000_00,
        PostedAt(LedgerAccount.CLAIM_INTEREST, 1): 6_90,
        PostedAt(LedgerAccount.CLAIM_CONTRA): -1006_90,
    }


def test_payment_moves_what_it_pays_from_claim_to_collected() -> None:
    told = Told.about(receivable(1000_00))

    assert told.paid(106_90, HANDED) == [
        ("claim.contra", None, 106_90),
        ("claim.interest", 1, -6_90),
        ("claim.principal", 1, -100_00),
        ("collected.interest", 1, -6_90),
        ("collected.principal", 1, -100_00),
    ]


def test_event_without_effect_posts_nothing() -> None:
    told = Told.about(receivable(1000_00))

    assert told.happens("handover", HANDED, told.case.facts) == []


def test_payment_with_an_earlier_value_date_takes_back_the_interest_since() -> None:
    told = Told.about(receivable(1000_00))
    later = HANDED + timedelta(days=30)
    told.charged(5_00, later)
    known_then = told.stands(LedgerAccount.CLAIM_INTEREST)

    lines = told.paid(1006_90, later + timedelta(days=1), value=HANDED)

    # Paid whole on the day of hand-over: the interest fixed since, and the cost, were never owed.
    assert ("claim.interest", 1, -known_then) in lines
    assert ("claim.costs", None, -5_00) in lines
    assert ("collected.interest", 1, -6_90) in lines
    assert told.stands(LedgerAccount.CLAIM_INTEREST) == 0
    assert told.stands(LedgerAccount.CLAIM_COSTS) == 0
    assert told.total() == 0


def test_returned_payment_restores_the_account_as_if_never_paid() -> None:
    paid_and_returned, never_paid = Told.about(receivable(500_00)), Told.about(receivable(500_00))
    paid_and_returned.paid(200_00, HANDED + timedelta(days=5))
    returned_on = HANDED + timedelta(days=9)
    paid_and_returned.taken_back(0, returned_on)
    never_paid.happens("handover", returned_on, never_paid.case.facts)

    assert +paid_and_returned.postings == +never_paid.postings
    assert -paid_and_returned.postings == -never_paid.postings


def test_credit_note_lowers_principal_and_the_interest_it_had_borne() -> None:
    told = Told.about(receivable(1000_00))

    lines = told.credited(400_00, HANDED)

    assert ("claim.principal", 1, -400_00) in lines
    assert ("claim.interest", 1, -2_76) in lines
    assert told.stands(LedgerAccount.CLAIM_CONTRA) == -(600_00 + 4_14)


def test_credit_note_after_full_payment_is_owed_back() -> None:
    told = Told.about(receivable(1000_00))
    told.paid(1006_90, HANDED)

    told.credited(400_00, HANDED + timedelta(days=1))

    assert told.stands(LedgerAccount.COLLECTED_PRINCIPAL) == -600_00
    assert told.stands(LedgerAccount.COLLECTED_INTEREST) == -4_14
    assert told.stands(LedgerAccount.REFUND_DUE) == -(400_00 + 2_76)


def test_overpayment_is_owed_back() -> None:
    told = Told.about(receivable(100_00, due=HANDED))

    assert ("refund.due", None, -25_00) in told.paid(125_00, HANDED)
    assert told.total() == 0


def test_payment_after_closing_is_owed_back_whole() -> None:
    told = Told.about(receivable(100_00, due=HANDED))
    told.paid(100_00, HANDED)

    assert told.paid(40_00, HANDED + timedelta(days=60)) == [("refund.due", None, -40_00)]


def test_refund_due_pays_what_opens_again() -> None:
    """The first payment bounces; what was paid in excess now pays the debt."""
    told = Told.about(receivable(100_00, due=HANDED))
    told.paid(100_00, HANDED)
    told.paid(100_00, HANDED + timedelta(days=1))
    assert told.stands(LedgerAccount.REFUND_DUE) == -100_00

    told.taken_back(0, HANDED + timedelta(days=2))

    assert told.stands(LedgerAccount.REFUND_DUE) == 0
    assert told.total() == 3  # interest of the one day between the two payments


class Step(NamedTuple):
    """Something that may happen, as Hypothesis chooses it."""

    kind: str
    #: Days since the last event.
    after: int
    cents: int
    #: Days by which a payment's value date lies before its booking, or the payment taken back.
    back: int


steps = st.lists(
    st.builds(
        Step,
        kind=st.sampled_from(["paid", "paid", "taken_back", "charged", "credited", "nothing"]),
        after=st.integers(0, 30),  # a year at most: later rates are not known
        cents=st.integers(1, 60_000),
        back=st.integers(0, 40),
    ),
    max_size=12,
)
debts = st.lists(
    st.tuples(st.integers(1, 100_000), st.integers(0, 300)), min_size=1, max_size=3
).map(
    lambda chosen: [
        receivable(cents, number=n, due=HANDED - timedelta(days=days))
        for n, (cents, days) in enumerate(chosen, 1)
    ]
)


def play(told: Told, chosen: Sequence[Step]) -> None:
    """Let every step happen, checking the books after each."""
    day = HANDED
    for step in chosen:
        day += timedelta(days=step.after)
        take(told, step, day)
        check(told)


def take(told: Told, step: Step, day: date) -> None:
    payments = told.case.facts.payments
    first = told.case.facts.receivables[0]
    if step.kind == "paid":
        told.paid(step.cents, day, day - timedelta(days=step.back))
    elif step.kind == "taken_back" and payments:
        told.taken_back(step.back % len(payments), day)
    elif step.kind == "charged":
        told.charged(step.cents, day)
    elif step.kind == "credited":
        told.credited(min(step.cents, first.principal_cents), day)
    else:
        told.happens("handover", day, told.case.facts)


def check(told: Told) -> None:
    """The postings so far are the account; the last entry balanced; no money is lost."""
    assert told.last is not None
    assert sum(line.cents for line in told.last.entry.postings) == 0
    through = told.case.fixed_through
    assert through is not None
    account = replay(told.case.facts, through)
    standing = {key: cents for key, cents in told.postings.items() if cents and key[0] != BANK}
    assert standing == {key: cents for key, cents in targets(account).items() if cents}
    assert told.stands(BANK) == sum(payment.cents for payment in told.case.facts.payments)


@given(debts, steps)
def test_postings_always_sum_to_what_the_facts_say(
    owed: list[ReceivableFacts], chosen: list[Step]
) -> None:
    play(Told.about(*owed), chosen)


@given(debts, steps)
def test_taking_every_payment_back_leaves_nothing_collected(
    owed: list[ReceivableFacts], chosen: list[Step]
) -> None:
    told = Told.about(*owed)
    play(told, chosen)
    day = max(told.case.fixed_through or HANDED, HANDED) + timedelta(days=1)
    while told.case.facts.payments:
        told.taken_back(0, day)

    for account in (
        BANK,
        LedgerAccount.COLLECTED_PRINCIPAL,
        LedgerAccount.COLLECTED_INTEREST,
        LedgerAccount.COLLECTED_COSTS,
        LedgerAccount.REFUND_DUE,
    ):
        assert told.stands(account) == 0


@given(debts, steps)
def test_claims_book_sums_to_zero_whatever_happens(
    owed: list[ReceivableFacts], chosen: list[Step]
) -> None:
    told = Told.about(*owed)
    play(told, chosen)

    claims = [c for at, c in told.postings.items() if at.account.startswith("claim.")]
    assert sum(claims) == 0
