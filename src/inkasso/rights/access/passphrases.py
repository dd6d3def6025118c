"""What opens a package that was made at the desk: derived, so that it is kept nowhere."""

from __future__ import annotations

from base64 import b32encode

from inkasso.parties.secrecy import keyed_hash

#: Groups of letters and digits, and how many in each; 150 bits.
_GROUPS, _GROUP = 6, 5


def passphrase_of(request: int, job: int) -> str:
    """The passphrase of the package that a job made for a request."""
    text = b32encode(keyed_hash("rights.package", f"{request}:{job}")).decode().lower()
    return "-".join(text[start * _GROUP :][:_GROUP] for start in range(_GROUPS))
