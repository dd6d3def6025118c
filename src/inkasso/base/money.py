"""Money is whole cents with a currency; a float never enters.

Rounding is half up to the cent, once, at the end of a line: `round_to_cents` is the only place
where a fraction of a cent disappears.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

EUR = "EUR"
_CENT = Decimal("0.01")


def round_to_cents(amount: Decimal | Fraction) -> int:
    """Cents of an amount given in whole units (euros), half away from zero.

    >>> round_to_cents(Decimal("23.005"))
    2301
    """
    if isinstance(amount, Fraction):
        scaled = abs(amount) * 100
        cents = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return cents if amount >= 0 else -cents
    return int((amount * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An exact amount: `cents` of `currency` (ISO 4217). Currencies never mix."""

    cents: int
    currency: str = EUR

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str = EUR) -> Money:
        """Money from whole units, refusing anything finer than a cent.

        >>> Money.of("12.30")
        Money(cents=1230, currency='EUR')
        """
        value = Decimal(amount)
        if value != value.quantize(_CENT):
            raise ValueError(f"{amount} has more than two decimals; round it first")
        return cls(int(value * 100), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, with two decimals."""
        return Decimal(self.cents).scaleb(-2)

    def __str__(self) -> str:
        return f"{self.amount:.2f}"

    def __bool__(self) -> bool:
        return self.cents != 0

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + self._same(other).cents, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - self._same(other).cents, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.cents, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.cents < self._same(other).cents

    def __le__(self, other: Money) -> bool:
        return self.cents <= self._same(other).cents

    def __gt__(self, other: Money) -> bool:
        return self.cents > self._same(other).cents

    def __ge__(self, other: Money) -> bool:
        return self.cents >= self._same(other).cents

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")
        return other


def zero(currency: str = EUR) -> Money:
    """No money, in a currency."""
    return Money(0, currency)
