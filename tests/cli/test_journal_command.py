"""`inkasso journal` after old postings were carried forward into sums."""

from __future__ import annotations

import pytest

from command_line import Inkasso
from inkasso.ledger.models import CarriedForward


@pytest.fixture
def carried(db: None) -> None:
    for account, cents in (("bank", 120_00), ("client_funds", -120_00)):
        CarriedForward.objects.create(
            run=7, account=account, currency="EUR", year=2015, cents=cents, postings=3
        )


def postings(inkasso: Inkasso, *said: str) -> list[dict[str, object]]:
    found = inkasso("journal", *said, "--json").document["postings"]
    assert isinstance(found, list)
    return found


def test_sums_stand_first_on_the_last_day_of_their_year(inkasso: Inkasso, carried: None) -> None:
    one, other = postings(inkasso)
    assert (one["kind"], one["source"]) == ("carried_forward", "retention:7")
    assert (one["booked_on"], one["case"]) == ("2015-12-31", "")
    assert (one["debit"], one["credit"]) == ("120.00", "0.00")
    assert (other["debit"], other["credit"]) == ("0.00", "120.00")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (("--from", "2015-12-31"), 2),
        (("--from", "2016-01-01"), 0),
        (("--to", "2015-12-30"), 0),
        (("--to", "2015-12-31"), 2),
    ],
)
def test_the_days_asked_for_bound_the_sums_too(
    inkasso: Inkasso, carried: None, said: tuple[str, str], shown: int
) -> None:
    assert len(postings(inkasso, *said)) == shown


def test_the_sums_stand_in_the_csv(inkasso: Inkasso, carried: None) -> None:
    assert inkasso("journal").out.count(";carried_forward;retention:7;") == 2
