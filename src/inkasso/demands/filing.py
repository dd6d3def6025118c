"""Letters onto paper: every recorded letter gets one file, however often this is run.

A letter's bytes follow from its frozen content, so a run that is killed between writing a file and
noting it writes the same file again. A letter that has its note is never touched. One whose
receiver was restricted before its file was made waits: its data may only be stored meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from uuid import UUID

from inkasso.base.faults import OperationalFault
from inkasso.demands.letters.frozen import from_json
from inkasso.demands.letters.printing import Printable, print_letter
from inkasso.demands.models import FrozenContent, Letter, LetterFile
from inkasso.formats.typeset import TypesetFault
from inkasso.formats.typeset_pool import Rendered, TypesetPool
from inkasso.gate.holds.placing import restricted_people
from inkasso.parties.filing import keep_files

#: Letters noted as filed in one transaction.
_CHUNK = 100
#: Starting worker processes costs more than rendering this many.
_WORTH_A_POOL = 12


class UnprintableLetter(OperationalFault):
    """A recorded letter could not be set: its number and why."""


def count_pending() -> int:
    """How many recorded letters have no file yet and may have one."""
    pending = _pending()
    return len(pending) - len(_waiting(pending))


def letters_waiting() -> set[int]:
    """Numbers of recorded letters that get no file while their receiver is restricted."""
    return _waiting(_pending())


def file_letters(home: Path) -> Iterator[int]:
    """Make and store the file of every letter that may have one; yields how many at a time.

    Raises `UnprintableLetter` after everything else is filed, if some letter could not be set.
    """
    pending = _pending()
    waiting = _waiting(pending)
    numbers = [number for number, _ in pending if number not in waiting]
    # A content that is not open here does not show; its letter does, and waits.
    shown = set(FrozenContent.objects.filter(letter__in=numbers).values_list("letter", flat=True))
    failed = [f"letter {n}: its content is not open here" for n in numbers if n not in shown]
    rendered = _rendered([number for number in numbers if number in shown])
    while chunk := list(islice(rendered, _CHUNK)):
        failed += [f"letter {one.item.number}: {one.error}" for one in chunk if one.pdf is None]
        done = [(one.item.number, one.item.path, one.pdf) for one in chunk if one.pdf is not None]
        yield keep_files(LetterFile, home, done)
    if failed:
        more = f" and {len(failed) - 3} more" if len(failed) > 3 else ""
        raise UnprintableLetter("; ".join(failed[:3]) + more)


def _pending() -> list[tuple[int, UUID]]:
    """Letters without a file, in their order, and whom each is to."""
    pending = Letter.objects.filter(letterfile__isnull=True).order_by("id")
    return list(pending.values_list("id", "person_id"))


def _waiting(pending: Sequence[tuple[int, UUID]]) -> set[int]:
    restricted = restricted_people({person for _, person in pending})
    return {number for number, person in pending if person in restricted}


def letter_path(letter: Letter) -> str:
    """Where a letter's file lies under the home folder."""
    return f"letters/{letter.dated:%Y/%m}/{letter.id:08d}-{letter.kind}.pdf"


def _rendered(numbers: Sequence[int]) -> Iterator[Rendered[Printable]]:
    if len(numbers) < _WORTH_A_POOL:
        yield from map(_set_alone, _printables(numbers))
        return
    with TypesetPool() as pool:
        yield from pool.render(print_letter, _printables(numbers))


def _set_alone(item: Printable) -> Rendered[Printable]:
    """One letter, or why it could not be set: the letters after it still are."""
    try:
        return Rendered(item=item, pdf=print_letter(item))
    except TypesetFault as fault:
        return Rendered(item=item, pdf=None, error=str(fault))


def _printables(numbers: Sequence[int]) -> Iterator[Printable]:
    for start in range(0, len(numbers), _CHUNK):
        contents = FrozenContent.objects.filter(letter_id__in=numbers[start : start + _CHUNK])
        for frozen in contents.select_related("letter").order_by("letter_id"):
            path = letter_path(frozen.letter)
            yield Printable(frozen.letter_id, path, from_json(frozen.content))
