"""How long a rule of the register keeps what began on a day, and which beginnings are out.

Where the rule names a record of our law, the law counts; else the rule's own period does, by the
calendar (a month later is the day of the same number, or the month's last). Rows of years before
the law that is encoded are kept as long as the register's own reading of the law says.
"""

from __future__ import annotations

from datetime import date, timedelta

from inkasso.base.dates import add_months, add_years
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.law.fi.collector_duties.retention import Kept, keep_until
from inkasso.notice.articles import GDPR
from inkasso.notice.register import Beginning, Period, Retention, Unit

#: Nothing that an agency holds began before it.
FIRST_DAY = date(1900, 1, 1)
_ONE_DAY = timedelta(days=1)
#: Data are kept no longer than needed: what a rule of our own rests on.
LIMIT = "5(1)(e)"


def kept_until(rule: Retention, begun: date) -> Decision[date]:
    """The last day on which a rule keeps what began on a day, and on which grounds.

    What counts from the end of a financial year counts from the last day of the calendar year.
    """
    begun = counted_from(rule, begun)
    if rule.record is not None:
        answer = keep_until(Kept(record=rule.record, ended_on=begun))
        if not isinstance(answer, Refusal):
            # That nobody has confirmed a number yet is no ground that a person is told.
            return Decision(value=answer.value, because=answer.because[:1])
    return Decision(value=_later(begun, rule.period), because=grounds_of(rule))


def counted_from(rule: Retention, day: date) -> date:
    """The day that a rule counts from, for something of a day."""
    if rule.begins is Beginning.FINANCIAL_YEAR_END:
        return date(day.year, 12, 31)
    return day


def cutoff(rule: Retention, on: date) -> date | None:
    """The latest beginning whose time is out before a day; None where none is.

    Times do not shrink from one beginning to the next, so it is found by halving. Of a rule that
    counts from the end of a financial year it is the last day of one.
    """
    low, high = FIRST_DAY, on
    if not _out(rule, low, on):
        return None
    while low < high:
        middle = low + (high - low + _ONE_DAY) // 2
        if _out(rule, middle, on):
            low = middle
        else:
            high = middle - _ONE_DAY
    return low


def set_by_law(rule: Retention) -> bool:
    """Whether a provision sets the time, so that nobody's request shortens it (GDPR 17(3)(b))."""
    return rule.record is not None or bool(rule.law)


def grounds_of(rule: Retention) -> tuple[Citation, ...]:
    """The provisions that a rule rests on; of one of our own, the limit that it keeps."""
    cited = tuple(
        Citation(act=provision.act, section=provision.section, text=rule.reason)
        for provision in rule.law
    )
    return cited or (Citation(act=GDPR, section=LIMIT, text=rule.reason),)


def _out(rule: Retention, begun: date, on: date) -> bool:
    return kept_until(rule, begun).value < on


def _later(day: date, period: Period) -> date:
    if period.unit is Unit.DAYS:
        return day + timedelta(days=period.count)
    if period.unit is Unit.MONTHS:
        return add_months(day, period.count)
    return add_years(day, period.count)
