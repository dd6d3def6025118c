"""What somebody who acts for a purpose may think of disclosing at all, by recipient.

It says what the register allows of everybody; whether it may be of one person, on one day and
ground, `rules.may_disclose` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from inkasso.gate.fields import category_of
from inkasso.notice.register import Register, Use


def offered(
    purpose: str, register: Register, readable: Iterable[str]
) -> Mapping[str, tuple[str, ...]]:
    """The recipients that a purpose gives data to, each with the fields that it may get.

    In the order of the register; a recipient that no field can go to is left out.
    """
    fields = sorted(readable)
    found = {kind: _fields(kind, purpose, register, fields) for kind in register.recipients}
    return {kind: allowed for kind, allowed in found.items() if allowed}


def _fields(
    kind: str, purpose: str, register: Register, readable: Iterable[str]
) -> tuple[str, ...]:
    may_get, only = register.may_get(kind, purpose), register.recipients[kind].fields
    return tuple(
        field
        for field in readable
        if category_of(field) in may_get
        and Use.READ in register.purposes[purpose].uses(category_of(field))
        and (not only or field in only)
    )
