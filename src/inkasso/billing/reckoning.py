"""What a client has coming: collected money by the terms of the payment that each cent came by.

A payment is divided by what was agreed on the day it was booked, whenever it is remitted. What is
taken back of it later is settled by the same terms, however prices have changed since: the books
tell of each cent which payment it came by, and where a part of that payment was remitted, the line
that did it tells the terms.

With a payment of the period goes everything that the books have said of it by the day of the run:
what was taken back after the period's end is not there to be paid out (513/1999, 11 §).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money, zero
from inkasso.billing.rules import Collected, Shares, Terms, period_end, period_holding, shares
from inkasso.law.fi.vat.rate import vat_rate_of_period
from inkasso.ledger.accounts import Account
from inkasso.mandates.services import agreement_on

#: What came in by a payment counts from the day that one was booked; money of no payment that is
#: known any more, from the day of its own entry. What is not remitted is looked for first, and the
#: rest row by row: it is a month's money beside that of years.
_UNREMITTED = """
WITH unremitted AS MATERIALIZED (
    SELECT p.id, p.entry_id, p.account, p.cents, p.client_id, p.case_id, p.payment_id
      FROM ledger_posting p
     WHERE p.client_id = %(client)s AND p.account LIKE 'collected.%%' AND p.case_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM billing_remittedposting r WHERE r.posting_id = p.id)
)
SELECT p.id, p.account, -p.cents, e.booked_on,
       coalesce(m.booked_on, e.booked_on) AS came_on, b.commission_percent, b.costs_to,
       b.vat_percent
  FROM unremitted p
  JOIN LATERAL (SELECT booked_on FROM ledger_entry WHERE id = p.entry_id LIMIT 1) e ON true
  LEFT JOIN LATERAL (
    SELECT booked_on FROM receivables_payment WHERE id = p.payment_id LIMIT 1) m ON true
  LEFT JOIN LATERAL (
    SELECT l.commission_percent, l.costs_to, l.vat_percent
      FROM ledger_posting q
      JOIN billing_remittedposting r ON r.posting_id = q.id
      JOIN billing_remittanceline l ON l.id = r.line_id
     WHERE q.case_id = p.case_id AND q.payment_id = p.payment_id AND q.client_id = p.client_id
     ORDER BY l.id LIMIT 1) b ON true
 WHERE coalesce(m.booked_on, e.booked_on) <= %(until)s AND e.booked_on <= %(on)s
 ORDER BY came_on, p.id
"""


class Posted(NamedTuple):
    """A posting of collected money that no remittance has paid yet."""

    posting_id: int
    account: str
    cents: int
    booked_on: date
    #: Day on which its payment was booked.
    came_on: date
    #: Terms by which some of its payment was remitted already; empty where none was.
    commission_percent: Decimal | None
    costs_to: str | None
    vat_percent: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one set of terms divides."""

    terms: Terms
    postings: tuple[int, ...]
    collected: Collected
    divided: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What a client has coming of what was collected by the end of a period."""

    #: How often the client is remitted, by the agreement of the day of the run.
    rhythm: str
    #: Last day of the period.
    until: date
    #: Day on which the oldest of it was booked; None where there is none.
    since: date | None
    #: By terms, those of the oldest money first.
    lines: tuple[Line, ...]

    @property
    def collected(self) -> Collected:
        """What was collected, by all terms."""
        every = [line.collected for line in self.lines]
        return Collected(
            principal=_total(one.principal for one in every),
            interest=_total(one.interest for one in every),
            costs=_total(one.costs for one in every),
        )

    @property
    def divided(self) -> Shares:
        """Who gets what of it, by all terms."""
        every = [line.divided for line in self.lines]
        return Shares(
            commission=_total(one.commission for one in every),
            vat=_total(one.vat for one in every),
            costs_kept=_total(one.costs_kept for one in every),
            paid_out=_total(one.paid_out for one in every),
        )

    @property
    def postings(self) -> list[int]:
        """The postings of all lines."""
        return [number for line in self.lines for number in line.postings]

    @property
    def waits(self) -> bool:
        """Whether nothing is remitted: there is nothing, or what was taken back is more.

        What was taken back after it was remitted waits until new money covers it.
        """
        nothing = not any(line.collected for line in self.lines)
        return nothing or self.divided.paid_out.cents < 0


def reckon(client_id: int, on: date, until: date | None = None) -> Reckoned:
    """What a client has coming on a day; by the end of its period, or of another day.

    Raises `Refused` where no rate of value added tax is known.
    """
    rhythm = agreement_on(client_id, on).remittance_rhythm
    last = until or period_end(rhythm, on)
    posted = _unremitted(client_id, last, on)
    terms_of_day = cache(lambda day: _terms_on(client_id, day, last))
    by_terms: dict[Terms, list[Posted]] = defaultdict(list)
    for one in posted:
        by_terms[_remitted_by(one) or terms_of_day(one.came_on)].append(one)
    return Reckoned(
        rhythm=rhythm,
        until=last,
        since=min((one.booked_on for one in posted), default=None),
        lines=tuple(_line(terms, several) for terms, several in by_terms.items()),
    )


def _remitted_by(one: Posted) -> Terms | None:
    if one.commission_percent is None or one.costs_to is None or one.vat_percent is None:
        return None
    return Terms(one.commission_percent, one.costs_to, one.vat_percent)


def _terms_on(client_id: int, day: date, last: date) -> Terms:
    """By what a payment that was booked on a day is divided.

    The service is performed by the end of the period that the payment is accounted for in, and
    that day decides the rate of value added tax; a run before it, for the rhythm was changed since,
    accounts for it by its own last day.
    """
    agreement = agreement_on(client_id, day)
    rate = vat_rate_of_period(min(period_holding(agreement.remittance_rhythm, day), last))
    if isinstance(rate, Refusal):
        raise Refused(rate)
    return Terms(agreement.commission_percent, agreement.recovered_costs_to, rate.value)


def _line(terms: Terms, posted: Sequence[Posted]) -> Line:
    collected = _collected(posted)
    return Line(
        terms=terms,
        postings=tuple(one.posting_id for one in posted),
        collected=collected,
        divided=shares(collected, terms),
    )


def _unremitted(client_id: int, until: date, on: date) -> list[Posted]:
    with connection.cursor() as cursor:
        cursor.execute(_UNREMITTED, {"client": client_id, "until": until, "on": on})
        return [Posted(*row) for row in cursor.fetchall()]


def _collected(posted: Sequence[Posted]) -> Collected:
    def total(account: Account) -> Money:
        return Money(sum(one.cents for one in posted if one.account == account))

    return Collected(
        principal=total(Account.COLLECTED_PRINCIPAL),
        interest=total(Account.COLLECTED_INTEREST),
        costs=total(Account.COLLECTED_COSTS),
    )


def _total(amounts: Iterable[Money]) -> Money:
    return sum(amounts, start=zero())
