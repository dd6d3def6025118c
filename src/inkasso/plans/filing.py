"""Letters about plans onto paper, as letters that demand are filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.formats.typeset import JsonValue
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check
from inkasso.parties.filing import Filing
from inkasso.parties.hidden import HiddenRow
from inkasso.plans.letters.printing import print_plan_letter
from inkasso.plans.models import FrozenPlanLetter, PlanLetter, PlanLetterFile


def pending_plan_letters() -> list[PlanLetter]:
    """Recorded letters that have no file yet and may have one, in their order."""
    return _FILING.pending()


def file_plan_letters(home: Path) -> Iterator[int]:
    """Make and store the file of every letter that may have one; yields 1 for each.

    Raises `OperationalFault` after everything else is filed, if some letter could not be set.
    """
    return _FILING.file_all(home)


def find_plan_letter(number: int) -> PlanLetter:
    """The letter of a number; raises `Refused` (`unknown_letter`)."""
    letter = PlanLetter.objects.select_related("case").filter(id=number).first()
    if letter is None:
        message = fill(_UNKNOWN, number=str(number))
        raise Refused(Refusal(code="unknown_letter", message=message))
    return letter


def plan_letter_pdf(letter: PlanLetter) -> bytes:
    """The letter's page, with the receiver's file open; the same bytes as are on file."""
    page = _page(letter)
    if page is None:
        raise HiddenRow("plans_lettercontent", letter.id)
    return print_plan_letter(page)


def plan_letter_path(letter: PlanLetter) -> str:
    """Where a letter's file lies under the home folder."""
    return f"letters/{letter.dated:%Y/%m}/p{letter.id:08d}-{letter.kind}.pdf"


def proofs(home: Path) -> Iterator[Check]:
    """That every letter about a plan is on file once, as it was written."""
    yield _FILING.proof("plan_letters_on_file", _ON_FILE, home)


def _page(letter: PlanLetter) -> Mapping[str, JsonValue] | None:
    frozen = FrozenPlanLetter.objects.filter(letter=letter).first()
    return frozen.content if frozen else None


_UNKNOWN = Words(
    fi="Kirjettä {number} ei ole.",
    sv="Det finns inget brev {number}.",
    en="There is no letter {number}.",
)
_CALLED = Words(
    fi="suunnitelmakirje {number}", sv="planbrev {number}", en="letter {number} about a plan"
)
_ON_FILE = Words(
    fi="{files} suunnitelmakirjettä on tallessa",
    sv="{files} planbrev finns i arkivet",
    en="{files} letters about plans lie on file",
)
_FILING: Filing[PlanLetter] = Filing(
    called=lambda number: _CALLED.format(number=number),
    without_file=lambda: PlanLetter.objects.filter(planletterfile__isnull=True).order_by("id"),
    page_of=_page,
    path_of=plan_letter_path,
    printed=print_plan_letter,
    files=PlanLetterFile,
)
