"""The package: `data.json`, a CSV a table, a readable PDF, in a ZIP that is locked on its way out.

Rows stream from the database through the ZIP and the lock to the disk. Nothing lies on the disk
unlocked, and no more than some hundred rows and a chunk are in memory at a time. All of it is read
in one transaction: what it says is what was held at one moment.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from typing import IO, BinaryIO
from uuid import UUID

from inkasso.base.words import Language, Words
from inkasso.formats.typeset import JsonValue
from inkasso.gate.looking import Look, looks, told_to_person
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register
from inkasso.rights.access import telling
from inkasso.rights.access.finding import Finder, Told, Whose
from inkasso.rights.access.kinds import concerning
from inkasso.rights.access.letter import SHOWN_MAX, Answer, Piece, letter
from inkasso.rights.access.values import WITHHELD, in_cell, shown

FORMAT = "inkasso-access-1"
#: Of nine: what is locked afterwards is small anyhow, and the person waits for it.
_LEVEL = 1
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
        self,
        whose: Whose,
        occasion: Occasion,
        register: Register,
        data_map: DataMap,
        *,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """`without`: categories that are left out, which the package then tells."""
        self._whose = whose
        self._occasion = occasion
        self._register = register
        self._finder = Finder(whose, data_map, without=without)
        self._left_out = telling.left_out(whose, sealed=bool(without))
        self._contents = Contents()
        self._found: list[Told] = []
        #: The first rows of each table, for the document to read.
        self._heads: dict[str, list[list[JsonValue]]] = {}
        #: The newest looks as sentences, for it too.
        self._sentences: list[str] = []

    def write(self, target: BinaryIO) -> Contents:
        """Write the ZIP to a file that need not be seekable."""
        self._contents.left_out = tuple(key for key, _ in self._left_out)
        with zipfile.ZipFile(target, "w") as archive:
            with self._entry(archive, "data.json") as file:
                self._write_json(file)
            for told in self._found:
                with self._entry(archive, f"csv/{told.table.category}/{told.name}.csv") as file:
                    self._write_csv(file, told)
            with self._entry(archive, "schema.json") as file:
                file.write(resources.files(__package__).joinpath("schema.json").read_bytes())
            with self._entry(archive, "answer.pdf") as file:
                file.write(self._pdf())
        return self._contents

    def _entry(self, archive: zipfile.ZipFile, name: str) -> IO[bytes]:
        day = self._occasion.on
        info = zipfile.ZipInfo(name, date_time=(day.year, day.month, day.day, 12, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # the only way for one entry
        return archive.open(info, "w", force_zip64=True)

    def _write_json(self, file: IO[bytes]) -> None:
        for key, value in self._head().items():
            begin = "{" if key == "format" else ",\n"
            file.write(f"{begin}{_json(key)}: {_json(value)}".encode())
        file.write(b',\n"looks": [')
        for number, look in enumerate(self._looks()):
            self._contents.looks += 1
            file.write((",\n" if number else "\n").encode() + _json(self._look(look)).encode())
        file.write(b'],\n"data": {')
        for told in self._finder.tables():
            self._write_table(file, told)
        file.write(b"}")
        for key, value in self._tail().items():
            file.write(f",\n{_json(key)}: {_json(value)}".encode())
        file.write(b"}\n")

    def _write_table(self, file: IO[bytes], told: Told) -> None:
        """A table by its name, if anything in it is about the person."""
        columns, written = _columns(told), 0
        for rows in self._values(told):
            if not written:
                file.write(self._opening(told))
                self._heads[told.name] = rows[:SHOWN_MAX]
            named = [dict(zip(columns, row, strict=True)) for row in rows]
            # Many at once: the encoder is quick, and each call of it, and of the ZIP, is not.
            file.write(("," if written else "").encode() + b"\n" + _json(named)[1:-1].encode())
            written += len(rows)
        if written:
            file.write(b"]}")
            self._found.append(told)
            self._contents.rows[told.name] = written

    def _opening(self, told: Told) -> bytes:
        table = told.table
        about = f'"category": {_json(table.category)}, "about": {_json(table.about)}'
        return f'{"," if self._found else ""}\n{_json(told.name)}: {{{about}, "rows": ['.encode()

    def _write_csv(self, file: IO[bytes], told: Told) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
        cells = csv.writer(text, delimiter=";")
        cells.writerow(_columns(told))
        for rows in self._values(told):
            cells.writerows(
                [value if type(value) is int else in_cell(value) for value in row] for row in rows
            )
        text.flush()
        text.detach()

    def _values(self, told: Told) -> Iterator[list[list[JsonValue]]]:
        table, person = told.table.name, self._whose.person_id
        kept = [
            (place, f"{table}.{name}")
            for place, name in enumerate(told.columns)
            if f"{table}.{name}" not in WITHHELD
        ]
        for rows in self._finder.chunks(told):
            yield [[shown(column, row[place], person) for place, column in kept] for row in rows]

    def _head(self) -> dict[str, JsonValue]:
        """What is known before anything is read."""
        who = self._register.controller
        return {
            "format": FORMAT,
            "request": self._occasion.request,
            "language": self._occasion.language,
            "made_on": self._occasion.on.isoformat(),
            "controller": {
                "name": who.name,
                "business_id": who.business_id,
                "email": who.email,
                "phone": who.phone,
            },
        }

    def _tail(self) -> dict[str, JsonValue]:
        """What hangs on what was found: why it is held, and what the person can do."""
        register, language = self._concerning(), self._occasion.language
        return {
            "processing": telling.processing(register, self._categories(), language),
            "rights": telling.rights(register, language),
            "automated_decisions": [
                one.automated_decisions.in_language(language)
                for one in telling.decisions_by_machine(register)
                if one.automated_decisions is not None
            ],
            "transfers": telling.transfers_told(register, language),
            "left_out": [
                {"what": key, "why": why.in_language(language)} for key, why in self._left_out
            ],
            "remedy": self._occasion.remedy.in_language(language),
        }

    def _concerning(self) -> Register:
        """The register as far as it concerns this person."""
        return concerning(self._register, self._whose.kinds, self._categories())

    def _categories(self) -> frozenset[str]:
        return frozenset(told.table.category for told in self._found)

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
        sentence = self._sentence(look)
        if len(self._sentences) < SHOWN_MAX:
            self._sentences.append(sentence)
        return {
            "row": look.id,
            "at": look.local.isoformat(timespec="seconds"),
            "kind": look.kind,
            "purpose": look.purpose,
            "reason": look.reason,
            "about": look.about,
            "text": sentence,
        }

    def _sentence(self, look: Look) -> str:
        purpose = self._register.purposes.get(look.purpose)
        name = purpose.name if purpose else Words(fi=look.purpose, sv=look.purpose, en=look.purpose)
        return told_to_person(look, name, self._occasion.language)

    def _pdf(self) -> bytes:
        pieces = [
            Piece(
                table=told.table,
                columns=tuple(_columns(told)),
                rows=tuple(tuple(row) for row in self._heads[told.name]),
                count=self._contents.rows[told.name],
                shared=told.shared,
            )
            for told in self._found
        ]
        occasion = self._occasion
        answer = Answer(
            request=occasion.request,
            on=occasion.on,
            language=occasion.language,
            left_out=tuple(why for _, why in self._left_out),
            remedy=occasion.remedy,
            looks=self._sentences,
            looks_count=self._contents.looks,
        )
        return letter(self._concerning(), pieces, answer)


def _columns(told: Told) -> list[str]:
    table = told.table.name
    return [name for name in told.columns if f"{table}.{name}" not in WITHHELD]


#: One for all values: `json.dumps` makes a new one each time it is told not to escape letters.
_json = json.JSONEncoder(ensure_ascii=False).encode
