"""Court fees and capped costs, from the table a lawyer can read and extend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.courts.costs import (
    CourtCosts,
    Difficulty,
    Rate,
    Track,
    UndisputedClaim,
    capped_costs,
    court_fee,
    rate_that_may_be_claimed,
    undisputed_claim_costs,
)

Row = dict[str, str]
ROWS: list[Row] = yaml.load(
    Path(__file__).with_name("court_costs.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def claim_of(row: Row) -> UndisputedClaim:
    return UndisputedClaim(
        principal=Money.of(row["principal"]),
        filed_on=date.fromisoformat(row["filed"]),
        rate=Rate(row.get("rate", "basic")),
        electronic="paper" not in row,
        eviction="eviction" in row,
    )


def costs_of(claim: UndisputedClaim) -> CourtCosts:
    answer = undisputed_claim_costs(claim)
    assert isinstance(answer, Decision)
    return answer.value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["case"]))
def test_costs_of_an_undisputed_claim_are_right(row: Row) -> None:
    costs = costs_of(claim_of(row))
    fee = "" if costs.fee is None else str(costs.fee)
    assert (fee, str(costs.costs), str(costs.total)) == (row["fee"], row["costs"], row["total"])


@pytest.mark.parametrize(
    ("filed", "disputed", "full"),
    [
        ("2016-01-01", "250.00", "500.00"),
        ("2019-01-01", "260.00", "510.00"),
        ("2022-01-01", "270.00", "530.00"),
        ("2025-01-01", "310.00", "610.00"),
        ("2027-12-31", "310.00", "610.00"),
    ],
)
def test_a_disputed_claim_costs_the_fee_of_its_period(filed: str, disputed: str, full: str) -> None:
    day = date.fromisoformat(filed)
    fees = [court_fee(track, day) for track in (Track.DISPUTED, Track.FULL)]
    assert [str(fee.value) for fee in fees if isinstance(fee, Decision)] == [disputed, full]


def test_grounds_name_the_amending_decree() -> None:
    answer = undisputed_claim_costs(
        UndisputedClaim(principal=Money.of("650"), filed_on=date(2026, 5, 1))
    )
    assert isinstance(answer, Decision)
    cited = {(ground.act, ground.section, ground.version) for ground in answer.because}
    assert ("1311/2001", "3 §", "425/2012") in cited
    assert ("1455/2015", "2 §", "1020/2024") in cited


@pytest.mark.parametrize(
    ("filed", "code"),
    [
        ("2001-12-31", "not_encoded"),
        ("2011-06-01", "not_encoded"),
        ("2015-12-31", "not_encoded"),
        ("2028-01-01", "not_published"),
    ],
)
def test_a_fee_that_is_not_known_is_refused(filed: str, code: str) -> None:
    claim = UndisputedClaim(principal=Money.of("650"), filed_on=date.fromisoformat(filed))
    answer = undisputed_claim_costs(claim)
    assert isinstance(answer, Refusal)
    assert answer.code == code


@pytest.mark.parametrize(
    ("filed", "principal", "basic", "high"),
    [
        ("2011-01-01", "250", "134.00", "218.00"),
        ("2011-01-01", "250.01", "168.00", "258.00"),
        ("2012-08-31", "5000", "168.00", "258.00"),
        ("2012-09-01", "5000", "110.00", "160.00"),
    ],
)
def test_legal_costs_without_the_fee_are_known_since_2011(
    filed: str, principal: str, basic: str, high: str
) -> None:
    for rate, expected in ((Rate.BASIC, basic), (Rate.HIGH, high)):
        answer = capped_costs(
            UndisputedClaim(
                principal=Money.of(principal), filed_on=date.fromisoformat(filed), rate=rate
            )
        )
        assert isinstance(answer, Decision)
        assert str(answer.value) == expected


def test_without_principal_or_in_other_money_there_is_no_rate() -> None:
    for principal, code in ((Money(0), "no_principal"), (Money(1, "SEK"), "not_in_euros")):
        answer = capped_costs(UndisputedClaim(principal=principal, filed_on=date(2026, 1, 1)))
        assert isinstance(answer, Refusal)
        assert answer.code == code


def test_several_receivables_alone_are_no_ground_for_the_high_rate() -> None:
    usual = frozenset(
        {Difficulty.SEVERAL_RECEIVABLES, Difficulty.JOINT_DEBTORS, Difficulty.RENT_AND_EVICTION}
    )
    assert rate_that_may_be_claimed(usual).value is Rate.BASIC
    assert rate_that_may_be_claimed(usual | {Difficulty.NEGOTIATED}).value is Rate.HIGH
    assert rate_that_may_be_claimed(frozenset()).value is Rate.BASIC


claims = st.builds(
    UndisputedClaim,
    principal=st.integers(1, 10_000_00).map(Money),
    filed_on=st.dates(date(2016, 1, 1), date(2027, 12, 31)),
    rate=st.sampled_from(Rate),
    electronic=st.booleans(),
)


@given(claim=claims, more=st.integers(0, 5_000_00))
def test_a_greater_principal_never_costs_less(claim: UndisputedClaim, more: int) -> None:
    greater = UndisputedClaim(
        principal=claim.principal + Money(more),
        filed_on=claim.filed_on,
        rate=claim.rate,
        electronic=claim.electronic,
    )
    assert costs_of(claim).total <= costs_of(greater).total


@given(claim=claims)
def test_the_total_is_its_parts(claim: UndisputedClaim) -> None:
    costs = costs_of(claim)
    assert costs.fee is not None
    assert costs.total == costs.fee + costs.costs
