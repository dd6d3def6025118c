"""The register that holds for this agency."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from inkasso.base.faults import BadInput
from inkasso.notice.data_map import DataMap, bind, load_data_map
from inkasso.notice.loading import load_register
from inkasso.notice.register import Register


def register_folder() -> Path:
    """The agency's own folder of the register, from the moment it has one; until then the demo's.

    It may come under a running server, with the first contract that is taken on record.
    """
    own = Path(settings.HOME) / "notice"
    return own if own.exists() else Path(settings.NOTICE_FOLDER)


def register_in_force() -> Register:
    """The agency's register as its files are now; raises `BadInput` when they have faults."""
    folder = register_folder()
    return _read(folder, tuple(_stamps(folder)))


def register_and_map() -> tuple[Register, DataMap]:
    """The register in force and the map of the tables, which speak of the same data.

    Raises `BadInput` when a table holds what the register does not tell of.
    """
    register, data_map = register_in_force(), load_data_map()
    if faults := bind(register, data_map):
        raise BadInput("; ".join(faults), source=str(register_folder()))
    return register, data_map


# Files may change under a long run, so each time it is asked whether they did; a page asks often.
@lru_cache(maxsize=2)
def _read(folder: Path, _: tuple[tuple[str, int, int], ...]) -> Register:
    return load_register(folder)


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    """When each file in a folder was last written, and its size."""
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            path = os.path.join(place, name)
            found = os.stat(path)
            yield path, found.st_mtime_ns, found.st_size
