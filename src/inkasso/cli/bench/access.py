"""How long the package takes of a person with twenty years of cases, and how much memory.

Beside it stands what a user would otherwise take: every table that names the person written out,
row by row, by somebody who may see everything. It decides nothing, decrypts nothing, locks nothing,
leaves nothing of others out, and is on no record.
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from django.db import connection

from inkasso.base.moment import Moment
from inkasso.cli.bench.lifetime import Lifetime, granted_access, make_lifetime
from inkasso.cli.output import Json
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting
from inkasso.notice.data_map import load_data_map
from inkasso.rights.access.exporting import export
from inkasso.rights.requests.state import State

_ACTOR, _REASON, _ROUNDS, _KILOBYTES = "bench", "bench", 5, 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    seconds: float
    rows: int
    looks: int
    size: int


def measure(workspace: Workspace, rows: int, on: date, *, others: int = 0) -> Json:
    """Seconds of the first package and the median of all, and how much memory grew."""
    with workspace.scratch_database():
        with workspace.as_owner():
            who = make_lifetime(rows, others=others)
            state = granted_access(who, on, by=_ACTOR)
        before = _peak()
        moment = Moment(on=on, by=_ACTOR)
        made = [_package(state, moment) for _ in range(1)]
        first_peak = _peak()
        made += [_package(state, moment) for _ in range(_ROUNDS - 1)]
        with workspace.as_owner():
            dumped = _dump(who)
    return {
        "what": "access",
        "rows": made[0].rows,
        "looks": made[0].looks,
        "others": others,
        "bytes": made[0].size,
        "first_seconds": round(made[0].seconds, 3),
        "seconds": round(median(one.seconds for one in made), 3),
        "peak_mb": first_peak,
        "grown_mb": round(first_peak - before, 1),
        "instead": dumped,
    }


def _package(state: State, moment: Moment) -> _Made:
    """As `inkasso rights export` makes it: found, decided, decrypted, set, locked, on record."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with acting("rights", actor=_ACTOR, reason=_REASON):
            made = export(state, Path(folder), moment)
        seconds = time.perf_counter() - began
        return _Made(
            seconds=seconds,
            rows=made.contents.total,
            looks=made.contents.looks,
            size=made.path.stat().st_size,
        )


def _dump(who: Lifetime) -> Json:
    """The tables that name the person in a column of their own, one after another, to JSON."""
    began, rows = time.perf_counter(), 0
    with tempfile.TemporaryFile("w") as file, connection.cursor() as cursor:
        for table in load_data_map().tables.values():
            if table.person is None:
                continue
            quoted = connection.ops.quote_name
            where = f"{quoted(table.person)} = %s"
            cursor.execute(f"SELECT * FROM {quoted(table.name)} WHERE {where}", [who.person_id])
            names = [column.name for column in cursor.description]
            for row in cursor:
                file.write(json.dumps(dict(zip(names, row, strict=True)), default=str) + "\n")
                rows += 1
    seconds = round(time.perf_counter() - began, 3)
    return {"what": "SELECT * a table to JSON", "rows": rows, "seconds": seconds}


def _peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES, 1)
