"""Encryption of what is most delicate: a key per person, wrapped by the master key.

AES-256-GCM throughout. The table, column and person go in as associated data, so a ciphertext
moved to another row does not open. A keyed hash finds a value without decrypting anything.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE_BYTES = 12


def new_person_key(person_id: UUID) -> bytes:
    """A fresh key for a person, wrapped by the master key and ready to store."""
    return _seal(_master(b"wrap"), AESGCM.generate_key(bit_length=256), b"key", person_id)


def encrypt(wrapped: bytes, text: str, column: str, person_id: UUID) -> bytes:
    """Encrypt a value of one column under a person's key."""
    return _seal(_unwrap(wrapped, person_id), text.encode(), column.encode(), person_id)


def decrypt(wrapped: bytes, encrypted: bytes, column: str, person_id: UUID) -> str:
    """Open a value; raises `cryptography.exceptions.InvalidTag` when it is not this row's."""
    key = _unwrap(wrapped, person_id)
    return _open(key, encrypted, column.encode(), person_id).decode()


def keyed_hash(purpose: str, text: str) -> bytes:
    """A hash that only the holder of the master key can compute; equal texts give equal hashes."""
    return hmac.digest(_master(purpose.encode()), text.encode(), "sha256")


def _master(purpose: bytes) -> bytes:
    """A key of its own for each purpose, derived from the master key."""
    master: bytes = settings.MASTER_KEY
    return hashlib.sha256(b"inkasso:" + purpose + b":" + master).digest()


def _unwrap(wrapped: bytes, person_id: UUID) -> bytes:
    return _open(_master(b"wrap"), wrapped, b"key", person_id)


def _seal(key: bytes, data: bytes, what: bytes, person_id: UUID) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, what + person_id.bytes)


def _open(key: bytes, sealed: bytes, what: bytes, person_id: UUID) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], what + person_id.bytes)
