"""Carrying out a change to many cases, as work in the background."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.bulk.carrying_out import carry_out
from inkasso.bulk.models import JOB
from inkasso.bulk.standing import find_order, standing_of
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.law.wording import fill
from inkasso.mandates.agency import read_agency


def _run(job: Running) -> Facts:
    who = current()
    assert who is not None, "a job is done in somebody's name"
    order = find_order(int(str(job.facts["order"])))
    # It may have waited overnight: what was paid since is no rest, and no letter is antedated.
    moment = Moment(on=job.done_on, by=who.actor)
    carry_out(order, moment, read_agency(settings.AGENCY_FILE), job.progress)
    standing = standing_of(order.id)
    return {
        "order": order.id,
        "done": standing.done,
        "refused": len(standing.refused),
        "faults": len(standing.faults),
        "unsent": len(standing.unsent),
    }


def _tells(result: Facts) -> Sequence[Words]:
    numbers = {key: str(result[key]) for key in ("order", "done", "refused")}
    told = [fill(_COUNTS, **numbers)]
    for key, words in (("faults", _FAULTS), ("unsent", _UNSENT)):
        if result.get(key):
            told.append(fill(words, count=str(result[key])))
    return told


_COUNTS = Words(
    fi="Joukkomuutos {order}: tehty {done}, jätetty tekemättä {refused}.",
    sv="Massändring {order}: gjorda {done}, ogjorda {refused}.",
    en="Change {order}: done {done}, left undone {refused}.",
)
_FAULTS = Words(
    fi="Ohjelman vika jätti tekemättä {count}; ylläpito näkee ne työn lokista.",
    sv="Ett fel i programmet lämnade {count} ogjorda; driften ser dem i arbetets logg.",
    en="A fault of the program left {count} undone; operations find them in the worker's log.",
)
_UNSENT = Words(
    fi="Asioita, joissa jollekulle ei lähtenyt kirjettä: {count}. Joukkomuutoksen sivu kertoo, "
    "miksi.",
    sv="Ärenden där någon inte fick brev: {count}. Massändringens sida berättar varför.",
    en="Cases in which somebody got no letter: {count}. The change's page tells why.",
)

BULK_JOB = Kind(
    key=JOB,
    name=Words(fi="joukkomuutos", sv="massändring", en="a change to many cases"),
    run=_run,
    tells=_tells,
    where=lambda result: reverse("bulk_order", args=[int(str(result["order"]))]),
)
