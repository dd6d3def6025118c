"""The registers that tests of the notice read: the demo agency's, and two of other shapes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import inkasso.project
from inkasso.base.faults import BadInput
from inkasso.notice.loading import read_register, register_files
from inkasso.notice.register import Register

DEMO = Path(inkasso.project.__file__).parent / "notice"
OTHERS = Path(__file__).parent / "registers"
FOLDERS = (DEMO, *sorted(OTHERS.iterdir()))


@cache
def _files(folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple(register_files(folder).items())


def files_of(folder: Path = DEMO) -> dict[str, str]:
    """The texts of a register's files, free to be spoilt."""
    return dict(_files(folder))


@cache
def demo() -> Register:
    """The demo agency's register."""
    return read_register(files_of())


def altered(file: str, old: str, new: str, folder: Path = DEMO) -> dict[str, str]:
    """A register's files with one place written otherwise, which must be there once at least."""
    files = files_of(folder)
    assert old in files[file], f"{file} says nothing like {old!r}"
    files[file] = files[file].replace(old, new, 1)
    return files


def faults(files: dict[str, str]) -> list[str]:
    """What the loader has to say of files; none when it takes them."""
    try:
        read_register(files)
    except BadInput as refused:
        return refused.message.splitlines()
    return []


@cache
def register_of(folder: Path) -> Register:
    """The register of one of `FOLDERS`."""
    return read_register(files_of(folder))
