"""What the bank says that stands on the account, kept and compared with what was booked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from inkasso.base.dates import parse_date
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.formats.camt import Statement
from inkasso.law.wording import fill
from inkasso.ledger.proofs import Check, check, listed, rows
from inkasso.payments.models import BankFile, StatementBalance

#: Per day on which a statement ends: its closing balances, and what the opening balance of the
#: account's first statement comes to with all that was booked since. A day ties when one of its
#: closing balances does, for a bank may close several times a day. Days of years whose entries
#: were carried forward into sums are not reckoned any more.
_DAYS = """
WITH first AS (
    SELECT DISTINCT ON (account_iban, currency) account_iban, currency, from_day, opening_cents
      FROM payments_statementbalance WHERE opening_cents IS NOT NULL
     ORDER BY account_iban, currency, from_day, id),
closed AS (
    SELECT account_iban, currency, to_day, array_agg(closing_cents ORDER BY id) AS closings
      FROM payments_statementbalance
     WHERE to_day > coalesce((SELECT make_date(max(year), 12, 31) FROM ledger_carriedstatement),
                             '-infinity')
     GROUP BY account_iban, currency, to_day),
told AS (
    SELECT account_iban, currency, booked_on, cents FROM payments_bankevent
    UNION ALL SELECT account_iban, currency, make_date(year, 12, 31), cents
      FROM ledger_carriedstatement),
running AS (
    SELECT account_iban, currency, booked_on,
           sum(sum(cents)) OVER (PARTITION BY account_iban, currency ORDER BY booked_on) AS through
      FROM told GROUP BY account_iban, currency, booked_on)
SELECT c.account_iban, c.currency, c.to_day, c.closings,
       (f.opening_cents + coalesce(until.through, 0) - coalesce(before.through, 0))::bigint
  FROM closed c JOIN first f USING (account_iban, currency)
  LEFT JOIN LATERAL (SELECT max(through) FILTER (WHERE newest = booked_on) AS through
                       FROM (SELECT through, booked_on, max(booked_on) OVER () AS newest
                               FROM running r
                              WHERE r.account_iban = c.account_iban AND r.currency = c.currency
                                AND r.booked_on <= c.to_day) AS x) AS until ON true
  LEFT JOIN LATERAL (SELECT max(through) FILTER (WHERE newest = booked_on) AS through
                       FROM (SELECT through, booked_on, max(booked_on) OVER () AS newest
                               FROM running r
                              WHERE r.account_iban = c.account_iban AND r.currency = c.currency
                                AND r.booked_on < f.from_day) AS x) AS before ON true
 ORDER BY c.to_day, c.account_iban
"""


def keep_balances(file: BankFile, heads: Iterable[Statement]) -> None:
    """Keep the balances of a file's statements; one that is kept already stays as it is."""
    StatementBalance.objects.bulk_create(
        (row for head in heads if (row := _balance(file, head)) is not None), ignore_conflicts=True
    )


def _balance(file: BankFile, head: Statement) -> StatementBalance | None:
    """What a statement says of the account; notifications (camt.054) say nothing of it."""
    to_day = head.to_date or _day_of(head.created)
    if head.closing_balance_cents is None or to_day is None:
        return None
    return StatementBalance(
        file=file,
        account_iban=head.account_iban[:34],
        currency=head.currency,
        from_day=head.from_date or to_day,
        to_day=to_day,
        opening_cents=head.opening_balance_cents,
        closing_cents=head.closing_balance_cents,
    )


def _day_of(moment: str) -> date | None:
    return parse_date(moment[:10]) if moment else None


def proof() -> Check:
    """Every closing balance that a statement told against what was booked by that day."""
    days = rows(_DAYS)
    told = [fill(_TIE, count=str(len(days)))]
    if days:
        told.append(fill(_NEWEST, day=_day(days[-1][2]), sum=_money(days[-1][4])))
    return check("statements_tie", list(_wrong(days)), listed(told))


def _wrong(days: Iterable[tuple[object, ...]]) -> Iterator[Words]:
    for iban, currency, day, closings, booked in days:
        assert isinstance(closings, list), "the query gathers them"
        if booked not in closings:
            yield fill(
                _APART,
                iban=str(iban),
                day=_day(day),
                sum=_money(closings[-1]),
                currency=str(currency),
                booked=_money(booked),
            )


def _money(cents: object) -> Money:
    return Money(int(str(cents)))


def _day(day: object) -> date:
    assert isinstance(day, date), "the column holds days"
    return day


_TIE = Words(
    fi="{count} loppusaldoa täsmää",
    sv="{count} slutsaldon stämmer",
    en="{count} closing balances tie",
)
_NEWEST = Words(
    fi="uusin {day}: {sum}", sv="det nyaste {day}: {sum}", en="the newest on {day}: {sum}"
)
_APART = Words(
    fi="{iban} {day}: tiliotteen loppusaldo on {sum} {currency}, kirjattu {booked}",
    sv="{iban} {day}: kontoutdragets slutsaldo är {sum} {currency}, bokfört {booked}",
    en="{iban} on {day}: the statement closes with {sum} {currency}, {booked} is booked",
)
