"""Sentences with values in them, in each language's manner."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.formats.amounts import format_amount
from inkasso.law.wording import fill


def test_numbers_and_days_are_written_as_each_language_writes_them() -> None:
    words = Words(fi="{a} {b} {c} {d}", sv="{a} {b} {c} {d}", en="{a} {b} {c} {d}")
    filled = fill(
        words,
        a=Money(12_50),
        b=Decimal("10.50"),
        c=date(2026, 3, 5),
        d=Words(fi="x", sv="y", en="z"),
    )
    assert filled.fi == "12,50 10,5 5.3.2026 x"
    assert filled.sv == "12,50 10,5 5.3.2026 y"
    assert filled.en == "12.50 10.5 2026-03-05 z"


@pytest.mark.parametrize("cents", [0, 1, 999_99, 1_000_00, 10_000_01, 1_234_567_89, -1_234_50])
def test_amounts_are_written_as_the_letters_write_them(cents: int) -> None:
    filled = fill(Words(fi="{a}", sv="{a}", en="{a}"), a=Money(cents))
    assert f"{filled.fi}\u00a0€" == format_amount(Money(cents), "fi")
    assert f"{filled.sv}\u00a0€" == format_amount(Money(cents), "sv")
    assert filled.en == format_amount(Money(cents), "en").replace("€", "")


def test_a_scale_of_thousands_has_its_groups_too() -> None:
    filled = fill(Words(fi="{a}", sv="{a}", en="{a}"), a=Decimal("10000"))
    assert (filled.fi, filled.sv, filled.en) == ("10\u00a0000", "10\u00a0000", "10,000")


def test_whole_numbers_keep_their_zeros() -> None:
    filled = fill(Words(fi="{a}", sv="{a}", en="{a}"), a=Decimal(100))
    assert filled.fi == "100"
