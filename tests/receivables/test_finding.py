"""Cases by what somebody has of their numbers."""

from __future__ import annotations

import pytest

from builders import Bill, case_of, hand_over, make_client, person
from inkasso.receivables.finding import cases_named, cases_with_part
from inkasso.receivables.models import Receivable

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers() -> dict[str, int]:
    """Cases by their invoice; the first has a reference of the creditor's too."""
    client = make_client()
    bills = [Bill(number=number, debtor=person(n)) for n, number in enumerate(("A-4711-x", "B%_7"))]
    hand_over(client, bills)
    case = case_of(client, "A-4711-x")
    kept = Receivable.objects.get(case=case)
    kept.pk, kept.invoice_number, kept.original_reference = None, "A-4712", "2026000011"
    kept.save(force_insert=True)
    return {bill.number: case_of(client, bill.number).id for bill in bills}


def found(text: str) -> list[int]:
    return [one.number for one in cases_with_part(text, 30)]


def test_a_reference_of_the_creditor_names_its_case(numbers: dict[str, int]) -> None:
    for written in ("2026000011", "20260 00011"):
        assert [one.number for one in cases_named(written, 30)] == [numbers["A-4711-x"]]


@pytest.mark.parametrize("part", ["4711", "a-47", "711-X", "A-4711-x"])
def test_a_part_of_an_invoice_finds_its_case(numbers: dict[str, int], part: str) -> None:
    assert found(part) == [numbers["A-4711-x"]]


def test_a_part_of_our_own_reference_finds_its_case(numbers: dict[str, int]) -> None:
    (named,) = cases_named("B%_7", 30)
    assert numbers["B%_7"] in found(named.reference[-4:])


@pytest.mark.parametrize(
    "part", ["", "471", "A-4", "abcd", "%%%%", "____", "%_%7", "47\u0661\u0661"]
)
def test_what_is_short_or_no_number_finds_nothing(numbers: dict[str, int], part: str) -> None:
    assert found(part) == []


def test_signs_of_a_pattern_are_signs(numbers: dict[str, int]) -> None:
    assert found("B%_7") == [numbers["B%_7"]]


def test_no_more_than_asked_for(numbers: dict[str, int]) -> None:
    assert len(cases_with_part("-471", 1)) <= 1
