"""Overdue interest of a portfolio, with payments in between, as `payments.balance_of` gives it.

Rows are worked on in parts that stay in the processor's cache, on as many threads as asked for; the
result does not depend on either.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from inkasso.law.fi.arrays.columns import (
    REFUSALS,
    BalanceColumns,
    ClaimColumns,
    PaymentColumns,
)
from inkasso.law.fi.arrays.exact import Flags, Ints, times_over
from inkasso.law.fi.arrays.rates import Phase, last_days_of_contract_rate, rate_classes
from inkasso.law.fi.interest.accrual import denominator_of
from inkasso.law.fi.interest.terms import ContractRateReading, DayCount

#: Rows a part: its columns together stay in the processor's cache.
_PART_BITS = 17
_PART = 1 << _PART_BITS
#: Days from 1970 beyond which no day makes a difference; keeps sorting keys in 64 bits.
_FAR = 1 << 24
_NOT_ENCODED = REFUSALS.index("not_encoded")
_UNKNOWN = REFUSALS.index("reference_rate_unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArraySettings:
    """How a portfolio is counted."""

    day_count: DayCount = DayCount.ACTUAL_365
    reading: ContractRateReading = ContractRateReading.ALWAYS
    #: Threads to work on.
    threads: int = 1


def balances(
    claims: ClaimColumns,
    payments: PaymentColumns | None = None,
    settings: ArraySettings | None = None,
) -> BalanceColumns:
    """Interest and what is left of every claim, to the cent as the single question answers.

    A row whose rate is not known on some day is marked as refused; the others are not affected.
    """
    settings, rows = settings or ArraySettings(), len(claims)
    payments = payments or PaymentColumns()
    by_part, starts = _by_part(payments, rows)
    out = BalanceColumns(
        interest=np.empty(rows, np.int64),
        interest_open=np.empty(rows, np.int64),
        principal_open=np.empty(rows, np.int64),
        over=np.empty(rows, np.int64),
        refused=np.empty(rows, np.int8),
    )

    def settle(number: int) -> None:
        part = slice(number << _PART_BITS, (number + 1) << _PART_BITS)
        work = _Work(claims.part(part), settings)
        for one in _in_rounds(payments, by_part[starts[number] : starts[number + 1]], part.start):
            work.play(one)
        work.finish(out, part)

    with ThreadPoolExecutor(settings.threads) as pool:
        for _ in pool.map(settle, range(len(starts) - 1)):
            pass
    return out


@dataclass(frozen=True, slots=True)
class _Round:
    """Payments of different claims, by row of their part."""

    claim: Ints
    on: Ints
    cents: Ints


def _by_part(payments: PaymentColumns, rows: int) -> tuple[Ints, Ints]:
    """Positions of the payments, part by part, and where each part's begin."""
    claim = payments.claim
    if len(claim) and not 0 <= int(claim.min()) <= int(claim.max()) < rows:
        raise ValueError(f"a payment is on a row that is not between 0 and {rows - 1}")
    parts = -(-rows // _PART)
    part = claim >> _PART_BITS
    if parts < np.iinfo(np.int16).max:
        part = part.astype(np.int16)  # sorted by counting, in one pass
    order = np.argsort(part, kind="stable")
    starts = np.zeros(parts + 1, dtype=np.int64)
    np.cumsum(np.bincount(part, minlength=parts), out=starts[1:])
    return order, starts


def _in_rounds(payments: PaymentColumns, positions: Ints, first_row: int) -> list[_Round]:
    """A part's payments in rounds: in each, the next payment of every claim that has one more."""
    if not len(positions):
        return []
    claim, cents = payments.claim[positions].astype(np.int64), payments.cents[positions]
    claim -= first_row
    on = np.clip(payments.on.view(np.int64)[positions], -_FAR, _FAR)
    order = np.argsort(claim * (2 * _FAR) + on)
    claim, on, cents = claim[order], on[order], cents[order]
    starts = np.flatnonzero(np.diff(claim, prepend=-1))
    rank = np.arange(len(claim)) - np.repeat(starts, np.diff(np.append(starts, len(claim))))
    by_round = [np.flatnonzero(rank == number) for number in range(int(rank.max()) + 1)]
    return [_Round(claim[rows], on[rows], cents[rows]) for rows in by_round]


class _Work:
    """The running state of a part of a portfolio."""

    def __init__(self, claims: ClaimColumns, settings: ArraySettings) -> None:
        rows = len(claims)
        self._claims, self._settings = claims, settings
        self._classes = rate_classes(claims, settings.day_count, settings.reading)
        self._divisor = denominator_of(settings.day_count)
        self._until = claims.until.view(np.int64)
        self._since = claims.starts_after.astype(np.int64)
        self._principal = claims.principal.astype(np.int64)
        self._whole, self._rest = np.zeros(rows, np.int64), np.zeros(rows, np.int64)
        self._interest_paid, self._over = np.zeros(rows, np.int64), np.zeros(rows, np.int64)
        self._refused = self._classes.refused[self._classes.of_row]

    def play(self, payments: _Round) -> None:
        """Let interest run to each payment and use it; those after the last day do not count."""
        counted = payments.on <= self._until[payments.claim]
        rows, on, cents = payments.claim, payments.on, payments.cents
        if not counted.all():
            rows, on, cents = rows[counted], on[counted], cents[counted]
        self._advance(rows, on)
        self._pay(rows, cents)

    def finish(self, out: BalanceColumns, part: slice) -> None:
        """Let interest run to the last day of each claim, and write the balances down."""
        self._advance(np.arange(len(self._claims)), self._until)
        answered = self._refused == 0
        interest = self._interest(slice(None)) * answered
        out.interest[part] = interest
        out.interest_open[part] = (interest - self._interest_paid) * answered
        out.principal_open[part] = self._principal * answered
        out.over[part] = self._over * answered
        out.refused[part] = self._refused

    def _interest(self, rows: Ints | slice) -> Ints:
        """All interest so far, half up to the cent."""
        return self._whole[rows] + (2 * self._rest[rows] >= self._divisor)

    def _advance(self, rows: Ints, to: Ints) -> None:
        """Let interest run to the end of a day."""
        since = self._since[rows]
        runs: Flags = (to > since) & (self._principal[rows] > 0) & (self._refused[rows] == 0)
        if not runs.all():
            self._since[rows] = np.maximum(since, to)
            rows, to, since = rows[runs], to[runs], since[runs]
        growth = self._growth(rows, since, to)
        whole, rest = times_over(self._principal[rows], growth, self._divisor)
        rest += self._rest[rows]
        carried = rest >= self._divisor
        self._whole[rows] += whole + carried
        self._rest[rows] = rest - carried * self._divisor
        self._since[rows] = to

    def _pay(self, rows: Ints, cents: Ints) -> None:
        """Use payments: interest first, then principal."""
        interest = np.minimum(cents, self._interest(rows) - self._interest_paid[rows])
        principal = np.minimum(cents - interest, self._principal[rows])
        self._interest_paid[rows] += interest
        self._principal[rows] -= principal
        self._over[rows] += cents - interest - principal

    def _growth(self, rows: Ints, since: Ints, to: Ints) -> Ints:
        """Rate times day of each row between two days."""
        classes, of_row = self._classes, self._classes.of_row[rows]
        if len(classes.phases) == 1:
            return self._read(classes.phases[0], rows, (since, to))
        growth = np.zeros(len(rows), dtype=np.int64)
        for number, phase in enumerate(classes.phases):
            here = np.flatnonzero(classes.count[of_row] > number)
            begin = since[here]
            end = np.maximum(np.minimum(to[here], self._last_days(phase, rows[here])), begin)
            growth[here] += self._read(phase, rows[here], (begin, end))
            since[here] = end
        return growth

    def _last_days(self, phase: Phase, rows: Ints) -> Ints:
        """Last day of the phase, row by row."""
        of_row = self._classes.of_row[rows]
        until, own = phase.until[of_row], phase.own[of_row]
        if own.any():
            reading = self._settings.reading
            until[own] = last_days_of_contract_rate(self._claims, rows[own], reading)
        return until

    def _read(self, phase: Phase, rows: Ints, period: tuple[Ints, Ints]) -> Ints:
        """What a phase adds; rows that reach outside what is known are refused and add nothing."""
        since, to = period
        of_row = self._classes.of_row[rows]
        first, last = phase.first[of_row], phase.last[of_row]
        early, late = since < first, to > last
        if early.any() or late.any():
            runs = to > since
            for flags, code in ((early & runs, _NOT_ENCODED), (late & runs, _UNKNOWN)):
                self._refused[rows[flags & (self._refused[rows] == 0)]] = code
            since = np.where(early | late, first, since)
            to = np.where(early | late, first, to)
        return phase.sums(of_row, to) - phase.sums(of_row, since)
