"""When a court may lower overdue interest, and from when damages and legal costs bear it."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.law.fi.interest.adjustment import (
    AdjustmentFacts,
    AdjustmentGround,
    grounds_of_adjustment,
)
from inkasso.law.fi.interest.start import (
    DamagesFacts,
    interest_start_of_damages,
    interest_start_of_legal_costs,
)

ALL = {"without_fault": True, "weighty_grounds": True, "justified_refusal": True}


def test_every_ground_that_is_invoked_is_open_to_a_natural_person() -> None:
    answer = grounds_of_adjustment(AdjustmentFacts(natural_debtor=True, **ALL))
    assert answer.value == tuple(AdjustmentGround)
    assert [ground.section for ground in answer.because] == [
        "11 § 1 mom. 1 kohta",
        "11 § 1 mom. 2 kohta",
        "11 § 1 mom. 3 kohta",
    ]


def test_interest_in_a_final_judgment_is_lowered_on_weighty_grounds_only() -> None:
    facts = AdjustmentFacts(natural_debtor=True, confirmed_by_judgment=True, **ALL)
    assert grounds_of_adjustment(facts).value == (AdjustmentGround.WEIGHTY_GROUNDS,)


@pytest.mark.parametrize(("natural", "business"), [(False, False), (True, True)])
def test_companies_and_business_debts_are_not_adjusted(natural: bool, business: bool) -> None:
    facts = AdjustmentFacts(natural_debtor=natural, business_debt=business, **ALL)
    answer = grounds_of_adjustment(facts)
    assert answer.value == ()
    assert answer.because


@pytest.mark.parametrize(
    ("facts", "start", "section"),
    [
        (DamagesFacts(), None, None),
        (DamagesFacts(presented_on=date(2025, 1, 1)), date(2025, 1, 31), "7 § 1 mom."),
        (DamagesFacts(damaged_by_crime_on=date(2025, 1, 1)), date(2024, 12, 31), "8 §"),
        (DamagesFacts(summons_served_on=date(2025, 1, 1)), date(2025, 1, 1), "9 §"),
        (DamagesFacts(claimed_in_court_on=date(2025, 1, 1)), date(2025, 1, 1), "9 §"),
        (
            DamagesFacts(presented_on=date(2025, 1, 1), summons_served_on=date(2025, 1, 20)),
            date(2025, 1, 20),
            "9 §",
        ),
        (
            DamagesFacts(presented_on=date(2025, 1, 1), summons_served_on=date(2025, 2, 20)),
            date(2025, 1, 31),
            "7 § 1 mom.",
        ),
    ],
)
def test_damages_bear_interest_from_the_earliest_ground(
    facts: DamagesFacts, start: date | None, section: str | None
) -> None:
    answer = interest_start_of_damages(facts)
    assert answer.value == start
    assert [ground.section for ground in answer.because] == ([section] if section else [])


def test_legal_costs_bear_interest_a_month_after_the_decision() -> None:
    assert interest_start_of_legal_costs(date(2025, 1, 31)).value == date(2025, 2, 28)
