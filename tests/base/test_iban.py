"""Account numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.iban import Iban


def test_blanks_and_lower_case_are_forgiven() -> None:
    iban = Iban.parse(" fi37 1590 3000\u00a00007 76")

    assert iban == Iban("FI3715903000000776")
    assert iban is not None
    assert str(iban) == "FI3715903000000776"
    assert iban.grouped == "FI37 1590 3000 0007 76"


@pytest.mark.parametrize(
    ("text", "bic", "finnish"),
    [
        ("FI3715903000000776", "NDEAFIHH", True),
        ("FI0250004640001302", "OKOYFIHH", True),
        ("SE4550000000058398257466", "ESSESESS", False),
    ],
)
def test_bank_is_known_by_its_code(text: str, bic: str, finnish: bool) -> None:
    iban = Iban.parse(text)

    assert iban is not None
    assert (iban.bic, iban.is_finnish) == (bic, finnish)


def test_unknown_bank_gives_no_bic() -> None:
    body = "99999900000000"
    check = 98 - int(body + "151800") % 97
    iban = Iban.parse(f"FI{check:02d}{body}")

    assert iban is not None
    assert iban.bic is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FI",
        "FI3715903000000777",
        "FI371590300000077",
        "XX3715903000000776",
        "FI37-1590",
        "ÄÄ12",
    ],
)
def test_wrong_number_is_refused(text: str) -> None:
    assert Iban.parse(text) is None


@given(st.integers(0, 10**14 - 1), st.integers(0, 13), st.integers(1, 9))
def test_a_single_wrong_digit_is_always_found(body: int, place: int, shift: int) -> None:
    digits = f"{body:014d}"
    check = 98 - int(digits + "151800") % 97
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]

    assert Iban.parse(f"FI{check:02d}{wrong}") is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    Iban.parse(text)
