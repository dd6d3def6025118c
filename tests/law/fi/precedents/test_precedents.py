"""Decisions of courts and authorities, each as a named rule."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.law.fi.precedents.costs import (
    belong_together,
    buyer_follows_the_rules_of_an_agency,
    is_worth_doing,
    tax_may_be_charged,
)
from inkasso.law.fi.precedents.interest import (
    contract_rate_may_go_on,
    due_date_binds,
)
from inkasso.law.fi.precedents.limitation import (
    effect_of_enforcement,
    may_be_claimed_again,
)
from inkasso.law.fi.precedents.payments import (
    compensation_counts,
    may_be_set_off,
    paid_on,
    waiver_holds,
)


def test_a_one_sided_due_date_does_not_bind() -> None:
    assert due_date_binds(agreed_in_advance=False).value is False
    assert due_date_binds(agreed_in_advance=True).value is True


def test_an_unfair_credit_rate_does_not_go_on() -> None:
    assert contract_rate_may_go_on(credit_term_unfair=True).value is False
    assert contract_rate_may_go_on(credit_term_unfair=False).value is True


def test_between_businesses_a_payment_counts_when_the_creditor_has_it() -> None:
    debited, available = date(2026, 3, 6), date(2026, 3, 9)
    assert paid_on(debited, available, between_businesses=True).value == available
    assert paid_on(debited, available, between_businesses=False).value == debited


def test_forty_euros_are_owed_for_each_invoice() -> None:
    assert compensation_counts(135).value == 135
    assert compensation_counts(0).value == 0


@pytest.mark.parametrize(
    ("voluntary", "single", "holds"),
    [(True, True, True), (True, False, False), (False, True, False)],
)
def test_compensation_is_given_up_freely_and_case_by_case(
    voluntary: bool, single: bool, holds: bool
) -> None:
    assert waiver_holds(voluntary=voluntary, for_this_invoice=single).value is holds


def test_claims_of_different_people_are_not_set_off() -> None:
    assert may_be_set_off(mutual=False, due=True, same_kind=True).value is False
    assert may_be_set_off(mutual=True, due=False, same_kind=True).value is False
    assert may_be_set_off(mutual=True, due=True, same_kind=True).value is True


def test_tax_that_the_creditor_deducts_is_no_cost() -> None:
    assert tax_may_be_charged(creditor_deducts=True).value is False
    assert tax_may_be_charged(creditor_deducts=False).value is True


def test_a_buyer_follows_the_rules_of_an_agency() -> None:
    answer = buyer_follows_the_rules_of_an_agency()
    assert answer.value is True
    assert {ground.act for ground in answer.because} == {"KKO 2009:12", "513/1999"}


@pytest.mark.parametrize(
    ("creditor", "basis", "due", "together"),
    [
        (True, True, True, True),
        (True, False, True, False),
        (True, True, False, False),
        (False, True, True, False),
    ],
)
def test_one_basis_is_not_split(creditor: bool, basis: bool, due: bool, together: bool) -> None:
    answer = belong_together(same_creditor=creditor, same_basis=basis, both_due=due)
    assert answer.value is together
    assert answer.because[0].act == "KKO 2016:55"


def test_an_act_known_to_be_useless_is_not_charged() -> None:
    hopeless = is_worth_doing(will_not_pay_without_judgment=True, may_have_paid=False)
    unseen = is_worth_doing(will_not_pay_without_judgment=False, may_have_paid=True)
    useful = is_worth_doing(will_not_pay_without_judgment=False, may_have_paid=False)
    assert [hopeless.value, unseen.value, useful.value] == [False, False, True]


def test_enforcement_that_nobody_learnt_of_only_holds_the_clock_for_a_year() -> None:
    unknown = effect_of_enforcement(date(2024, 2, 29), debtor_learned=False).value
    assert unknown.interrupts is False
    assert unknown.stands_still_until == date(2025, 2, 28)
    known = effect_of_enforcement(date(2024, 2, 29), debtor_learned=True).value
    assert known.interrupts is True
    assert known.stands_still_until is None


def test_no_agreement_revives_a_title_that_ended() -> None:
    ended = date(2025, 5, 20)
    assert may_be_claimed_again(ended, ended).value is True
    assert may_be_claimed_again(ended, date(2025, 5, 21)).value is False
