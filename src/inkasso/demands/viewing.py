"""Letters as they are read again: the stored page, or the page that will be stored."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db.models import Q, QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import OperationalFault
from inkasso.base.words import Words
from inkasso.demands.filing import letter_path
from inkasso.demands.letters.frozen import from_json
from inkasso.demands.letters.printing import Printable, print_letter
from inkasso.demands.looked_through import looked_through
from inkasso.demands.models import FrozenContent, Letter, LetterFile
from inkasso.parties.hidden import HiddenRow

_UNKNOWN = Words(
    fi="Kirjettä {number} ei ole.",
    sv="Det finns inget brev {number}.",
    en="There is no letter {number}.",
)


def find_letter(number: int) -> Letter:
    """The letter of a number; raises `Refused` (`unknown_letter`)."""
    letter = Letter.objects.select_related("case").filter(id=number).first()
    if letter is None:
        raise Refused(Refusal(code="unknown_letter", message=_UNKNOWN.format(number=number)))
    return letter


def letter_pdf(letter: Letter, home: Path) -> bytes:
    """The letter's page, with the receiver's file open.

    As it was stored, checked against its hash; before that, as it will be. Raises `HiddenRow`, and
    `OperationalFault` where the stored page is gone or is not the one that was stored.
    """
    content = FrozenContent.objects.filter(letter=letter).first()
    if content is None:
        raise HiddenRow("demands_lettercontent", letter.id)
    stored = LetterFile.objects.filter(letter=letter).first()
    if stored is None:
        return print_letter(Printable(letter.id, letter_path(letter), from_json(content.content)))
    path = home / stored.path
    if not path.is_file():
        raise OperationalFault(f"{stored.path} is not in the home folder: restore it")
    page = path.read_bytes()
    if hashlib.sha256(page).hexdigest() != stored.sha256:
        raise OperationalFault(f"{stored.path} is not what was stored: restore it")
    return page


def unprinted() -> QuerySet[Letter]:
    """Letters that were decided and have no page yet, oldest first."""
    seen = looked_through()
    rest = Q(id__gt=seen.through) | Q(id__in=seen.without)
    return Letter.objects.filter(rest, letterfile__isnull=True).order_by("id")
