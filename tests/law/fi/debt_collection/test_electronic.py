"""Electronic demands: consents, acceptance, receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.electronic import (
    Consent,
    DeliveryFacts,
    guardian_gets_copies,
    lacking_in_consent,
    last_day_of_consent,
    may_deliver_electronically,
    must_verify_receipt,
)

GIVEN = date(2026, 1, 31)
CONSENT = Consent(
    manner="mailbox",
    collector="Agency",
    receivables=frozenset({"1"}),
    given_on=GIVEN,
    valid_until=date(2030, 1, 1),
)
FACTS = DeliveryFacts(
    regime=Regime.CONSUMER,
    receivable="1",
    collector="Agency",
    manner="mailbox",
    consent=CONSENT,
    due_date=date(2026, 2, 1),
)
BUSINESS = replace(FACTS, regime=Regime.OTHER)
ON = date(2026, 6, 1)


def code(facts: DeliveryFacts, on: date = ON) -> str | None:
    answer = may_deliver_electronically(facts, on)
    if isinstance(answer, Refusal):
        assert answer.remedy is not None
        assert answer.because
        return answer.code
    return None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, None),
        ({"separate": False}, "no_consent"),
        ({"manner": ""}, "consent_incomplete"),
        ({"collector": " "}, "consent_incomplete"),
        ({"valid_until": None}, "consent_incomplete"),
        ({"receivables": frozenset()}, "consent_incomplete"),
        ({"withdrawn_on": ON}, "consent_withdrawn"),
        ({"withdrawn_on": ON + timedelta(days=1)}, None),
        ({"valid_until": ON - timedelta(days=1)}, "consent_expired"),
        ({"valid_until": ON}, None),
        ({"collector": "Another"}, "consent_not_for_this"),
        ({"manner": "e-mail"}, "consent_not_for_this"),
        ({"receivables": frozenset({"2"})}, "consent_not_for_this"),
        ({"given_on": ON + timedelta(days=1)}, "no_consent"),
    ],
)
def test_a_consumers_consent_carries_what_it_says_and_no_more(
    change: dict[str, object], expected: str | None
) -> None:
    consent = replace(CONSENT, **change)  # type: ignore[arg-type]  one field at a time
    assert code(replace(FACTS, consent=consent)) == expected


def test_a_consumers_consent_ends_after_twelve_months_whatever_it_says() -> None:
    assert code(FACTS, date(2027, 1, 31)) is None
    assert code(FACTS, date(2027, 2, 1)) == "consent_expired"
    assert last_day_of_consent(replace(CONSENT, given_on=date(2024, 2, 29)), Regime.CONSUMER) == (
        date(2025, 2, 28)
    )


def test_a_business_debtors_consent_lasts_as_long_as_it_says() -> None:
    assert code(BUSINESS, date(2029, 1, 1)) is None
    assert code(BUSINESS, date(2030, 1, 2)) == "consent_expired"


def test_a_business_consent_to_several_receivables_says_how_long() -> None:
    one = replace(CONSENT, collector="", valid_until=None)
    several = replace(one, receivables=frozenset({"1", "2"}))
    assert lacking_in_consent(one, Regime.OTHER) == ()
    assert lacking_in_consent(several, Regime.OTHER) == ("valid_until",)
    assert lacking_in_consent(one, Regime.CONSUMER) == ("collector", "valid_until")


def test_acceptance_after_the_due_date_is_enough_for_that_receivable() -> None:
    accepted = replace(FACTS, consent=None, accepted_on=date(2026, 2, 2))
    assert code(accepted) is None
    assert code(replace(accepted, accepted_on=accepted.due_date)) == "no_consent"
    older = replace(accepted, due_date=date(2014, 1, 1), accepted_on=date(2014, 1, 2))
    answer = may_deliver_electronically(older, date(2014, 3, 1))
    assert isinstance(answer, Decision)
    assert (answer.because[0].section, answer.because[0].version) == ("5 § 2 mom.", "31/2013")


def test_a_standing_consent_was_no_ground_before_may_2022() -> None:
    older = replace(FACTS, consent=replace(CONSENT, given_on=date(2022, 1, 1)))
    assert code(older, date(2022, 4, 30)) == "no_consent"
    assert code(older, date(2022, 5, 1)) is None


def test_consumers_got_paper_until_march_2013() -> None:
    accepted = replace(FACTS, due_date=date(2013, 1, 1), accepted_on=date(2013, 1, 5))
    assert code(accepted, date(2013, 3, 15)) == "paper_only"
    assert code(accepted, date(2013, 3, 16)) is None


def test_an_established_manner_carries_a_business_demand_until_paper_is_asked() -> None:
    established = replace(BUSINESS, consent=None, established=True)
    assert code(established) is None
    assert code(replace(established, paper_asked=True)) == "no_consent"
    assert code(replace(established, regime=Regime.CONSUMER)) == "no_consent"


def test_an_established_manner_carries_no_tratta() -> None:
    """Section 7(4) lets it carry the reminder before the tratta only."""
    tratta = replace(BUSINESS, consent=None, established=True, tratta=True)
    assert code(tratta) == "no_consent"
    assert code(replace(tratta, consent=CONSENT)) is None
    answer = may_deliver_electronically(replace(tratta, consent=CONSENT), ON)
    assert isinstance(answer, Decision)
    assert answer.because[0].section == "7 § 4 mom."


def test_until_may_2022_a_tratta_goes_electronically_once_accepted_after_the_due_date() -> None:
    accepted = replace(
        BUSINESS,
        consent=None,
        tratta=True,
        due_date=date(2013, 1, 1),
        accepted_on=date(2013, 1, 5),
    )
    assert code(accepted, date(2022, 4, 30)) is None
    assert code(replace(accepted, accepted_on=date(2013, 1, 1)), date(2014, 1, 1)) == "no_consent"
    assert code(accepted, date(2022, 5, 1)) == "no_consent"
    assert code(replace(accepted, accepted_on=None), date(2013, 3, 15)) is None


@given(day=st.dates(date(2022, 5, 1), date(2031, 1, 1)))
def test_no_demand_goes_electronically_a_year_after_a_consumers_consent(day: date) -> None:
    if code(FACTS, day) is None:
        assert GIVEN <= day <= date(2027, 1, 31)


@pytest.mark.parametrize("regime", list(Regime))
def test_receipt_is_verified_since_may_2022(regime: Regime) -> None:
    assert must_verify_receipt(regime, date(2022, 5, 1)).value
    assert not must_verify_receipt(regime, date(2022, 4, 30)).value


def test_a_guardian_of_an_adult_gets_the_demands_on_request() -> None:
    assert guardian_gets_copies(asked=True, adult=True, on=ON).value
    assert not guardian_gets_copies(asked=False, adult=True, on=ON).value
    assert not guardian_gets_copies(asked=True, adult=False, on=ON).value
    assert not guardian_gets_copies(asked=True, adult=True, on=date(2022, 4, 30)).value
