"""`inkasso law court`."""

from __future__ import annotations

import pytest

from command_line import Law


def test_an_undisputed_claim_costs_fee_and_capped_costs(law: Law) -> None:
    code, document = law("court", "--principal", "650", "--filed", "2026-05-01")
    shown = [document[key] for key in ("fee", "costs", "total")]
    assert (code, shown) == (0, ["70.00", "80.00", "150.00"])
    because = document["because"]
    assert isinstance(because, list)
    assert set(because[0]) == {"act", "section", "version", "text"}


def test_high_rate_and_paper_are_options(law: Law) -> None:
    _, document = law(
        "court", "--principal", "1200", "--filed", "2026-05-01", "--rate", "high", "--paper"
    )
    assert [document[key] for key in ("fee", "costs", "total")] == ["100.00", "160.00", "260.00"]


@pytest.mark.parametrize("filed", ["2001-12-31", "2014-06-01", "2028-01-01"])
def test_a_time_that_is_not_known_is_refused(law: Law, filed: str) -> None:
    code, document = law("court", "--principal", "650", "--filed", filed)
    assert code == 3
    assert set(document) == {"refused"}


def test_an_amount_that_is_none_is_wrong_usage(law: Law) -> None:
    code, document = law("court", "--principal", "6,5,0", "--filed", "2026-05-01")
    assert code == 2
    assert set(document) == {"wrong_usage"}


def test_before_2011_the_fee_is_in_the_costs(law: Law) -> None:
    _, document = law("court", "--principal", "300", "--filed", "2004-05-01")
    assert (document["fee"], document["total"]) == (None, "220.00")
