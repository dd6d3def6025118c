"""E-mail addresses and telephone numbers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkasso.base.contact import parse_email, parse_phone


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("matti@esimerkki.fi", "matti@esimerkki.fi"),
        (" Matti.Meikalainen+lasku@Esimerkki.FI ", "Matti.Meikalainen+lasku@esimerkki.fi"),
        ("o'hara@posti.co.uk", "o'hara@posti.co.uk"),
        ("a@ääkkönen.fi", "a@ääkkönen.fi"),
        ("a@xn--kknen-fraa0m.fi", "a@xn--kknen-fraa0m.fi"),
    ],
)
def test_address_is_taken_with_its_domain_in_lower_case(text: str, address: str) -> None:
    assert parse_email(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "matti",
        "@esimerkki.fi",
        "matti@",
        "matti@localhost",
        "matti@esimerkki..fi",
        "matti@-esimerkki.fi",
        "matti@esimerkki-.fi",
        ".matti@esimerkki.fi",
        "matti..m@esimerkki.fi",
        "matti m@esimerkki.fi",
        "a@b.fi, c@d.fi",
        "a@b.fi\nBcc: c@d.fi",
        '"matti"@esimerkki.fi',
        "matti@[127.0.0.1]",
        "matti@127.0.0.1",
        "a" * 65 + "@esimerkki.fi",
        "a@" + "b" * 64 + ".fi",
        "a@" + "b." * 130 + "fi",
    ],
)
def test_what_no_mail_could_reach_is_refused(text: str) -> None:
    assert parse_email(text) is None


def test_hostile_address_is_refused_at_once() -> None:
    started = time.perf_counter()

    assert parse_email("a." * 50_000 + "@") is None
    assert parse_email("a@" + "b-" * 50_000) is None
    assert time.perf_counter() - started < 1


@given(st.emails())
def test_what_is_taken_keeps_its_local_part(address: str) -> None:
    taken = parse_email(address)

    assert taken is None or taken.rpartition("@")[0] == address.rpartition("@")[0]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("040 123 4567", "+358401234567"),
        ("040-1234567", "+358401234567"),
        ("+358 (0)40 1234567", "+358401234567"),
        ("00358401234567", "+358401234567"),
        ("+46 70 123 45 67", "+46701234567"),
        ("09 310 1691", "+35893101691"),
    ],
)
def test_number_is_brought_to_e164(text: str, number: str) -> None:
    assert parse_phone(text) == number


@pytest.mark.parametrize(
    "text", ["", "x", "112", "12", "+999123456", "040 123 4567 / 050 765 4321", "0" * 300]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse_phone(text) is None


def test_number_is_read_as_dialled_in_the_region() -> None:
    assert parse_phone("070-123 45 67", "SE") == "+46701234567"
