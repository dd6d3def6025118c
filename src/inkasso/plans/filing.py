"""Letters about plans onto paper, as letters that demand are filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from inkasso.formats.typeset import JsonValue
from inkasso.ledger.proofs import Check
from inkasso.parties.filing import Filing
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


def plan_letter_path(letter: PlanLetter) -> str:
    """Where a letter's file lies under the home folder."""
    return f"letters/{letter.dated:%Y/%m}/p{letter.id:08d}-{letter.kind}.pdf"


def proofs(home: Path) -> Iterator[Check]:
    """That every letter about a plan is on file once, as it was written."""
    yield _FILING.proof("plan_letters_on_file", "{files} letters about plans lie on file", home)


def _page(letter: PlanLetter) -> Mapping[str, JsonValue] | None:
    frozen = FrozenPlanLetter.objects.filter(letter=letter).first()
    return frozen.content if frozen else None


_FILING: Filing[PlanLetter] = Filing(
    called=lambda number: f"letter {number} about a plan",
    without_file=lambda: PlanLetter.objects.filter(planletterfile__isnull=True).order_by("id"),
    page_of=_page,
    path_of=plan_letter_path,
    printed=print_plan_letter,
    files=PlanLetterFile,
)
