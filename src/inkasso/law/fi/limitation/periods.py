"""Until when a debt may be asked for: 3 years, 5 after a judgment, 20 or 25 in the end.

A period ends on the day of the same number (150/1930, 3 §), and that day is still in time. It is
not moved when it is a day off: whether it would be is not settled, and so no debt is asked for a
day too long.
"""

from __future__ import annotations

from datetime import date, timedelta

from inkasso.base.dates import add_years
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.limitation import wording
from inkasso.law.fi.limitation.facts import LimitationFacts, Proceeding
from inkasso.law.fi.limitation.numbers import ACT, ENFORCEMENT_SINCE, FINAL_SINCE, years_of
from inkasso.law.fi.limitation.running import running_limitation
from inkasso.law.fi.limitation.title import title_until
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill

__all__ = [
    "ACT",
    "LimitationFacts",
    "Proceeding",
    "final_limitation",
    "is_time_barred",
    "last_day_to_collect",
    "public_limitation",
    "time_barred_on",
]

_ONE_DAY = timedelta(days=1)


def last_day_to_collect(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    """The last day on which the debt may be asked for or its limitation interrupted.

    The earliest of the limitation that runs, the final one, and the end of the enforcement ground.
    While a claim is pending the first stands still, which the grounds then say (11 § 2 mom.); None
    when neither of the others is set. Refuses with `not_encoded` a public receivable imposed
    before 2008.
    """
    if facts.public:
        return public_limitation(facts)
    running = running_limitation(facts)
    ends = [running, title_until(facts)]
    if not facts.title_extended:
        ends.append(final_limitation(facts))
    dated = [(end.value, number) for number, end in enumerate(ends) if end.value is not None]
    earliest = ends[min(dated)[1]] if dated else running
    if running.value is not None or earliest is running:
        return earliest
    return Decision(value=earliest.value, because=(*running.because, *earliest.because))


def time_barred_on(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    """The first day on which the debt is time-barred; None when no such day is set yet.

    Refuses as `last_day_to_collect` does.
    """
    last = last_day_to_collect(facts)
    if isinstance(last, Refusal) or last.value is None:
        return last
    return Decision(value=last.value + _ONE_DAY, because=last.because)


@enacted(ACT, "14 §", since=date(2004, 1, 1))
def is_time_barred(facts: LimitationFacts, on: date) -> Decision[bool] | Refusal:
    """Whether the debt is time-barred on a day, so that it may not be collected (513/1999, 4 §).

    Only what had happened by that day counts. Refuses as `last_day_to_collect` does.
    """
    last = last_day_to_collect(facts.known_on(on))
    if isinstance(last, Refusal):
        return last
    return Decision(value=last.value is not None and on > last.value, because=last.because)


@enacted(ACT, "13 a §", since=FINAL_SINCE, version="1126/2014")
def final_limitation(facts: LimitationFacts) -> Decision[date | None]:
    """The last day of the limitation that nothing interrupts; None when there is none (13 a §).

    Contractual money debts of natural persons: 20 years from the due date, 25 when the creditor is
    a natural person. Time before 2015 counts for at most 15 years.
    """
    if facts.public or not (facts.natural_debtor and facts.contractual):
        return Decision(value=None, because=(wording.ground("13 a §", wording.NO_FINAL),))
    years = years_of("final_natural_creditor" if facts.natural_creditor else "final")
    most = years_of("final_elapsed_most")
    full, rest = add_years(facts.due_date, years), add_years(FINAL_SINCE, years - most)
    end = max(full, rest)
    because = [wording.ground("13 a § 1 mom.", wording.FINAL, years=str(years), end=end)]
    if rest > full:
        section = "13 a § ja voimaantulosäännös"
        because.append(wording.ground(section, wording.FINAL_COUNTED, most=str(most)))
    return Decision(value=end, because=tuple(because))


@enacted("706/2007", "20 §", since=ENFORCEMENT_SINCE)
@enacted("706/2007", "21 §", since=ENFORCEMENT_SINCE)
def public_limitation(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    """Public receivables: five years from the start of the year after, never interrupted."""
    begun = facts.imposed_on or facts.due_date
    if begun < ENFORCEMENT_SINCE:
        what = Words(fi="vanhentumisaika", sv="preskriptionstiden", en="limitation")
        older = Citation(act="706/2007", section="23 §", text=wording.PUBLIC_OLDER)
        return not_encoded(asked=begun, since=ENFORCEMENT_SINCE, what=what, because=(older,))
    years = years_of("public")
    end = date(begun.year + years, 12, 31)
    text = fill(wording.PUBLIC, years=str(years), end=end)
    because = (
        Citation(act="706/2007", section="20 §", text=text),
        Citation(act="706/2007", section="21 §", text=wording.PUBLIC_NOT_INTERRUPTED),
    )
    return Decision(value=end, because=because)
