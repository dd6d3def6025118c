"""Where a command works: its home folder, its database, its clock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from inkasso.base.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What the entry of the program hands to every command."""

    #: Letters and other output lie under it.
    home: Path
    #: Opens the database for the length of a `with`.
    database: Callable[[], AbstractContextManager[None]]
    #: Opens an empty database with tables, and removes it afterwards.
    scratch_database: Callable[[], AbstractContextManager[None]]
    #: Brings the database's tables up to date.
    migrate: Callable[[], None]
    clock: Clock
    #: Identity codes of the test range are refused.
    production: bool
