"""The sweep over years of closed cases, beside a loop of deletes through the models.

The loop is what one would otherwise write: each case that is due, its rows table by table, in a
transaction a case. It looks at one date and asks no hold, no law and no register, and records
nothing. It takes a sample and is rolled back.
"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, date, datetime
from datetime import time as clock
from pathlib import Path

from django.db import connection, models, transaction

from inkasso.billing.proofs import proofs as billing_proofs
from inkasso.cli.bench.decade import make_decade
from inkasso.cli.output import Json
from inkasso.cli.workspace import Workspace
from inkasso.demands.models import FrozenContent, Letter, LetterFile, LetterLine
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.proofs import proofs as gate_proofs
from inkasso.gate.register import register_and_map
from inkasso.ledger.proofs import proofs as ledger_proofs
from inkasso.notice.data_map import DataMap
from inkasso.notice.register import Register
from inkasso.payments.proofs import proofs as payment_proofs
from inkasso.receivables.models import Case, Payment, Receivable, ReceivableText, StatusChange
from inkasso.receivables.proofs import proofs as receivable_proofs
from inkasso.rights.ageing import let_days_be_played
from inkasso.rights.retention.planning import plan
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sweeping import run

_ACTOR, _REASON, _SAMPLE = "bench", "bench", 200
_DUE = date(2019, 12, 31)
#: What the loop deletes of a case, children first, with the way to it.
_OF_CASE: tuple[tuple[type[models.Model], str], ...] = (
    (LetterFile, "letter__case"),
    (LetterLine, "letter__case"),
    (FrozenContent, "letter__case"),
    (Letter, "case"),
    (ReceivableText, "receivable__case"),
    (Receivable, "case"),
    (Payment, "case"),
    (StatusChange, "case"),
    (Case, "id"),
)


def measure(workspace: Workspace, rows: int, on: date) -> Json:
    """Seconds of plan and run, of a second run that finds nothing, and of the loop's sample."""
    with workspace.scratch_database(), tempfile.TemporaryDirectory() as folder:
        with workspace.as_owner():
            let_days_be_played()
            cases = make_decade(rows)
            before = _rows()
        with acting("retention", actor=_ACTOR, reason=_REASON), sweeping("bench"):
            register, data_map = register_and_map()
            at = datetime.combine(on, clock.min, UTC)
            loop, looped = _timed(lambda: _loop(_SAMPLE))
            planning, planned = _timed(
                lambda: sum(one.goes for one in plan(on, at, register, data_map))
            )
            home = Path(folder)
            sweep, removed = _timed(lambda: _run(Record(on, at), register, data_map, home))
            again, found = _timed(lambda: _run(Record(on, at), register, data_map, home))
        broken = _broken()
    return {
        "what": "retention",
        "cases": cases,
        "rows": before,
        "plan_seconds": round(planning, 1),
        "planned": planned,
        "run_seconds": round(sweep, 1),
        "removed": removed,
        "per_second": round(removed / sweep),
        "again_seconds": round(again, 1),
        "again_removed": found,
        "loop_rows": looped,
        "loop_seconds": round(loop, 2),
        "loop_per_second": round(looped / loop),
        "broken_proofs": broken,
    }


def _timed(work: object) -> tuple[float, int]:
    assert callable(work)
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, int(result)


def _run(record: Record, register: Register, data_map: DataMap, home: Path) -> int:
    for _ in run(record, register, data_map, home):
        pass
    return sum(record.totals().values())


def _rows() -> int:
    """Rows of all tables but the library's, counted."""
    _, data_map = register_and_map()
    with connection.cursor() as cursor:
        total = 0
        for table in data_map.tables.values():
            if table.personal:
                cursor.execute(f"SELECT count(*) FROM {table.name}")
                total += cursor.fetchone()[0]
    return total


def _loop(sample: int) -> int:
    """Delete a sample of the cases that are due, case by case; how many rows. Rolled back."""
    numbers = list(
        Case.objects.filter(closed_on__lte=_DUE).order_by("id").values_list("id", flat=True)
    )
    gone = 0
    with transaction.atomic():
        for number in numbers[:sample]:
            with transaction.atomic():
                for model, way in _OF_CASE:
                    gone += model._default_manager.filter(**{way: number}).delete()[0]
        transaction.set_rollback(True)
    return gone


def _broken() -> list[str]:
    """What the proofs complain of afterwards; letters on file apart, for there are no files."""
    with acting("administration", actor=_ACTOR, reason=_REASON), sweeping("bench"):
        checks = [*ledger_proofs(), *receivable_proofs(), *payment_proofs(), *billing_proofs()]
    with acting("oversight", actor=_ACTOR, reason=_REASON):
        checks += gate_proofs()
    return [f"{check.check}: {check.detail}" for check in checks if not check.holds]
