"""Files handed over at the desk: kept, judged without keeping anything, taken in, put away.

A file lies under the home folder until it is taken in or put away; what was said of its rows lies
beside it for a month. Both tell of people, and are gone after that.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import Fault
from inkasso.base.files import write_whole
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.models import Client, Handover
from inkasso.receivables.intake.reading import Reading, read_rows
from inkasso.receivables.intake.taking_in import Intake
from inkasso.receivables.intake.verdicts import Outcome, Verdict

#: The largest file that is taken at the desk; larger ones come through the terminal.
LARGEST_BYTES = 50 * 1024 * 1024
#: How long the file of a hand-over and what was said of it are kept.
KEPT_DAYS = 30
_NAME_MAX = 200

#: Called between chunks with how many rows are done.
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that was said of a row."""

    field: str
    code: str
    message: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RowVerdict:
    """What became of one row, as it was written beside the file."""

    row: int
    #: accepted, refused or duplicate.
    outcome: str
    invoice_number: str
    case_id: int | None
    faults: tuple[Said, ...]
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What became of every row of a file."""

    #: Whether rows were taken in, or only judged.
    kept: bool
    rows: tuple[RowVerdict, ...]

    @property
    def counts(self) -> Counter[str]:
        """Rows by outcome."""
        return Counter(row.outcome for row in self.rows)


def receive(
    client: Client, name: str, chunks: Iterable[bytes], at: tuple[Path, Moment]
) -> Handover:
    """Keep a file that a client handed over, to be judged; `at` is the home folder and when.

    Raises `Refused`: `handover_empty`, `handover_too_large`.
    """
    home, moment = at
    row = Handover.objects.create(
        client=client,
        file_name=_plain(name),
        sha256="",
        received_on=moment.on,
    )
    row.sha256 = _write(_file(home, row), chunks)
    row.save(update_fields=["sha256"])
    return row


def judge(handover: Handover, home: Path, *, on: date, allow_test_range: bool) -> Counter[str]:
    """Judge every row and keep nothing of them; in a sweep, at the edge.

    Raises `BadInput` for a file that cannot be read, `Refused` (`handover_gone`).
    """
    with transaction.atomic():
        verdicts = list(_rows(handover, home, on, allow_test_range=allow_test_range))
        transaction.set_rollback(True)
    return _write_down(home, handover, verdicts, kept=False)


def take_in(
    handover: Handover, home: Path, advance: Advance, *, on: date, allow_test_range: bool
) -> Counter[str]:
    """Take the sound rows in, chunk by chunk; what was taken in before comes back as duplicate.

    In a sweep, at the edge. Raises as `judge` does.
    """
    verdicts: list[Verdict] = []
    for verdict in _rows(handover, home, on, allow_test_range=allow_test_range):
        verdicts.append(verdict)
        if len(verdicts) % _TOLD_EVERY == 0:
            advance(len(verdicts))
    counts = _write_down(home, handover, verdicts, kept=True)
    _file(home, handover).unlink(missing_ok=True)
    return counts


def judgement_of(handover: Handover, home: Path) -> Judgement | None:
    """What was said of a file's rows last; None before that, and after it was put away."""
    path = _said(home, handover)
    if not path.is_file():
        return None
    written = json.loads(path.read_text(encoding="utf-8"))
    return Judgement(kept=written["kept"], rows=tuple(_row(one) for one in written["rows"]))


def is_there(handover: Handover, home: Path) -> bool:
    """Whether the file still waits to be taken in."""
    return _file(home, handover).is_file()


def put_away(handover: Handover, home: Path, on: date) -> None:
    """Delete a file and what was said of it; what was taken in stays. Twice is once."""
    _file(home, handover).unlink(missing_ok=True)
    _said(home, handover).unlink(missing_ok=True)
    if handover.put_away_on is None:
        handover.put_away_on = on
        handover.save(update_fields=["put_away_on"])


def put_old_away(home: Path, on: date) -> int:
    """Put away what has been kept for its time; how many there were."""
    last = on - timedelta(days=KEPT_DAYS)
    old = list(Handover.objects.filter(put_away_on=None, received_on__lt=last))
    for handover in old:
        put_away(handover, home, on)
    return len(old)


_TOLD_EVERY = 250


def _rows(handover: Handover, home: Path, on: date, *, allow_test_range: bool) -> Iterator[Verdict]:
    path = _file(home, handover)
    if not path.is_file():
        raise Refused(Refusal(code="handover_gone", message=_GONE))
    client = handover.client
    reading = Reading(on=on, allow_test_range=allow_test_range, client=client.business_id)
    # A file is read to its end before its first row is taken in.
    for _ in read_rows(path, reading):
        pass
    for verdicts in Intake(client, on).take_in(read_rows(path, reading)):
        yield from verdicts


def _write_down(
    home: Path, handover: Handover, verdicts: Sequence[Verdict], *, kept: bool
) -> Counter[str]:
    rows = [_written(one) for one in sorted(verdicts, key=lambda one: one.row)]
    text = json.dumps({"kept": kept, "rows": rows}, ensure_ascii=False)
    write_whole(_said(home, handover), text.encode())
    return Counter(one.outcome.value for one in verdicts)


def _written(verdict: Verdict) -> dict[str, object]:
    case_id = verdict.case_id if verdict.outcome is not Outcome.REFUSED else None
    return {
        "row": verdict.row,
        "outcome": verdict.outcome.value,
        "invoice": verdict.invoice_number,
        "case": case_id,
        "faults": [_fault(one) for one in verdict.faults],
        "notes": [_fault(one) for one in verdict.notes],
    }


def _fault(fault: Fault) -> list[str]:
    words = fault.message
    return [fault.field, fault.code, words.fi, words.sv, words.en]


def _row(one: dict[str, object]) -> RowVerdict:
    case_id = one["case"]
    return RowVerdict(
        row=int(str(one["row"])),
        outcome=str(one["outcome"]),
        invoice_number=str(one["invoice"]),
        case_id=case_id if isinstance(case_id, int) else None,
        faults=_all_said(one["faults"]),
        notes=_all_said(one["notes"]),
    )


def _all_said(written: object) -> tuple[Said, ...]:
    assert isinstance(written, list), "a list was written"
    return tuple(
        Said(field=field, code=code, message=Words(fi=fi, sv=sv, en=en))
        for field, code, fi, sv, en in written
    )


def _file(home: Path, handover: Handover) -> Path:
    return home / "handovers" / f"{handover.id}.file"


def _said(home: Path, handover: Handover) -> Path:
    return home / "handovers" / f"{handover.id}.json"


def _write(path: Path, chunks: Iterable[bytes]) -> str:
    """Write a file that only the agency's own processes read; its hash."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    size, digest = 0, hashlib.sha256()
    try:
        with path.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > LARGEST_BYTES:
                    megabytes = str(LARGEST_BYTES // 1024 // 1024)
                    raise Refused(
                        Refusal(code="handover_too_large", message=fill(_LARGE, most=megabytes))
                    )
                digest.update(chunk)
                file.write(chunk)
        if not size:
            raise Refused(Refusal(code="handover_empty", message=_EMPTY))
    except Refused:
        path.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _plain(name: str) -> str:
    """What the sender called the file, without folders and marks that no page can show."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(mark for mark in last if mark.isprintable())[:_NAME_MAX] or "-"


_GONE = Words(
    fi="Tiedostoa ei enää ole: se on jo otettu vastaan tai poistettu. Lähetä se uudelleen.",
    sv="Filen finns inte längre: den har redan tagits emot eller tagits bort. Sänd den på nytt.",
    en="The file is no longer there: it was taken in or put away. Send it again.",
)
_LARGE = Words(
    fi="Tiedosto on yli {most} megatavua. Jaa se osiin tai käytä komentoa inkasso intake.",
    sv="Filen är över {most} megabyte. Dela den eller använd kommandot inkasso intake.",
    en="The file is over {most} megabytes. Split it, or use the command inkasso intake.",
)
_EMPTY = Words(fi="Tiedosto on tyhjä.", sv="Filen är tom.", en="The file is empty.")
