"""Reading a portable package that a person brings, ours or anybody's in the same form.

It comes from outside: nothing in it is believed before it was measured. Every fault of the form is
told at once, by its place in the document.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO, TypeAlias

from inkasso.base.faults import BadInput
from inkasso.rights.portability.form import faults_of, unknown_in

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

#: What somebody gave is small; what is larger is something else.
SIZE_MAX = 20 * 1024 * 1024
_ENTRIES_MAX, _DIGITS_MAX, _FAULTS_TOLD = 500, 18, 50
_DATA = "data.json"
_LINE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A package in the form of `schema.json`."""

    #: The controller that made it, as it says.
    made_by: str
    #: Of `data.json`, in hexadecimal.
    sha256: str
    names: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    #: street, postal_code, city, country; empty where not told.
    addresses: tuple[Mapping[str, str], ...]
    #: How many records of each category.
    records: Mapping[str, int]
    #: Fields that version 1 does not know, by their place; they were not read.
    unknown: tuple[str, ...]


def read_package(path: Path) -> Brought:
    """A package that is not locked: the ZIP, or its `data.json` alone. Raises `BadInput`."""
    if path.stat().st_size > SIZE_MAX:
        raise BadInput(_TOO_LARGE, source=path.name)
    with path.open("rb") as file:
        zipped = file.read(4) == b"PK\x03\x04"
        file.seek(0)
        data = _out_of(file, path.name) if zipped else file.read(SIZE_MAX + 1)
    return read_document(data, source=path.name)


def read_document(data: bytes, *, source: str = "") -> Brought:
    """A `data.json`. Raises `BadInput` with every fault of its form."""
    document = _parsed(data, source)
    faults = list(islice(faults_of(document), _FAULTS_TOLD + 1))
    if faults:
        told = faults[:_FAULTS_TOLD] + ["and more"] * (len(faults) > _FAULTS_TOLD)
        raise BadInput("\n".join(told), source=source)
    assert isinstance(document, Mapping), "the form says so"
    return _brought(document, hashlib.sha256(data).hexdigest())


def _out_of(file: IO[bytes], source: str) -> bytes:
    """`data.json` out of a ZIP, read no further than it may be long, whatever the ZIP says."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_entries(entries, source)
            found = [one for one in entries if one.filename == _DATA]
            if len(found) != 1:
                raise BadInput(f"the ZIP has {len(found)} of {_DATA}, not one", source=source)
            with archive.open(found[0]) as entry:
                data = entry.read(SIZE_MAX + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadInput("the ZIP is damaged or of an unknown kind", source=source) from error
    if len(data) > SIZE_MAX:
        raise BadInput(_TOO_LARGE, source=source)
    return data


def _check_entries(entries: Sequence[zipfile.ZipInfo], source: str) -> None:
    if len(entries) > _ENTRIES_MAX:
        raise BadInput(f"the ZIP has {len(entries)} files; a package has few", source=source)
    for one in entries:
        path = PurePosixPath(one.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in one.filename:
            raise BadInput("the ZIP names files outside itself", source=source)


def _parsed(data: bytes, source: str) -> Json:
    if len(data) > SIZE_MAX:
        raise BadInput(_TOO_LARGE, source=source)
    try:
        parsed: Json = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_once,
            parse_int=_whole,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except UnicodeDecodeError as error:
        raise BadInput("the file is not in UTF-8", source=source) from error
    except RecursionError as error:
        raise BadInput("the file is nested deeper than any package is", source=source) from error
    except ValueError as error:
        raise BadInput(f"the file is no JSON of a package: {error}", source=source) from error
    return parsed


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS_MAX:
        raise ValueError("a number has more digits than any amount")
    return int(digits)


def _no_number(text: str) -> int:
    raise ValueError(f"{text[:20]} is no whole number; version 1 has no others")


def _brought(document: Mapping[str, Json], sha256: str) -> Brought:
    person, sender = _object(document, "person"), _object(document, "from")
    records: dict[str, int] = {}
    for record in _list(document, "records"):
        assert isinstance(record, Mapping), "the form says so"
        category = str(record["category"])
        records[category] = records.get(category, 0) + 1
    return Brought(
        made_by=_LINE.sub(" ", str(sender["name"])),
        sha256=sha256,
        names=tuple(_texts(person, "names")),
        emails=tuple(_texts(person, "emails")),
        phones=tuple(_texts(person, "phones")),
        addresses=tuple(_addresses(person)),
        records=records,
        unknown=tuple(islice(unknown_in(document), _FAULTS_TOLD)),
    )


def _texts(person: Mapping[str, Json], name: str) -> Iterator[str]:
    for value in _list(person, name):
        yield " ".join(_LINE.sub(" ", str(value)).split())


def _addresses(person: Mapping[str, Json]) -> Iterator[Mapping[str, str]]:
    for one in _list(person, "addresses"):
        assert isinstance(one, Mapping), "the form says so"
        yield {
            name: " ".join(_LINE.sub(" ", str(one.get(name, ""))).split())
            for name in ("street", "postal_code", "city", "country")
        }


def _object(document: Mapping[str, Json], name: str) -> Mapping[str, Json]:
    found = document[name]
    assert isinstance(found, Mapping), "the form says so"
    return found


def _list(document: Mapping[str, Json], name: str) -> Sequence[Json]:
    found = document.get(name, ())
    assert isinstance(found, Sequence), "the form says so"
    return found


_TOO_LARGE = f"the package is larger than {SIZE_MAX // 1024 // 1024} MB"
