"""Answers onto paper, as letters that demand are filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.formats.typeset import JsonValue
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check
from inkasso.objections.models import AnswerLetter, AnswerLetterFile, FrozenAnswerLetter
from inkasso.parties.filing import Filing
from inkasso.parties.hidden import HiddenRow
from inkasso.parties.letters.printing import print_letter


def pending_answers() -> list[AnswerLetter]:
    """Recorded letters that have no file yet and may have one, in their order."""
    return _FILING.pending()


def file_answers(home: Path) -> Iterator[int]:
    """Make and store the file of every letter that may have one; yields 1 for each.

    Raises `OperationalFault` after everything else is filed, if some letter could not be set.
    """
    return _FILING.file_all(home)


def find_answer_letter(number: int) -> AnswerLetter:
    """The letter of a number; raises `Refused` (`unknown_letter`)."""
    letter = AnswerLetter.objects.select_related("case").filter(id=number).first()
    if letter is None:
        message = fill(_UNKNOWN, number=str(number))
        raise Refused(Refusal(code="unknown_letter", message=message))
    return letter


def answer_pdf(letter: AnswerLetter) -> bytes:
    """The letter's page, with the receiver's file open; the same bytes as are on file."""
    page = _page(letter)
    if page is None:
        raise HiddenRow("objections_lettercontent", letter.id)
    return print_letter(page)


def proofs(home: Path) -> Iterator[Check]:
    """That every answer is on file once, as it was written."""
    yield _FILING.proof("answers_on_file", _ON_FILE, home)


def _page(letter: AnswerLetter) -> Mapping[str, JsonValue] | None:
    frozen = FrozenAnswerLetter.objects.filter(letter=letter).first()
    return frozen.content if frozen else None


def _path(letter: AnswerLetter) -> str:
    return f"letters/{letter.dated:%Y/%m}/o{letter.id:08d}-answer.pdf"


_UNKNOWN = Words(
    fi="Kirjettä {number} ei ole.",
    sv="Det finns inget brev {number}.",
    en="There is no letter {number}.",
)
_CALLED = Words(fi="vastaus {number}", sv="svar {number}", en="answer {number}")
_ON_FILE = Words(
    fi="{files} vastausta kiistämisiin on tallessa",
    sv="{files} svar på bestridanden finns i arkivet",
    en="{files} answers to objections lie on file",
)
_FILING: Filing[AnswerLetter] = Filing(
    called=lambda number: _CALLED.format(number=number),
    without_file=lambda: AnswerLetter.objects.filter(answerletterfile__isnull=True).order_by("id"),
    page_of=_page,
    path_of=_path,
    printed=print_letter,
    files=AnswerLetterFile,
)
