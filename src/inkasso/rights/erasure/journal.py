"""The journal of erasures: a file beside the database, which a restored backup does not take back.

One line of JSON an erasure: who by number, which tables, when. Each line holds the hash of the one
before and a code (MAC) that only the holder of the master key can make; the first hangs on a number
that was drawn when the database was made. So a line that was changed, taken out, put in or brought
from elsewhere shows, and nobody is erased because somebody wrote into a file.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

#: Makes the code of a text with the installation's own key, as hexadecimal digits.
Seal = Callable[[str], str]
#: Longer lines nobody has written here.
_LONGEST_LINE = 64 * 1024
_OWNER_ONLY = 0o600


class Damage(StrEnum):
    """What can be wrong with a journal."""

    #: There is none, and the database knows of erasures.
    MISSING = "missing"
    #: It ends before the erasures that the database knows of: an older copy.
    BEHIND = "behind"
    #: Its lines do not hang together, or were not sealed here.
    BROKEN = "broken"
    #: It belongs to another database.
    OF_ANOTHER = "of_another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """An erasure, as the journal remembers it."""

    person_id: UUID
    #: Number of the request that it answers.
    request: int
    day: date
    #: The tables that the person's rows went from.
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the journal."""

    #: Its place, from 1 on.
    sequence: int
    erased: Erased
    #: Hash of the line before, or of the beginning.
    before: str
    #: Hash of this line.
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a journal says, as far as it holds."""

    #: Whether there is a file.
    exists: bool
    #: The lines that hold, from the first on.
    lines: tuple[Line, ...]
    #: Number of the first line that does not hold; None when all do.
    broken_at: int | None
    #: Whether a last line was cut off in writing: its erasure was never committed.
    torn: bool
    #: Bytes of the file that the whole lines take.
    whole_bytes: int


class Journal:
    """The file, read and added to."""

    def __init__(self, path: Path, seal: Seal) -> None:
        self.path = path
        self._seal = seal

    def read(self) -> Reading:
        """All of it, checked: hashes, codes, order. What stands before the first line is not."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return Reading(exists=False, lines=(), broken_at=None, torn=False, whole_bytes=0)
        with file:
            return self._read(file)

    def tip(self) -> Line | None:
        """The last line by itself; None where there is none that holds."""
        try:
            with self.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - _LONGEST_LINE - 1))
                ending = file.read()
        except FileNotFoundError:
            return None
        *_, last, after = (b"", *ending.split(b"\n"))
        return None if after else self._line(last)

    def append(self, erased: Erased, *, beginning: str) -> Line:
        """Add a line, on the disk when this returns; a line cut off before it is taken away.

        `beginning` is what the first line hangs on. Two at once wait for each other. Raises
        `ValueError` for a journal that does not hold; check it first.
        """
        new = not self.path.exists()
        with self._alone() as file:
            told = self._read(file)
            if told.broken_at is not None:
                raise ValueError(f"{self.path}: line {told.broken_at} does not hold")
            before = told.lines[-1].digest if told.lines else beginning
            written = self._written(len(told.lines) + 1, erased, before)
            file.truncate(told.whole_bytes)
            file.seek(told.whole_bytes)
            file.write(written + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if new:
            _keep_name(self.path.parent)
        line = self._line(written)
        assert line is not None, "what was just written holds"
        return line

    def _read(self, file: BinaryIO) -> Reading:
        lines: list[Line] = []
        whole = 0
        while raw := file.readline(_LONGEST_LINE + 1):
            if not raw.endswith(b"\n") and len(raw) <= _LONGEST_LINE:
                return self._reading(lines, whole, torn=True)
            line = self._line(raw[:-1])
            follows = line is not None and line.sequence == len(lines) + 1
            if line is None or not follows or (lines and line.before != lines[-1].digest):
                return self._reading(lines, whole, broken_at=len(lines) + 1)
            lines.append(line)
            whole += len(raw)
        return self._reading(lines, whole)

    @staticmethod
    def _reading(
        lines: list[Line], whole: int, *, torn: bool = False, broken_at: int | None = None
    ) -> Reading:
        return Reading(
            exists=True, lines=tuple(lines), broken_at=broken_at, torn=torn, whole_bytes=whole
        )

    def _written(self, sequence: int, erased: Erased, before: str) -> bytes:
        told: dict[str, object] = {
            "sequence": sequence,
            "day": erased.day.isoformat(),
            "person": str(erased.person_id),
            "request": erased.request,
            "tables": sorted(erased.tables),
            "before": before,
        }
        return _canonical({**told, "mac": self._seal(_canonical(told).decode())})

    def _line(self, raw: bytes) -> Line | None:
        """The line, if its code is ours; then we have written it, and its form is right."""
        try:
            told = json.loads(raw)
        except (ValueError, RecursionError):
            return None
        if not isinstance(told, dict) or _canonical(told) != raw:
            return None
        mac = told.pop("mac", None)
        if not isinstance(mac, str) or not mac.isascii():
            return None
        if not hmac.compare_digest(mac, self._seal(_canonical(told).decode())):
            return None
        erased = Erased(
            person_id=UUID(told["person"]),
            request=told["request"],
            day=date.fromisoformat(told["day"]),
            tables=tuple(told["tables"]),
        )
        digest = hashlib.sha256(raw).hexdigest()
        return Line(sequence=told["sequence"], erased=erased, before=told["before"], digest=digest)

    @contextmanager
    def _alone(self) -> Iterator[BinaryIO]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY)
        with os.fdopen(descriptor, "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file


def _canonical(told: object) -> bytes:
    """The one way to write a value: equal values give equal bytes."""
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _keep_name(folder: Path) -> None:
    """See to it that a new file is still there after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
