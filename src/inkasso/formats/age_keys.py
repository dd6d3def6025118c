"""Keys of the age format: a recipient to lock a file for, and the identity that opens it (X25519).

As age-encryption.org/v1 writes them: Bech32 (BIP 173) of 32 bytes, `age1…` for a recipient and
`AGE-SECRET-KEY-1…` for an identity. Whoever has the one cannot find the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from inkasso.base.faults import BadInput

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_RECIPIENT, _IDENTITY = "age", "age-secret-key-"
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a file is locked for; it opens nothing."""

    public: X25519PublicKey

    def __str__(self) -> str:
        return _bech32(_RECIPIENT, self.public.public_bytes_raw())


@dataclass(frozen=True, slots=True)
class Identity:
    """What opens the files that were locked for its recipient. Keep it secret."""

    private: X25519PrivateKey

    @property
    def recipient(self) -> Recipient:
        """The recipient that goes with it, to be given to anybody."""
        return Recipient(self.private.public_key())

    def secret(self) -> str:
        """As files keep it: `AGE-SECRET-KEY-1…`."""
        return _bech32(_IDENTITY, self.private.private_bytes_raw()).upper()


def new_identity() -> Identity:
    """A new identity by chance."""
    return Identity(X25519PrivateKey.generate())


def read_recipient(text: str) -> Recipient:
    """The recipient that a text `age1…` names; raises `BadInput`."""
    key = _read(text.strip(), _RECIPIENT)
    if key is None:
        raise BadInput("this is no age recipient: it begins with age1 and has 62 letters")
    return Recipient(X25519PublicKey.from_public_bytes(key))


def read_identity(text: str) -> Identity:
    """The identity in the text of a key file, comments (#) left out; raises `BadInput`."""
    lines = [line.strip() for line in text.splitlines()]
    secrets = [line for line in lines if line and not line.startswith("#")]
    key = _read(secrets[0], _IDENTITY) if len(secrets) == 1 else None
    if key is None:
        raise BadInput("this is no age identity: one line that begins with AGE-SECRET-KEY-1")
    return Identity(X25519PrivateKey.from_private_bytes(key))


def _read(text: str, prefix: str) -> bytes | None:
    """The key in a Bech32 text of this prefix; None where it is none."""
    if not text.isascii() or text not in (text.lower(), text.upper()):
        return None
    before, one, after = text.lower().rpartition("1")
    if before != prefix or not one or any(letter not in _LETTERS for letter in after):
        return None
    values = [_LETTERS.index(letter) for letter in after]
    if len(values) < 6 or _checksum([*_expanded(prefix), *values]) != 1:
        return None
    data = _regrouped(values[:-6], 5, 8)
    return bytes(data[:_KEY_BYTES]) if _is_whole(data, values[:-6]) else None


def _is_whole(data: list[int], values: list[int]) -> bool:
    """Whether the values are 32 bytes and nothing but zeros to fill the last group."""
    return len(data) >= _KEY_BYTES and _regrouped(data[:_KEY_BYTES], 8, 5, fill=True) == values


def _bech32(prefix: str, data: bytes) -> str:
    values = _regrouped(data, 8, 5, fill=True)
    check = _checksum([*_expanded(prefix), *values, *[0] * 6]) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(_LETTERS[value] for value in values)}"


def _expanded(prefix: str) -> list[int]:
    codes = prefix.encode()
    return [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes)]


def _checksum(values: Iterable[int]) -> int:
    """The BCH code of BIP 173."""
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            if top >> place & 1:
                found ^= generator
    return found


def _regrouped(values: Iterable[int], width: int, into: int, *, fill: bool = False) -> list[int]:
    """Bits in groups of `width` as groups of `into`; the rest is dropped or filled."""
    waiting = bits = 0
    groups = []
    for value in values:
        waiting, bits = waiting << width | value, bits + width
        while bits >= into:
            bits -= into
            groups.append(waiting >> bits & (1 << into) - 1)
            waiting &= (1 << bits) - 1
    if fill and bits:
        groups.append(waiting << into - bits & (1 << into) - 1)
    return groups
