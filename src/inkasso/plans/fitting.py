"""The schedule that a person can keep: pure, from what is owed and what can be paid a month.

Every schedule is tried on the account itself: the instalments are payments to come, and the plan is
right when the replayed account ends at nothing (`docs/algorithms/payment_plans.md`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from inkasso.base.decisions import Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.plans.days import due_days
from inkasso.plans.forecasting import TO_COME, with_payments
from inkasso.plans.policy import POLICY
from inkasso.receivables.account.facts import CaseFacts
from inkasso.receivables.account.replay import replay


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person can do: so much a month, or in so many instalments; raises `ValueError`."""

    #: First due day; moved to a banking day.
    first: date
    #: Day of the month on which the others fall due, 1 to 31.
    pay_day: int
    #: What can be paid a month.
    monthly: Money | None = None
    #: Or in how many instalments.
    number: int | None = None

    def __post_init__(self) -> None:
        if (self.monthly is None) == (self.number is None):
            raise ValueError("say what can be paid a month or the number of instalments, not both")
        if not 1 <= self.pay_day <= 31:
            raise ValueError(f"a pay day is a day of the month, 1 to 31, not {self.pay_day}")
        if self.monthly is not None and self.monthly.cents <= 0:
            raise ValueError(f"an instalment is more than nothing, not {self.monthly}")
        if self.number is not None and self.number < 1:
            raise ValueError(f"a plan has instalments, not {self.number} of them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One payment of a plan, and what it will be used for."""

    #: 1 for the first.
    number: int
    due: date
    cents: int
    interest: int
    principal: int
    costs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Instalments that settle what is owed; the last one may be smaller."""

    instalments: tuple[Instalment, ...]

    @property
    def total(self) -> int:
        """What is paid in all, in cents."""
        return sum(one.cents for one in self.instalments)

    @property
    def first(self) -> date:
        """Due day of the first instalment."""
        return self.instalments[0].due

    @property
    def last(self) -> date:
        """Due day of the last instalment."""
        return self.instalments[-1].due

    @property
    def level(self) -> int:
        """What every instalment but perhaps the last one is."""
        return self.instalments[0].cents

    @property
    def due(self) -> tuple[tuple[date, int], ...]:
        """Days and cents alone."""
        return tuple((one.due, one.cents) for one in self.instalments)


def fit(facts: CaseFacts, wish: Wish) -> Schedule | Refusal:
    """The schedule of a wish, on facts whose interest goes on and in which every cost stands.

    Refuses with `one_instalment`, `too_many_instalments` and `instalment_too_small`.
    """
    if wish.number is not None:
        return _in_so_many(facts, wish, wish.number)
    assert wish.monthly is not None, "a wish has one or the other"
    days = due_days(wish.first, wish.pay_day, POLICY.most_instalments)
    if wish.monthly < POLICY.smallest_instalment or not _settles(facts, days, wish.monthly.cents):
        return _too_small(facts, days)
    instalments = _tried(facts, days, wish.monthly.cents)
    if len(instalments) < 2:
        return _one_instalment()
    return Schedule(instalments=instalments)


def _in_so_many(facts: CaseFacts, wish: Wish, number: int) -> Schedule | Refusal:
    """As level as it goes: the smallest amount that settles the debt in so many instalments."""
    if number == 1:
        return _one_instalment()
    if number > POLICY.most_instalments:
        most = str(POLICY.most_instalments)
        return Refusal(code="too_many_instalments", message=fill(_TOO_MANY, most=most))
    days = due_days(wish.first, wish.pay_day, number)
    cents = _level(facts, days)
    if cents < POLICY.smallest_instalment.cents:
        message = fill(_BELOW_SMALLEST, smallest=POLICY.smallest_instalment)
        return Refusal(code="instalment_too_small", message=message, remedy=_FEWER)
    return Schedule(instalments=_tried(facts, days, cents))


def _level(facts: CaseFacts, days: Sequence[date]) -> int:
    """The smallest sum of cents that settles the debt when paid on each of the days."""
    low, high = 0, replay(facts, days[-1]).total
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _settles(facts, days, middle) else (middle, high)
    return high


def _settles(facts: CaseFacts, days: Sequence[date], cents: int) -> bool:
    return replay(with_payments(facts, days, cents), days[-1]).total == 0


def _tried(facts: CaseFacts, days: Sequence[date], cents: int) -> tuple[Instalment, ...]:
    """What of each payment the account uses, and for what; payments it does not need are none."""
    account = replay(with_payments(facts, days, cents), days[-1])
    used: dict[int, Counter[str]] = defaultdict(Counter)
    for part in account.allocated:
        used[part.payment_id][part.component] += part.cents
    instalments = tuple(
        Instalment(
            number=number,
            due=day,
            cents=used[TO_COME + number].total(),
            interest=used[TO_COME + number]["interest"],
            principal=used[TO_COME + number]["principal"],
            costs=used[TO_COME + number]["costs"],
        )
        for number, day in enumerate(days, start=1)
        if TO_COME + number in used
    )
    assert all(a.cents == cents and a.due < b.due for a, b in pairwise(instalments)), "level"
    return instalments


def _too_small(facts: CaseFacts, days: Sequence[date]) -> Refusal:
    least = Money(max(_level(facts, days), POLICY.smallest_instalment.cents))
    return Refusal(
        code="instalment_too_small",
        message=fill(_TOO_SMALL, most=str(len(days)), last=days[-1]),
        remedy=fill(_AT_LEAST, least=least),
    )


def _one_instalment() -> Refusal:
    return Refusal(code="one_instalment", message=_ONE, remedy=_EXTEND)


_ONE = Words(
    fi="Yhdessä erässä maksettava ei ole maksusuunnitelma.",
    sv="Det som betalas i en post är ingen betalningsplan.",
    en="What is paid in one instalment is no plan.",
)
_EXTEND = Words(
    fi="Anna pidempi maksuaika.",
    sv="Ge längre betalningstid.",
    en="Give a longer time to pay.",
)
_TOO_MANY = Words(
    fi="Maksusuunnitelmassa on enintään {most} erää.",
    sv="En betalningsplan har högst {most} poster.",
    en="A plan has {most} instalments at most.",
)
_TOO_SMALL = Words(
    fi="Näin pienin erin velka ei tule maksetuksi {most} erässä, viimeistään {last}.",
    sv="Med så små poster blir skulden inte betald i {most} poster, senast {last}.",
    en="So small instalments do not settle the debt in {most} of them, by {last}.",
)
_AT_LEAST = Words(
    fi="Pienin mahdollinen erä on {least} euroa. Jos siihen ei ole varaa, ohjaa maksuttomaan "
    "talous- ja velkaneuvontaan: oikeus.fi.",
    sv="Den minsta möjliga posten är {least} euro. Om det inte går, hänvisa till den "
    "avgiftsfria ekonomi- och skuldrådgivningen: oikeus.fi.",
    en="The smallest possible instalment is {least} euros. If that cannot be paid, lead the person "
    "to the free financial and debt counselling: oikeus.fi.",
)
_BELOW_SMALLEST = Words(
    fi="Erä olisi alle {smallest} euroa.",
    sv="Posten skulle vara under {smallest} euro.",
    en="An instalment would be less than {smallest} euros.",
)
_FEWER = Words(fi="Valitse vähemmän eriä.", sv="Välj färre poster.", en="Choose fewer instalments.")
