"""The portable package: `data.json` in an open form, a CSV a table, an answer to read.

The form is `inkasso-portability`, version 1 (`docs/portability.md`, `schema.json`): records of what
the person gave, and beside them the person's names and addresses, gathered from those records, so
that a reader who knows none of our tables can use them.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import IO, BinaryIO

from inkasso.formats.typeset import JsonValue
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register
from inkasso.rights.access.finding import Finder, Told, Whose
from inkasso.rights.access.package import Contents, Occasion
from inkasso.rights.access.sealed import SEALED
from inkasso.rights.access.values import WITHHELD, in_cell, shown
from inkasso.rights.portability.answer import answer
from inkasso.rights.portability.gathering import Person
from inkasso.rights.portability.given import (
    Basis,
    FieldDecided,
    given_rows,
    portable_categories,
)

FORMAT, VERSION = "inkasso-portability", 1


class PortablePackage:
    """What one person gave; write it with the file open, in one transaction."""

    def __init__(
        self,
        whose: Whose,
        occasion: Occasion,
        register: Register,
        data_map: DataMap,
        *,
        without: frozenset[str] = SEALED,
    ) -> None:
        """`without`: categories that are left out though they are portable."""
        self._whose = whose
        self._occasion = occasion
        self._register = register
        self._finder = Finder(whose, data_map)
        self._without = without
        self._contents = Contents()
        self._person = Person()
        self._fields: list[FieldDecided] = []

    @property
    def fields(self) -> Sequence[FieldDecided]:
        """What became of each table, once it was written."""
        return tuple(self._fields)

    def write(self, target: BinaryIO) -> Contents:
        """Write the ZIP to a file that need not be seekable."""
        told = self._portable()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            with self._entry(archive, "data.json") as file:
                self._write_json(file, told)
            for one, _ in told:
                if self._contents.rows.get(one.name):
                    with self._entry(archive, f"csv/{one.table.category}/{one.name}.csv") as file:
                        self._write_csv(file, one)
            with self._entry(archive, "schema.json") as file:
                file.write(resources.files(__package__).joinpath("schema.json").read_bytes())
            with self._entry(archive, "answer.pdf") as file:
                file.write(answer(self._register, self._occasion, self._contents, self._fields))
        return self._contents

    def categories(self) -> list[str]:
        """The categories that hold something portable."""
        return list(dict.fromkeys(told.table.category for told, _ in self._portable()))

    def values_of(self, category: str) -> Iterator[Mapping[str, JsonValue]]:
        """The portable records of one category, for the gate that lets them out."""
        for told, _ in self._portable():
            if told.table.category == category:
                yield from self._records(told)

    def _portable(self) -> list[tuple[Told, Basis]]:
        """The tables that hold something portable; of all others it is noted why they do not."""
        found: list[tuple[Told, Basis]] = []
        self._fields.clear()
        held = [told for told in self._finder.tables() if not told.shared and self._holds(told)]
        categories = frozenset(told.table.category for told in held)
        portable = portable_categories(self._register, self._whose.kinds, categories)
        for told in held:
            outcome, because = self._outcome(told, portable)
            field = f"{told.table.category}.{told.name}"
            self._fields.append(FieldDecided(field=field, outcome=outcome, because=because))
            if outcome == "given":
                found.append((told, portable[told.table.category]))
        self._contents.left_out = tuple(
            sorted({one.outcome for one in self._fields if one.outcome != "given"})
        )
        return found

    def _outcome(self, told: Told, portable: Mapping[str, Basis]) -> tuple[str, str]:
        category = told.table.category
        if category not in portable:
            return "no_agreement", "20(1)(a)"
        if category in self._without:
            return "sealed", "20(4)"
        given = given_rows(told.table)
        if given is None or not self._holds(told, given):
            return "not_given", "20(1)"
        return "given", "20(1)"

    def _holds(self, told: Told, only: str = "TRUE") -> bool:
        return any(self._finder.chunks(told, only=only))

    def _write_json(self, file: IO[bytes], told: Sequence[tuple[Told, Basis]]) -> None:
        for number, (key, value) in enumerate(self._head().items()):
            file.write(f"{',' if number else '{'}\n{_json(key)}: {_json(value)}".encode())
        file.write(b',\n"records": [')
        written = 0
        for one, basis in told:
            for record in self._records(one):
                self._person.learn(record)
                text = _json(_record(one, basis, record))
                file.write(f"{',' if written else ''}\n{text}".encode())
                written += 1
                self._contents.rows[one.name] = self._contents.rows.get(one.name, 0) + 1
        file.write(f'],\n"person": {_json(self._person.document())}'.encode())
        left_out = [one.document() for one in self._fields if one.outcome != "given"]
        file.write(f',\n"left_out": {_json(left_out)}}}\n'.encode())

    def _head(self) -> dict[str, JsonValue]:
        who = self._register.controller
        return {
            "format": FORMAT,
            "version": VERSION,
            "made_on": self._occasion.on.isoformat(),
            "language": self._occasion.language,
            "from": {"name": who.name, "business_id": who.business_id, "email": who.email},
        }

    def _write_csv(self, file: IO[bytes], told: Told) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        rows = csv.writer(text, delimiter=";")
        rows.writerow(_names(told))
        for record in self._records(told):
            rows.writerow([in_cell(value) for value in record.values()])
        text.flush()
        text.detach()

    def _records(self, told: Told) -> Iterator[dict[str, JsonValue]]:
        """Rows that the person gave, by the names of columns; without numbers of ours."""
        table, names = told.table.name, frozenset(_names(told))
        only = given_rows(told.table) or "FALSE"
        for rows in self._finder.chunks(told, only=only):
            for row in rows:
                yield {
                    name: shown(f"{table}.{name}", value, self._whose.person_id)
                    for name, value in zip(told.columns, row, strict=True)
                    if name in names
                }

    def _entry(self, archive: zipfile.ZipFile, name: str) -> IO[bytes]:
        day = self._occasion.on
        info = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 12, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        return archive.open(info, "w", force_zip64=True)


def _names(told: Told) -> list[str]:
    """The columns that say something: not whose row it is, or its number, or a key."""
    table = told.table
    return [
        name
        for name in told.columns
        if table.columns[name].category is not None
        and name != table.person
        and f"{table.name}.{name}" not in WITHHELD
    ]


def _record(told: Told, basis: Basis, fields: Mapping[str, JsonValue]) -> JsonValue:
    return {
        "category": told.table.category,
        "record": told.name,
        "purposes": list(basis.purposes),
        "grounds": list(basis.grounds),
        "fields": dict(fields),
    }


_json = json.JSONEncoder(ensure_ascii=False).encode
