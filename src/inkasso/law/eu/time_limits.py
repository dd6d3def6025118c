"""How periods of EU law run (Regulation 1182/71), with the public holidays of Finland."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from inkasso.base.dates import add_months, is_legal_day_off
from inkasso.law.enacted import enacted, not_encoded_section

ACT = "1182/71"
SINCE = date(1971, 7, 1)

_ONE_DAY = timedelta(days=1)
_ONE_HOUR = timedelta(hours=1)
_DECEMBER, _CHRISTMAS_EVE = 12, 24
_JUNE = 6
_FRIDAY = 4


@enacted(ACT, "3(1)", since=SINCE)
@enacted(ACT, "3(2)(a)", since=SINCE)
@enacted(ACT, "3(3)", since=SINCE)
def end_of_hours(event: datetime, hours: int) -> datetime:
    """The end of the last of so many whole hours after the one in which something happened.

    Hours are those that pass, also when clocks are set forward or back; nights, Saturdays, Sundays
    and holidays count. `event` says its zone, and the answer is in the same.
    """
    assert event.tzinfo is not None, "a moment says its zone"
    hour_of_event = event.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return (hour_of_event + (1 + hours) * _ONE_HOUR).astimezone(event.tzinfo)


@enacted(ACT, "3(2)(c)", since=SINCE)
def end_of_months(event: date, months: int) -> date:
    """The day of the event's number so many months later, else the last day of that month.

    The day of the event is not counted: a month from 5 March ends with 5 April.
    """
    return add_months(event, months)


@enacted(ACT, "3(4)", since=SINCE)
def carried_over(last_day: date) -> date:
    """The day itself, or the next working day after a Saturday, a Sunday or a public holiday."""
    while is_day_off(last_day):
        last_day += _ONE_DAY
    return last_day


@enacted(ACT, "2", since=SINCE)
def is_day_off(day: date) -> bool:
    """Whether a day is a Saturday, a Sunday or a public holiday in Finland.

    Christmas Eve and Midsummer Eve are days off in Finnish law only (150/1930, 5 §): counting them
    as working days makes a limit end sooner, never later.
    """
    if _is_eve(day):
        return day.weekday() > _FRIDAY
    return is_legal_day_off(day)


def _is_eve(day: date) -> bool:
    if day.month == _DECEMBER:
        return day.day == _CHRISTMAS_EVE
    return day.month == _JUNE and day.weekday() == _FRIDAY and 19 <= day.day <= 25


for _article, _why in (
    ("1", "Scope: periods of acts of the Council and the Commission."),
    (
        "3(5)",
        "Periods of two days or more include two working days: whether 72 hours are such a period "
        "is open, and the sooner end is used (2016/679, 33(1)).",
    ),
    ("4", "When acts enter into force: nothing here depends on it."),
    ("5", "When acts may be done: the same."),
    ("6", "Entry into force."),
):
    not_encoded_section(ACT, _article, since=SINCE, why=_why)
