"""Whether a document has the form of `schema.json`: the words of JSON Schema that it is written in.

A validator of all of JSON Schema would be a dependency for one small file. What the schema may not
say, `faults_of` does not know: a test holds the two together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources

Schema = Mapping[str, object]

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "null": type(None),
}
#: Words of JSON Schema that are checked, and those that say nothing to check.
KNOWN = frozenset(
    {
        *("type", "const", "enum", "required", "properties", "items", "maxItems", "minItems"),
        *("maxLength", "pattern", "format", "maxProperties"),
        *("$schema", "$id", "title", "description"),
    }
)


@cache
def schema() -> Schema:
    """The form of a package, version 1."""
    text = resources.files(__package__).joinpath("schema.json").read_text(encoding="utf-8")
    parsed: Schema = json.loads(text)
    return parsed


def faults_of(document: object) -> Iterator[str]:
    """What in a document is not in the form, each by its place; nothing for one that is."""
    if isinstance(document, dict) and document.get("format") == "inkasso-portability":
        version = document.get("version")
        if type(version) is not int or version != 1:
            yield f"$.version: {_short(version)} is not read here; ask for version 1"
            return
    yield from _faults(schema(), document, "$")


def unknown_in(document: object) -> Iterator[str]:
    """Places of a document in the form that the form says nothing of; what records hold is free."""
    yield from _unknown(schema(), document, "$")


def _faults(form: Schema, value: object, at: str) -> Iterator[str]:
    if not _has_type(form.get("type"), value):
        yield f"{at}: this should be {_types(form['type'])}"
        return
    for word, fault in _CHECKS.items():
        if word in form and (text := fault(form[word], value)):
            yield f"{at}: {text}"
    for name, (inner, one) in _inside(form, value):
        yield from _faults(inner, one, f"{at}{name}")


def _inside(form: Schema, value: object) -> Iterator[tuple[str, tuple[Schema, object]]]:
    """What lies in a value and has a form of its own, each by its place in it."""
    if isinstance(value, dict):
        for name, inner in _properties(form).items():
            if name in value:
                yield f".{name}", (inner, value[name])
    if isinstance(value, list) and isinstance(items := form.get("items"), dict):
        for number, one in enumerate(value):
            yield f"[{number}]", (items, one)


def _unknown(form: Schema, value: object, at: str) -> Iterator[str]:
    if isinstance(value, dict) and (known := _properties(form)):
        yield from (f"{at}.{_short(name)}" for name in value if name not in known)
    for name, (inner, one) in _inside(form, value):
        yield from _unknown(inner, one, f"{at}{name}")


def _properties(form: Schema) -> Mapping[str, Schema]:
    found = form.get("properties", {})
    assert isinstance(found, dict), "the schema is ours"
    return found


def _has_type(kind: object, value: object) -> bool:
    if kind is None:
        return True
    kinds = kind if isinstance(kind, list) else [kind]
    return any(
        isinstance(value, _TYPES[str(one)]) and not (one == "integer" and isinstance(value, bool))
        for one in kinds
    )


def _types(kind: object) -> str:
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _required(names: object, value: object) -> str:
    assert isinstance(names, list), "the schema is ours"
    missing = [name for name in names if isinstance(value, dict) and name not in value]
    return f"{', '.join(missing)} missing" if missing else ""


def _day(kind: object, value: object) -> str:
    if kind != "date" or not isinstance(value, str):
        return ""
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"{_short(value)} is no day; write it as 2026-12-31"
    return ""


def _long(most: object, value: object) -> str:
    assert isinstance(most, int), "the schema is ours"
    too_long = isinstance(value, Sequence | Mapping) and len(value) > most
    return f"longer than {most}" if too_long else ""


def _few(least: object, value: object) -> str:
    assert isinstance(least, int), "the schema is ours"
    return f"fewer than {least}" if isinstance(value, list) and len(value) < least else ""


def _pattern(pattern: object, value: object) -> str:
    fits = not isinstance(value, str) or re.search(str(pattern), value)
    return "" if fits else f"{_short(value)} is not written so"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"


_CHECKS: Mapping[str, Callable[[object, object], str]] = {
    "const": lambda one, value: "" if value == one else f"{_short(value)} is not {one!r}",
    "enum": lambda some, value: "" if value in _listed(some) else f"{_short(value)} is none of it",
    "required": _required,
    "maxItems": _long,
    "minItems": _few,
    "maxLength": _long,
    "maxProperties": _long,
    "format": _day,
    "pattern": _pattern,
}


def _listed(some: object) -> list[object]:
    assert isinstance(some, list), "the schema is ours"
    return some
