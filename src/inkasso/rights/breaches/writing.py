"""Drafts on the disk: a PDF a language, and the list of whom letters go to."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from django.db.models import Count

from inkasso.base.files import write_whole
from inkasso.base.words import LANGUAGES, Language
from inkasso.notice.publishing.document import Document
from inkasso.notice.publishing.pdf import render_pdf
from inkasso.notice.register import Register
from inkasso.rights.access.values import in_cell
from inkasso.rights.breaches.drafting import (
    Concerned,
    authority_draft,
    concerned,
    person_draft,
)
from inkasso.rights.breaches.state import State
from inkasso.rights.breaches.telling import Addressee, addressees
from inkasso.rights.models import BreachPerson

#: How word of a breach goes out.
CHANNELS = ("form", "email", "letter", "phone", "web")
_COLUMNS = ("person", "language", "name", "street", "postal_code", "city", "country", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Drafts that were written."""

    paths: tuple[Path, ...]
    #: Addressees by language; empty of the authority's draft.
    by_language: dict[str, int]
    #: How many of them have neither address nor e-mail here.
    unreachable: int


def whom(state: State) -> Concerned:
    """Whom and what a breach concerns, over all searches."""
    rows = BreachPerson.objects.filter(breach=state.breach).values("kind").annotate(n=Count("id"))
    return concerned(state, {row["kind"]: row["n"] for row in rows.order_by("kind")})


def authority_pdf(state: State, register: Register, at: datetime, language: Language) -> bytes:
    """The notification in one language, as far as everything is known."""
    return render_pdf(authority_draft(state, whom(state), register, at), language)


def persons_pdf(state: State, register: Register, at: datetime, language: Language) -> bytes:
    """What those concerned are told, in one language; it names nobody."""
    return render_pdf(person_draft(state, whom(state), register, at), language)


def write_for_authority(state: State, register: Register, folder: Path, at: datetime) -> Written:
    """The notification in three languages, as far as everything is known."""
    draft = authority_draft(state, whom(state), register, at)
    paths = tuple(_pdfs(draft, folder, f"breach-{state.breach.id}-authority"))
    return Written(paths=paths, by_language={}, unreachable=0)


def write_for_persons(state: State, register: Register, folder: Path, at: datetime) -> Written:
    """The letter in three languages, and a table of those who were not told yet.

    In a sweep of `breaches`.
    """
    draft = person_draft(state, whom(state), register, at)
    paths = tuple(_pdfs(draft, folder, f"breach-{state.breach.id}-persons"))
    listed = write_list(state, folder / f"breach-{state.breach.id}-persons.csv")
    return replace(listed, paths=(*paths, *listed.paths))


def write_list(state: State, table: Path) -> Written:
    """A table of those who were not told yet, in a sweep of `breaches`.

    It is readable only by whoever runs this: it names everybody.
    """
    languages: Counter[str] = Counter()
    unreachable = 0
    with _private(table) as file:
        cells = csv.writer(file, delimiter=";")
        cells.writerow(_COLUMNS)
        for one in addressees(state.breach.id):
            cells.writerow([in_cell(value) for value in _row(one)])
            languages[one.language] += 1
            unreachable += not one.reachable
    told = dict(sorted(languages.items()))
    return Written(paths=(table,), by_language=told, unreachable=unreachable)


def _pdfs(draft: Document, folder: Path, name: str) -> Iterator[Path]:
    for language in LANGUAGES:
        path = folder / f"{name}.{language}.pdf"
        write_whole(path, render_pdf(draft, language))
        yield path


@contextmanager
def _private(path: Path) -> Iterator[TextIO]:
    """A new file that nobody else may read, there only when it is whole."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with TextIOWrapper(os.fdopen(opened, "wb"), encoding="utf-8-sig", newline="") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _row(one: Addressee) -> tuple[str, ...]:
    return (
        str(one.person_id),
        one.language,
        one.name,
        one.street,
        one.postal_code,
        one.city,
        one.country,
        one.email,
    )
