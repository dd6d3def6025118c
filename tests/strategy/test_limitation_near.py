"""The queue of cases that will soon be time-barred."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import START, Bill, case_of, hand_over, make_client, pay, person, play_day
from inkasso.receivables.models import Case
from inkasso.strategy.contacts.contacting import nothing_to_collect
from inkasso.strategy.expiring import expiring, still_expiring

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
#: Due on 2 February 2026, and three years from then the last day of it.
BARRED = date(2029, 2, 1)


@pytest.fixture
def case() -> Case:
    client = make_client()
    hand_over(client, [Bill(number="L-1"), Bill(number="L-2", debtor=person(5))])
    return case_of(client, "L-1")


def test_a_case_comes_in_good_time_and_is_late_once_it_is_barred(case: Case) -> None:
    assert expiring(BARRED - 91 * DAY) == []
    (first, _) = expiring(BARRED - 90 * DAY)
    assert (first.case_id, first.barred_on) == (case.id, BARRED)
    assert not first.is_late(BARRED - DAY)
    assert first.is_late(BARRED)
    assert "2029" in first.why.en


def test_a_payment_or_a_letter_takes_a_case_from_the_queue(case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 10_00, START + 10 * DAY)
    near = {one.case_id: one.barred_on for one in expiring(BARRED)}
    assert near[case.id] == date(2029, 3, 13)


def test_cases_that_are_weighed_again_are_told_as_they_were(case: Case, tmp_path: Path) -> None:
    every = expiring(BARRED)
    assert still_expiring(BARRED, [one.case_id for one in reversed(every)]) == every
    pay(tmp_path, case, 10_00, START + 10 * DAY)
    assert still_expiring(BARRED, [one.case_id for one in every]) == expiring(BARRED) != every
    play_day(START + 60 * DAY)
    assert expiring(BARRED, days=30) == []


def test_what_is_barred_may_not_be_collected_by_telephone_either(case: Case) -> None:
    assert nothing_to_collect(case, BARRED - DAY) == ()
    assert nothing_to_collect(case, BARRED)[0].section == "4 § 3 mom."
