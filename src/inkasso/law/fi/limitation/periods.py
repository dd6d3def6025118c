"""Until when a debt may be asked for: 3 years, 5 after a judgment, 20 or 25 in the end.

A period ends on the day of the same number (150/1930, 3 §), and that day is still in time. It is
not moved when it is a day off: whether it would be is not settled, and so no debt is asked for a
day too long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from inkasso.base.dates import add_years
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.parameters import parameters_beside
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill

ACT = "728/2003"
#: Debts that fell due before the act began to expire under its section 21(3) and older law.
_DUE_SINCE = date(2004, 1, 1)
_FINAL_SINCE = date(2015, 1, 1)
_PUBLIC_SINCE = date(2008, 1, 1)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitationFacts:
    """What decides when a debt becomes time-barred towards one debtor; each has their own time."""

    #: Due date, or the day the debt fell due by acceleration.
    due_date: date
    #: Days on which limitation was interrupted towards this debtor: a reminder or demand that named
    #: the debt, a payment, an acknowledgement, an agreement (section 10).
    interrupted_on: tuple[date, ...] = ()
    #: Day the claim was brought before a court; until the judgment limitation stands still.
    claimed_on: date | None = None
    #: Day of the final judgment or other enforcement ground.
    judgment_on: date | None = None
    #: Whether the debtor is a natural person.
    natural_debtor: bool = True
    #: Whether the creditor is a natural person.
    natural_creditor: bool = False
    #: Whether the debt rests on a contract.
    contractual: bool = True
    #: Whether it is a directly enforceable public receivable, which follows 706/2007.
    public: bool = False
    #: Day a public receivable was imposed; None counts from its due date.
    imposed_on: date | None = None


def last_day_to_collect(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    """The last day on which the debt may be asked for or its limitation interrupted.

    None while a claim is before a court and no final limitation runs. Refuses with `not_encoded` a
    debt that fell due before 2004, or a public receivable imposed before 2008.
    """
    if facts.public:
        return _public(facts)
    final = final_limitation(facts)
    running = _running(facts)
    if isinstance(running, Refusal) or final.value is None:
        return running
    if running.value is None or final.value < running.value:
        return final
    return running


def time_barred_on(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    """The first day on which the debt is time-barred; None when no such day is set yet.

    Refuses as `last_day_to_collect` does.
    """
    last = last_day_to_collect(facts)
    if isinstance(last, Refusal) or last.value is None:
        return last
    return Decision(value=last.value + _ONE_DAY, because=last.because)


def is_time_barred(facts: LimitationFacts, on: date) -> Decision[bool] | Refusal:
    """Whether the debt is time-barred on a day, so that it may not be collected (513/1999, 4 §).

    Refuses as `last_day_to_collect` does, except that a debt past its final limitation is barred
    whatever else is not known.
    """
    final = final_limitation(facts)
    if final.value is not None and on > final.value:
        return Decision(value=True, because=final.because)
    known = _until(facts, on)
    last = last_day_to_collect(known)
    if isinstance(last, Refusal):
        return last
    return Decision(value=last.value is not None and on > last.value, because=last.because)


def final_limitation(facts: LimitationFacts) -> Decision[date | None]:
    """The last day of the limitation that nothing interrupts; None when there is none (13 a §).

    Contractual money debts of natural persons: 20 years from the due date, 25 when the creditor is
    a natural person. Time before 2015 counts for at most 15 years.
    """
    if facts.public or not (facts.natural_debtor and facts.contractual):
        return Decision(value=None, because=(_ground("13 a §", _NO_FINAL),))
    years = _years("final_natural_creditor" if facts.natural_creditor else "final")
    rest = years - _years("final_elapsed_most")
    end = max(add_years(facts.due_date, years), add_years(_FINAL_SINCE, rest))
    ground = _ground("13 a § 1 mom.", _FINAL, years=str(years), end=end)
    return Decision(value=end, because=(ground,))


def _running(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    if facts.due_date < _DUE_SINCE:
        return _not_encoded(facts.due_date, since=_DUE_SINCE)
    start, years, in_court = facts.due_date, _years("general"), False
    for day, event in _events(facts):
        if not in_court and day > add_years(start, years):
            break
        in_court = event is _Event.CLAIM or (in_court and event is _Event.INTERRUPTION)
        start = max(day, facts.due_date)
        if event is _Event.JUDGMENT:
            years = _years("after_judgment")
    if in_court:
        return Decision(value=None, because=(_ground("11 § 2 mom.", _STANDS_STILL),))
    end = add_years(start, years)
    if years == _years("after_judgment"):
        ground = _ground("13 § 2 mom.", _AFTER_JUDGMENT, years=str(years), end=end)
        return Decision(value=end, because=(ground,))
    grounds = [_ground("4 §", _GENERAL, years=str(years), end=end)]
    if start > facts.due_date:
        grounds.append(_ground("10 §", _INTERRUPTED, start=start))
    return Decision(value=end, because=tuple(grounds))


class _Event(IntEnum):
    INTERRUPTION = 0
    CLAIM = 1
    JUDGMENT = 2


def _events(facts: LimitationFacts) -> list[tuple[date, _Event]]:
    """What changes the period, in order; on one day a judgment comes last."""
    events = [(day, _Event.INTERRUPTION) for day in facts.interrupted_on if day > facts.due_date]
    if facts.claimed_on is not None:
        events.append((facts.claimed_on, _Event.CLAIM))
    if facts.judgment_on is not None:
        events.append((facts.judgment_on, _Event.JUDGMENT))
    return sorted(events)


def _until(facts: LimitationFacts, on: date) -> LimitationFacts:
    """The facts as they were on a day."""
    return replace(
        facts,
        interrupted_on=tuple(day for day in facts.interrupted_on if day <= on),
        claimed_on=_known(facts.claimed_on, on),
        judgment_on=_known(facts.judgment_on, on),
    )


def _known(day: date | None, on: date) -> date | None:
    return day if day is not None and day <= on else None


def _public(facts: LimitationFacts) -> Decision[date | None] | Refusal:
    begun = facts.imposed_on or facts.due_date
    if begun < _PUBLIC_SINCE:
        return _not_encoded(begun, since=_PUBLIC_SINCE)
    years = _years("public")
    end = date(begun.year + years, 12, 31)
    text = fill(_PUBLIC, years=str(years), end=end)
    return Decision(value=end, because=(Citation(act="706/2007", section="20 §", text=text),))


def _not_encoded(day: date, *, since: date) -> Refusal:
    what = Words(fi="vanhentumisaika", sv="preskriptionstiden", en="limitation")
    ground = _ground("21 § 3 mom.", _OLDER)
    return not_encoded(asked=day, since=since, what=what, because=(ground,))


def _years(name: str) -> int:
    file = parameters_beside("inkasso.law.fi.limitation", "periods.yaml")
    return int(file[name].values[-1].value)


def _ground(section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=ACT, section=section, text=fill(text, **values))


_GENERAL = Words(
    fi="Velka vanhentuu {years} vuodessa, jos vanhentumista ei katkaista: viimeinen päivä on "
    "{end}.",
    sv="En skuld preskriberas på {years} år om preskriptionen inte avbryts: sista dagen är {end}.",
    en="A debt becomes time-barred in {years} years unless interrupted: its last day is {end}.",
)
_INTERRUPTED = Words(
    fi="Vanhentuminen katkesi {start}, ja siitä alkoi uusi yhtä pitkä aika.",
    sv="Preskriptionen avbröts {start}, och då började en ny lika lång tid.",
    en="Limitation was interrupted on {start}, and a new period of the same length began.",
)
_AFTER_JUDGMENT = Words(
    fi="Tuomion jälkeen velka vanhentuu {years} vuodessa: viimeinen päivä on {end}.",
    sv="Efter en dom preskriberas skulden på {years} år: sista dagen är {end}.",
    en="After a judgment the debt becomes time-barred in {years} years: its last day is {end}.",
)
_STANDS_STILL = Words(
    fi="Vanhentuminen on keskeytynyt tuomioistuinkäsittelyn ajaksi.",
    sv="Preskriptionen löper inte medan saken behandlas i domstol.",
    en="Limitation stands still while the matter is before a court.",
)
_FINAL = Words(
    fi="Yksityishenkilön sopimusvelka vanhentuu lopullisesti {years} vuodessa erääntymisestä: "
    "viimeinen päivä on {end}.",
    sv="En privatpersons avtalsskuld preskriberas slutgiltigt {years} år efter förfallodagen: "
    "sista dagen är {end}.",
    en="A natural person's contractual debt is finally time-barred {years} years after it fell "
    "due: its last day is {end}.",
)
_NO_FINAL = Words(
    fi="Lopullinen vanhentumisaika koskee vain luonnollisen henkilön sopimukseen perustuvaa "
    "rahavelkaa.",
    sv="Den slutgiltiga preskriptionstiden gäller bara en fysisk persons penningskuld som grundar "
    "sig på avtal.",
    en="Final limitation concerns only a natural person's contractual money debt.",
)
_PUBLIC = Words(
    fi="Julkinen saatava vanhentuu {years} vuodessa määräämistä seuraavan vuoden alusta: viimeinen "
    "päivä on {end}.",
    sv="En offentlig fordran preskriberas {years} år från början av året efter det då den "
    "fastställdes: sista dagen är {end}.",
    en="A public receivable is time-barred {years} years from the start of the year after it was "
    "imposed: its last day is {end}.",
)
_OLDER = Words(
    fi="Ennen vuotta 2004 erääntyneeseen velkaan vaikuttaa myös silloinen laki.",
    sv="På en skuld som förföll före 2004 inverkar också den dåvarande lagen.",
    en="A debt that fell due before 2004 is also governed by the law of that time.",
)
