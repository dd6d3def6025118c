"""The library's own steps that make and change the queue's tables, for migrations.

A later version of the library may bring more steps: they get a migration here. The library's
integration with Django has migrations of its own, but loads the library in every command.
"""

from __future__ import annotations

from importlib import resources

from django.db.migrations import RunSQL


def steps(*, after: str = "", last: str) -> list[RunSQL]:
    """The library's steps after one up to another, in order."""
    files = {
        file.name: file.read_text(encoding="utf-8")
        for file in resources.files("procrastinate.sql.migrations").iterdir()
        if file.name.endswith(".sql") and after < file.name <= last
    }
    if last not in files:
        raise LookupError(f"procrastinate has no step {last}; see requirements.lock")
    return [RunSQL(files[name]) for name in sorted(files)]
