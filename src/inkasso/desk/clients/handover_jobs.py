"""Judging and taking in a hand-over as work in the background: a sweep of its own purpose."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from inkasso.base.faults import BadInput
from inkasso.base.words import Words
from inkasso.gate.acting import sweeping
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.law.wording import fill
from inkasso.mandates.models import Handover
from inkasso.receivables.intake.incoming import judge, take_in

JUDGE, TAKE_IN = "handover_judge", "handover_take_in"


def _judge(running: Running) -> Facts:
    handover = _handover(running)
    with sweeping(f"handover:{handover.id}") as sweep:
        try:
            counts = judge(
                handover,
                settings.HOME,
                on=running.on,
                allow_test_range=not settings.PRODUCTION,
            )
        except BadInput as bad:
            return {"unreadable": bad.message}
        sweep.size = counts.total()
    return {"client": handover.client_id, "handover": handover.id, **counts}


def _take_in(running: Running) -> Facts:
    handover = _handover(running)
    with sweeping(f"handover:{handover.id}") as sweep:
        counts = take_in(
            handover,
            settings.HOME,
            running.progress,
            on=running.on,
            allow_test_range=not settings.PRODUCTION,
        )
        sweep.size = counts.total()
    return {"client": handover.client_id, "handover": handover.id, **counts}


def _handover(running: Running) -> Handover:
    return Handover.objects.select_related("client").get(id=int(str(running.facts["handover"])))


def _tells(result: Facts) -> Sequence[Words]:
    if "unreadable" in result:
        return (fill(_UNREADABLE, why=str(result["unreadable"])),)
    numbers = {key: str(result.get(key, 0)) for key in ("accepted", "refused", "duplicate")}
    return (fill(_COUNTS, **numbers),)


def _where(result: Facts) -> str:
    """The hand-over's page; that of a file that cannot be read has nothing to add."""
    if "unreadable" in result:
        return ""
    numbers = [int(str(result[key])) for key in ("client", "handover")]
    return reverse("client_handover", args=numbers)


_UNREADABLE = Words(
    fi="Tiedostoa ei voi lukea: {why}",
    sv="Filen kan inte läsas: {why}",
    en="The file cannot be read: {why}",
)
_COUNTS = Words(
    fi="Kunnossa {accepted}, hylätty {refused}, jo ennestään {duplicate}.",
    sv="Felfria {accepted}, avvisade {refused}, redan mottagna {duplicate}.",
    en="Sound {accepted}, refused {refused}, there already {duplicate}.",
)

HANDOVER_KINDS = (
    Kind(
        key=JUDGE,
        name=Words(
            fi="luovutuksen tarkastus",
            sv="granskning av ett inkassouppdrag",
            en="judging a hand-over",
        ),
        run=_judge,
        tells=_tells,
        where=_where,
    ),
    Kind(
        key=TAKE_IN,
        name=Words(
            fi="luovutuksen vastaanotto",
            sv="mottagande av ett inkassouppdrag",
            en="taking a hand-over in",
        ),
        run=_take_in,
        tells=_tells,
        where=_where,
    ),
)
