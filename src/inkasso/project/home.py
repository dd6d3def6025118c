"""Where this installation keeps what it makes: `$INKASSO_HOME`, by default `./var`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def inkasso_home(environ: Mapping[str, str]) -> Path:
    """The directory named by `INKASSO_HOME`, else `var` in the working directory; absolute.

    It need not exist yet; `ensure_home` makes it.
    """
    return Path(environ.get("INKASSO_HOME") or "var").expanduser().absolute()


def ensure_home(home: Path) -> Path:
    """Make the directory where it is missing; others may pass through it but not list it.

    Passing through is what lets the database server, which root starts as another user, reach
    its own folder inside.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    home.mkdir(mode=0o711, exist_ok=True)
    return home


def erasures_journal(environ: Mapping[str, str]) -> Path | None:
    """Where `INKASSO_ERASURES` puts the journal of erasures; None where nothing is said."""
    named = environ.get("INKASSO_ERASURES")
    return Path(named).expanduser().absolute() if named else None
