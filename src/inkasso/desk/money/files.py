"""Bank files: chosen or dropped, booked, and what became of each."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.words import Words
from inkasso.desk.clock import today
from inkasso.desk.money.forms import BankFilesForm
from inkasso.desk.page import page
from inkasso.payments.outcomes import Outcome
from inkasso.payments.taking_in import FileVerdict, newest_files, take_in_file
from inkasso.payments.wording import in_words

#: Longest name that a folder takes, in bytes.
_NAME_BYTES = 200
#: Files of before that the page shows, and lines of a verdict.
_SHOWN, _LINES = 20, 50


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that somebody must deal with."""

    outcome: Outcome
    because: Words


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What became of a file, as the page tells it."""

    of: FileVerdict
    lines: Sequence[_Line]
    #: Lines beyond those that are shown.
    more: int


@page("import_bank_files")
def bank_files(request: HttpRequest) -> HttpResponse:
    """Choose or drop bank files; each is booked whole or not at all, and says what became of it."""
    form = BankFilesForm.of(request)
    verdicts: list[_Verdict] = []
    if form.carried_out(lambda said: verdicts.extend(_take_in(said["bank_files"]))):
        form = BankFilesForm(initial={"once": uuid4()})
    context = {"form": form, "verdicts": verdicts, "newest": newest_files(_SHOWN)}
    return render(request, "desk/money/files.html", context, status=form.status)


def _take_in(files: Sequence[UploadedFile[Any]]) -> list[_Verdict]:
    """Every file by itself: a fault in one is no fault of the next."""
    with tempfile.TemporaryDirectory(prefix="inkasso-bank-") as folder:
        return [_told(_book(file, Path(folder) / str(n))) for n, file in enumerate(files)]


def _book(file: UploadedFile[Any], folder: Path) -> FileVerdict:
    folder.mkdir()
    path = folder / _name_of(file)
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return take_in_file(path, today())


def _name_of(file: UploadedFile[Any]) -> str:
    """A name that stays in its folder, whatever the browser said."""
    name = PurePosixPath((file.name or "").replace("\\", "/")).name.replace("\x00", "")
    if not name.strip(". "):
        return "bank.xml"
    return name.encode(errors="replace")[-_NAME_BYTES:].decode(errors="ignore")


def _told(verdict: FileVerdict) -> _Verdict:
    lines = verdict.to_look_at
    shown = [_Line(one, in_words(one.because)) for one in lines[:_LINES]]
    return _Verdict(verdict, shown, max(len(lines) - _LINES, 0))
