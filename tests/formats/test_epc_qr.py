"""The text of the payment QR code (EPC069-12)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.faults import BadInput
from inkasso.base.iban import Iban
from inkasso.base.money import Money
from inkasso.formats.epc_qr import EpcPayment, epc_text, read_epc_text
from inkasso.formats.reference import make

IBAN = Iban("FI3715903000000776")
TEXT = "BCD\n002\n1\nSCT\nNDEAFIHH\nPerintä Öy\nFI3715903000000776\nEUR124.00\n\nRF5220260011"


PAYMENT = EpcPayment(name="Perintä Öy", iban=IBAN, amount=Money.of("124.00"))


def test_national_reference_is_written_as_rf_in_the_structured_line() -> None:
    text = epc_text(replace(PAYMENT, reference="202 60011", bic="NDEAFIHH"))

    assert text == TEXT
    assert epc_text(replace(PAYMENT, reference="RF52 2026 0011", bic="NDEAFIHH")) == TEXT


def test_no_line_is_added_that_is_not_needed() -> None:
    assert "ReqdExctnDt" not in epc_text(replace(PAYMENT, reference="20260011"))
    assert epc_text(replace(PAYMENT, amount=None)).split("\n")[7:] == []


def test_open_amount_leaves_its_line_empty() -> None:
    assert epc_text(replace(PAYMENT, amount=None, reference="20260011")).split("\n")[7] == ""


def test_text_is_read_back() -> None:
    read = read_epc_text(TEXT)

    assert read == replace(PAYMENT, reference="RF5220260011", bic="NDEAFIHH")
    assert read_epc_text(TEXT.replace("\n", "\r\n") + "\r\n") == read


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        (replace(PAYMENT, name=""), "name is 1 to 70"),
        (replace(PAYMENT, name="x" * 71), "name is 1 to 70"),
        (replace(PAYMENT, name="Oy\nAb"), "line break"),
        (replace(PAYMENT, text="x" * 141), "text is at most 140"),
        (replace(PAYMENT, information="x" * 71), "information is at most 70"),
        (replace(PAYMENT, bic="NDEA"), "BIC"),
        (replace(PAYMENT, purpose="GDDS1"), "purpose"),
        (replace(PAYMENT, amount=Money(0)), "amount"),
        (replace(PAYMENT, amount=Money(-100)), "amount"),
        (replace(PAYMENT, amount=Money(100_000_000_000)), "amount"),
        (replace(PAYMENT, amount=Money(100, "SEK")), "amount"),
        (replace(PAYMENT, reference="20260012"), "check digit"),
        (replace(PAYMENT, reference="RF97C2H5OH"), "digits only"),
        (replace(PAYMENT, reference="20260011", text="kiitos"), "either reference or text"),
        (replace(PAYMENT, name="ä" * 70, text="ä" * 140), "331"),
    ],
)
def test_limit_broken_is_refused_by_name(broken: EpcPayment, rule: str) -> None:
    with pytest.raises(BadInput, match=rule):
        epc_text(broken)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "lines"),
        ("https://example.fi", "lines"),
        ("\n" * 20, "lines"),
        (TEXT.replace("BCD", "BCE"), "begins with"),
        (TEXT.replace("\n1\n", "\n2\n"), "begins with"),
        (TEXT.replace("0776", "0777"), "account"),
        (TEXT.replace("EUR124.00", "USD124.00"), "amount"),
        (TEXT.replace("EUR124.00", "EUR124,00"), "amount"),
        (TEXT.replace("EUR124.00", "EUR0"), "amount"),
        (TEXT.replace("EUR124.00", "EUR1234567890"), "amount"),
        (TEXT.replace("RF52", "RF53"), "reference"),
        (TEXT.replace("Perintä Öy", ""), "name"),
        (TEXT + "\ntext too", "either reference or text"),
    ],
)
def test_code_that_breaks_the_rules_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        read_epc_text(text)


@pytest.mark.parametrize(("written", "cents"), [("EUR5", 500), ("EUR5.5", 550), ("EUR0.01", 1)])
def test_amount_of_fewer_decimals_is_read(written: str, cents: int) -> None:
    assert read_epc_text(TEXT.replace("EUR124.00", written)).amount == Money(cents)


PRINTABLE = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40
)


@given(
    name=PRINTABLE,
    cents=st.none() | st.integers(1, 99_999_999_999),
    base=st.integers(100, 10**19 - 1),
    information=st.just("") | PRINTABLE,
)
def test_what_is_written_is_what_is_read(
    name: str, cents: int | None, base: int, information: str
) -> None:
    written = replace(
        PAYMENT,
        name=name,
        amount=None if cents is None else Money(cents),
        reference=make(str(base)).rf,
        information=information,
    )
    if too_long(written):
        with pytest.raises(BadInput, match="331"):
            epc_text(written)
    else:
        assert read_epc_text(epc_text(written)) == written


def too_long(written: EpcPayment) -> bool:
    """Whether the lines come to more bytes than the code may hold."""
    amount = "" if written.amount is None else f"EUR{written.amount}"
    fixed = "BCD\n002\n1\nSCT\n\n\n" + written.iban.text + "\n" + amount + "\n\n"
    tail = written.reference + ("\n\n" + written.information if written.information else "")
    return len((fixed + written.name + tail).encode()) > 331
