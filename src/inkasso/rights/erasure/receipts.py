"""Receipts of erasures: signed, without a name, and to be verified by anybody with the file alone.

A receipt is a JSON document. Each of its parts has its hash under `digests`, and the signature
(Ed25519) is over those: so it shows not only that something was changed, but what.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from inkasso.base.words import Words

Value: TypeAlias = str | int | bool | Sequence["Value"] | Mapping[str, "Value"] | None

FORMAT = "inkasso-erasure-receipt-1"
#: Larger files are no receipts.
LARGEST = 1024 * 1024
_KEY_DIGITS, _SIGNATURE_DIGITS = 64, 128
_LONGEST_NAME, _MOST_NAMES = 40, 20
#: What must be there for a signature to be looked at.
_SEALS = ("digests", "public_key", "signature")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What became of looking at a receipt."""

    #: Whether it is what was signed, by whom it should be.
    holds: bool
    #: What is wrong, each in a sentence; empty exactly when it holds.
    faults: tuple[Words, ...]
    #: The parts that are not what was signed.
    changed: tuple[str, ...] = ()
    #: The key that the receipt says it was signed with; empty where none can be read.
    public_key: str = ""


def public_digits(key: Ed25519PrivateKey) -> str:
    """The public half of a key, as hexadecimal digits."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def signed(told: Mapping[str, Value], key: Ed25519PrivateKey) -> bytes:
    """A receipt of these parts, as the file's bytes."""
    parts: dict[str, Value] = {"format": FORMAT, **told, "public_key": public_digits(key)}
    digests = {name: _digest(value) for name, value in parts.items()}
    signature = key.sign(_canonical(digests)).hex()
    document = {**parts, "digests": digests, "signature": signature}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def verify(file: bytes, *, key: str = "") -> Verified:
    """Whether a file is a receipt that nobody has changed, signed by the key given if one is.

    Without a key this says that the receipt is whole, and who signed it: compare that key with the
    agency's own.
    """
    parts = _read(file)
    if isinstance(parts, Words):
        return _fails(parts)
    told, by = parts, str(parts["public_key"])
    faults: list[Words] = []
    if key and key.strip().lower() != by:
        faults.append(_OTHER_SIGNER.format(by=by))
    if not _is_signed(told, by):
        faults.append(_UNSIGNED)
    changed = _changed(told)
    if changed:
        faults.append(_CHANGED.format(parts=_listed(changed)))
    return Verified(holds=not faults, faults=tuple(faults), changed=changed, public_key=by)


def _read(file: bytes) -> Mapping[str, Value] | Words:
    """The parts, or what keeps the file from being a receipt at all."""
    if len(file) > LARGEST:
        return _TOO_LARGE
    try:
        told = json.loads(
            file.decode(),
            object_pairs_hook=_once,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
        _canonical(told)  # what is nested too deep to be written is refused here, with the rest
    except (ValueError, RecursionError):
        return _NO_JSON
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        return _NO_RECEIPT
    digests, by, signature = (told.get(name) for name in _SEALS)
    is_sealed = (
        isinstance(digests, dict)
        and all(isinstance(digest, str) for digest in digests.values())
        and _is_hexadecimal(by, _KEY_DIGITS)
        and _is_hexadecimal(signature, _SIGNATURE_DIGITS)
    )
    return told if is_sealed else _NO_RECEIPT


def _is_signed(told: Mapping[str, Value], by: str) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(by))
        public.verify(bytes.fromhex(str(told["signature"])), _canonical(told["digests"]))
    except (InvalidSignature, ValueError):
        return False
    return True


def _changed(told: Mapping[str, Value]) -> tuple[str, ...]:
    """Parts that differ from their hash, are gone, or were added."""
    digests = told["digests"]
    assert isinstance(digests, Mapping)
    parts = {name: value for name, value in told.items() if name not in ("digests", "signature")}
    return tuple(
        sorted(
            name
            for name in {*parts, *digests}
            if name not in parts or digests.get(name) != _digest(parts[name])
        )
    )


def _listed(names: Sequence[str]) -> str:
    """Names from a file of anybody's: nothing in them moves a terminal, and not too many."""
    plain = [name.encode("unicode_escape").decode()[:_LONGEST_NAME] for name in names[:_MOST_NAMES]]
    return ", ".join([*plain, "…"] if len(names) > _MOST_NAMES else plain)


def _fails(fault: Words) -> Verified:
    return Verified(holds=False, faults=(fault,))


def _is_hexadecimal(value: object, digits: int) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) == digits and set(value) <= set("0123456789abcdef")


def _once(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    """An object whose names occur once: of two, programs read different ones."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name occurs twice")
    return found


def _no_number(text: str) -> Value:
    raise ValueError(f"{text} is no number of a receipt")


def _digest(value: Value) -> str:
    return hashlib.sha256(_canonical(value)).hexdigest()


def _canonical(value: Value) -> bytes:
    """The one way to write a value, whatever the order and the spaces of the file."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


_TOO_LARGE = Words(
    fi="Tiedosto on liian suuri ollakseen kuitti.",
    sv="Filen är för stor för att vara ett kvitto.",
    en="The file is too large to be a receipt.",
)
_NO_JSON = Words(
    fi="Tiedosto ei ole JSON-muotoa, jota kuitti on: jokainen nimi kerran, ei liukulukuja.",
    sv="Filen är inte JSON av den form ett kvitto har: varje namn en gång, inga flyttal.",
    en="The file is not JSON of a receipt's form: each name once, no floating numbers.",
)
_NO_RECEIPT = Words(
    fi="Tiedosto ei ole poistokuitti, tai siitä puuttuu allekirjoitus tai avain.",
    sv="Filen är inget raderingskvitto, eller så saknas underskriften eller nyckeln.",
    en="The file is no receipt of an erasure, or its signature or key is missing.",
)
_OTHER_SIGNER = Words(
    fi="Kuitin on allekirjoittanut toinen avain: {by}.",
    sv="Kvittot är undertecknat med en annan nyckel: {by}.",
    en="The receipt was signed with another key: {by}.",
)
_UNSIGNED = Words(
    fi="Allekirjoitus ei ole tämän kuitin.",
    sv="Underskriften hör inte till detta kvitto.",
    en="The signature is not this receipt's.",
)
_CHANGED = Words(
    fi="Kuittia on muutettu näissä osissa: {parts}.",
    sv="Kvittot har ändrats i dessa delar: {parts}.",
    en="The receipt was changed in these parts: {parts}.",
)
