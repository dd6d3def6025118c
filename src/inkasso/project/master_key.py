"""The master key that wraps every person's key: from the environment, else from the home folder."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from inkasso.project.home import ensure_home

_BYTES = 32
_OWNER_ONLY = 0o600


def master_key(environ: Mapping[str, str], home: Path) -> bytes:
    """The master key: `INKASSO_MASTER_KEY` (64 hexadecimal digits), else `home/master.key`.

    The file is made on first use, for demo and tests; production keeps the key apart from the
    data. Raises `ValueError` for a key that is not 32 bytes.
    """
    given = environ.get("INKASSO_MASTER_KEY")
    if given is None:
        given = _kept(ensure_home(home) / "master.key")
    key = bytes.fromhex(given)
    if len(key) != _BYTES:
        raise ValueError(f"INKASSO_MASTER_KEY is {_BYTES} bytes as hexadecimal digits")
    return key


def _kept(path: Path) -> str:
    """The key in a file; the first process to put a whole one there decides what it is."""
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(_BYTES))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text().strip()
