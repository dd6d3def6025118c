"""Faults of input: values that say where, what and what to do; all of a file's at once."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with one field of the input."""

    #: Canonical name of the field, or `""` when the whole row or file is meant.
    field: str
    #: Stable code, such as `bad_date`.
    code: str
    #: What is wrong and what to do, in the reader's language.
    message: Words


class BadInput(Exception):  # noqa: N818  named for what the user sees
    """A whole file cannot be read: what, where, and what to do. Exit code 4."""

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(f"{source}: {message}" if source else message)
        self.message = message
        self.source = source


class OperationalFault(Exception):  # noqa: N818  named for what the user sees
    """The world outside failed: a server, a disk, a counterparty. Exit code 5; try again."""
