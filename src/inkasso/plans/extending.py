"""A longer time to pay everything at once: its conditions and its statutory cost. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import ActKind, CollectionAct
from inkasso.law.fi.debt_collection.costs import AllowedCost, allowed_cost_in_parts
from inkasso.law.wording import fill
from inkasso.plans.footing import Footing, in_the_way, owed, price_of, why_not
from inkasso.plans.forecasting import going_on, rests_on_unknown_rates, with_cost
from inkasso.plans.policy import POLICY
from inkasso.receivables.account.replay import Account, replay


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """A longer time to pay, as it is told to the person."""

    footing: Footing
    #: The last day to pay.
    until: date
    #: By how many days the time to pay is longer.
    days: int
    #: What is owed on the day, before the extension's own cost.
    owed: Account
    #: What settles everything on the last day.
    total: Money
    allowed: AllowedCost
    because: tuple[Citation, ...]
    #: Whether the total rests on a reference rate that nobody knows yet.
    last_may_change: bool

    @property
    def cost(self) -> Money:
        """What the longer time costs the person."""
        return self.allowed.cost

    @property
    def interest_to_come(self) -> Money:
        """Interest that runs to the last day."""
        return self.total - Money(self.owed.total) - self.cost


def propose_extension(footing: Footing, until: date, *, free: bool = False) -> Extended | Refusal:
    """A longer time to pay at the debtor's request, or why there can be none.

    The days count from the last day of the latest letter, or from today where that is past. Refuses
    as `why_not` does, with `plan_in_force`, `extension_in_force`, `until_too_early`,
    `until_too_late`, and with what the law refuses of costs.
    """
    refusal = in_the_way(footing) or why_not(footing) or _running(footing)
    if refusal is not None:
        return refusal
    before = max(footing.on, footing.deadline or footing.on)
    days = (until - before).days
    refusal = _too_early(before, days) or _too_late(before, days)
    if refusal is not None:
        return refusal
    price = price_of(footing, free=free)
    act = CollectionAct(kind=ActKind.EXTENSION, extension_days=days, price=price)
    cost = allowed_cost_in_parts(act, footing.costs, footing.history, footing.on)
    if isinstance(cost, Refusal):
        return cost
    facts = with_cost(going_on(footing.case.facts), footing.on, cost.value.cost.cents)
    return Extended(
        footing=footing,
        until=until,
        days=days,
        owed=owed(footing),
        total=Money(replay(facts, until).total),
        allowed=cost.value,
        because=cost.because,
        last_may_change=rests_on_unknown_rates(footing.case.facts, until),
    )


def _running(footing: Footing) -> Refusal | None:
    until = footing.extended_until
    if until is None or until < footing.on:
        return None
    message = fill(_RUNNING, until=until)
    return Refusal(code="extension_in_force", message=message, remedy=_PLAN)


def _too_early(before: date, days: int) -> Refusal | None:
    if days >= 1:
        return None
    return Refusal(code="until_too_early", message=fill(_TOO_EARLY, before=before))


def _too_late(before: date, days: int) -> Refusal | None:
    if days <= POLICY.most_extension_days:
        return None
    last = before + timedelta(days=POLICY.most_extension_days)
    return Refusal(code="until_too_late", message=fill(_TOO_LATE, last=last), remedy=_PLAN)


_RUNNING = Words(
    fi="Maksuaikaa on jo pidennetty {until} asti.",
    sv="Betalningstiden är redan förlängd till {until}.",
    en="The time to pay is longer already, until {until}.",
)
_TOO_EARLY = Words(
    fi="Maksuaikaa on jo {before} asti; anna myöhempi päivä.",
    sv="Betalningstiden går redan till {before}; ange en senare dag.",
    en="There is time to pay until {before} already; give a later day.",
)
_TOO_LATE = Words(
    fi="Maksuaikaa pidennetään enintään {last} asti.",
    sv="Betalningstiden förlängs högst till {last}.",
    en="The time to pay is lengthened to {last} at most.",
)
_PLAN = Words(
    fi="Tee maksusuunnitelma.",
    sv="Gör en betalningsplan.",
    en="Make a payment plan.",
)
