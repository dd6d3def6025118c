"""An action: something that a role may allow, and the purposes that it may be done for."""

from __future__ import annotations

from dataclasses import dataclass

from inkasso.base.words import Words

#: Signing in and managing accounts.
ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that a role may allow."""

    key: str
    #: What it is called; also the reason in the access log, in English.
    name: Words
    #: Purposes of the register, the likeliest first.
    purposes: tuple[str, ...]


def action(key: str, name: Words, *purposes: str) -> Action:
    """An action as the tables write it."""
    return Action(key=key, name=name, purposes=purposes)
