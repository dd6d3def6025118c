"""The register that holds for this agency."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from inkasso.base.faults import BadInput
from inkasso.notice.data_map import DataMap, bind, load_data_map
from inkasso.notice.loading import read_register, register_files
from inkasso.notice.register import Register


def register_in_force() -> Register:
    """The agency's register as its files are now; raises `BadInput` when they have faults."""
    return _read(tuple(register_files(settings.NOTICE_FOLDER).items()))


def register_and_map() -> tuple[Register, DataMap]:
    """The register in force and the map of the tables, which speak of the same data.

    Raises `BadInput` when a table holds what the register does not tell of.
    """
    register, data_map = register_in_force(), load_data_map()
    if faults := bind(register, data_map):
        raise BadInput("; ".join(faults), source=str(settings.NOTICE_FOLDER))
    return register, data_map


# Files are read each time, for they may change under a long run; parsing them is what takes long.
@lru_cache(maxsize=2)
def _read(files: tuple[tuple[str, str], ...]) -> Register:
    return read_register(dict(files), source=str(settings.NOTICE_FOLDER))
