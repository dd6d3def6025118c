"""Business IDs and what spreadsheets make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.business_id import parse_business_id


def with_check_digit(body: int) -> str | None:
    digits = f"{body:07d}"
    weighted = zip(map(int, digits), (7, 9, 10, 5, 8, 4, 2), strict=True)
    rest = sum(digit * weight for digit, weight in weighted) % 11
    return None if rest == 1 else f"{digits}-{0 if rest == 0 else 11 - rest}"


@pytest.mark.parametrize(
    "text", ["2077474-0", "20774740", "FI20774740", " fi20774740 ", "FI2077474-0"]
)
def test_every_way_of_writing_means_the_same(text: str) -> None:
    assert parse_business_id(text) == "2077474-0"


@pytest.mark.parametrize("text", ["0116510-6", "116510-6", "1165106", "01165106"])
def test_leading_zero_eaten_by_a_spreadsheet_comes_back(text: str) -> None:
    assert parse_business_id(text) == "0116510-6"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2077474-1",
        "2077474-",
        "20774-740",
        "207747400",
        "165106",
        "SE20774740",
        "2077474–0",
        "٢٠٧٧٤٧٤-٠",
        "x",
    ],
)
def test_anything_else_is_no_business_id(text: str) -> None:
    assert parse_business_id(text) is None


@given(st.integers(1, 9_999_999), st.integers(0, 9))
def test_one_check_digit_at_most_is_right(body: int, check: int) -> None:
    text = f"{body:07d}-{check}"
    right = with_check_digit(body)

    assert parse_business_id(text) == (text if text == right else None)
