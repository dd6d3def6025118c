"""Who acts now, and for which purpose: known to the connection, set at the edge only."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(slots=True, kw_only=True)
class Acting:
    """Somebody acting for a purpose."""

    #: Key of the purpose in the register.
    purpose: str
    #: Its database role, or that of its sweeps.
    role: str
    actor: str
    reason: str
    #: What opens files: tokens of committed log rows.
    tokens: list[UUID] = field(default_factory=list)
    #: What a sweep came to, in rows, cases or items.
    size: int | None = None


_current: ContextVar[Acting | None] = ContextVar("acting", default=None)


def current() -> Acting | None:
    """Who acts now; None where nobody has said for what."""
    return _current.get()


set_current = _current.set
reset_current = _current.reset
