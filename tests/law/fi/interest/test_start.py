"""From when interest runs."""

from __future__ import annotations

from datetime import date

from inkasso.law.fi.interest.start import (
    InterestStartFacts,
    interest_start,
    interest_start_of_costs,
)

DUE = date(2026, 1, 15)
SENT = date(2026, 1, 1)


def test_a_binding_due_date_starts_interest_the_next_day() -> None:
    answer = interest_start(InterestStartFacts(consumer=True, due_date=DUE))
    assert answer.value == DUE
    assert answer.because[0].section == "5 §"


def test_without_a_binding_due_date_interest_waits_thirty_days_from_the_invoice() -> None:
    facts = InterestStartFacts(
        consumer=False, due_date=DUE, due_date_binds=False, invoice_sent_on=SENT
    )
    assert interest_start(facts).value == date(2026, 1, 31)


def test_an_invoice_that_arrives_late_starts_interest_late() -> None:
    facts = InterestStartFacts(
        consumer=False,
        due_date=DUE,
        due_date_binds=False,
        invoice_sent_on=SENT,
        invoice_reached_on=date(2026, 2, 10),
    )
    assert interest_start(facts).value == date(2026, 2, 10)


def test_a_consumer_who_was_never_told_pays_no_interest() -> None:
    facts = InterestStartFacts(
        consumer=True, due_date=DUE, due_date_binds=False, invoice_sent_on=SENT
    )
    answer = interest_start(facts)
    assert answer.value is None
    assert "6 § 2 mom." in {ground.section for ground in answer.because}


def test_a_consumer_pays_from_when_told_or_from_the_summons() -> None:
    told = InterestStartFacts(
        consumer=True,
        due_date=DUE,
        due_date_binds=False,
        invoice_sent_on=SENT,
        told_on=date(2026, 3, 1),
    )
    sued = InterestStartFacts(
        consumer=True,
        due_date=DUE,
        due_date_binds=False,
        invoice_sent_on=SENT,
        summons_served_on=date(2026, 5, 1),
    )
    assert interest_start(told).value == date(2026, 3, 1)
    assert interest_start(sued).value == date(2026, 5, 1)


def test_a_consumers_costs_bear_no_interest_unless_their_own_was_told() -> None:
    untold = interest_start_of_costs(consumer=True, told_on=None, summons_served_on=None)
    assert untold.value is None
    assert untold.because[0].act == "KKO 2012:19"
    told = interest_start_of_costs(
        consumer=True, told_on=date(2026, 3, 1), summons_served_on=date(2026, 6, 1)
    )
    assert told.value == date(2026, 3, 31)
    served = interest_start_of_costs(
        consumer=True, told_on=date(2026, 3, 1), summons_served_on=date(2026, 3, 10)
    )
    assert served.value == date(2026, 3, 10)
