"""Amounts: never misread, printed as each language prints them."""

from __future__ import annotations

import babel.numbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.money import Money
from inkasso.base.words import LANGUAGES, Language
from inkasso.formats.amounts import format_amount, parse_amount

CENTS = st.integers(-(10**13), 10**13)

READ = [
    ("0", 0),
    ("5", 500),
    ("007", 700),
    ("12,3", 1230),
    ("12.3", 1230),
    ("1234,50", 123450),
    ("1234.50", 123450),
    ("1 234,50", 123450),
    ("1\u00a0234,50", 123450),
    ("1\u202f234,50", 123450),
    ("1\u2009234.50", 123450),
    ("1.234,50", 123450),
    ("1,234.50", 123450),
    ("1 234 567,89", 123456789),
    ("1.234.567,89", 123456789),
    ("1,234,567.89", 123456789),
    ("1 234", 123400),
    ("12 345", 1234500),
    ("-5,00", -500),
    ("- 5,00", -500),
    ("\u22125,00", -500),
    ("5,00-", -500),
    ("5,00 €", 500),
    ("€5.00", 500),
    ("EUR 5,00", 500),
    ("5,00 eur", 500),
    ("-€5.00", -500),
    ("€-5.00", -500),
    ("-5,00 €", -500),
    ("5,00- €", -500),
    (" 5,00\u00a0", 500),
]

# Three decimals are not money, so three digits after one separator are thousands.
THOUSANDS = [("1.234", 123400), ("1,234", 123400), ("123.456", 12345600), ("1.234.567", 123456700)]

REFUSED = [
    "",
    " ",
    "-",
    "€",
    "x",
    "1e5",
    "5%",
    ",50",
    "5,",
    "0.234",
    "01.234",
    "1234.567",
    "1,2345",
    "1.234,567",
    "1 234.567",
    "1.2.3",
    "1,234,5",
    "12.34.567",
    "1 23,4",
    "1 2345",
    "0 234",
    "1 234.567,00",
    "--5",
    "-5-",
    "+5",
    "(5,00)",
    "€5€",
    "5 USD",
    "5 kr",
    "1234567890123",
    "٥",
    "５",
    "1\n234",
]


@pytest.mark.parametrize(("text", "cents"), READ + THOUSANDS)
def test_amount_is_read_as_written(text: str, cents: int) -> None:
    assert parse_amount(text) == Money(cents)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_surely_an_amount_is_refused(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("text", "currency", "cents"),
    [
        ("100 kr", "SEK", 10000),
        ("SEK 100,5", "SEK", 10050),
        ("$5", "USD", 500),
        ("7 PLN", "PLN", 700),
    ],
)
def test_sign_of_the_currency_itself_is_tolerated(text: str, currency: str, cents: int) -> None:
    assert parse_amount(text, currency) == Money(cents, currency)


@pytest.mark.parametrize(("text", "currency"), [("5 €", "SEK"), ("5 EUR", "USD"), ("$5", "EUR")])
def test_sign_of_another_currency_is_never_passed_over(text: str, currency: str) -> None:
    assert parse_amount(text, currency) is None


@given(CENTS, st.sampled_from(LANGUAGES))
def test_amount_printed_is_amount_read(cents: int, language: Language) -> None:
    assert parse_amount(format_amount(Money(cents), language)) == Money(cents)


@given(st.text(alphabet="0123456789., -€\u00a0\u2212", max_size=14))
def test_digits_read_are_the_digits_written(text: str) -> None:
    amount = parse_amount(text)
    digits = "".join(sign for sign in text if sign.isdigit())
    if amount is not None:
        assert str(abs(amount.cents)).rstrip("0") == digits.lstrip("0").rstrip("0")


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_amount(text)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fi", "1\u00a0234,50\u00a0€"),
        ("sv", "1\u00a0234,50\u00a0€"),
        ("en", "€1,234.50"),
    ],
)
def test_letter_prints_what_its_language_prints(language: Language, printed: str) -> None:
    assert format_amount(Money.of("1234.50"), language) == printed


@pytest.mark.parametrize(
    ("language", "currency"),
    [("fi", "EUR"), ("sv", "EUR"), ("en", "EUR"), ("fi", "SEK"), ("sv", "SEK")],
)
@pytest.mark.parametrize("cents", [0, 5, 100, 99999, 100000, 123456789])
def test_printing_agrees_with_the_unicode_locale_data(
    language: Language, currency: str, cents: int
) -> None:
    money = Money(cents, currency)
    expected = babel.numbers.format_currency(money.amount, currency, locale=language)

    assert format_amount(money, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_minus_is_the_sign_of_the_language(language: Language) -> None:
    minus = babel.numbers.get_minus_sign_symbol(locale=language)
    printed = format_amount(Money(-123456), language)

    assert printed == minus + format_amount(Money(123456), language)


def test_code_before_an_amount_is_set_apart() -> None:
    assert format_amount(Money.of("1234.50", "SEK"), "en") == "SEK\u00a01,234.50"
