"""Days of plans: when instalments fall due, and until when money may be on its way."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from inkasso.base.dates import add_months, banking_days_after, next_banking_day
from inkasso.plans.policy import POLICY

_ONE_DAY = timedelta(days=1)


def due_days(first: date, pay_day: int, count: int) -> tuple[date, ...]:
    """The due days of instalments: the first, then the pay day of each month after it.

    A pay day that a month lacks is its last day; a day on which banks are closed moves to the next
    open one. The second is never sooner after the first than the agency's policy has it.

    >>> [str(day) for day in due_days(date(2026, 1, 30), 31, 3)]
    ['2026-01-30', '2026-03-02', '2026-03-31']
    """
    second = add_months(first.replace(day=1), 1)
    if _in_month(second, pay_day) - first < timedelta(days=POLICY.days_after_first):
        second = add_months(second, 1)
    later = (_in_month(add_months(second, month), pay_day) for month in range(count - 1))
    return tuple(next_banking_day(day) for day in (first, *later))


def default_first(on: date, pay_day: int) -> date:
    """The first pay day on which a letter of today has surely come, and money can be sent."""
    month = on.replace(day=1)
    while (day := _in_month(month, pay_day)) - on < timedelta(days=POLICY.days_after_first):
        month = add_months(month, 1)
    return next_banking_day(day)


def last_of_grace(day: date) -> date:
    """The last day on which money paid by `day` may come and is still in time."""
    return banking_days_after(day, POLICY.grace_banking_days)


def after_grace(day: date) -> date:
    """The first day on which it is sure that nothing paid by `day` is still on its way."""
    return last_of_grace(day) + _ONE_DAY


def _in_month(month: date, pay_day: int) -> date:
    return month.replace(day=min(pay_day, monthrange(month.year, month.month)[1]))
