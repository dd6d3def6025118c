"""Locked files: what goes in comes out, and nothing that was changed, cut or guessed opens."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from inkasso.base.faults import BadInput
from inkasso.formats.age import Locked, new_passphrase, unlocked

CHUNK = 64 * 1024
PHRASE = "abcde-fghjk-mnpqr"


def locked(contents: bytes, phrase: str = PHRASE, *, piece: int = 10_000) -> bytes:
    target = io.BytesIO()
    with Locked(target, phrase) as file:
        for start in range(0, len(contents), piece):
            file.write(contents[start : start + piece])
    return target.getvalue()


def opened(data: bytes, phrase: str = PHRASE) -> bytes:
    return b"".join(unlocked(io.BytesIO(data), phrase))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 300_000])
def test_what_goes_in_comes_out(size: int) -> None:
    contents = bytes(number % 251 for number in range(size))
    assert opened(locked(contents)) == contents


def test_the_sealed_file_shows_nothing_of_its_contents() -> None:
    assert b"Virtanen" not in locked(b"Virtanen" * 100)
    assert locked(b"same") != locked(b"same")


def test_another_passphrase_does_not_open_it() -> None:
    with pytest.raises(BadInput, match="passphrase"):
        opened(locked(b"secret"), PHRASE + "x")


@pytest.mark.parametrize("place", range(0, 170, 17))
def test_a_changed_header_or_nonce_does_not_open(place: int) -> None:
    data = bytearray(locked(b"secret"))
    data[place] ^= 1
    with pytest.raises(BadInput):
        opened(bytes(data))


@pytest.mark.parametrize("cut", [1, 17, 100, CHUNK + 16, CHUNK + 200])
def test_a_file_cut_short_does_not_open(cut: int) -> None:
    data = locked(bytes(2 * CHUNK))
    with pytest.raises(BadInput):
        opened(data[:-cut])


def test_chunks_in_another_order_do_not_open() -> None:
    data = locked(bytes(CHUNK) + bytes([1]) * CHUNK + b"end")
    end = len(data) - len(b"end") - 16
    first, second = end - 2 * (CHUNK + 16), end - (CHUNK + 16)
    swapped = data[:first] + data[second:end] + data[first:second] + data[end:]
    with pytest.raises(BadInput):
        opened(swapped)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"PK\x03\x04",
        b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n",
        b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 40\n" + b"A" * 43 + b"\n--- "
        + b"A" * 43 + b"\n",
    ],
)  # fmt: skip
def test_other_files_are_bad_input(text: bytes) -> None:
    with pytest.raises(BadInput, match="no file locked"):
        opened(text)


def test_an_abandoned_file_does_not_open() -> None:
    target = io.BytesIO()
    file = Locked(target, PHRASE)
    file.write(bytes(CHUNK * 2))
    file.abandon()
    with pytest.raises(BadInput):
        opened(target.getvalue())


def test_passphrases_are_long_and_never_the_same() -> None:
    made = sorted(new_passphrase() for _ in range(50))
    assert all(len(one) == 35 for one in made)
    assert all(one != other for one, other in pairwise(made))
