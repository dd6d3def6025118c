"""Letters about plans onto paper: every recorded letter gets one file, however often this is run.

As letters that demand are filed: the bytes follow from the frozen page, a run that is killed writes
the same file again, and the letter of a person who was restricted meanwhile waits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from inkasso.base.faults import OperationalFault
from inkasso.base.files import write_whole
from inkasso.formats.typeset import TypesetFault
from inkasso.gate.holds.placing import restricted_people
from inkasso.ledger.proofs import Check, check
from inkasso.plans.letters.printing import Printable, print_plan_letter
from inkasso.plans.models import FrozenPlanLetter, PlanLetter, PlanLetterFile


def pending_plan_letters() -> list[PlanLetter]:
    """Recorded letters that have no file yet and may have one, in their order."""
    without = PlanLetter.objects.filter(planletterfile__isnull=True).order_by("id")
    pending = list(without)
    restricted = restricted_people({letter.person_id for letter in pending})
    return [letter for letter in pending if letter.person_id not in restricted]


def file_plan_letters(home: Path) -> Iterator[int]:
    """Make and store the file of every letter that may have one; yields 1 for each.

    Raises `OperationalFault` after everything else is filed, if some letter could not be set.
    """
    failed = []
    for letter in pending_plan_letters():
        frozen = FrozenPlanLetter.objects.filter(letter=letter).first()
        if frozen is None:
            failed.append(f"letter {letter.id} about a plan: its content is not open here")
            continue
        item = Printable(letter.id, plan_letter_path(letter), frozen.content)
        try:
            _store(home, item, print_plan_letter(item))
        except TypesetFault as fault:
            failed.append(f"letter {letter.id} about a plan: {fault}")
            continue
        yield 1
    if failed:
        raise OperationalFault("; ".join(failed[:3]))


def plan_letter_path(letter: PlanLetter) -> str:
    """Where a letter's file lies under the home folder."""
    return f"letters/{letter.dated:%Y/%m}/p{letter.id:08d}-{letter.kind}.pdf"


def _store(home: Path, item: Printable, pdf: bytes) -> None:
    """The file, then its note: a note without its file cannot come to be."""
    write_whole(home / item.path, pdf)
    digest = hashlib.sha256(pdf).hexdigest()
    note = PlanLetterFile(letter_id=item.number, path=item.path, sha256=digest)
    with transaction.atomic():
        PlanLetterFile.objects.bulk_create([note], ignore_conflicts=True)


def proofs(home: Path) -> Iterator[Check]:
    """That every letter about a plan is on file once, as it was written."""
    wrong = [
        f"letter {letter.id} about a plan has no file; run the day again"
        for letter in pending_plan_letters()
    ]
    files = PlanLetterFile.objects.order_by("letter_id")
    wrong += [fault for file in files if (fault := _fault(file, home))]
    yield check("plan_letters_on_file", wrong, f"{files.count()} letters about plans lie on file")


def _fault(file: PlanLetterFile, home: Path) -> str:
    path = home / file.path
    if not path.is_file():
        return f"letter {file.letter_id} about a plan: {file.path} is missing"
    if hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
        return f"letter {file.letter_id} about a plan: {file.path} was altered"
    return ""
