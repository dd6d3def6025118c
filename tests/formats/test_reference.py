"""References: made, checked, printed, and found in what payers write."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.words import LANGUAGES
from inkasso.formats.reference import (
    check,
    check_digit,
    find_references,
    grouped,
    is_valid_national,
    make,
    normalise,
    to_national,
    to_rf,
)

BASES = st.integers(100, 10**19 - 1).map(str)

# Base, check digit, and the sum that it follows from.
CHECK_DIGITS = [
    ("123", "2", 28),
    ("1234", "4", 46),
    ("1234567", "2", 118),
    ("2026001", "1", 69),
    ("100345", "9", 51),
    ("59073839", "0", 200),
]

RF_FORMS = [
    ("868516259619897", "RF09868516259619897"),
    ("12345672", "RF8512345672"),
    ("1232", "RF111232"),
    ("20260011", "RF5220260011"),
    ("40905", "RF1140905"),
    ("2348236", "RF332348236"),
    ("3900", "RF463900"),
    ("13013", "RF8413013"),
]


@pytest.mark.parametrize(("base", "digit", "total"), CHECK_DIGITS)
def test_check_digit_fills_the_weighted_sum_up_to_ten(base: str, digit: str, total: int) -> None:
    made = make(base)

    assert check_digit(base) == digit
    assert made.reference == base + digit
    assert (total + int(digit)) % 10 == 0


@pytest.mark.parametrize(("national", "rf"), RF_FORMS)
def test_rf_form_wraps_the_national_reference(national: str, rf: str) -> None:
    assert to_rf(national) == rf
    assert to_national(rf) == national
    assert check(rf).valid
    assert check(rf).kind == "rf"


def test_made_reference_comes_in_every_form() -> None:
    made = make("86851625961989")

    assert made.reference == "868516259619897"
    assert made.grouped == "86851 62596 19897"
    assert made.rf == "RF09868516259619897"


@pytest.mark.parametrize("base", ["", "1", "12", "012", "1" * 20, "12a4", "12-34", "RF123", "١٢٣٤"])
def test_base_of_another_length_or_not_of_digits_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="3 to 19 digits"):
        make(base)


def test_blanks_and_leading_zeros_of_a_base_do_not_count() -> None:
    assert make(" 000 123 4567 ") == make("1234567")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1232", "1232"),
        ("12345", "12345"),
        ("12345672", "123 45672"),
        ("868516259619897", "86851 62596 19897"),
        ("RF09868516259619897", "RF09 8685 1625 9619 897"),
        ("rf5220260011", "RF52 2026 0011"),
    ],
)
def test_national_is_printed_in_fives_from_the_right_and_rf_in_fours(
    text: str, printed: str
) -> None:
    assert grouped(text) == printed
    assert normalise(printed) == normalise(text)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("000000000000012345672", "12345672"),
        ("1234 5672", "12345672"),
        ("1234\u00a05672\n", "12345672"),
        ("rf09 8685 1625 9619 897", "RF09868516259619897"),
        ("RF0900868516259619897", "RF09868516259619897"),
        ("RF7812345 ", "RF7812345"),
        ("RFB/557742358", "557742358"),
        ("RFB/000557742358", "557742358"),
        ("", ""),
        ("0000", ""),
    ],
)
def test_blanks_zeros_case_and_prefix_do_not_count(text: str, normalised: str) -> None:
    assert normalise(text) == normalised


# References of published bank samples, wrong ones among them; none may be taken silently.
FAULTY = [
    ("1042005", "national", ["bad_check_digit"]),
    ("1043002", "national", ["bad_check_digit"]),
    ("RF98123456789012", "rf", ["bad_rf_check_digits", "bad_check_digit"]),
    ("RF7812345 ", "rf", ["bad_check_digit"]),
    ("RF97C2H5OH", "rf", ["not_digits"]),
    ("RF18539007547034", "rf", ["bad_check_digit"]),
    ("RF", "rf", ["not_digits"]),
    ("RFAB12345672", "rf", ["not_digits"]),
    ("RF86 1234 5672", "rf", ["bad_rf_check_digits"]),
    ("12 3", "national", ["too_short"]),
    ("", "national", ["too_short"]),
    ("123456789012345678901", "national", ["too_long"]),
    ("1234-5672", "national", ["not_digits"]),
    ("a", "national", ["not_digits", "too_short"]),
    ("١٢٣٤٥٦٧٢", "national", ["not_digits"]),
]


@pytest.mark.parametrize(("text", "kind", "codes"), FAULTY)
def test_every_fault_is_told(text: str, kind: str, codes: list[str]) -> None:
    checked = check(text)

    assert not checked.valid
    assert checked.kind == kind
    assert [fault.code for fault in checked.faults] == codes
    assert all(
        fault.message.in_language(language) for fault in checked.faults for language in LANGUAGES
    )
    assert to_national(text) is None


@given(BASES)
def test_made_reference_is_valid_in_both_forms(base: str) -> None:
    made = make(base)

    for form in (made.reference, made.rf, made.grouped, grouped(made.rf), "00" + made.reference):
        assert check(form).valid
        assert to_national(form) == made.reference


@given(BASES, st.data())
def test_a_single_wrong_digit_is_always_found(base: str, data: st.DataObject) -> None:
    reference = make(base).reference
    place = data.draw(st.integers(0, len(reference) - 1))
    shift = data.draw(st.integers(1, 9))
    wrong = reference[:place] + str((int(reference[place]) + shift) % 10) + reference[place + 1 :]

    assert not is_valid_national(wrong)


@given(st.text(max_size=40))
def test_no_text_breaks_the_check(text: str) -> None:
    assert check(text).valid == (to_national(text) is not None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RFB/557742358", ("557742358",)),
        ("viite 1234 5672", ("12345672",)),
        ("VIITE:12345672.", ("12345672",)),
        ("viite12345672 kiitos", ("12345672",)),
        ("000000000000012345672", ("12345672",)),
        ("1234567\n2", ("12345672",)),
        ("Lasku RF09 8685 1625 9619 897 31.12.2026", ("868516259619897",)),
        ("rf5220260011/12345672", ("20260011", "12345672")),
        ("RF52 2026 0011 100", ("20260011",)),
        ("RF53 20260011", ("20260011",)),
        ("RF12345672", ("12345672",)),
        ("FI37 1590 3000 0007 76 viite 1232", ("1232",)),
        ("1232 12345672 1232", ("12345672", "1232")),
        ("maksu 124,00 eur 12.10.2025", ()),
        ("2026-01-12", ()),
        ("kiitos", ()),
        ("", ()),
    ],
)
def test_references_are_found_in_free_text(text: str, found: tuple[str, ...]) -> None:
    assert find_references(text) == found


@given(BASES, st.sampled_from(["{}", "viite {}", "Lasku 7, viite {}, kiitos", "RFB/{}", "\n{}\n"]))
def test_reference_is_found_however_it_is_written(base: str, around: str) -> None:
    made = make(base)

    for written in (
        made.reference,
        made.grouped,
        made.rf,
        grouped(made.rf),
        "000" + made.reference,
    ):
        assert made.reference in find_references(around.format(written))


@given(st.text(alphabet="0123456789 RF/.,\n", max_size=80))
def test_what_is_found_is_valid_once_and_longest_first(text: str) -> None:
    found = find_references(text)

    assert all(is_valid_national(reference) for reference in found)
    assert len(set(found)) == len(found)
    assert sorted(found, key=len, reverse=True) == list(found)


@pytest.mark.parametrize("text", ["1 " * 5000, "RF12" + " 1" * 5000, "RF12" * 5000, "0" * 20_000])
def test_hostile_text_is_searched_in_linear_time(text: str) -> None:
    started = time.perf_counter()
    find_references(text)

    assert time.perf_counter() - started < 3
