"""Letters to people onto paper: every recorded letter gets one file, however often this is run.

The bytes follow from the frozen page, so a run that is killed writes the same file again. The
letter of somebody who was restricted meanwhile waits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from django.db import models, transaction

from inkasso.base.faults import OperationalFault
from inkasso.base.files import write_whole
from inkasso.base.words import Words
from inkasso.formats.typeset import JsonValue, TypesetFault
from inkasso.gate.holds.placing import restricted_people
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check, check

#: Letters that could not be set and are named in the fault.
_NAMED = 3


L = TypeVar("L", bound=models.Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing(Generic[L]):
    """One kind of letter, as it is filed and proved."""

    #: What a letter is called in faults, by its number.
    called: Callable[[int], Words]
    #: Recorded letters without a file, in their order.
    without_file: Callable[[], models.QuerySet[L]]
    #: The frozen page of a letter; None while it is not open here.
    page_of: Callable[[L], Mapping[str, JsonValue] | None]
    #: Where a letter's file lies under the home folder.
    path_of: Callable[[L], str]
    #: Sets a page; raises `TypesetFault`.
    printed: Callable[[Mapping[str, JsonValue]], bytes]
    #: The table of files.
    files: type[models.Model]

    def pending(self) -> list[L]:
        """Recorded letters that have no file yet and may have one, in their order."""
        found = self.without_file()
        restricted = restricted_people(set(found.values_list("person_id", flat=True)))
        return list(found.exclude(person_id__in=restricted))

    def file_all(self, home: Path) -> Iterator[int]:
        """Make and store the file of every letter that may have one; yields 1 for each.

        Raises `OperationalFault` after everything else is filed, if some letter could not be set.
        """
        failed = []
        for letter in self.pending():
            page = self.page_of(letter)
            if page is None:
                failed.append(f"{self.called(letter.pk).en}: its content is not open here")
                continue
            try:
                pdf = self.printed(page)
            except TypesetFault as fault:
                failed.append(f"{self.called(letter.pk).en}: {fault}")
                continue
            path = self.path_of(letter)
            keep_files(self.files, home, [(letter.pk, path, pdf)])
            yield 1
        if failed:
            raise OperationalFault("; ".join(failed[:_NAMED]))

    def proof(self, name: str, told: Words, home: Path) -> Check:
        """That every letter is on file once, as it was written; `told` says of how many."""
        wrong = [unfiled(self.called(letter.pk)) for letter in self.pending()]
        wrong += file_faults(self.files, home, self.called)
        return check(name, wrong, fill(told, files=str(self.files._default_manager.count())))


def keep_files(
    table: type[models.Model], home: Path, files: Iterable[tuple[int, str, bytes]]
) -> int:
    """Write files by letter, path and bytes, then note them; how many.

    A note without its file cannot come to be.
    """
    notes = []
    for number, path, pdf in files:
        write_whole(home / path, pdf)
        digest = hashlib.sha256(pdf).hexdigest()
        notes.append(table(letter_id=number, path=path, sha256=digest))
    with transaction.atomic():
        table._default_manager.bulk_create(notes, ignore_conflicts=True)
    return len(notes)


def unfiled(called: Words) -> Words:
    """That a letter has no file, as a fault of a proof."""
    return fill(_UNFILED, letter=called)


def file_faults(
    table: type[models.Model], home: Path, called: Callable[[int], Words]
) -> list[Words]:
    """What is wrong with files on record: those that are missing, and those that were altered."""
    wrong = []
    files = table._default_manager.order_by("letter_id")
    for number, name, digest in files.values_list("letter_id", "path", "sha256"):
        path = home / name
        if not path.is_file():
            wrong.append(fill(_MISSING, letter=called(number), name=name))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            wrong.append(fill(_ALTERED, letter=called(number), name=name))
    return wrong


_UNFILED = Words(
    fi="{letter}: tiedostoa ei ole; tee päiväajo uudelleen",
    sv="{letter}: filen saknas; gör dagskörningen på nytt",
    en="{letter} has no file; run the day again",
)
_MISSING = Words(
    fi="{letter}: {name} puuttuu", sv="{letter}: {name} saknas", en="{letter}: {name} is missing"
)
_ALTERED = Words(
    fi="{letter}: tiedostoa {name} on muutettu",
    sv="{letter}: {name} har ändrats",
    en="{letter}: {name} was altered",
)
