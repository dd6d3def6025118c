"""Which rates apply to which rows: the law is asked once for each kind of row.

Rows that differ in nothing that decides the rate share a class. For each class one row's terms go
to `rate_phases`, so the arrays hold no law of their own; only the day on which a consumer's
contract interest ends is worked out row by row, from the same parameter.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import numpy as np

from inkasso.base.decisions import Refusal
from inkasso.law.fi.arrays.columns import KINDS, NO_RATE, REFUSALS, ClaimColumns
from inkasso.law.fi.arrays.exact import Flags, Ints
from inkasso.law.fi.interest.accrual import RateTable, rate_table
from inkasso.law.fi.interest.curves import ACT_OF_2002, CurveRule, interest_parameter
from inkasso.law.fi.interest.rates import ACT_OF_1995, RatePhase, rate_phases
from inkasso.law.fi.interest.reference_rate import rests_on_reference_rates
from inkasso.law.fi.interest.terms import (
    RATE_UNITS_PER_PERCENT,
    ContractRateReading,
    DayCount,
    InterestKind,
    InterestTerms,
)

#: Days of NumPy count from here.
EPOCH = date(1970, 1, 1).toordinal()
_TABLES_KEPT = 64
_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Running sums of rate times day, laid end to end, and where each class finds its own."""

    sums: Ints
    #: By class: what is added to a day number to find its entry.
    shift: Ints
    #: By class: day numbers of the first entry and of the last.
    first: Ints
    last: Ints
    #: By class: what one unit of the sums weighs.
    weight: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class RateClasses:
    """The classes of a portfolio."""

    #: Class of each row.
    of_row: Ints
    #: Tables of the first phase of each class.
    first: Tables
    #: Phases of the classes that have more than one.
    phases: dict[int, tuple[RatePhase, ...]]
    #: Position in `REFUSALS` of each class; 0 where it has rates.
    refused: Ints


def rate_classes(
    claims: ClaimColumns, day_count: DayCount, reading: ContractRateReading
) -> RateClasses:
    """The classes of the rows of a portfolio, and the rates of each."""
    of_row, examples = _classes(claims)
    answers = [rate_phases(_terms(claims, int(row), reading)) for row in examples]
    phases = [() if isinstance(answer, Refusal) else answer for answer in answers]
    codes = [REFUSALS.index(a.code) if isinstance(a, Refusal) else 0 for a in answers]
    return RateClasses(
        of_row=of_row,
        first=tables_of(tuple(p[0].rule if p else None for p in phases), day_count),
        phases={number: p for number, p in enumerate(phases) if len(p) > 1},
        refused=np.array(codes, dtype=np.int64),
    )


@rests_on_reference_rates
@lru_cache(maxsize=_TABLES_KEPT)
def tables_of(rules: tuple[CurveRule | None, ...], day_count: DayCount) -> Tables:
    """Tables of rules laid end to end; one that several share is laid once. None has no rates."""
    nothing = RateTable(origin=EPOCH, sums=array("q", [0]), weight=0)
    tables = [nothing if rule is None else rate_table(rule, day_count) for rule in rules]
    places: dict[int, int] = {}
    laid: list[Ints] = []
    base, end = [], 0
    for table in tables:
        place = places.get(id(table.sums))
        if place is None:
            place = places[id(table.sums)] = end
            laid.append(np.asarray(table.sums, dtype=np.int64))
            end += len(table.sums)
        base.append(place)
    first = np.array([table.origin - EPOCH for table in tables], dtype=np.int64)
    return Tables(
        sums=np.concatenate(laid) if laid else np.zeros(1, dtype=np.int64),
        shift=np.array(base, dtype=np.int64) - first,
        first=first,
        last=first + np.array([len(table.sums) - 1 for table in tables], dtype=np.int64),
        weight=np.array([table.weight for table in tables], dtype=np.int64),
    )


def last_days_of_contract_rate(
    claims: ClaimColumns, rows: Ints, reading: ContractRateReading
) -> Ints:
    """By row: day number of the last day of a consumer's higher contract interest (4 § 2 mom.)."""
    limit = interest_parameter("days_of_contract_rate").values[-1]
    due = claims.due[rows]
    fully = due if claims.fully_due is None else claims.fully_due[rows]
    fully = np.where(np.isnat(fully), due, fully)
    last = fully.astype(np.int64) + int(limit.value)
    if claims.judgment is not None:
        judged = claims.judgment[rows]
        last = np.where(np.isnat(judged), last, np.minimum(last, judged.astype(np.int64)))
    if reading is ContractRateReading.SINCE_2010:
        last = np.where(due < np.datetime64(limit.since), _NEVER, last)
    return np.asarray(last, dtype=np.int64)


def _classes(claims: ClaimColumns) -> tuple[Ints, Ints]:
    """The class of each row, and a row of each class."""
    turning = _turning_days()
    due = claims.due.view(np.int64)
    small = claims.kind * np.int8(2) + claims.consumer
    for day in turning:
        small += np.int8(2 * len(KINDS)) * (due >= day.toordinal() - EPOCH)
    key = small.astype(np.int64)
    if claims.judgment is not None:
        key *= 2
        key += claims.judgment < np.datetime64(ACT_OF_2002)
    for rates in (claims.agreed, claims.before_due):
        if rates is not None:
            numbers, count = _numbered(rates)
            key *= count
            key += numbers
    of_row, count = _dense(key)
    examples = np.empty(count, dtype=np.int64)
    examples[of_row] = np.arange(len(of_row))
    return of_row, examples


def _turning_days() -> tuple[date, ...]:
    """The due dates from which on another rule applies."""
    commercial = interest_parameter("margin_commercial").values[0].since
    limit = interest_parameter("days_of_contract_rate").values[-1].since
    return (ACT_OF_1995, ACT_OF_2002, limit, commercial)


def _numbered(rates: Ints) -> tuple[Ints, int]:
    """Rates as small numbers, and how many there are; most rows have none."""
    numbers = np.zeros(len(rates), dtype=np.int64)
    given: Flags = rates != NO_RATE
    distinct, of_given = np.unique(rates[given], return_inverse=True)
    numbers[given] = of_given + 1
    return numbers, len(distinct) + 1


def _dense(key: Ints) -> tuple[Ints, int]:
    """Keys renumbered without gaps."""
    largest = int(key.max()) if len(key) else 0
    if largest > 1 << 20:
        distinct, of_row = np.unique(key, return_inverse=True)
        return of_row.astype(np.int64), len(distinct)
    used = np.zeros(largest + 1, dtype=np.int64)
    used[key] = 1
    numbers = np.cumsum(used) - 1
    return numbers[key], int(numbers[-1]) + 1 if len(key) else 0


def _terms(claims: ClaimColumns, row: int, reading: ContractRateReading) -> InterestTerms:
    kind = KINDS[int(claims.kind[row])]
    judged = None if claims.judgment is None else claims.judgment[row].item()
    return InterestTerms(
        kind=kind,
        consumer=bool(claims.consumer[row]),
        due_date=claims.due[row].item(),
        agreed_percent=_percent(claims.agreed, row) if kind is InterestKind.AGREED else None,
        contract_rate_before_due=_percent(claims.before_due, row),
        judgment_on=judged,
        reading=reading,
    )


def _percent(rates: Ints | None, row: int) -> Decimal | None:
    if rates is None or rates[row] == NO_RATE:
        return None
    return Decimal(int(rates[row])) / RATE_UNITS_PER_PERCENT
