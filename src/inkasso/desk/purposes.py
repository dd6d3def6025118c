"""What the purpose of the present page may read, so that a page leaves out the rest."""

from __future__ import annotations

from functools import lru_cache

from inkasso.gate.current import current
from inkasso.gate.register import register_in_force
from inkasso.notice.register import Use


def may_read(category: str) -> bool:
    """Whether the purpose that is acted for may read a category of the register.

    The database holds to it in any case; this is for pages that can do without.
    """
    who = current()
    return who is not None and category in _readable(who.purpose)


def may_change(category: str) -> bool:
    """Whether the purpose that is acted for may change rows of a category."""
    who = current()
    if who is None:
        return False
    uses = register_in_force().purposes[who.purpose].categories
    return Use.CHANGE in uses.get(category, ())


@lru_cache
def _readable(purpose: str) -> frozenset[str]:
    """Categories that a purpose reads; the register is the one that the server began with."""
    categories = register_in_force().purposes[purpose].categories
    return frozenset(key for key, uses in categories.items() if Use.READ in uses)
