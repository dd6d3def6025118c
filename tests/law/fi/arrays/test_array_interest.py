"""Arrays and single claims give the same cents, on hundreds of thousands of generated claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inkasso.base.decisions import Refusal, Refused
from inkasso.law.fi.arrays.columns import (
    KINDS,
    NO_DAY,
    NO_RATE,
    REFUSALS,
    ClaimColumns,
    PaymentColumns,
)
from inkasso.law.fi.arrays.exact import LARGEST_CENTS, times_over
from inkasso.law.fi.arrays.interest import ArraySettings, balances
from inkasso.law.fi.arrays.rates import rate_classes
from inkasso.law.fi.interest.accrual import accrual_for
from inkasso.law.fi.interest.payments import Balance, Paid, balance_of
from inkasso.law.fi.interest.terms import ContractRateReading, DayCount, InterestKind, InterestTerms

AGREED, COMMERCIAL = KINDS.index(InterestKind.AGREED), KINDS.index(InterestKind.COMMERCIAL)


@dataclass(frozen=True, kw_only=True)
class Made:
    claims: ClaimColumns
    payments: PaymentColumns


def make(count: int, seed: int, *, largest: int = 10**8) -> Made:
    """Claims of every kind, old and young, some beyond what is known, many with payments."""
    dice = np.random.default_rng(seed)
    kind = dice.integers(0, len(KINDS), count).astype(np.int8)
    due = np.datetime64("1994-01-01") + dice.integers(0, 12_000, count)
    rare = dice.random(count)
    claims = ClaimColumns(
        principal=dice.integers(0, largest, count),
        kind=kind,
        consumer=(kind != COMMERCIAL) & (dice.random(count) < 0.6),
        due=due,
        starts_after=due + dice.integers(0, 40, count) * (dice.random(count) < 0.2),
        until=due + dice.integers(-10, 5000, count),
        agreed=np.where(kind == AGREED, dice.integers(0, 7, count) * 27500, NO_RATE),
        before_due=np.where(rare < 0.2, dice.integers(0, 5, count) * 45000, NO_RATE),
        fully_due=np.where(rare < 0.1, due + 90, NO_DAY),
        judgment=np.where(
            (rare > 0.05) & (rare < 0.15), due + dice.integers(0, 400, count), NO_DAY
        ),
    )
    claim = dice.integers(0, count, count * 3 // 4)
    payments = PaymentColumns(
        claim=claim,
        on=due[claim] + dice.integers(-20, 3000, len(claim)),
        cents=dice.integers(1, largest // 3, len(claim)),
    )
    return Made(claims=claims, payments=payments)


def singles(made: Made, how: DayCount, reading: ContractRateReading) -> list[Balance | str]:
    """The same by the single functions: a balance, or the code of the refusal."""
    paid: list[list[Paid]] = [[] for _ in range(len(made.claims))]
    columns = (made.payments.claim, made.payments.on, made.payments.cents)
    for claim, on, cents in zip(*(column.tolist() for column in columns), strict=True):
        paid[claim].append(Paid(on, cents))
    return [single(made.claims, row, paid[row], (how, reading)) for row in range(len(made.claims))]


def single(
    claims: ClaimColumns, row: int, paid: list[Paid], setting: tuple[DayCount, ContractRateReading]
) -> Balance | str:
    terms = terms_of(claims, row, setting[1])
    accrual = accrual_for(terms, setting[0])
    if isinstance(accrual, Refusal):
        return accrual.code
    period = (claims.starts_after[row].item(), claims.until[row].item())
    try:
        return balance_of(accrual, int(claims.principal[row]), period, paid)
    except Refused as refused:
        return refused.refusal.code


def terms_of(claims: ClaimColumns, row: int, reading: ContractRateReading) -> InterestTerms:
    assert claims.agreed is not None
    assert claims.before_due is not None
    assert claims.fully_due is not None
    assert claims.judgment is not None
    return InterestTerms(
        kind=KINDS[claims.kind[row]],
        consumer=bool(claims.consumer[row]),
        due_date=claims.due[row].item(),
        agreed_percent=percent(int(claims.agreed[row])),
        contract_rate_before_due=percent(int(claims.before_due[row])),
        fully_due_on=claims.fully_due[row].item(),
        judgment_on=claims.judgment[row].item(),
        reading=reading,
    )


def percent(units: int) -> Decimal | None:
    return None if units == NO_RATE else Decimal(units) / 10_000


def differing(made: Made, expected: list[Balance | str], settings: ArraySettings) -> list[int]:
    answer = balances(made.claims, made.payments, settings)
    columns = (answer.interest, answer.interest_open, answer.principal_open, answer.over)
    rows = np.stack(columns, axis=1).tolist()
    wrong = []
    for row, single_answer in enumerate(expected):
        code = REFUSALS[answer.refused[row]]
        same = (
            code == single_answer
            if isinstance(single_answer, str)
            else (not code and rows[row] == list(single_answer))
        )
        if not same:
            wrong.append(row)
    return wrong


@pytest.mark.parametrize("seed", range(2))
def test_hundreds_of_thousands_of_claims_differ_by_no_cent(seed: int) -> None:
    made = make(100_000, seed)
    expected = singles(made, DayCount.ACTUAL_365, ContractRateReading.ALWAYS)
    assert differing(made, expected, ArraySettings()) == []
    refused = {answer for answer in expected if isinstance(answer, str)}
    assert refused == set(REFUSALS[1:])


@pytest.mark.parametrize("how", DayCount)
@pytest.mark.parametrize("reading", ContractRateReading)
def test_every_day_count_and_reading_differs_by_no_cent(
    how: DayCount, reading: ContractRateReading
) -> None:
    made = make(5_000, 7)
    expected = singles(made, how, reading)
    assert differing(made, expected, ArraySettings(day_count=how, reading=reading)) == []


def test_amounts_whose_products_pass_64_bits_differ_by_no_cent() -> None:
    made = make(5_000, 8, largest=LARGEST_CENTS)
    expected = singles(made, DayCount.ACTUAL_ACTUAL, ContractRateReading.ALWAYS)
    assert differing(made, expected, ArraySettings(day_count=DayCount.ACTUAL_ACTUAL)) == []


def test_threads_and_the_order_of_payments_change_nothing() -> None:
    made = make(150_000, 9)
    order = np.random.default_rng(1).permutation(len(made.payments.claim))
    shuffled = PaymentColumns(
        claim=made.payments.claim[order],
        on=made.payments.on[order],
        cents=made.payments.cents[order],
    )
    one = balances(made.claims, made.payments)
    two = balances(made.claims, shuffled, ArraySettings(threads=2))
    for name in ("interest", "interest_open", "principal_open", "over", "refused"):
        assert np.array_equal(getattr(one, name), getattr(two, name))


def test_no_claims_give_no_balances() -> None:
    made = make(0, 1)
    answer = balances(made.claims, made.payments)
    assert len(answer.interest) == 0


@settings(max_examples=200, deadline=None)
@given(
    amounts=st.lists(st.integers(0, LARGEST_CENTS), min_size=1, max_size=5),
    factor=st.integers(0, 10**14),
    divisor=st.integers(1, 2**37 - 1),
)
def test_products_and_quotients_are_exact(amounts: list[int], factor: int, divisor: int) -> None:
    if max(amounts) * factor // divisor >= 2**63:
        return
    whole, rest = times_over(np.array(amounts), np.full(len(amounts), factor), divisor)
    expected = [divmod(amount * factor, divisor) for amount in amounts]
    assert list(zip(whole.tolist(), rest.tolist(), strict=True)) == expected


def test_rows_that_share_their_rules_share_a_class() -> None:
    made = make(2_000, 3)
    plain = replace(
        made.claims,
        agreed=None,
        before_due=None,
        fully_due=None,
        judgment=None,
        kind=np.zeros(2_000, np.int8),
    )
    classes = rate_classes(plain, DayCount.ACTUAL_365, ContractRateReading.ALWAYS)
    assert len(classes.refused) <= 2 * 5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"principal": np.array([-1, 5])}, "principal"),
        ({"principal": np.array([LARGEST_CENTS + 1, 5])}, "principal"),
        ({"principal": np.array([5])}, "lengths"),
        ({"kind": np.array([3, 0], np.int8)}, "kind"),
        ({"agreed": np.array([-2, 0])}, "rate"),
        ({"before_due": np.array([10**9 + 1, 0])}, "rate"),
        ({"until": np.array(["NaT", "2020-01-01"], dtype="datetime64[D]")}, "day"),
        ({"due": np.array(["2020-01-01", "2020-01-01"], dtype="datetime64[s]")}, "day"),
    ],
)
def test_columns_that_cannot_be_counted_are_refused(
    changes: dict[str, np.ndarray], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        replace(make(2, 1).claims, **changes)


@pytest.mark.parametrize(
    ("claim", "cents", "said"), [(5, 100, "row"), (-1, 100, "row"), (0, 0, "payment")]
)
def test_payments_that_cannot_be_counted_are_refused(claim: int, cents: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        balances(
            make(2, 1).claims,
            PaymentColumns(
                claim=np.array([claim]),
                on=np.array([date(2020, 1, 1)], dtype="datetime64[D]"),
                cents=np.array([cents]),
            ),
        )
