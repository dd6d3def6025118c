"""Where a command works: its home folder, its database, its clock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from inkasso.base.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What the entry of the program hands to every command."""

    #: Letters and other output lie under it.
    home: Path
    #: Opens the database for the length of a `with`, as this face's login.
    database: Callable[[], AbstractContextManager[None]]
    #: Within it, the login of the tables' owner: to migrate and to set privileges, nothing else.
    as_owner: Callable[[], AbstractContextManager[None]]
    #: Opens an empty database with tables, and removes it afterwards.
    scratch_database: Callable[[], AbstractContextManager[None]]
    #: Brings the database's tables up to date, and its privileges to the register's.
    migrate: Callable[[], None]
    clock: Clock
    #: Who sits at the terminal: the access log names them.
    actor: str
    #: Identity codes of the test range are refused.
    production: bool
    #: Starts the database for the length of a `with`, and gives the URL that the desk logs in by.
    desk_database: Callable[[], AbstractContextManager[str]] = lambda: nullcontext("")
    #: Opens a database of a name that stays, and tells whether it holds already what is asked for.
    kept_database: Callable[[str, str], AbstractContextManager[bool]] = lambda *_: nullcontext(
        enter_result=False
    )
    #: Where the journal of erasures lies; at home where nothing else is said.
    journal: Path | None = None

    @property
    def erasures(self) -> Path:
        """The journal of erasures, which no backup of the database takes back."""
        return self.journal or self.home / "erasures.jsonl"
