"""Sections 5 to 9: from when interest runs.

An answer is the last day without interest, to be given to `Accrual.numerator` as `start`: the due
date itself when it binds, so that the first day of interest is the day after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from inkasso.base.dates import add_months
from inkasso.base.decisions import Citation, Decision
from inkasso.law.enacted import enacted
from inkasso.law.fi.interest import grounds
from inkasso.law.fi.interest.curves import ACT_OF_2002, interest_parameter
from inkasso.law.known import doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestStartFacts:
    """What decides from when a receivable bears interest."""

    #: Whether section 2(2) protects the debtor.
    consumer: bool
    #: Due date as printed on the invoice.
    due_date: date
    #: Whether the due date was fixed in advance so that it binds the debtor (a contract, not just
    #: the creditor's own invoice).
    due_date_binds: bool = True
    #: Day the invoice or the first demand of a fixed sum was sent.
    invoice_sent_on: date | None = None
    #: Day the invoice or demand reached the debtor, when known to be later.
    invoice_reached_on: date | None = None
    #: Day the debtor got the rate of the interest and its first day, in an invoice or demand.
    told_on: date | None = None
    #: Day a summons about the debt was served.
    summons_served_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagesFacts:
    """What decides from when damages, or a debt that needs an account like them, bear interest."""

    #: Day the creditor had made the claim and given the account of its grounds and amount.
    presented_on: date | None = None
    #: Day of damage that an intentional crime caused (section 8).
    damaged_by_crime_on: date | None = None
    #: Day a summons about the debt was served.
    summons_served_on: date | None = None
    #: Day the claim was made in proceedings already under way.
    claimed_in_court_on: date | None = None


@enacted("633/1982", "5 §", since=ACT_OF_2002)
@enacted("633/1982", "6 §", since=ACT_OF_2002, version="340/2002")
@enacted("633/1982", "9 §", since=ACT_OF_2002, version="340/2002")
def interest_start(facts: InterestStartFacts) -> Decision[date | None]:
    """The last day without interest; None while no interest runs (633/1982, 5 §, 6 § and 9 §)."""
    if facts.due_date_binds:
        return Decision(value=facts.due_date, because=(grounds.due_date_binds(facts.due_date),))
    start, because = _from_invoice(facts)
    served = facts.summons_served_on
    if served is not None and (start is None or served < start):
        return Decision(value=served, because=(*because, grounds.summons_served(served)))
    return Decision(value=start, because=because)


@enacted("633/1982", "7 §", since=ACT_OF_2002, version="340/2002")
@enacted("633/1982", "8 §", since=ACT_OF_2002)
@enacted("633/1982", "9 §", since=ACT_OF_2002, version="340/2002")
def interest_start_of_damages(facts: DamagesFacts) -> Decision[date | None]:
    """The last day without interest on damages; None while none runs (633/1982, 7 § to 9 §).

    Of several grounds the earliest counts. Damage by an intentional crime bears interest from the
    day of the damage itself: the answer is the day before it.
    """
    starts: list[tuple[date, Citation]] = []
    if facts.presented_on is not None:
        days = int(interest_parameter("days_from_account_of_damage").at(facts.presented_on).value)
        ground = grounds.thirty_days_from_account(facts.presented_on, days)
        starts.append((facts.presented_on + timedelta(days=days), ground))
    if facts.damaged_by_crime_on is not None:
        day = facts.damaged_by_crime_on
        starts.append((day - timedelta(days=1), grounds.damage_by_crime(day)))
    if facts.summons_served_on is not None:
        day = facts.summons_served_on
        starts.append((day, grounds.summons_served(day)))
    if facts.claimed_in_court_on is not None:
        day = facts.claimed_in_court_on
        starts.append((day, grounds.claimed_in_court(day)))
    if not starts:
        return Decision(value=None)
    start, ground = min(starts, key=lambda one: one[0])
    return Decision(value=start, because=(ground,))


@enacted("4/1734", "21 luku 8 § 2 mom.", since=date(1999, 6, 1))
def interest_start_of_legal_costs(judged_on: date) -> Decision[date]:
    """The last day without interest on legal costs awarded by a judgment.

    They bear interest of section 4(1) once a month has passed from the decision.
    """
    months = interest_parameter("months_to_interest_on_legal_costs").at(judged_on)
    start = add_months(judged_on, int(months.value))
    ground = grounds.legal_costs(judged_on, start, int(months.value))
    return Decision(value=start, because=(ground, *doubts("4/1734", months)))


@enacted("KKO 2012:19", "interest on consumer costs", since=date(2012, 1, 1))
def interest_start_of_costs(
    *, consumer: bool, told_on: date | None, summons_served_on: date | None
) -> Decision[date | None]:
    """The last day without interest on recovery costs; None, the default, while none runs.

    `told_on` is the day of a demand that gave the rate and first day of the interest on the costs
    themselves; without one a consumer owes none before service of the summons (KKO 2012:19).
    """
    because: tuple[Citation, ...] = (grounds.interest_on_costs(),) if consumer else ()
    start = None
    if told_on is not None:
        days = int(interest_parameter("days_from_invoice").at(told_on).value)
        start = told_on + timedelta(days=days)
        because = (*because, grounds.thirty_days_from_invoice(told_on, days))
    if summons_served_on is not None and (start is None or summons_served_on < start):
        start = summons_served_on
        because = (*because, grounds.summons_served(summons_served_on))
    return Decision(value=start, because=because)


def _from_invoice(facts: InterestStartFacts) -> tuple[date | None, tuple[Citation, ...]]:
    sent = facts.invoice_sent_on
    if sent is None:
        return None, (grounds.consumer_must_be_told(),) if facts.consumer else ()
    days = int(interest_parameter("days_from_invoice").at(sent).value)
    after = max(sent + timedelta(days=days), facts.due_date)
    start = max(after, facts.invoice_reached_on or after)
    because: tuple[Citation, ...] = (grounds.thirty_days_from_invoice(sent, days),)
    if not facts.consumer:
        return start, because
    because = (*because, grounds.consumer_must_be_told())
    return (None if facts.told_on is None else max(start, facts.told_on)), because
