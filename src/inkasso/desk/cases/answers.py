"""What may be done in a case, told once for all acts that have the same answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from inkasso.strategy.possible import Possible


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Acts that may be done alike, or may not for the same reason."""

    #: Keys of the acts, in the order that they are told.
    acts: tuple[str, ...]
    #: What is so of each of them.
    told: Possible


def answers(all_acts: Iterable[Possible]) -> list[Answer]:
    """Acts by their answer; the first act of each keeps its place."""
    alike: dict[Possible, list[str]] = {}
    for one in all_acts:
        alike.setdefault(replace(one, act=""), []).append(one.act)
    return [Answer(acts=tuple(acts), told=told) for told, acts in alike.items()]
