"""Identity codes: read once, never shown, with the separators in use since 2023."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.faults import Fault
from inkasso.base.identity_code import IdentityCode

SAMPLES = Path(__file__).parents[2] / ".." / "shared" / "samples" / "ids" / "dvv_test_hetu.txt"
CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def code_of(day: date, separator: str, number: int) -> str:
    digits = f"{day:%d%m%y}{number:03d}"
    return f"{day:%d%m%y}{separator}{number:03d}{CHECK_CHARACTERS[int(digits) % 31]}"


def parsed(text: str, *, allow_test_range: bool = True) -> IdentityCode:
    code = IdentityCode.parse(text, allow_test_range=allow_test_range)
    assert isinstance(code, IdentityCode), code
    return code


def fault(text: str, *, allow_test_range: bool = True) -> Fault:
    found = IdentityCode.parse(text, allow_test_range=allow_test_range)
    assert isinstance(found, Fault)
    assert (found.field, found.code) == ("identity_code", "bad_identity_code")
    return found


@pytest.mark.parametrize(
    ("separator", "century"),
    [("+", 1800), *((sign, 1900) for sign in "-YXWVU"), *((sign, 2000) for sign in "ABCDEF")],
)
def test_separator_tells_the_century(separator: str, century: int) -> None:
    day = date(century + 13, 5, 27)

    code = parsed(code_of(day, separator, 950))

    assert code.birth_date == day
    assert code.text[6] == separator


def test_separator_is_part_of_the_identity() -> None:
    day = date(1994, 5, 1)

    assert parsed(code_of(day, "Y", 903)) != parsed(code_of(day, "-", 903))


def test_blanks_and_lower_case_are_forgiven() -> None:
    assert parsed(" 010594y903" + code_of(date(1994, 5, 1), "Y", 903)[-1].lower() + "\n") == parsed(
        code_of(date(1994, 5, 1), "Y", 903)
    )


@pytest.mark.parametrize(
    "text",
    ["", "0105949032", "010594 9032", "010594G9032", "010594Y903", "10594Y9032", "010594Y90322"],
)
def test_other_shapes_are_refused(text: str) -> None:
    assert "DDMMYY" in fault(text).message.en


def test_separator_is_not_guessed_when_missing() -> None:
    whole = code_of(date(1994, 5, 1), "Y", 903)

    fault(whole[:6] + whole[7:])


@pytest.mark.parametrize("text", ["320594Y9032", "290295-901X", "011394Y9032", "000094A901A"])
def test_impossible_birth_date_is_refused(text: str) -> None:
    assert "date" in fault(text).message.en


@given(st.sampled_from(CHECK_CHARACTERS))
def test_only_one_check_character_is_right(check: str) -> None:
    whole = code_of(date(1994, 5, 1), "Y", 903)
    if check == whole[-1]:
        parsed(whole[:-1] + check)
    else:
        assert "check character" in fault(whole[:-1] + check).message.en


@pytest.mark.parametrize("number", [0, 1])
def test_individual_numbers_below_two_are_never_given(number: int) -> None:
    assert "002" in fault(code_of(date(1994, 5, 1), "-", number)).message.en


@pytest.mark.parametrize("number", [900, 999])
def test_test_range_is_refused_in_production(number: int) -> None:
    text = code_of(date(1994, 5, 1), "-", number)

    assert parsed(text).is_test_range
    assert "test code" in fault(text, allow_test_range=False).message.en


@pytest.mark.parametrize("number", [2, 899])
def test_real_range_is_taken_in_production(number: int) -> None:
    code = parsed(code_of(date(1994, 5, 1), "-", number), allow_test_range=False)

    assert not code.is_test_range


def test_code_is_never_printed_in_full() -> None:
    whole = code_of(date(1994, 5, 1), "Y", 903)
    code = parsed(whole)

    for shown in (repr(code), str(code), f"{code}", f"{[code]}", code.masked):
        assert whole not in shown
        assert whole[7:] not in shown
    assert code.masked == "010594Y****"


@pytest.mark.parametrize("whole", ["010594Y9033", "010594Y903"])
def test_faults_do_not_repeat_the_code(whole: str) -> None:
    message = fault(whole).message

    assert all(whole not in text for text in (message.fi, message.sv, message.en))


def test_codes_compare_hash_and_travel_as_values() -> None:
    code = parsed(code_of(date(1994, 5, 1), "Y", 903))

    assert {code, copy.deepcopy(code), pickle.loads(pickle.dumps(code))} == {code}


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.integers(2, 999))
def test_every_code_that_can_be_given_is_read(day: date, number: int) -> None:
    separator = {18: "+", 19: "-", 20: "A"}[day.year // 100]

    assert parsed(code_of(day, separator, number)).birth_date == day


@given(st.text(max_size=15))
def test_no_text_breaks_the_reader(text: str) -> None:
    IdentityCode.parse(text, allow_test_range=False)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the population agency's list is not here")
def test_published_test_codes_are_all_valid_and_all_refused_in_production() -> None:
    codes = SAMPLES.read_text(encoding="ascii").split()

    assert len(codes) == 21
    for text in codes:
        assert parsed(text).is_test_range
        fault(text, allow_test_range=False)
