"""Locks that the kernel lets go of when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockFile:
    """An open lock file. Closing it, or the death of the process, releases the lock.

    The lock belongs to the open file, not to its name: whoever opened it before the directory was
    deleted goes on sharing it with the others who did, and with nobody who came later.
    """

    def __init__(self, path: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        self.descriptor = os.open(path, flags, 0o644)

    def share(self) -> None:
        """Hold the lock together with other sharers; waits for an exclusive holder."""
        fcntl.flock(self.descriptor, fcntl.LOCK_SH)

    def try_alone(self) -> bool:
        """Hold the lock exclusively if nobody else holds it at all; whether that went well."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock exclusively within the block; waits for its turn."""
        fcntl.flock(self.descriptor, fcntl.LOCK_EX)
        try:
            yield
        finally:
            self.release()

    def release(self) -> None:
        """Let go of the lock and keep the file open; a process that inherited it loses it too."""
        fcntl.flock(self.descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the lock, unless a process that inherited it still has the file open."""
        os.close(self.descriptor)

    def number(self) -> int | None:
        """The number written in the file, if there is one."""
        text = os.pread(self.descriptor, 32, 0).strip()
        return int(text) if text.isdigit() else None

    def is_at(self, path: Path) -> bool:
        """Whether the file still has this name, and has not been deleted or replaced."""
        try:
            return os.path.samestat(os.fstat(self.descriptor), path.lstat())
        except FileNotFoundError:
            return False

    def empty(self) -> None:
        """Forget what is written in the file, and write from its beginning."""
        os.ftruncate(self.descriptor, 0)
        os.lseek(self.descriptor, 0, os.SEEK_SET)


@contextmanager
def directory_locked(directory: Path) -> Iterator[None]:
    """Hold a directory's own lock exclusively within the block; waits for its turn."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
