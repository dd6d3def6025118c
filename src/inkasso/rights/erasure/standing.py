"""How the journal and the database stand to each other: what was not done here, and what is wrong.

After a restore the database lacks marks of erasures that the journal remembers: they are done
again. A journal that cannot be trusted is said to be so; nothing is erased on its word, and nobody
new either, for it could not be remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.rights.erasure.journal import Damage, Journal, Line, Reading
from inkasso.rights.models import ErasureMark

_NEWEST = """
SELECT count(*), max(sequence), (array_agg(digest ORDER BY sequence DESC))[1]
  FROM rights_erasuremark
"""
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('rights.erasures', 0))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a look at journal and marks came to."""

    reading: Reading
    #: What the first line hangs on.
    beginning: str
    #: Lines that hold and have no mark here: to be done again.
    missing: tuple[Line, ...]
    damage: Damage | None

    @property
    def told(self) -> Words | None:
        """What is wrong and what to do; None where nothing is."""
        if self.damage is None:
            return None
        place = self.reading.broken_at or len(self.reading.lines)
        return _DAMAGE[self.damage].format(line=place)


def is_up_to_date(journal: Journal) -> bool:
    """Whether the journal's last line is the newest mark, and no mark is missing."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        marks, newest, digest = cursor.fetchone()
    if marks != newest + 1:
        return False
    tip = journal.tip()
    if tip is None:
        return bool(newest == 0) and not journal.path.exists()
    return (tip.sequence, tip.digest) == (newest, digest)


def look(journal: Journal) -> Standing:
    """Read the journal from the first line on, and hold it against the marks."""
    marks = dict(ErasureMark.objects.values_list("sequence", "digest"))
    reading = journal.read()
    damage = _damage(reading, marks)
    trusted = () if damage is Damage.OF_ANOTHER else reading.lines
    return Standing(
        reading=reading,
        beginning=marks[0],
        missing=tuple(line for line in trusted if line.sequence not in marks),
        damage=damage,
    )


def take_turn() -> None:
    """Wait until nobody else erases or replays, to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)


def require_sound(standing: Standing) -> None:
    """Raise `Refused` (`journal_unfit`) where an erasure could not be remembered."""
    if standing.told is not None:
        raise Refused(Refusal(code="journal_unfit", message=standing.told, remedy=_REMEDY))


def _damage(reading: Reading, marks: Mapping[int, str]) -> Damage | None:
    newest = max(marks)
    if reading.lines and reading.lines[0].before != marks[0]:
        return Damage.OF_ANOTHER
    if any(marks.get(line.sequence, line.digest) != line.digest for line in reading.lines):
        return Damage.OF_ANOTHER
    if reading.broken_at is not None:
        return Damage.BROKEN
    if not reading.exists and newest:
        return Damage.MISSING
    return Damage.BEHIND if len(reading.lines) < newest else None


_DAMAGE: Mapping[Damage, Words] = {
    Damage.MISSING: Words(
        fi="Poistojen päiväkirja puuttuu, vaikka tietokannassa on poistoja.",
        sv="Journalen över raderingar saknas, fast databasen har raderingar.",
        en="The journal of erasures is missing, and the database knows of erasures.",
    ),
    Damage.BEHIND: Words(
        fi="Poistojen päiväkirja päättyy riviin {line}, ennen tietokannan viimeistä poistoa.",
        sv="Journalen över raderingar slutar med rad {line}, före databasens sista radering.",
        en="The journal of erasures ends with line {line}, before the database's last erasure.",
    ),
    Damage.BROKEN: Words(
        fi="Poistojen päiväkirja ei pidä rivillä {line}: sitä on muutettu, tai se on sinetöity "
        "toisella pääavaimella.",
        sv="Journalen över raderingar håller inte på rad {line}: den har ändrats, eller förseglats "
        "med en annan huvudnyckel.",
        en="The journal of erasures does not hold at line {line}: it was changed, or sealed with "
        "another master key.",
    ),
    Damage.OF_ANOTHER: Words(
        fi="Poistojen päiväkirja on toisen tietokannan.",
        sv="Journalen över raderingar hör till en annan databas.",
        en="The journal of erasures belongs to another database.",
    ),
}
_REMEDY = Words(
    fi="Palauta päiväkirjan oikea tiedosto (INKASSO_ERASURES) ja katso: inkasso restore replay.",
    sv="Återställ rätt journalfil (INKASSO_ERASURES) och se: inkasso restore replay.",
    en="Put the right file of the journal back (INKASSO_ERASURES) and see: inkasso restore replay.",
)
