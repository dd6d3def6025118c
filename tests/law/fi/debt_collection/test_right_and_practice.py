"""Loss of the right to costs, more than the maximums, good practice, statements of debts."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money
from inkasso.law.fi.debt_collection.acts import CostFacts, Regime
from inkasso.law.fi.debt_collection.good_practice import Conduct as Practice
from inkasso.law.fi.debt_collection.good_practice import is_forbidden, statement_is_free
from inkasso.law.fi.debt_collection.maximums.more_costs import Maximum, more_than
from inkasso.law.fi.debt_collection.maximums.reasonable import Breach, Conduct, right_to_costs


@pytest.mark.parametrize(
    ("on", "breach", "owed", "section"),
    [
        ("1999-09-01", Breach.GOOD_PRACTICE, False, "10 § 2 mom."),
        ("2010-01-01", Breach.DEMAND, False, "10 § 2 mom."),
        ("2013-03-15", Breach.DISPUTE, True, "10 § 2 mom."),
        ("2013-03-16", Breach.DISPUTE, False, "10 § 3 mom."),
        ("2013-03-15", Breach.TRATTA, True, "10 § 2 mom."),
        ("2013-03-16", Breach.TRATTA, False, "10 § 3 mom."),
        ("2013-03-16", Breach.SUSPENSION, False, "10 § 3 mom."),
        ("2022-04-30", Breach.OTHER_DEMAND, True, "10 § 3 mom."),
        ("2022-05-01", Breach.OTHER_DEMAND, False, "10 § 3 mom."),
        ("2026-01-01", Breach.CONTENTS, False, "10 § 3 mom."),
    ],
)
def test_what_costs_the_right_to_costs_grew_with_each_wording(
    on: str, breach: Breach, owed: bool, section: str
) -> None:
    answer = right_to_costs(Conduct(breaches=frozenset({breach})), date.fromisoformat(on))
    assert isinstance(answer, Decision)
    assert answer.value is owed
    assert answer.because[0].section == section


def test_a_breach_that_a_person_found_minor_costs_nothing() -> None:
    on = date(2026, 1, 1)
    broken = frozenset({Breach.GOOD_PRACTICE})
    minor = right_to_costs(Conduct(breaches=broken, minor=True), on)
    clean = right_to_costs(Conduct(), on)
    assert isinstance(minor, Decision)
    assert isinstance(clean, Decision)
    assert minor.value
    assert clean.value
    assert isinstance(right_to_costs(Conduct(), date(1999, 8, 31)), Refusal)


def facts(regime: Regime, *, enforceable: bool = False) -> CostFacts:
    return CostFacts(
        regime=regime,
        principal=Money(100_00),
        due_date=date(2000, 1, 1),
        directly_enforceable=enforceable,
    )


@pytest.mark.parametrize(
    ("regime", "on", "maximum", "section", "version"),
    [
        (Regime.CONSUMER, "2010-01-01", Maximum.ACT, "10 a § 3 mom.", "28/2005"),
        (Regime.CONSUMER, "2010-01-01", Maximum.NUMBER, "10 c § 2 mom.", "28/2005"),
        (Regime.CONSUMER, "2010-01-01", Maximum.TOTAL, "10 c § 2 mom.", "28/2005"),
        (Regime.CONSUMER, "2026-01-01", Maximum.NUMBER, "10 c § 2 mom.", "31/2013"),
        (Regime.CONSUMER, "2026-01-01", Maximum.TOTAL, "10 d § 2 mom.", "31/2013"),
        (Regime.OTHER, "2021-02-01", Maximum.ACT, "3 b § 3 mom.", "1069/2020"),
        (Regime.OTHER, "2021-08-01", Maximum.TOTAL, "3 e § 2 mom.", "539/2021"),
        (Regime.OTHER, "2026-01-01", Maximum.NUMBER, "10 g § 3 mom.", "299/2022"),
    ],
)
def test_more_than_a_maximum_takes_a_person_and_a_statement(
    *, regime: Regime, on: str, maximum: Maximum, section: str, version: str
) -> None:
    answer = more_than(maximum, facts(regime), date.fromisoformat(on))
    assert isinstance(answer, Decision)
    assert (answer.because[0].section, answer.because[0].version) == (section, version)
    assert answer.value.condition.en
    assert answer.value.statement.fi
    assert "court" in answer.value.weighed_by.en


@pytest.mark.parametrize("maximum", [Maximum.ACT, Maximum.TOTAL])
def test_a_directly_enforceable_receivable_never_costs_more(maximum: Maximum) -> None:
    for regime in Regime:
        answer = more_than(maximum, facts(regime, enforceable=True), date(2026, 1, 1))
        assert isinstance(answer, Refusal)
        assert answer.code == "no_more_costs"


def test_where_there_is_no_maximum_there_is_nothing_to_pass() -> None:
    answer = more_than(Maximum.ACT, facts(Regime.OTHER), date(2020, 12, 31))
    assert isinstance(answer, Refusal)
    assert answer.code == "reasonable_only"


@pytest.mark.parametrize(
    ("conduct", "on", "forbidden"),
    [
        (Practice.MISLEADING, "1999-09-01", True),
        (Practice.PRIVACY, "2026-01-01", True),
        (Practice.NEEDLESS, "2005-01-01", True),
        (Practice.EXTINGUISHED, "2013-03-15", False),
        (Practice.EXTINGUISHED, "2013-03-16", True),
        (Practice.ARRANGEMENTS, "2013-03-15", False),
        (Practice.ARRANGEMENTS, "2013-03-16", True),
    ],
)
def test_section_4_names_more_since_2013(conduct: Practice, on: str, forbidden: bool) -> None:
    answer = is_forbidden(conduct, date.fromisoformat(on))
    assert isinstance(answer, Decision)
    assert answer.value is forbidden
    assert isinstance(is_forbidden(conduct, date(1999, 8, 31)), Refusal)


@pytest.mark.parametrize(
    ("given_on", "free"),
    [
        ((), True),
        ((date(2025, 12, 31),), True),
        ((date(2026, 1, 1),), False),
        ((date(2026, 7, 1),), True),
    ],
)
def test_one_statement_a_year_is_free(given_on: tuple[date, ...], free: bool) -> None:
    answer = statement_is_free(given_on, date(2026, 6, 1))
    assert isinstance(answer, Decision)
    assert answer.value is free


def test_there_was_no_right_to_a_statement_before_may_2005() -> None:
    answer = statement_is_free((), date(2005, 4, 30))
    assert isinstance(answer, Refusal)
    assert answer.code == "not_encoded"
