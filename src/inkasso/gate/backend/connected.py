"""This thread's connection, as the kind that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import connections

if TYPE_CHECKING:
    from inkasso.gate.backend.base import DatabaseWrapper


def gate_connection() -> DatabaseWrapper:
    """The connection of this thread."""
    return cast("DatabaseWrapper", connections["default"])
