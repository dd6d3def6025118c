"""Letters in free words onto paper, as letters that demand are filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.correspondence.models import FreeLetter, FreeLetterFile, FrozenFreeLetter
from inkasso.formats.typeset import JsonValue
from inkasso.ledger.proofs import Check
from inkasso.parties.filing import Filing, keep_files
from inkasso.parties.hidden import HiddenRow
from inkasso.parties.letters.printing import print_letter


def pending_free_letters() -> list[FreeLetter]:
    """Recorded letters that have no file yet and may have one, in their order."""
    return _FILING.pending()


def file_free_letters(home: Path) -> Iterator[int]:
    """Make and store the file of every letter that may have one; yields 1 for each.

    Raises `OperationalFault` after everything else is filed, if some letter could not be set.
    """
    return _FILING.file_all(home)


def file_at_once(letter: FreeLetter, home: Path) -> None:
    """File a letter as it is sent, where no later run may open it: its reader is restricted.

    In the caller's transaction, with the receiver's file open.
    """
    pdf = free_letter_pdf(letter)
    keep_files(FreeLetterFile, home, [(letter.id, _path(letter), pdf)])


def find_free_letter(number: int) -> FreeLetter:
    """The letter of a number; raises `Refused` (`unknown_letter`)."""
    found = FreeLetter.objects.select_related("case").filter(id=number)
    letter = found.first() if number < 2**63 else None
    if letter is None:
        raise Refused(Refusal(code="unknown_letter", message=_UNKNOWN.format(number=number)))
    return letter


def free_letter_pdf(letter: FreeLetter) -> bytes:
    """The letter's page, with the receiver's file open; the same bytes as are on file."""
    page = _page(letter)
    if page is None:
        raise HiddenRow("correspondence_lettercontent", letter.id)
    return print_letter(page)


def proofs(home: Path) -> Iterator[Check]:
    """That every letter in free words is on file once, as it was written."""
    yield _FILING.proof("free_letters_on_file", _ON_FILE, home)


def _page(letter: FreeLetter) -> Mapping[str, JsonValue] | None:
    frozen = FrozenFreeLetter.objects.filter(letter=letter).first()
    return frozen.content if frozen else None


def _path(letter: FreeLetter) -> str:
    return f"letters/{letter.dated:%Y/%m}/f{letter.id:08d}-{letter.template}.pdf"


_UNKNOWN = Words(
    fi="Kirjettä {number} ei ole.",
    sv="Det finns inget brev {number}.",
    en="There is no letter {number}.",
)
_CALLED = Words(fi="vapaa kirje {number}", sv="fritt brev {number}", en="free letter {number}")
_ON_FILE = Words(
    fi="{files} vapaata kirjettä on tallessa",
    sv="{files} fria brev finns i arkivet",
    en="{files} letters in free words lie on file",
)
_FILING: Filing[FreeLetter] = Filing(
    called=lambda number: _CALLED.format(number=number),
    without_file=lambda: FreeLetter.objects.filter(freeletterfile__isnull=True).order_by("id"),
    page_of=_page,
    path_of=_path,
    printed=print_letter,
    files=FreeLetterFile,
)
