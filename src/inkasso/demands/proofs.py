"""Proof that every letter is on file once, as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inkasso.base.words import Words
from inkasso.demands.filing import letters_waiting
from inkasso.demands.models import Letter, LetterFile
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check, check, listed
from inkasso.parties.filing import file_faults, unfiled


def proofs(home: Path) -> Iterator[Check]:
    """The statements about letters."""
    waiting = letters_waiting()
    without = Letter.objects.filter(letterfile__isnull=True).exclude(id__in=waiting).order_by("id")
    wrong = [unfiled(_called(number)) for number in without.values_list("id", flat=True)]
    wrong += file_faults(LetterFile, home, _called)
    told = [fill(_LIE, count=str(LetterFile.objects.count()))]
    if waiting:
        told.append(fill(_WAIT, count=str(len(waiting))))
    yield check("letters_on_file", wrong, listed(told))


def _called(number: int) -> Words:
    return _LETTER.format(number=number)


_LETTER = Words(fi="kirje {number}", sv="brev {number}", en="letter {number}")
_LIE = Words(
    fi="{count} kirjettä on tallessa sellaisina kuin ne kirjoitettiin",
    sv="{count} brev finns kvar så som de skrevs",
    en="{count} letters lie as they were written",
)
_WAIT = Words(
    fi="{count} odottaa, että saajan tietojen käsittelyn rajoitus päättyy",
    sv="{count} väntar tills begränsningen av mottagarens uppgifter upphör",
    en="{count} wait until the restriction of their receiver ends",
)
