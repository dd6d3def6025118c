"""A plan before it is agreed: its schedule, its statutory cost, its whole price. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import ActKind, CollectionAct
from inkasso.law.fi.debt_collection.costs import AllowedCost, allowed_cost_in_parts
from inkasso.law.wording import fill
from inkasso.plans.fitting import Schedule, Wish, fit
from inkasso.plans.footing import Footing, in_the_way, owed, price_of, why_not
from inkasso.plans.forecasting import going_on, rests_on_unknown_rates, with_cost
from inkasso.plans.policy import POLICY
from inkasso.receivables.account.facts import CaseFacts
from inkasso.receivables.account.replay import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A plan as it is told to the person."""

    footing: Footing
    wish: Wish
    schedule: Schedule
    #: What is owed on the day, before the plan's own cost.
    owed: Account
    #: What the law allows for the plan, tax and compensation apart.
    allowed: AllowedCost
    because: tuple[Citation, ...]
    #: Whether the last instalment rests on a reference rate that nobody knows yet.
    last_may_change: bool

    @property
    def cost(self) -> Money:
        """What the plan costs the person."""
        return self.allowed.cost

    @property
    def total(self) -> Money:
        """What is paid in all."""
        return Money(self.schedule.total)

    @property
    def interest_to_come(self) -> Money:
        """Interest that runs while the plan is kept."""
        return Money(self.schedule.total - self.owed.total - self.cost.cents)


def propose(footing: Footing, wish: Wish, *, free: bool = False) -> Proposal | Refusal:
    """The plan of a wish for everything that is open in a case, or why there can be none.

    `free` asks nothing for the plan itself. Refuses as `why_not` and `fit` do, with
    `plan_in_force`, `first_too_early` and `first_too_late`, and with what the law refuses of costs.
    """
    return in_the_way(footing) or _proposed(footing, wish, free=free)


def propose_change(footing: Footing, wish: Wish, *, free: bool = False) -> Proposal | Refusal:
    """Another plan in place of the one in force; refuses as `propose` does, and with `no_plan`."""
    if footing.plan is None:
        return Refusal(code="no_plan", message=NO_PLAN)
    return _proposed(footing, wish, free=free)


def _proposed(footing: Footing, wish: Wish, *, free: bool) -> Proposal | Refusal:
    refusal = why_not(footing) or _first(footing.on, wish.first)
    if refusal is not None:
        return refusal
    found = _fitted(footing, wish, lambda count: plan_cost(footing, count, free=free))
    if isinstance(found, Refusal):
        return found
    schedule, cost = found
    return Proposal(
        footing=footing,
        wish=wish,
        schedule=schedule,
        owed=owed(footing),
        allowed=cost.value,
        because=cost.because,
        last_may_change=rests_on_unknown_rates(footing.case.facts, schedule.last),
    )


def plan_cost(footing: Footing, count: int, *, free: bool) -> Decision[AllowedCost] | Refusal:
    """What a plan of so many instalments may cost: made with the debtor, of the whole, in writing.

    The law's own answer (513/1999, 10 a § and 10 e §), with its limits of number and total.
    """
    price = price_of(footing, free=free)
    act = CollectionAct(kind=ActKind.PAYMENT_PLAN, instalments=count, price=price)
    return allowed_cost_in_parts(act, footing.costs, footing.history, footing.on)


_Costs = Callable[[int], Decision[AllowedCost] | Refusal]


def _fitted(
    footing: Footing, wish: Wish, cost_of: _Costs
) -> tuple[Schedule, Decision[AllowedCost]] | Refusal:
    """A schedule whose own number of instalments is the one that its cost was asked for.

    More instalments cost more, and a higher cost needs more of them; both only grow, so asking in
    turn ends at the fewest that agree with each other.
    """
    facts, count = going_on(footing.case.facts), wish.number or 1
    for _ in range(POLICY.most_instalments):
        cost = cost_of(count)
        if isinstance(cost, Refusal):
            return cost
        schedule = fit(with_cost(facts, footing.on, cost.value.cost.cents), wish)
        if isinstance(schedule, Refusal):
            return _least(facts, footing, wish, cost_of) or schedule
        if len(schedule.instalments) == count:
            return schedule, cost
        count = len(schedule.instalments)
    raise AssertionError("the number of instalments only grows, and is bounded")


def _least(facts: CaseFacts, footing: Footing, wish: Wish, cost_of: _Costs) -> Refusal | None:
    """What is refused of a sum a month, told with the cost of the longest plan there is."""
    cost = cost_of(POLICY.most_instalments)
    if wish.monthly is None or isinstance(cost, Refusal):
        return None
    answer = fit(with_cost(facts, footing.on, cost.value.cost.cents), wish)
    return answer if isinstance(answer, Refusal) else None


def _first(on: date, first: date) -> Refusal | None:
    if first <= on:
        return Refusal(code="first_too_early", message=_TOO_EARLY)
    last = on + timedelta(days=POLICY.first_within_days)
    if first > last:
        message = fill(_TOO_LATE, last=last)
        return Refusal(code="first_too_late", message=message, remedy=_SOONER)
    return None


NO_PLAN = Words(
    fi="Asiassa ei ole voimassa olevaa maksusuunnitelmaa.",
    sv="Ärendet har ingen gällande betalningsplan.",
    en="The case has no plan in force.",
)
_TOO_EARLY = Words(
    fi="Ensimmäinen erä erääntyy aikaisintaan huomenna.",
    sv="Den första posten förfaller tidigast i morgon.",
    en="The first instalment falls due tomorrow at the earliest.",
)
_TOO_LATE = Words(
    fi="Ensimmäinen erä erääntyy viimeistään {last}.",
    sv="Den första posten förfaller senast {last}.",
    en="The first instalment falls due on {last} at the latest.",
)
_SOONER = Words(
    fi="Valitse aiempi päivä tai anna pidempi maksuaika.",
    sv="Välj en tidigare dag eller ge längre betalningstid.",
    en="Choose an earlier day, or give a longer time to pay.",
)
