"""Receipts: whole or not, and what was changed; whatever file somebody comes with."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from inkasso.rights.erasure.receipts import LARGEST, Value, public_digits, signed, verify

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
TOLD: dict[str, Value] = {
    "request": 7,
    "carried_out": "2031-06-02",
    "erased": [{"category": "names", "rows": 1}],
    "kept": [{"category": "claims", "until": None}],
}


def document() -> dict[str, object]:
    told = json.loads(signed(TOLD, KEY))
    assert isinstance(told, dict)
    return told


def file_of(told: object) -> bytes:
    return json.dumps(told).encode()


def test_what_was_signed_holds_however_it_is_laid_out() -> None:
    assert verify(signed(TOLD, KEY)).holds
    backwards = dict(reversed(document().items()))
    assert verify(file_of(backwards), key=public_digits(KEY).upper()).holds


@pytest.mark.parametrize("part", ["request", "carried_out", "erased", "kept", "format"])
def test_a_part_that_was_changed_is_named(part: str) -> None:
    told = document() | {part: "2030-01-01"}
    found = verify(file_of(told))
    assert not found.holds
    assert found.changed == ((part,) if part != "format" else ())


def test_a_part_that_was_taken_out_or_added_is_named() -> None:
    told = document() | {"name": "Matti"}
    del told["kept"]
    assert verify(file_of(told)).changed == ("kept", "name")


def test_hashes_made_anew_do_not_bear_the_signature() -> None:
    forged = json.loads(signed({**TOLD, "request": 8}, OTHER))
    forged["public_key"], forged["signature"] = document()["public_key"], document()["signature"]
    found = verify(file_of(forged))
    assert not found.holds
    assert any("signature" in fault.en for fault in found.faults)


def test_another_signer_is_told_when_the_key_is_known() -> None:
    theirs = signed(TOLD, OTHER)
    assert verify(theirs).holds
    found = verify(theirs, key=public_digits(KEY))
    assert not found.holds
    assert found.public_key == public_digits(OTHER)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 50_000,
        b'{"format": "inkasso-erasure-receipt-1"}',
        b" " * (LARGEST + 1),
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": 1.5}',
        b'{"a": ' + b"9" * 10_000 + b"}",
        file_of(document() | {"signature": 7}),
        file_of(document() | {"signature": "zz" * 64}),
        file_of(document() | {"public_key": None}),
        file_of(document() | {"public_key": "f" * 64}),
        file_of(document() | {"digests": []}),
        file_of(document() | {"digests": {"request": 7}}),
        file_of(document() | {"digests": {}}),
        file_of(document() | {"kept": {"a": [{}] * 3}, "\ud800\x1b[2J": True}),
    ],
)
def test_no_file_is_taken_for_a_receipt_and_none_breaks_it(file: bytes) -> None:
    found = verify(file)
    assert not found.holds
    assert found.faults
    for fault in found.faults:
        assert fault.en.encode()
        assert "\x1b" not in fault.en


def test_of_two_parts_of_one_name_neither_counts() -> None:
    doubled = signed(TOLD, KEY).replace(b'"request": 7', b'"request": 8, "request": 7', 1)
    assert not verify(doubled).holds


@given(st.binary(max_size=200))
def test_noise_holds_nothing(noise: bytes) -> None:
    assert not verify(noise).holds


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=255))
def test_any_byte_that_changes_the_meaning_is_noticed(place: int, byte: int) -> None:
    file = bytearray(signed(TOLD, KEY))
    place %= len(file)
    file[place] = byte
    found = verify(bytes(file))
    try:
        same = json.loads(bytes(file)) == document()
    except ValueError:
        same = False
    assert found.holds == same
