"""What a payment demand must say."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.contents import (
    LetterFacts,
    LetterKind,
    missing_contents,
    required_contents,
)

ALWAYS = {
    "creditor_name_address",
    "basis",
    "itemised_amounts",
    "total",
    "payment_instructions",
    "objection_right",
    "objection_address",
}
SUSPENSION = {"suspension_right", "suspension_how_and_effects"}


def keys(facts: LetterFacts, kind: LetterKind = LetterKind.PAYMENT_DEMAND) -> set[str]:
    return {item.key for item in required_contents(kind, facts)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            LetterFacts(regime=Regime.CONSUMER, interest_basis_shown=True),
            ALWAYS | SUSPENSION,
        ),
        (LetterFacts(regime=Regime.OTHER, interest_basis_shown=True), ALWAYS),
        (LetterFacts(regime=Regime.OTHER), ALWAYS | {"interest_explanation_right"}),
        (
            LetterFacts(regime=Regime.OTHER, interest_basis_shown=True, transferred=True),
            ALWAYS | {"original_creditor"},
        ),
        (
            LetterFacts(regime=Regime.OTHER, interest_basis_shown=True, creditor_renamed=True),
            ALWAYS | {"original_creditor_name"},
        ),
        (
            LetterFacts(
                regime=Regime.CONSUMER,
                interest_basis_shown=True,
                directly_enforceable=True,
                public_creditor=True,
            ),
            ALWAYS | SUSPENSION | {"remedies_and_deferral", "public_body_contact"},
        ),
        (
            LetterFacts(regime=Regime.CONSUMER, interest_basis_shown=True, parts_not_due=True),
            ALWAYS,
        ),
        (
            LetterFacts(regime=Regime.CONSUMER, interest_basis_shown=True, suspended=True),
            ALWAYS | SUSPENSION | {"no_costs_after_suspension"},
        ),
        (
            LetterFacts(regime=Regime.CONSUMER, interest_basis_shown=True, due_date_binds=False),
            ALWAYS | SUSPENSION | {"interest_rate_and_start"},
        ),
    ],
)
def test_a_demand_says_what_the_facts_ask_for(facts: LetterFacts, expected: set[str]) -> None:
    assert keys(facts) == expected


def test_a_reminder_has_no_list_of_its_own() -> None:
    assert keys(LetterFacts(regime=Regime.CONSUMER), LetterKind.REMINDER) == set()


def test_what_is_not_provided_is_missing() -> None:
    facts = LetterFacts(regime=Regime.CONSUMER, interest_basis_shown=True)
    provided = ALWAYS | SUSPENSION
    assert missing_contents(provided, LetterKind.PAYMENT_DEMAND, facts) == ()
    (missing,) = missing_contents(provided - {"total"}, LetterKind.PAYMENT_DEMAND, facts)
    assert missing.key == "total"
    assert missing.because.section == "5 a § 1 mom. 4 k"


PLAIN = LetterFacts(regime=Regime.CONSUMER, interest_basis_shown=True, transferred=True)


def test_what_31_2013_added_was_not_asked_the_day_before() -> None:
    before = required_contents(LetterKind.PAYMENT_DEMAND, PLAIN, on=date(2013, 3, 15))
    after = required_contents(LetterKind.PAYMENT_DEMAND, PLAIN, on=date(2013, 3, 16))
    assert {item.key for item in before} == ALWAYS
    assert {item.key for item in after} == ALWAYS | SUSPENSION | {"original_creditor"}
    assert before[0].because.section == "5 § 1 mom. 1 k"
    assert before[0].because.version == ""
    assert after[0].because.version == "31/2013"


def test_a_business_demand_had_to_say_nothing_until_2021() -> None:
    business = LetterFacts(regime=Regime.OTHER, interest_basis_shown=True)
    kind = LetterKind.PAYMENT_DEMAND
    assert required_contents(kind, business, on=date(2020, 12, 31)) == ()
    assert missing_contents(set(), kind, business, on=date(2021, 1, 1))
