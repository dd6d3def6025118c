"""Files that are there whole or not at all."""

from __future__ import annotations

import glob
import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it, not even after a power cut.

    Written beside its place first, then moved there; the folder is made if it is missing.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _sweep(path)


def _sweep(path: Path) -> None:
    """Remove drafts of the same file whose writers were killed: they hold what the file holds."""
    for draft in path.parent.glob(f".{glob.escape(path.name)}.*"):
        writer = draft.name.rpartition(".")[2]
        if writer.isdigit() and not Path(f"/proc/{writer}").exists():
            draft.unlink(missing_ok=True)
