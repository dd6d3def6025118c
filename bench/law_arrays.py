"""Overdue interest of a portfolio: as arrays, and in the ways a user would otherwise take.

    .venv/bin/python bench/law_arrays.py [--size 1000000]

Beside the product's arrays stand floats in NumPy, which most spreadsheets and notebooks use, and
decimals of Python, day by day of each rate. Floats are fast; the last column says what they cost.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import numpy.typing as npt

from inkasso.law.fi.arrays.columns import ClaimColumns
from inkasso.law.fi.arrays.interest import ArraySettings, balances
from inkasso.law.fi.interest.curves import statutory_curve

_DECIMALS_OF = 2_000
_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One way, how fast it was, and what it said."""

    way: str
    per_second: float
    cents: npt.NDArray[np.int64]


def sample(count: int) -> ClaimColumns:
    """Claims at the general rate, without payments: what every way can count."""
    dice = np.random.default_rng(1)
    due = np.datetime64("2004-01-01") + dice.integers(0, 7000, count)
    until = np.minimum(due + dice.integers(1, 3000, count), np.datetime64("2026-12-31"))
    return ClaimColumns(
        principal=dice.integers(100, 10_000_000, count),
        kind=np.zeros(count, np.int8),
        consumer=np.ones(count, bool),
        due=due,
        starts_after=due,
        until=until,
    )


def by_arrays(claims: ClaimColumns) -> Timed:
    """The product's way, on two threads."""
    began = time.perf_counter()
    cents = balances(claims, settings=ArraySettings(threads=2)).interest
    return _timed("arrays of whole cents", began, cents)


def by_floats(claims: ClaimColumns) -> Timed:
    """A running sum of daily rates in floats, rounded by NumPy."""
    began = time.perf_counter()
    curve = statutory_curve(commercial=False)
    starts = [np.datetime64(step.since) for step in curve.steps]
    origin = starts[0] - 1
    days = (np.datetime64(curve.known_through) - origin).astype(int) + 1
    rates = np.zeros(days)
    for step, start in zip(curve.steps, starts, strict=True):
        rates[(start - origin).astype(int) :] = float(step.percent)
    sums = np.cumsum(rates)
    first = (claims.starts_after - origin).astype(int)
    last = (claims.until - origin).astype(int)
    interest = claims.principal / 100 * (sums[last] - sums[first]) / 100 / _YEAR
    return _timed("floats in NumPy", began, np.rint(np.round(interest, 2) * 100).astype(np.int64))


def by_decimals(claims: ClaimColumns) -> Timed:
    """Decimals, claim by claim and rate by rate."""
    began = time.perf_counter()
    steps = statutory_curve(commercial=False).steps
    ends = [*(step.since.toordinal() - 1 for step in steps[1:]), 10**7]
    cents = []
    rows = zip(claims.principal.tolist(), claims.due.tolist(), claims.until.tolist(), strict=True)
    for principal, due, until in rows:
        exact = Decimal(0)
        for step, end in zip(steps, ends, strict=True):
            after = max(due.toordinal(), step.since.toordinal() - 1)
            days = min(until.toordinal(), end) - after
            if days > 0:
                exact += Decimal(principal) * step.percent * days
        cents.append(int((exact / 100 / _YEAR).quantize(Decimal(1), rounding=ROUND_HALF_UP)))
    return _timed("decimals of Python", began, np.array(cents))


def _timed(way: str, began: float, cents: npt.NDArray[np.int64]) -> Timed:
    return Timed(way=way, per_second=len(cents) / (time.perf_counter() - began), cents=cents)


def main() -> None:
    """Time the three ways and compare their cents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000)
    claims = sample(parser.parse_args().size)
    by_arrays(claims.part(slice(0, 1000)))
    arrays = by_arrays(claims)
    few = claims.part(slice(0, _DECIMALS_OF))
    print(f"{'way':24}{'claims a second':>18}{'claims that differ':>20}")
    for timed in (arrays, by_floats(claims), by_decimals(few)):
        differing = int((timed.cents != arrays.cents[: len(timed.cents)]).sum())
        print(f"{timed.way:24}{timed.per_second:18,.0f}{differing:20,}")


if __name__ == "__main__":
    main()
