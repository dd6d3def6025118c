"""Answers onto paper: every recorded letter gets one file, however often this is run.

As letters that demand are filed: the bytes follow from the frozen page, a run that is killed writes
the same file again, and the letter of a person who was restricted meanwhile waits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import OperationalFault
from inkasso.base.files import write_whole
from inkasso.base.words import Words
from inkasso.formats.typeset import TypesetFault
from inkasso.gate.holds.placing import restricted_people
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check, check
from inkasso.objections.letters.printing import print_answer
from inkasso.objections.models import AnswerLetter, AnswerLetterFile, FrozenAnswerLetter
from inkasso.parties.hidden import HiddenRow


def pending_answers() -> list[AnswerLetter]:
    """Recorded letters that have no file yet and may have one, in their order."""
    pending = list(AnswerLetter.objects.filter(answerletterfile__isnull=True).order_by("id"))
    restricted = restricted_people({letter.person_id for letter in pending})
    return [letter for letter in pending if letter.person_id not in restricted]


def file_answers(home: Path) -> Iterator[int]:
    """Make and store the file of every letter that may have one; yields 1 for each.

    Raises `OperationalFault` after everything else is filed, if some letter could not be set.
    """
    failed = []
    for letter in pending_answers():
        frozen = FrozenAnswerLetter.objects.filter(letter=letter).first()
        if frozen is None:
            failed.append(f"answer {letter.id}: its content is not open here")
            continue
        try:
            _store(home, letter, print_answer(frozen.content))
        except TypesetFault as fault:
            failed.append(f"answer {letter.id}: {fault}")
            continue
        yield 1
    if failed:
        raise OperationalFault("; ".join(failed[:3]))


def find_answer_letter(number: int) -> AnswerLetter:
    """The letter of a number; raises `Refused` (`unknown_letter`)."""
    letter = AnswerLetter.objects.select_related("case").filter(id=number).first()
    if letter is None:
        message = fill(_UNKNOWN, number=str(number))
        raise Refused(Refusal(code="unknown_letter", message=message))
    return letter


def answer_pdf(letter: AnswerLetter) -> bytes:
    """The letter's page, with the receiver's file open; the same bytes as are on file."""
    frozen = FrozenAnswerLetter.objects.filter(letter=letter).first()
    if frozen is None:
        raise HiddenRow("objections_lettercontent", letter.id)
    return print_answer(frozen.content)


def _path(letter: AnswerLetter) -> str:
    return f"letters/{letter.dated:%Y/%m}/o{letter.id:08d}-answer.pdf"


def _store(home: Path, letter: AnswerLetter, pdf: bytes) -> None:
    """The file, then its note: a note without its file cannot come to be."""
    write_whole(home / _path(letter), pdf)
    digest = hashlib.sha256(pdf).hexdigest()
    note = AnswerLetterFile(letter=letter, path=_path(letter), sha256=digest)
    with transaction.atomic():
        AnswerLetterFile.objects.bulk_create([note], ignore_conflicts=True)


def proofs(home: Path) -> Iterator[Check]:
    """That every answer is on file once, as it was written."""
    wrong = [f"answer {one.id} has no file; run the day again" for one in pending_answers()]
    files = AnswerLetterFile.objects.order_by("letter_id")
    wrong += [fault for file in files if (fault := _fault(file, home))]
    yield check("answers_on_file", wrong, f"{files.count()} answers to objections lie on file")


def _fault(file: AnswerLetterFile, home: Path) -> str:
    path = home / file.path
    if not path.is_file():
        return f"answer {file.letter_id}: {file.path} is missing"
    if hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
        return f"answer {file.letter_id}: {file.path} was altered"
    return ""


_UNKNOWN = Words(
    fi="Kirjettä {number} ei ole.",
    sv="Det finns inget brev {number}.",
    en="There is no letter {number}.",
)
