"""Files locked by a passphrase or for a recipient, in the age format (age-encryption.org/v1).

The format is open and its tools are free on every common system, so whoever gets such a file needs
nothing of ours: `age --decrypt` asks for the passphrase. The key of the file is wrapped by scrypt,
or for a recipient by X25519; contents go in chunks of 64 KiB under ChaCha20-Poly1305, so neither
side holds more than a chunk.
"""

from __future__ import annotations

import hmac
import io
import os
import re
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from inkasso.base.faults import BadInput
from inkasso.formats.age_keys import Identity, Recipient

_VERSION = b"age-encryption.org/v1\n"
_SCRYPT_LABEL = b"age-encryption.org/v1/scrypt"
_CHUNK, _TAG = 64 * 1024, 16
_SEALED_CHUNK = _CHUNK + _TAG
#: Work of guessing one passphrase: 2^15 rounds, 32 MiB. Passphrases made here need no more.
_WORK = 15
#: Files that ask for more memory than this (1 GiB) are not opened.
_WORK_MAX = 20
_X25519_LABEL = b"age-encryption.org/v1/X25519"
_SHARED = re.compile(rb"-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n")
_STANZA = re.compile(rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")
_LINE_MAX = 512
#: Lines of stanzas that are read: about thirty recipients.
_LINES_MAX = 64
#: No letter or digit that is taken for another when read aloud or from paper.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 6, 5


def new_passphrase() -> str:
    """Six groups of five letters and digits by chance: 148 bits, to be told by another way."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


class Locked(io.RawIOBase):
    """A file to write to; what is written is encrypted and goes on to another file.

    Close it to write the last chunk: without that the file does not open. The other file stays
    open.
    """

    def __init__(self, target: BinaryIO, key: str | Recipient) -> None:
        """`key` is a passphrase, or whom the file is locked for."""
        super().__init__()
        file_key, nonce = os.urandom(16), os.urandom(16)
        target.write(_header(file_key, key) + nonce)
        self._target = target
        self._stream = _Stream(_derived(file_key, nonce, b"payload"))
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: object, /) -> int:
        """Encrypt; a chunk goes on once it is known not to be the last."""
        given = memoryview(data)  # type: ignore[arg-type]  # anything with bytes, as RawIOBase says
        self._waiting += given
        while len(self._waiting) > _CHUNK:
            self._target.write(self._stream.seal(bytes(self._waiting[:_CHUNK]), last=False))
            del self._waiting[:_CHUNK]
        return given.nbytes

    def abandon(self) -> None:
        """Close without the last chunk: what was written stays a file that does not open."""
        self._waiting.clear()
        super().close()

    def close(self) -> None:
        """Write the last chunk."""
        if not self.closed:
            self._target.write(self._stream.seal(bytes(self._waiting), last=True))
            self._waiting.clear()
        super().close()


def unlocked(source: BinaryIO, key: str | Identity) -> Iterator[bytes]:
    """The contents, chunk by chunk; each is genuine, and the file whole once the last has come.

    Raises `BadInput` for a wrong passphrase or identity, a file of another form, or one that was
    changed.
    """
    stream = _Stream(_derived(_file_key(source, key), _exactly(source, 16), b"payload"))
    chunk = source.read(_SEALED_CHUNK)
    while True:
        following = source.read(_SEALED_CHUNK)
        try:
            yield stream.open(chunk, last=not following)
        except InvalidTag as error:
            raise BadInput(_CHANGED) from error
        if not following:
            return
        chunk = following


class _Stream:
    """Chunks in their order; the last one is told from the others."""

    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(key)
        self._number = 0

    def seal(self, chunk: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last=last), chunk, None)

    def open(self, chunk: bytes, *, last: bool) -> bytes:
        opened = self._cipher.decrypt(self._nonce(last=last), chunk, None)
        if not opened and self._number > 1:
            raise InvalidTag  # an empty last chunk is none of this format
        return opened

    def _nonce(self, *, last: bool) -> bytes:
        nonce = self._number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
        self._number += 1
        return nonce


def _header(file_key: bytes, key: str | Recipient) -> bytes:
    if isinstance(key, str):
        stanza = _wrapped_by_passphrase(file_key, key)
    else:
        stanza = _wrapped_for(file_key, key)
    signed = _VERSION + stanza + b"---"
    return signed + b" " + _to_base64(_mac(file_key, signed)) + b"\n"


def _wrapped_by_passphrase(file_key: bytes, passphrase: str) -> bytes:
    salt = os.urandom(16)
    sealed = _one_use(_stretched(passphrase, salt, _WORK)).encrypt(bytes(12), file_key, None)
    return b"-> scrypt %s %d\n%s\n" % (_to_base64(salt), _WORK, _to_base64(sealed))


def _wrapped_for(file_key: bytes, recipient: Recipient) -> bytes:
    """A key of this file alone agrees with the recipient's, and what they share wraps the key."""
    once = X25519PrivateKey.generate()
    share, public = once.public_key().public_bytes_raw(), recipient.public.public_bytes_raw()
    wrapping = _agreed(once.exchange(recipient.public), share, public)
    sealed = _one_use(wrapping).encrypt(bytes(12), file_key, None)
    return b"-> X25519 %s\n%s\n" % (_to_base64(share), _to_base64(sealed))


def _file_key(source: BinaryIO, key: str | Identity) -> bytes:
    stanzas, mac = _read_header(source)
    match key:
        case str():
            file_key = _by_passphrase(stanzas, key)
        case Identity():
            file_key = _by_identity(stanzas, key)
    signed = b"".join((_VERSION, *stanzas, b"---"))
    if not hmac.compare_digest(_mac(file_key, signed), mac):
        raise BadInput(_CHANGED)
    return file_key


def _read_header(source: BinaryIO) -> tuple[list[bytes], bytes]:
    """The stanzas as they stand, and the code over them."""
    if source.readline(_LINE_MAX) != _VERSION:
        raise BadInput(_NOT_THIS)
    stanzas: list[bytes] = []
    for _ in range(_LINES_MAX):
        line = source.readline(_LINE_MAX)
        if stanzas and (mac := _MAC.fullmatch(line)):
            return stanzas, _from_base64(mac[1])
        if line.startswith(b"-> "):
            stanzas.append(line)
        elif stanzas and line.endswith(b"\n"):
            stanzas[-1] += line
        else:
            break
    raise BadInput(_NOT_THIS)


def _by_passphrase(stanzas: Sequence[bytes], passphrase: str) -> bytes:
    """A stanza of a passphrase stands alone: otherwise two people would hold the file's key."""
    stanza = _STANZA.fullmatch(stanzas[0]) if len(stanzas) == 1 else None
    if stanza is None or int(stanza[2]) > _WORK_MAX:
        raise BadInput(_NOT_THIS)
    wrapping = _stretched(passphrase, _from_base64(stanza[1]), int(stanza[2]))
    file_key = _unwrapped(wrapping, _from_base64(stanza[3]))
    if file_key is None:
        raise BadInput(_WRONG)
    return file_key


def _by_identity(stanzas: Sequence[bytes], identity: Identity) -> bytes:
    """By whichever stanza is for this identity; stanzas of other kinds are passed over."""
    own = identity.recipient.public.public_bytes_raw()
    found = [match for text in stanzas if (match := _SHARED.fullmatch(text))]
    if not found:
        raise BadInput(_NOT_FOR)
    for stanza in found:
        share = _from_base64(stanza[1])
        try:
            secret = identity.private.exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError as error:  # a share that makes every secret the same
            raise BadInput(_CHANGED) from error
        file_key = _unwrapped(_agreed(secret, share, own), _from_base64(stanza[2]))
        if file_key is not None:
            return file_key
    raise BadInput(_WRONG)


def _unwrapped(key: bytes, wrapped: bytes) -> bytes | None:
    """The file's key; None where it was wrapped by another key."""
    try:
        return _one_use(key).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        return None


def _agreed(secret: bytes, share: bytes, public: bytes) -> bytes:
    return _derived(secret, share + public, _X25519_LABEL)


def _one_use(key: bytes) -> ChaCha20Poly1305:
    """The cipher of a key that seals one thing: its nonce may be zeros."""
    return ChaCha20Poly1305(key)


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(salt=_SCRYPT_LABEL + salt, length=32, n=2**work, r=8, p=1).derive(
        passphrase.encode()
    )


def _derived(file_key: bytes, salt: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=use).derive(file_key)


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")


def _exactly(source: BinaryIO, size: int) -> bytes:
    data = source.read(size)
    if len(data) != size:
        raise BadInput(_CHANGED)
    return data


def _to_base64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _from_base64(text: bytes) -> bytes:
    return b64decode(text + b"=" * (-len(text) % 4))


_NOT_THIS = "this is no file locked by a passphrase in the age format"
_NOT_FOR = "this is no file locked for one recipient in the age format"
_WRONG = "the passphrase or identity does not open this file"
_CHANGED = "the file was cut short or changed; ask for it once more"
