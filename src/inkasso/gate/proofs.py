"""Proofs of the gate: its log is what was written."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Sum

from inkasso.base.checks import Check, check
from inkasso.gate.models import AccessLog, AccessReseal, AccessSeal
from inkasso.gate.seals import broken_seals


def proofs() -> Iterator[Check]:
    """The statements of the gate, for a purpose that reads the access log."""
    newest = AccessSeal.objects.order_by("-id").first()
    last = newest.last_row if newest else 0
    waiting = AccessLog.objects.filter(id__gt=last).count()
    yield check(
        "access_log_sealed",
        [f"seal {number} no longer fits the access log" for number in broken_seals()],
        f"{AccessSeal.objects.count()} seals cover the access log up to row {last}; "
        f"{waiting} rows wait for the next{''.join(_removed())}",
    )


def _removed() -> Iterator[str]:
    runs = AccessReseal.objects.values("run").annotate(rows=Sum("removed")).order_by("run")
    for run in runs:
        yield f"; {run['rows']} of them removed by retention run {run['run']}"
