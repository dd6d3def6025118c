"""Products and quotients of 64-bit integers that never overflow and never lose a cent."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

#: Largest amount that is counted, in cents: forty billion euros.
LARGEST_CENTS = 2**42 - 1
_SHIFT = 20
_LARGEST_DIVISOR = 2**37
_INT64 = 2**63


def times_over(amounts: Ints, factors: Ints, divisor: int) -> tuple[Ints, Ints]:
    """`amounts * factors` as whole multiples of `divisor`, and what remains.

    Amounts lie between 0 and `LARGEST_CENTS`, factors are not negative, and the divisor is below
    2**37. The product itself may be larger than an integer of 64 bits can hold.
    """
    assert 0 < divisor < _LARGEST_DIVISOR, "sums of the long way fit into 62 bits"
    if not amounts.size:
        return amounts.copy(), amounts.copy()
    if int(amounts.max()) * int(factors.max()) < _INT64:
        product = amounts * factors
        whole = product // divisor
        return whole, product - whole * divisor
    return _long_way(amounts, factors, divisor)


def _long_way(amounts: Ints, factors: Ints, divisor: int) -> tuple[Ints, Ints]:
    """Long division in two digits of base 2**20."""
    quotient, rest = np.divmod(factors, divisor)
    high, low = amounts >> _SHIFT, amounts & ((1 << _SHIFT) - 1)
    whole_high, rest_high = np.divmod(high * rest, divisor)
    whole_low, remains = np.divmod((rest_high << _SHIFT) + low * rest, divisor)
    return amounts * quotient + (whole_high << _SHIFT) + whole_low, remains
