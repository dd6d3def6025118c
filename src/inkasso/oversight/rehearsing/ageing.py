"""What becomes of data in time: what is out goes, what is not stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from inkasso.gate.register import register_and_map
from inkasso.oversight.rehearsing.stage import Rehearsal, Stage
from inkasso.relations.models import Prospect, ProspectDetails
from inkasso.relations.prospects import MARKETING
from inkasso.rights.retention.planning import faults
from inkasso.rights.retention.recording import Record
from inkasso.rights.retention.sweeping import sweep

_RETENTION = "retention"
#: Longer than any rule keeps somebody who speaks for a possible client.
_LONG_AGO = timedelta(days=10 * 366)


def _swept(stage: Stage) -> Iterator[str]:
    yield from faults(*register_and_map())
    old = stage.prospect(last_contact=stage.on - _LONG_AGO)
    new = stage.prospect()
    at = datetime.combine(stage.on, time(), UTC)
    with stage.sweep(_RETENTION):
        for _ in sweep(Record(stage.on, at), *register_and_map()):
            pass
        for model in (ProspectDetails, Prospect):
            table = model._meta.db_table
            if model.objects.filter(person_id=old).exists():
                yield f"The sweep left a row of {table} whose time was out."
            if not model.objects.filter(person_id=new).exists():
                yield f"The sweep took a row of {table} before its time."


AGEING = (
    Rehearsal(
        purposes=(MARKETING, _RETENTION),
        said="every personal table has a rule and a beginning; a sweep took whose time was out "
        "and left whose is not.",
        work=_swept,
    ),
)
