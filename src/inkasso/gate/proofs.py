"""Proofs of the gate: its log is what was written."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Sum

from inkasso.base.checks import Check, check, listed
from inkasso.base.words import Words
from inkasso.gate.models import AccessLog, AccessReseal, AccessSeal
from inkasso.gate.seals import broken_seals
from inkasso.law.wording import fill


def proofs() -> Iterator[Check]:
    """The statements of the gate, for a purpose that reads the access log."""
    newest = AccessSeal.objects.order_by("-id").first()
    last = newest.last_row if newest else 0
    waiting = AccessLog.objects.filter(id__gt=last).count()
    seals = str(AccessSeal.objects.count())
    told = fill(_SEALED, seals=seals, last=str(last), waiting=str(waiting))
    yield check(
        "access_log_sealed",
        [fill(_BROKEN, number=str(number)) for number in broken_seals()],
        listed([told, *_removed()]),
    )


def _removed() -> Iterator[Words]:
    runs = AccessReseal.objects.values("run").annotate(rows=Sum("removed")).order_by("run")
    for run in runs:
        yield fill(_REMOVED, count=str(run["rows"]), run=str(run["run"]))


_SEALED = Words(
    fi="{seals} sinettiä kattaa lokin riviin {last} asti; {waiting} riviä odottaa seuraavaa",
    sv="{seals} sigill täcker loggen till rad {last}; {waiting} rader väntar på nästa",
    en="{seals} seals cover the access log up to row {last}; {waiting} rows wait for the next",
)
_BROKEN = Words(
    fi="sinetti {number} ei enää vastaa lokia",
    sv="sigill {number} stämmer inte längre med loggen",
    en="seal {number} no longer fits the access log",
)
_REMOVED = Words(
    fi="niistä {count} on poistettu säilytysajan päätyttyä, ajo {run}",
    sv="{count} av dem har gallrats, körning {run}",
    en="{count} of them removed by retention run {run}",
)
