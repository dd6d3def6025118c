"""Interest with payments in between: tables, a slow reference, and what never happens."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.decisions import Refusal
from inkasso.base.money import Money
from inkasso.law.fi.interest.accrual import Accrual, accrual_for
from inkasso.law.fi.interest.payments import (
    BearingClaim,
    InterestStatement,
    Paid,
    balance_of,
    interest_with_payments,
)
from inkasso.law.fi.interest.reference_rate import reference_rates
from inkasso.law.fi.interest.terms import DayCount, InterestKind, InterestTerms
from slow_interest import RATES, SlowClaim, reference_on, slow_balance

ROWS = yaml.load(
    Path(__file__).with_name("payments.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
days = st.dates(date(2003, 1, 1), date(2026, 12, 31))
payments_of = st.lists(st.builds(Paid, days, st.integers(min_value=1, max_value=10**6)), max_size=5)


def claim_of(cents: int, terms: InterestTerms) -> BearingClaim:
    return BearingClaim(principal=Money(cents), terms=terms, starts_after=terms.due_date)


def statement_of(claim: BearingClaim, until: date, paid: list[Paid]) -> InterestStatement:
    statement = interest_with_payments(claim, until, paid)
    assert isinstance(statement, InterestStatement)
    return statement


@st.composite
def some_terms(draw: st.DrawFn) -> InterestTerms:
    kind = draw(st.sampled_from(InterestKind))
    agreed = draw(st.sampled_from([Decimal("4"), Decimal("9.75"), Decimal("16")]))
    return InterestTerms(
        kind=kind,
        consumer=kind is not InterestKind.COMMERCIAL and draw(st.booleans()),
        due_date=draw(days),
        agreed_percent=agreed if kind is InterestKind.AGREED else None,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["case"]))
def test_payments_are_used_as_the_table_says(row: dict[str, str]) -> None:
    due = date.fromisoformat(row["due"])
    consumer = row["terms"] == "consumer"
    kind = InterestKind.STATUTORY if consumer else InterestKind.COMMERCIAL
    terms = InterestTerms(kind=kind, consumer=consumer, due_date=due)
    paid = [
        Paid(date.fromisoformat(day), Money.of(amount).cents)
        for day, amount in (one.split(":") for one in row.get("paid", "").split())
    ]
    claim = claim_of(Money.of(row["principal"]).cents, terms)
    balance = statement_of(claim, date.fromisoformat(row["until"]), paid).balance
    amounts = {
        "interest": balance.interest,
        "interest_open": balance.interest_open,
        "principal_open": balance.principal_open,
        "over": balance.over,
    }
    assert {name: str(Money(cents)) for name, cents in amounts.items()} == {
        name: row[name] for name in amounts
    }


@settings(max_examples=60, deadline=None)
@given(
    terms=some_terms(),
    cents=st.integers(min_value=0, max_value=10**7),
    length=st.integers(min_value=0, max_value=1500),
    paid=st.lists(st.tuples(st.integers(-5, 1600), st.integers(1, 10**6)), max_size=4),
)
def test_it_equals_the_slow_reference(
    terms: InterestTerms, cents: int, length: int, paid: list[tuple[int, int]]
) -> None:
    until = min(terms.due_date + timedelta(days=length), date(2026, 12, 31))
    by_day: dict[date, Decimal] = {}
    for after, amount in paid:
        day = terms.due_date + timedelta(days=after)
        by_day[day] = by_day.get(day, Decimal(0)) + Decimal(amount) / 100
    slow = SlowClaim(
        principal=Decimal(cents) / 100,
        due=terms.due_date,
        until=until,
        consumer=terms.consumer,
        commercial=terms.kind is InterestKind.COMMERCIAL,
        agreed=terms.agreed_percent,
        payments={day: amount for day, amount in by_day.items() if day <= until},
    )
    in_cents = [Paid(day, int(amount * 100)) for day, amount in by_day.items()]
    balance = statement_of(claim_of(cents, terms), until, in_cents).balance
    assert slow_balance(slow) == (
        Money(balance.interest).amount,
        Money(balance.interest_open).amount,
        Money(balance.principal_open).amount,
    )


@settings(max_examples=200, deadline=None)
@given(
    terms=some_terms(),
    cents=st.integers(min_value=0, max_value=10**8),
    until=days,
    paid=payments_of,
    how=st.sampled_from(DayCount),
)
def test_the_fast_balance_equals_the_explained_one(
    *, terms: InterestTerms, cents: int, until: date, paid: list[Paid], how: DayCount
) -> None:
    claim = BearingClaim(
        principal=Money(cents), terms=terms, starts_after=terms.due_date, day_count=how
    )
    accrual = accrual_for(terms, how)
    assert isinstance(accrual, Accrual)
    fast = balance_of(accrual, cents, (terms.due_date, until), paid)
    assert fast == statement_of(claim, until, paid).balance


@settings(max_examples=200, deadline=None)
@given(terms=some_terms(), cents=st.integers(0, 10**8), until=days, paid=payments_of)
def test_no_cent_is_lost(terms: InterestTerms, cents: int, until: date, paid: list[Paid]) -> None:
    statement = statement_of(claim_of(cents, terms), until, paid)
    balance, counted = statement.balance, sum(one.cents for one in paid if one.on <= until)
    open_and_paid = balance.interest_open + balance.principal_open + counted - balance.over
    assert open_and_paid == balance.interest + cents
    assert min(balance) >= 0
    for used in statement.used:
        assert used.interest + used.principal + used.over == used.paid.cents


@settings(max_examples=100, deadline=None)
@given(terms=some_terms(), cents=st.integers(0, 10**8), until=days, paid=payments_of)
def test_principal_is_paid_only_when_no_interest_is_open(
    terms: InterestTerms, cents: int, until: date, paid: list[Paid]
) -> None:
    claim = claim_of(cents, terms)
    for used in statement_of(claim, until, paid).used:
        if used.principal:
            later = [one for one in paid if one <= used.paid]
            assert statement_of(claim, used.paid.on, later).balance.interest_open == 0


@settings(max_examples=100, deadline=None)
@given(terms=some_terms(), cents=st.integers(0, 10**7), more=st.integers(0, 10**6), until=days)
def test_interest_grows_with_time_and_principal(
    terms: InterestTerms, cents: int, more: int, until: date
) -> None:
    day_before = until - timedelta(days=1)
    now = statement_of(claim_of(cents, terms), until, []).balance.interest
    assert now >= statement_of(claim_of(cents, terms), day_before, []).balance.interest
    assert statement_of(claim_of(cents + more, terms), until, []).balance.interest >= now


def test_a_payment_after_the_last_day_does_not_count() -> None:
    terms = InterestTerms(kind=InterestKind.STATUTORY, consumer=True, due_date=date(2025, 1, 10))
    statement = statement_of(
        claim_of(100_000, terms), date(2025, 3, 31), [Paid(date(2025, 4, 1), 5_000)]
    )
    assert statement.used == ()
    assert statement.balance.principal_open == 100_000


def test_an_unknown_rate_is_refused_with_and_without_payments() -> None:
    terms = InterestTerms(kind=InterestKind.STATUTORY, consumer=True, due_date=date(2026, 12, 1))
    for paid in ([], [Paid(date(2027, 1, 5), 100)]):
        refusal = interest_with_payments(claim_of(1000, terms), date(2027, 2, 1), paid)
        assert isinstance(refusal, Refusal)
        assert refusal.code == "reference_rate_unknown"


def test_the_same_rows_of_reference_rates_stand_in_the_slow_table() -> None:
    assert RATES[0][0] == date(2002, 7, 1)
    for value in reference_rates().values:
        if value.since >= RATES[0][0]:
            assert reference_on(value.since) == value.value
