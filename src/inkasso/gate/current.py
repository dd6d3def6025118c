"""Who acts now, and for which purpose: known to the connection, set at the edge only."""

from __future__ import annotations

from contextvars import ContextVar, Token
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
    #: Its block has ended: a thread, a task or a generator that outlives it acts for nobody.
    ended: bool = False


_current: ContextVar[Acting | None] = ContextVar("acting", default=None)


def current() -> Acting | None:
    """Who acts now; None where nobody has said for what."""
    who = _current.get()
    return None if who is None or who.ended else who


set_current = _current.set


def end(who: Acting, before: Token[Acting | None]) -> None:
    """Let somebody act no longer, and whoever acted before again."""
    who.ended = True
    # A generator that is closed late may find somebody else acting: they go on.
    if _current.get() is who:
        _current.reset(before)
