"""Simulations that are kept, and the switch to a strategy that wants one first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.figures.models import Simulation
from inkasso.jobs.running import Stopped
from inkasso.mandates.models import Client, StrategyChoice
from inkasso.strategy.choosing import NewChoice, choose
from inkasso.strategy.plan import Strategy, write_strategy
from inkasso.strategy.simulation.comparing import Comparison, Question, cases_of, comparing
from inkasso.strategy.simulation.keeping import comparison_of, kept_form

#: Shortest reason for a switch that was not tried.
_WHY_MIN = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """A simulation with what it found."""

    row: Simulation
    found: Comparison

    @property
    def is_whole(self) -> bool:
        """Whether every case was played; not where somebody stopped it."""
        return self.found.present.cases >= self.row.total


def simulate(question: Question, by: str, watch: Callable[[int, int], None]) -> Kept:
    """Try a strategy on past cases and keep what it comes to, also what a stopped one came to.

    At the edge, outside a transaction: `watch` is told cases done and cases there are.
    """
    total, found = len(cases_of(question)), Comparison()
    try:
        watch(0, total)
        for found in comparing(question):
            watch(found.present.cases, total)
    except Stopped:
        _keep(question, by, total, found)
        raise
    return _keep(question, by, total, found)


def kept_of(client_id: int, kind: str, most: int) -> list[Kept]:
    """The newest simulations of a client's cases of a kind, the newest first."""
    rows = Simulation.objects.filter(client_id=client_id, kind=kind).order_by("-id")[:most]
    return [_kept(row) for row in rows]


def find_kept(client_id: int, number: int) -> Kept:
    """One simulation; raises `Refused` (`unknown_simulation`)."""
    row = Simulation.objects.filter(client_id=client_id, id=number).first()
    if row is None:
        raise Refused(Refusal(code="unknown_simulation", message=_UNKNOWN))
    return _kept(row)


def comparable_with(kept: Kept, others: list[Kept]) -> list[Kept]:
    """Those that played the same cases up to the same day, beside the same present strategy."""
    row = kept.row
    same = (row.until, row.present, kept.found.present.cases)
    return [
        other
        for other in others
        if (other.row.until, other.row.present, other.found.present.cases) == same
        and other.row.proposed != row.proposed
    ]


def tried(client_id: int, strategy: Strategy) -> Kept | None:
    """The newest whole simulation of this very strategy on a client's cases."""
    rows = Simulation.objects.filter(
        client_id=client_id, kind=strategy.regime, proposed=write_strategy(strategy)
    )
    return next((kept for row in rows.order_by("-id") if (kept := _kept(row)).is_whole), None)


def switch_on(client: Client, new: NewChoice, moment: Moment, untried: str = "") -> StrategyChoice:
    """Let new cases follow a strategy that was tried, or of which it is said why it was not.

    Raises `Refused`: `strategy_untried`, and those of `choose`.
    """
    if tried(client.id, new.strategy) is None:
        reason = " ".join(untried.split())
        if len(reason) < _WHY_MIN:
            raise Refused(Refusal(code="strategy_untried", message=_UNTRIED, remedy=_TRY))
        new = replace(new, why=f"{new.why} ({reason})")
    return choose(client, new, moment)


def _keep(question: Question, by: str, total: int, found: Comparison) -> Kept:
    with transaction.atomic():
        row = Simulation.objects.create(
            client_id=question.client_id,
            kind=question.proposed.regime,
            present=write_strategy(question.present),
            proposed=write_strategy(question.proposed),
            until=question.until,
            total=total,
            result=kept_form(found),
            by=by[:100],
        )
    return Kept(row, found)


def _kept(row: Simulation) -> Kept:
    return Kept(row, comparison_of(row.result))


_UNKNOWN = Words(
    fi="Tällaista simulointia ei ole tällä toimeksiantajalla.",
    sv="Uppdragsgivaren har ingen sådan simulering.",
    en="This client has no such simulation.",
)
_UNTRIED = Words(
    fi="Tätä strategiaa ei ole kokeiltu toimeksiantajan kaikilla menneillä asioilla.",
    sv="Strategin har inte prövats på uppdragsgivarens alla gamla ärenden.",
    en="This strategy was not tried on all of the client's past cases.",
)
_TRY = Words(
    fi="Simuloi se ensin, tai kerro, miksi se otetaan käyttöön kokeilematta.",
    sv="Simulera den först, eller ange varför den tas i bruk oprövad.",
    en="Simulate it first, or say why it is switched on untried.",
)
