"""The package: `data.json`, a CSV a table, a readable PDF, in a ZIP that is locked on its way out.

Rows stream from the database through the ZIP and the lock to the disk. Nothing lies on the disk
unlocked, and no more than a thousand rows and a chunk are in memory at a time. All of it is read
in one transaction: what it says is what was held at one moment.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from itertools import islice
from typing import IO, BinaryIO
from uuid import UUID

from inkasso.base.words import Language, Words
from inkasso.formats.typeset import JsonValue
from inkasso.gate.looking import Look, looks, told_to_person
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register
from inkasso.rights.access import telling
from inkasso.rights.access.finding import Finder, Told, Whose
from inkasso.rights.access.letter import SHOWN_MAX, Answer, Piece, letter
from inkasso.rights.access.values import WITHHELD, in_cell, shown

FORMAT = "inkasso-access-1"
#: Openings that may have been written at the same time.
_OPENINGS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """For which request a package is made, when, and in which language."""

    request: int
    on: date
    language: Language
    #: What can be done by who is not content.
    remedy: Words


@dataclass(slots=True, kw_only=True)
class Contents:
    """What a package holds, counted while it was written."""

    #: Rows by the name of the table.
    rows: dict[str, int] = field(default_factory=dict)
    looks: int = 0
    #: Keys of what was left out.
    left_out: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All rows of all tables."""
        return sum(self.rows.values())


class Package:
    """One person's package; write it with the files open, in one transaction."""

    def __init__(
        self, whose: Whose, occasion: Occasion, register: Register, data_map: DataMap
    ) -> None:
        self._whose = whose
        self._occasion = occasion
        self._register = register
        self._finder = Finder(whose, data_map)
        self._contents = Contents()

    def write(self, target: BinaryIO) -> Contents:
        """Write the ZIP to a file that need not be seekable."""
        left_out = telling.left_out(self._whose)
        self._contents.left_out = tuple(key for key, _ in left_out)
        found = [told for told in self._finder.tables() if self._finder.count(told)]
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            with self._entry(archive, "data.json") as file:
                self._write_json(file, found)
            for told in found:
                with self._entry(archive, f"csv/{told.table.category}/{told.name}.csv") as file:
                    self._write_csv(file, told)
            with self._entry(archive, "schema.json") as file:
                file.write(resources.files(__package__).joinpath("schema.json").read_bytes())
            with self._entry(archive, "answer.pdf") as file:
                file.write(self._pdf(found))
        return self._contents

    def _entry(self, archive: zipfile.ZipFile, name: str) -> IO[bytes]:
        day = self._occasion.on
        info = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 12, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        return archive.open(info, "w", force_zip64=True)

    def _write_json(self, file: IO[bytes], found: Sequence[Told]) -> None:
        for key, value in self._head(found).items():
            begin = "{" if key == "format" else ",\n"
            file.write(f"{begin}{_json(key)}: {_json(value)}".encode())
        file.write(b',\n"looks": [')
        for number, look in enumerate(self._looks()):
            self._contents.looks += 1
            file.write((",\n" if number else "\n").encode() + _json(self._look(look)).encode())
        file.write(b'],\n"data": {')
        for number, told in enumerate(found):
            table = told.table
            opening = f"{_json(told.name)}: {{"
            file.write((",\n" if number else "\n").encode() + opening.encode())
            about = f'"category": {_json(table.category)}, "about": {_json(table.about)}'
            file.write(f'{about}, "rows": ['.encode())
            self._write_rows(file, told)
            file.write(b"]}")
        file.write(b"}}\n")

    def _write_rows(self, file: IO[bytes], told: Told) -> None:
        columns, written = _columns(told), 0
        for row in self._values(told):
            text = _json(dict(zip(columns, row, strict=True)))
            file.write((",\n" if written else "\n").encode() + text.encode())
            written += 1
        self._contents.rows[told.name] = written

    def _write_csv(self, file: IO[bytes], told: Told) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
        rows = csv.writer(text, delimiter=";")
        rows.writerow(_columns(told))
        for row in self._values(told):
            rows.writerow([in_cell(value) for value in row])
        text.flush()
        text.detach()

    def _values(self, told: Told, *, limit: int | None = None) -> Iterator[list[JsonValue]]:
        table, person = told.table.name, self._whose.person_id
        kept = [
            (place, f"{table}.{name}")
            for place, name in enumerate(told.columns)
            if f"{table}.{name}" not in WITHHELD
        ]
        for row in self._finder.rows(told, limit=limit):
            yield [shown(column, row[place], person) for place, column in kept]

    def _head(self, found: Sequence[Told]) -> dict[str, JsonValue]:
        register, language = self._register, self._occasion.language
        categories = [told.table.category for told in found]
        who = register.controller
        return {
            "format": FORMAT,
            "request": self._occasion.request,
            "language": language,
            "made_on": self._occasion.on.isoformat(),
            "controller": {
                "name": who.name,
                "business_id": who.business_id,
                "email": who.email,
                "phone": who.phone,
            },
            "processing": telling.processing(register, categories, language),
            "rights": telling.rights(register, categories, language),
            "automated_decisions": [
                one.automated_decisions.in_language(language)
                for one in telling.decisions_by_machine(register)
                if one.automated_decisions is not None
            ],
            "transfers": telling.transfers_told(register, language),
            "left_out": [
                {"what": key, "why": why.in_language(language)}
                for key, why in telling.left_out(self._whose)
            ],
            "remedy": self._occasion.remedy.in_language(language),
        }

    def _looks(self) -> Iterator[Look]:
        """One row of each opening: it has more where a person and payers were opened at once.

        Those rows were written by one statement, so the newest few tell whether one was seen.
        """
        told: deque[tuple[UUID, str]] = deque(maxlen=_OPENINGS)
        for look in looks(people=self._whose.numbers):
            if (look.token, look.kind) not in told:
                told.append((look.token, look.kind))
                yield look

    def _look(self, look: Look) -> JsonValue:
        return {
            "row": look.id,
            "at": look.local.isoformat(timespec="seconds"),
            "kind": look.kind,
            "purpose": look.purpose,
            "reason": look.reason,
            "about": look.about,
            "text": self._sentence(look),
        }

    def _sentence(self, look: Look) -> str:
        purpose = self._register.purposes.get(look.purpose)
        name = purpose.name if purpose else Words(fi=look.purpose, sv=look.purpose, en=look.purpose)
        return told_to_person(look, name, self._occasion.language)

    def _pdf(self, found: Sequence[Told]) -> bytes:
        pieces = [
            Piece(
                table=told.table,
                columns=tuple(_columns(told)),
                rows=tuple(tuple(row) for row in self._values(told, limit=SHOWN_MAX)),
                count=self._contents.rows[told.name],
                shared=told.shared,
            )
            for told in found
        ]
        sentences = [self._sentence(look) for look in islice(self._looks(), SHOWN_MAX)]
        occasion = self._occasion
        answer = Answer(
            request=occasion.request,
            on=occasion.on,
            language=occasion.language,
            whose=self._whose,
            remedy=occasion.remedy,
            looks=sentences,
            looks_count=self._contents.looks,
        )
        return letter(self._register, pieces, answer)


def _columns(told: Told) -> list[str]:
    table = told.table.name
    return [name for name in told.columns if f"{table}.{name}" not in WITHHELD]


def _json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)
