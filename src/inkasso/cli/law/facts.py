"""Facts of a law question, from a YAML or JSON file; every fault is named by its key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from inkasso.base.dates import parse_date
from inkasso.base.faults import BadInput

E = TypeVar("E", bound=StrEnum)


class Facts:
    """The keys of one file; `done` raises `BadInput` with every fault met on the way."""

    def __init__(self, content: object, *, source: str) -> None:
        self._source = source
        self._faults: list[str] = []
        self._asked: set[str] = set()
        if not isinstance(content, dict):
            raise BadInput("the file must hold keys and values", source=source)
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
        self._faults.append(f"{key}: {value!r} is none of {choices}")
        return next(iter(kinds))

    def day(self, key: str) -> date | None:
        """A day as `2026-12-31`, or None."""
        value = self._take(key)
        if value is None or type(value) is date:
            return value
        day = parse_date(value) if isinstance(value, str) else None
        if day is None:
            self._faults.append(f"{key}: {value!r} is no day; write it as 2026-12-31")
        return day

    def moment(self, key: str) -> datetime | None:
        """A moment as `2026-12-06T20:30`, or None; a day alone is its midnight."""
        value = self._take(key)
        if value is None or isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return datetime.combine(value, time())
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self._faults.append(f"{key}: {value!r} is no moment; write it as 2026-12-06T20:30")
            return None

    def flag(self, key: str) -> bool | None:
        """True or false, or None when it is not said."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return value
        self._faults.append(f"{key}: {value!r} is neither true nor false")
        return None

    def items(self, key: str) -> list[object]:
        """A list; empty when it is not given."""
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self._faults.append(f"{key}: must be a list")
            return []
        return value

    def text(self, key: str) -> str | None:
        """A text, or None."""
        value = self._take(key)
        if value is None or isinstance(value, str):
            return value
        return str(value)

    def fault(self, message: str) -> None:
        """Something else that is wrong."""
        self._faults.append(message)

    def done(self) -> None:
        """Raise what was wrong, unknown keys with it."""
        unknown = sorted(set(self._values) - self._asked)
        faults = [*self._faults, *(f"{key}: unknown key" for key in unknown)]
        if faults:
            raise BadInput("; ".join(faults), source=self._source)

    def _take(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)


def read_yaml(path: Path) -> object:
    """What a YAML or JSON file holds; raises `BadInput`."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainLoader)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise BadInput(f"not readable as YAML or JSON: {error}", source=str(path)) from error


class _PlainLoader(yaml.SafeLoader):
    """Reads `on`, `off`, `yes` and `no` as words: `on` is a key of ours, not a truth."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
