"""Proof that every letter is on file once, as it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from inkasso.demands.filing import letters_waiting
from inkasso.demands.models import Letter, LetterFile
from inkasso.ledger.proofs import Check, check


def proofs(home: Path) -> Iterator[Check]:
    """The statements about letters."""
    waiting = letters_waiting()
    unfiled = Letter.objects.filter(letterfile__isnull=True).exclude(id__in=waiting).order_by("id")
    wrong = [
        f"letter {number} has no file; run the day again"
        for number in unfiled.values_list("id", flat=True)
    ]
    filed = LetterFile.objects.order_by("letter_id")
    wrong += [fault for file in filed if (fault := _fault(file, home))]
    told = f"{filed.count()} letters lie as they were written"
    if waiting:
        told += f"; {len(waiting)} wait until the restriction of their receiver ends"
    yield check("letters_on_file", wrong, told)


def _fault(file: LetterFile, home: Path) -> str:
    path = home / file.path
    if not path.is_file():
        return f"letter {file.letter_id}: {file.path} is missing"
    if hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
        return f"letter {file.letter_id}: {file.path} was altered"
    return ""
