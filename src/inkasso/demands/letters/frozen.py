"""Letter contents to JSON and back, as they are stored: what comes back equals what went in.

Dates become ISO 8601, decimals strings, money whole cents (with the currency when it is not
euros); tuples become lists. Types are read from the dataclasses themselves.
"""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal, Union, get_args, get_origin, get_type_hints

from inkasso.base.money import EUR, Money
from inkasso.demands.letters.content import LetterContent
from inkasso.formats.typeset import JsonValue


def to_json(content: LetterContent) -> dict[str, JsonValue]:
    """The content as JSON values, every field by its name."""
    return _record(content)


def from_json(stored: dict[str, JsonValue]) -> LetterContent:
    """The content that `to_json` stored. Raises `ValueError` or `KeyError` on anything else."""
    content = _restored(LetterContent, stored)
    assert isinstance(content, LetterContent), "a record restores to its own type"
    return content


def _record(record: object) -> dict[str, JsonValue]:
    assert dataclasses.is_dataclass(record), f"{record!r} is not a dataclass"
    return {field.name: _plain(getattr(record, field.name)) for field in dataclasses.fields(record)}


def _plain(value: object) -> JsonValue:
    match value:
        case None | bool() | int() | str():
            return value
        case Money(cents=cents, currency=currency):
            return cents if currency == EUR else [cents, currency]
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return _record(value)


def _restored(kind: object, stored: JsonValue) -> object:
    """A value of the annotated type `kind`."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if stored is None else _restored(_other_than_none(kind), stored)
    if origin is tuple:
        return tuple(_restored(get_args(kind)[0], item) for item in _list(stored))
    if origin is Literal:
        return _chosen(get_args(kind), stored)
    if dataclasses.is_dataclass(kind) and kind is not Money:
        return _restored_record(kind, stored)
    return _restored_scalar(kind, stored)


def _restored_record(kind: object, stored: JsonValue) -> object:
    assert isinstance(kind, type), f"{kind!r} is not a class"
    if not isinstance(stored, dict):
        raise ValueError(f"{kind.__name__} is stored as an object, not {stored!r}")
    hints = _hints(kind)
    unknown = sorted(stored.keys() - hints.keys())
    if unknown:
        raise ValueError(f"{kind.__name__} has no field {', '.join(unknown)}")
    return kind(**{name: _restored(hints[name], value) for name, value in stored.items()})


def _restored_scalar(kind: object, stored: JsonValue) -> object:
    if kind is Money:
        return Money(stored) if isinstance(stored, int) else _foreign_money(_list(stored))
    if kind is date and isinstance(stored, str):
        return date.fromisoformat(stored)
    if kind is Decimal and isinstance(stored, str):
        return Decimal(stored)
    if isinstance(kind, type) and type(stored) is kind:
        return stored
    raise ValueError(f"{stored!r} is not a stored {kind}")


def _foreign_money(stored: list[JsonValue]) -> Money:
    cents, currency = stored
    if not isinstance(cents, int) or not isinstance(currency, str):
        raise ValueError(f"{stored!r} is not stored money")
    return Money(cents, currency)


def _chosen(choices: tuple[object, ...], stored: JsonValue) -> object:
    if stored not in choices:
        raise ValueError(f"{stored!r} is none of {choices}")
    return stored


def _list(stored: JsonValue) -> list[JsonValue]:
    if not isinstance(stored, list):
        raise ValueError(f"expected a list, not {stored!r}")
    return stored


def _other_than_none(kind: object) -> object:
    (other,) = (choice for choice in get_args(kind) if choice is not type(None))
    return other


@cache
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind)
