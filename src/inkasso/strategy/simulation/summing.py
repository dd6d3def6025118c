"""What many simulated lives come to: steps, letters, costs, days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from inkasso.strategy.simulation.facts import Life

_HUNDREDTH = Decimal("0.01")


@dataclass(slots=True)
class Summary:
    """What a strategy did to the cases that it was played on."""

    cases: int = 0
    #: Letters by step, in the strategy's order.
    steps: Counter[str] = field(default_factory=Counter)
    #: Cases by how many letters they got.
    by_letters: Counter[int] = field(default_factory=Counter)
    #: Recovery costs that the law let the letters cost the debtors, in cents.
    cents: int = 0
    #: Letters that the law makes free.
    free: int = 0
    #: Why nothing more was sent, by code.
    ended: Counter[str] = field(default_factory=Counter)
    #: Cases that paid something before their first letter.
    paid_unasked: int = 0
    #: Days from hand-over to the first letter, and from there to the first payment, by count.
    to_letter: Counter[int] = field(default_factory=Counter)
    to_payment: Counter[int] = field(default_factory=Counter)
    #: Days from hand-over to the last letter, by count.
    to_last: Counter[int] = field(default_factory=Counter)

    @property
    def letters(self) -> int:
        """All letters."""
        return self.steps.total()

    @property
    def letters_a_case(self) -> Decimal | None:
        """The mean, with two decimals; None without cases."""
        if not self.cases:
            return None
        return (Decimal(self.letters) / self.cases).quantize(_HUNDREDTH, ROUND_HALF_UP)

    @property
    def cents_a_case(self) -> int | None:
        """The mean cost of a case, in whole cents; None without cases."""
        return (2 * self.cents + self.cases) // (2 * self.cases) if self.cases else None

    @property
    def days_to_letter(self) -> int | None:
        """The median from hand-over to the first letter."""
        return median(self.to_letter)

    @property
    def days_to_payment(self) -> int | None:
        """The median from the first letter to the first payment after it."""
        return median(self.to_payment)

    @property
    def weeks_to_last(self) -> int | None:
        """The median from hand-over to the last letter, in whole weeks begun."""
        days = median(self.to_last)
        return None if days is None else -(-days // 7)

    def note(self, life: Life) -> None:
        """Take one life in."""
        self.cases += 1
        self.steps.update(letter.step for letter in life.letters)
        self.by_letters[len(life.letters)] += 1
        self.cents += life.costs
        self.free += sum(letter.cents == 0 for letter in life.letters)
        self.ended[life.ended] += 1
        first = life.letters[0].day if life.letters else None
        if life.paid_on and (first is None or life.paid_on[0] < first):
            self.paid_unasked += 1
        for days, counts in (
            (life.days_to_first_letter, self.to_letter),
            (life.days_to_payment, self.to_payment),
            (life.days_to_last_letter, self.to_last),
        ):
            if days is not None:
                counts[days] += 1


def summed(lives: Iterable[Life]) -> Summary:
    """What lives come to."""
    summary = Summary()
    for life in lives:
        summary.note(life)
    return summary


def median(counts: Counter[int]) -> int | None:
    """The lower median of counted values; None of nothing."""
    half, seen = (counts.total() + 1) // 2, 0
    for value in sorted(counts):
        seen += counts[value]
        if seen >= half:
            return value
    return None
