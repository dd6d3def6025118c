"""Facts of a law question, from a YAML or JSON file; every fault is named by its key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from inkasso.base.dates import parse_date
from inkasso.base.faults import BadInput
from inkasso.cli.options import parse_moment, within_reach

E = TypeVar("E", bound=StrEnum)

_MOST_FAULTS, _MOST_SHOWN = 20, 60
#: What nobody does to one receivable; answers take the square of it.
_MOST_ITEMS = 500


class Facts:
    """The keys of one file; `done` raises `BadInput` with every fault met on the way."""

    def __init__(self, content: object, *, source: str) -> None:
        self._source = source
        self._faults: list[str] = []
        self._asked: set[str] = set()
        if not isinstance(content, dict):
            raise BadInput("keys and values are expected here", source=source)
        self._values: Mapping[str, object] = {str(key): value for key, value in content.items()}

    def choice(self, key: str, kinds: type[E], default: E | None = None) -> E:
        """One of the values of an enumeration."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        for kind in kinds:
            if value == kind.value:
                return kind
        choices = ", ".join(kind.value for kind in kinds)
        self._faults.append(f"{key}: {shown(value)} is none of {choices}")
        return next(iter(kinds))

    def day(self, key: str) -> date | None:
        """A day as `2026-12-31`, or None."""
        value = self._take(key)
        if value is None:
            return None
        day = parse_date(value) if isinstance(value, str) else None
        if day is None:
            self._faults.append(f"{key}: {shown(value)} is no day; write it as 2026-12-31")
            return None
        return within_reach(day)

    def moment(self, key: str) -> datetime | None:
        """A moment as `2026-12-06T20:30`, or None; a day alone is its midnight."""
        value = self._take(key)
        if value is None:
            return None
        moment = parse_moment(value) if isinstance(value, str) else None
        if moment is None:
            written = shown(value)
            self._faults.append(f"{key}: {written} is no moment; write it as 2026-12-06T20:30")
        return moment

    def flag(self, key: str) -> bool | None:
        """True or false, or None when it is not said."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return value
        self._faults.append(f"{key}: {shown(value)} is neither true nor false")
        return None

    def items(self, key: str, *, most: int = _MOST_ITEMS) -> list[object]:
        """A list; empty when it is not given, and a fault when it is beyond all measure."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._faults.append(f"{key}: must be a list")
            return []
        if len(value) > most:
            self._faults.append(f"{key}: holds {len(value)} entries; {most} at most")
            return []
        return value

    def text(self, key: str) -> str | None:
        """A text or a number as it was written, or None."""
        value = self._take(key)
        if value is None or isinstance(value, str):
            return value
        self._faults.append(f"{key}: {shown(value)} is no text or number")
        return None

    def given(self, key: str) -> bool:
        """Whether a key has a value, of whatever kind."""
        return self._values.get(key) is not None

    def fault(self, message: str) -> None:
        """Something else that is wrong."""
        self._faults.append(message)

    def done(self) -> None:
        """Raise what was wrong, unknown keys with it."""
        unknown = sorted(set(self._values) - self._asked)
        faults = [*self._faults, *(f"{key[:_MOST_SHOWN]}: unknown key" for key in unknown)]
        if faults:
            told = list(dict.fromkeys(faults))
            more = [f"and {len(told) - _MOST_FAULTS} more"] if len(told) > _MOST_FAULTS else []
            raise BadInput("; ".join([*told[:_MOST_FAULTS], *more]), source=self._source)

    def _take(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)


def shown(value: object) -> str:
    """A wrong value as a message shows it, cut short."""
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
