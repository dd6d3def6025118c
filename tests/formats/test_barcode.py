"""The bank bar code, against the guide's examples and against what no bank accepts."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.base.iban import Iban
from inkasso.base.money import Money
from inkasso.formats.barcode import check_value, make_barcode, read_barcode
from inkasso.formats.reference import make, normalise

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "barcode"
VIRTUAL = SAMPLES / "virtual_barcodes.tsv"

IBAN = "FI37 1590 3000 0007 76"
DIGITS = "437159030000007760001240000000000000000020260011261231"

# IBAN, amount, reference, due date, digits, check value (Bank Bar Code Guide 5.3 and our own).
EXAMPLES = [
    ("FI79 4405 2020 0360 82", "4883.15", "86851 62596 19897", date(2010, 6, 12),
     "479440520200360820048831500000000868516259619897100612", "40"),
    ("FI79 4405 2020 0360 82", "4883.15", "RF09 8685 1625 9619 897", date(2010, 6, 12),
     "579440520200360820048831509000000868516259619897100612", "74"),
    ("FI58 1017 1000 0001 22", "482.99", "559582243294671", date(2012, 1, 31),
     "458101710000001220004829900000000559582243294671120131", "55"),
    ("FI16 8000 1400 0502 67", "935.85", "78 77767 96566 28687", None,
     "416800014000502670009358500000078777679656628687000000", "30"),
    ("FI15 6601 0001 5306 41", "7444.54", "RF84 7758 4747 9064 7489", date(2019, 12, 19),
     "515660100015306410074445484000007758474790647489191219", "16"),
    ("FI02 5000 4640 0013 02", "693.80", "69 87567 20834 35364", date(2011, 7, 24),
     "402500046400013020006938000000069875672083435364110724", "14"),
    (IBAN, "124.00", "20260011", date(2026, 12, 31), DIGITS, "49"),
    (IBAN, "124.00", "RF52 20260011", date(2026, 12, 31),
     "537159030000007760001240052000000000000020260011261231", "95"),
]  # fmt: skip


@pytest.mark.parametrize(("iban", "amount", "reference", "due", "digits", "value"), EXAMPLES)
def test_guide_example_is_made_and_read(
    *, iban: str, amount: str, reference: str, due: date | None, digits: str, value: str
) -> None:
    made = make_barcode(iban=iban, amount=Money.of(amount), reference=reference, due=due)
    content = read_barcode(digits)

    assert (made.digits, made.check) == (digits, value)
    assert made.version == content.version == int(digits[0])
    assert content.iban == Iban.parse(iban)
    assert content.amount == Money.of(amount)
    assert content.reference == normalise(reference)
    assert content.due == due


@pytest.mark.skipif(not VIRTUAL.exists(), reason="the circulating examples are not here")
def test_circulating_examples_are_read_and_made_again() -> None:
    with VIRTUAL.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))

    assert len(rows) > 10
    for row in rows:
        content = read_barcode(row["barcode"])
        cents = int(Decimal(row["euro_amount"]) * 100)
        assert content.iban.text == row["iban"]
        assert content.reference == row["reference"]
        assert content.amount == (Money(cents) if cents else None)
        assert content.due == (date.fromisoformat(row["due_date"]) if row["due_date"] else None)
        again = make_barcode(
            iban=row["iban"], amount=content.amount, reference=row["reference"], due=content.due
        )
        assert again.digits == row["barcode"]
        assert again.check == row["code128_check"]


@pytest.mark.parametrize(
    "amount", [None, Money(0), Money.of("1000000.00"), Money.of("123456789.01")]
)
def test_open_and_too_large_amounts_are_zeros(amount: Money | None) -> None:
    made = make_barcode(iban=IBAN, amount=amount, reference="20260011")

    assert made.digits[17:25] == "00000000"
    assert read_barcode(made.digits).amount is None


def test_largest_amount_is_written() -> None:
    made = make_barcode(iban=IBAN, amount=Money.of("999999.99"), reference="20260011")

    assert read_barcode(made.digits).amount == Money.of("999999.99")


def refused(
    iban: str = IBAN,
    amount: Money | None = None,
    reference: str = "20260011",
    due: date | None = None,
) -> str:
    with pytest.raises(BadInput) as caught:
        make_barcode(iban=iban, amount=amount, reference=reference, due=due)
    return caught.value.message


def test_what_a_bar_code_cannot_carry_is_refused() -> None:
    assert "not a valid account" in refused(iban="FI3715903000000777")
    assert "not a Finnish account" in refused(iban="SE4550000000058398257466")
    assert "amount" in refused(amount=Money(-1))
    assert "amount" in refused(amount=Money(100, "SEK"))
    assert "check digit" in refused(reference="20260012")
    assert "check digits" in refused(reference="RF5320260011")
    assert "digits only" in refused(reference="RF97C2H5OH")
    assert "2000 to 2099" in refused(due=date(1999, 12, 31))
    assert "2000 to 2099" in refused(due=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("digits", "where"),
    [
        ("", "54 digits"),
        (DIGITS[:-1], "54 digits"),
        (DIGITS + "0", "54 digits"),
        ("3" + DIGITS[1:], "begin with 4 or 5"),
        (DIGITS[:-1] + "x", "54 digits"),
        (DIGITS.replace("1", "١"), "54 digits"),
        ("438" + DIGITS[3:], "digits 2 to 17"),
        (DIGITS[:25] + "001" + DIGITS[28:], "digits 26 to 28"),
        (DIGITS[:47] + "2" + DIGITS[48:], "digits 26 to 48"),
        ("5" + DIGITS[1:], "digits 26 to 48"),
        (DIGITS[:25] + "0" * 23 + DIGITS[48:], "digits 26 to 48"),
        (DIGITS[:48] + "261331", "digits 49 to 54"),
        (DIGITS[:48] + "260230", "digits 49 to 54"),
        (DIGITS[:48] + "000001", "digits 49 to 54"),
    ],
)
def test_what_no_bank_would_accept_is_refused_with_its_place(digits: str, where: str) -> None:
    with pytest.raises(BadInput, match=where):
        read_barcode(digits)


def test_blanks_between_digits_are_forgiven() -> None:
    assert read_barcode(f" {DIGITS[:10]} {DIGITS[10:]}\n") == read_barcode(DIGITS)


@given(
    account=st.integers(0, 10**14 - 1),
    cents=st.integers(1, 99_999_999),
    base=st.integers(100, 10**19 - 1),
    due=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    as_rf=st.booleans(),
)
def test_what_is_made_is_what_is_read(
    *, account: int, cents: int, base: int, due: date | None, as_rf: bool
) -> None:
    iban = f"FI{98 - int(f'{account:014d}151800') % 97:02d}{account:014d}"
    made = make(str(base))
    reference = made.rf if as_rf else made.reference

    barcode = make_barcode(iban=iban, amount=Money(cents), reference=reference, due=due)
    content = read_barcode(barcode.digits)

    assert len(barcode.digits) == 54
    assert barcode.version == (5 if as_rf else 4)
    assert (content.iban.text, content.amount) == (iban, Money(cents))
    assert (content.reference, content.due) == (reference, due)


@given(st.text(alphabet="0123456789", min_size=54, max_size=54), st.integers(0, 53))
def test_check_value_is_below_its_modulus_and_sees_a_changed_digit(digits: str, place: int) -> None:
    changed = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]

    assert 0 <= check_value(digits) < 103
    assert check_value(changed) != check_value(digits)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(BadInput):
        read_barcode(text)
