"""The interface by which one controller hands a package to another: one PUT over HTTPS.

Described for others in `docs/portability.md`. The body is the locked file; what it is stands in a
manifest in a header, which tells nothing of the person. The same token may come any number of
times: the other side keeps one package of it.
"""

from __future__ import annotations

import base64
import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

MANIFEST = "Portability-Manifest"
INTERFACE, INTERFACE_VERSION = "inkasso-portability-transfer", 1
_SECONDS = 30
#: A receipt is a few hundred bytes.
_ANSWER_MAX = 64 * 1024
_RECEIVED = frozenset({200, 201})
#: Not now, says the other side: the same may be sent once more.
_LATER = frozenset({408, 425, 429})
_REDIRECTS, _FAULTS = range(300, 400), range(500, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A locked file on its way."""

    path: Path
    #: The same for every sending of one request's package.
    token: UUID
    sha256: str
    size: int
    #: Name and business ID of the controller that sends it.
    sender: Mapping[str, str]

    def manifest(self) -> dict[str, object]:
        """What the other side is told beside the file."""
        return {
            "interface": INTERFACE,
            "version": INTERFACE_VERSION,
            "token": str(self.token),
            "from": dict(self.sender),
            "contains": "inkasso-portability/1",
            "encryption": "age-encryption.org/v1",
            "size": self.size,
            "sha256": self.sha256,
        }


class NotDelivered(Exception):  # noqa: N818  it names what happened
    """The file is not with the other side, or nobody knows."""

    def __init__(self, code: str, *, final: bool) -> None:
        super().__init__(code)
        #: `timeout`, `redirected`, `status 404`.
        self.code = code
        #: Whether the other side has said no: the same sent again would be refused again.
        self.final = final


def parcel(path: Path, token: UUID, sender: Mapping[str, str]) -> Parcel:
    """A locked file with what identifies it."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return Parcel(path=path, token=token, sha256=digest, size=path.stat().st_size, sender=sender)


def send(url: str, what: Parcel, *, seconds: float = _SECONDS) -> None:
    """Hand a parcel over; returns once the other side has said that it has every byte.

    Redirects are not followed: they would take the data where nobody wished. Raises
    `NotDelivered`.
    """
    connection = _connection(url, seconds)
    try:
        with what.path.open("rb") as body:
            connection.request("PUT", _target(url), body=body, headers=_headers(what))
            with connection.getresponse() as answer:
                text = answer.read(_ANSWER_MAX + 1)
    except TimeoutError as error:
        raise NotDelivered("timeout", final=False) from error
    except ssl.SSLCertVerificationError as error:
        raise NotDelivered("certificate", final=True) from error
    except (OSError, http.client.HTTPException) as error:
        raise NotDelivered("no connection", final=False) from error
    finally:
        connection.close()
    _check(answer.status, text, what)


def _connection(url: str, seconds: float) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    assert parts.hostname, "checked before"
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=seconds, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=seconds)


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _headers(what: Parcel) -> dict[str, str]:
    digest = base64.b64encode(bytes.fromhex(what.sha256)).decode()
    manifest = base64.urlsafe_b64encode(json.dumps(what.manifest()).encode()).decode()
    return {
        "Content-Type": "application/age",
        "Content-Length": str(what.size),
        "Content-Digest": f"sha-256=:{digest}:",
        "Idempotency-Key": str(what.token),
        MANIFEST: manifest,
    }


def _check(status: int, text: bytes, what: Parcel) -> None:
    if status in _REDIRECTS:
        raise NotDelivered("redirected", final=True)
    if status in _LATER or status in _FAULTS:
        raise NotDelivered(f"status {status}", final=False)
    if status not in _RECEIVED:
        raise NotDelivered(f"status {status}", final=True)
    if not _is_receipt(text, what):
        raise NotDelivered("no receipt", final=False)


def _is_receipt(text: bytes, what: Parcel) -> bool:
    """Whether an answer names this token and, of a first receipt, this very file."""
    try:
        receipt = json.loads(text) if len(text) <= _ANSWER_MAX else None
    except (ValueError, RecursionError):
        return False
    return (
        isinstance(receipt, dict)
        and receipt.get("token") == str(what.token)
        # A repeated token is answered with the file that came first; each locking differs.
        and (receipt.get("repeated") is True or receipt.get("sha256") == what.sha256)
    )
