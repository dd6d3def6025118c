"""Proof that every letter is on file once, as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inkasso.demands.filing import letters_waiting
from inkasso.demands.models import Letter, LetterFile
from inkasso.ledger.proofs import Check, check
from inkasso.parties.filing import file_faults


def proofs(home: Path) -> Iterator[Check]:
    """The statements about letters."""
    waiting = letters_waiting()
    unfiled = Letter.objects.filter(letterfile__isnull=True).exclude(id__in=waiting).order_by("id")
    wrong = [
        f"letter {number} has no file; run the day again"
        for number in unfiled.values_list("id", flat=True)
    ]
    wrong += file_faults(LetterFile, home, lambda number: f"letter {number}")
    told = f"{LetterFile.objects.count()} letters lie as they were written"
    if waiting:
        told += f"; {len(waiting)} wait until the restriction of their receiver ends"
    yield check("letters_on_file", wrong, told)
