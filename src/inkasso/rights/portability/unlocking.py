"""A package as somebody brings it: locked by a passphrase or an identity, or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path

from inkasso.formats.age import unlocked
from inkasso.formats.age_keys import Identity
from inkasso.rights.portability.reading import SIZE_MAX, Brought, read_package


def read_brought(file: Path, key: str | Identity | None) -> Brought:
    """What a file holds; its lock is opened in a folder that goes away. Raises `BadInput`."""
    if key is None:
        return read_package(file)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file.name.removesuffix(".age")
        with file.open("rb") as locked, path.open("wb") as opened:
            size = 0
            for chunk in unlocked(locked, key):
                size += opened.write(chunk)
                if size > SIZE_MAX:
                    break  # the reader says what is wrong with it
        return read_package(path)
