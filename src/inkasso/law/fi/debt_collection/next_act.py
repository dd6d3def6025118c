"""When the next act of collecting may be done and, where the Act asks it, be charged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import ActKind, CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.conditions import latest_letter
from inkasso.law.fi.debt_collection.costs import not_for_consumers
from inkasso.law.fi.debt_collection.permission import (
    SendingFacts,
    earliest_chargeable_reminder,
    earliest_demand,
    earliest_next_chargeable,
)
from inkasso.law.fi.debt_collection.tratta import (
    DebtorForm,
    TrattaFacts,
    earliest_tratta,
    tratta_publication_window,
)
from inkasso.law.fi.debt_collection.wordings import (
    MAXIMUMS_2005,
    REFORM_2013,
    before_the_act,
    ground,
    version_among,
)
from inkasso.law.fi.interpretations import DEFAULT_READINGS, Readings

_ONE_DAY = timedelta(days=1)


class NextAct(StrEnum):
    """What may come next."""

    REMINDER = "reminder"
    DEMAND = "demand"
    PLAN = "plan"
    EXTENSION = "extension"
    TRATTA = "tratta"
    BANKRUPTCY_DEMAND = "bankruptcy_demand"
    #: Publishing a tratta that was sent, or reporting it to a credit register.
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingFacts:
    """What decides when the next act may come."""

    #: The receivable.
    costs: CostFacts
    #: What was done so far, oldest first.
    history: tuple[PastAct, ...] = ()
    #: What the debtor is, for a tratta in 2021.
    debtor: DebtorForm | None = None
    #: Days to pay that the latest reminder gave; None means the fewest a tratta asks.
    reminder_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days on which an act may come."""

    #: First day.
    earliest: date
    #: Last day; None where the law sets none.
    latest: date | None = None


def when_next(
    act: NextAct, facts: TimingFacts, *, readings: Readings = DEFAULT_READINGS
) -> Decision[Window] | Refusal:
    """The days for the next act: for a reminder or demand, those on which it may be charged.

    Never before an act already done, nor before the day after the due date. A tratta already sent
    makes `tratta` mean its publication. Refuses with `not_encoded` where all that is known lies
    before the Act, and with what the rule of the act refuses: `no_invoice_in_time`, `no_reminder`,
    `not_for_consumers`, `no_tratta`.
    """
    refusal = before_the_act(_first_possible(facts), _TIMING)
    if refusal is not None:
        return refusal
    if act is NextAct.PUBLICATION or (act is NextAct.TRATTA and _tratta_sent(facts) is not None):
        return _publication(facts, readings)
    if act is NextAct.REMINDER:
        return _reminder(facts, readings)
    if act is NextAct.DEMAND:
        return _demand(facts, readings)
    if act is NextAct.TRATTA:
        return _tratta(facts)
    return _any_day(act, facts)


def _reminder(facts: TimingFacts, readings: Readings) -> Decision[Window] | Refusal:
    first = _first_possible(facts)
    if facts.costs.regime is Regime.CONSUMER and first < MAXIMUMS_2005:
        return _no_time(facts)
    return _from(earliest_chargeable_reminder(facts.costs, facts.history, readings=readings), facts)


def _demand(facts: TimingFacts, readings: Readings) -> Decision[Window] | Refusal:
    previous = latest_letter(facts.history)
    spaced = earliest_next_chargeable(facts.costs, previous, readings=readings)
    consumer = facts.costs.regime is Regime.CONSUMER
    if not consumer or spaced.value < REFORM_2013:
        return _from(spaced, facts)
    reminded = tuple(past.sent_on for past in facts.history if past.kind in _LETTERS)
    asked = earliest_demand(
        SendingFacts(regime=Regime.CONSUMER, due_date=facts.costs.due_date, reminded_on=reminded),
        readings=readings,
    )
    if isinstance(asked, Refusal):
        return asked
    later = asked if asked.value >= spaced.value else spaced
    return _from(later, facts)


def _tratta(facts: TimingFacts) -> Decision[Window] | Refusal:
    first = _first_possible(facts)
    if facts.costs.regime is Regime.CONSUMER:
        return not_for_consumers(ActKind.TRATTA, first)
    if first < REFORM_2013:
        return _no_time(facts)
    reminded = max(
        (past.sent_on for past in facts.history if past.kind is ActKind.REMINDER), default=None
    )
    tratta = TrattaFacts(
        regime=facts.costs.regime,
        due_date=facts.costs.due_date,
        debtor=facts.debtor,
        reminded_on=reminded,
        reminder_days=facts.reminder_days,
    )
    return _from(earliest_tratta(tratta), facts)


def _publication(facts: TimingFacts, readings: Readings) -> Decision[Window] | Refusal:
    sent_on = _tratta_sent(facts)
    if sent_on is None:
        because = ground("7 §", _NO_TRATTA)
        return Refusal(code="no_tratta", message=_NO_TRATTA, because=(because,))
    if facts.costs.regime is Regime.CONSUMER:
        return not_for_consumers(ActKind.TRATTA, sent_on)
    window = tratta_publication_window(sent_on, readings=readings)
    if isinstance(window, Refusal):
        return window
    value = Window(earliest=window.value.first, latest=window.value.last)
    return Decision(value=value, because=window.because)


def _any_day(act: NextAct, facts: TimingFacts) -> Decision[Window] | Refusal:
    first = _first_possible(facts)
    if act is NextAct.BANKRUPTCY_DEMAND and facts.costs.regime is Regime.CONSUMER:
        return not_for_consumers(ActKind.BANKRUPTCY_THREAT, first)
    return _no_time(facts)


def _no_time(facts: TimingFacts) -> Decision[Window]:
    first = _first_possible(facts)
    because = ground("1 § 1 mom.", _NO_WAIT, version=version_among(first, "28/2005"))
    return Decision(value=Window(earliest=first), because=(because,))


def _from(answer: Decision[date] | Refusal, facts: TimingFacts) -> Decision[Window] | Refusal:
    if isinstance(answer, Refusal):
        return answer
    earliest = max(answer.value, _first_possible(facts))
    return Decision(value=Window(earliest=earliest), because=answer.because)


def _first_possible(facts: TimingFacts) -> date:
    return max([facts.costs.due_date + _ONE_DAY, *(past.sent_on for past in facts.history)])


def _tratta_sent(facts: TimingFacts) -> date | None:
    sent = (past.sent_on for past in facts.history if past.kind is ActKind.TRATTA)
    return max(sent, default=None)


_LETTERS = (ActKind.REMINDER, ActKind.PAYMENT_DEMAND)
_TIMING = Words(fi="perinnän aikarajat", sv="tidsgränserna", en="the time limits")
_NO_WAIT = Words(
    fi="Laissa ei säädetä odotusajasta: toimeen saa ryhtyä, kun saatava on erääntynyt.",
    sv="Lagen anger ingen väntetid: åtgärden får vidtas när fordran har förfallit.",
    en="The Act sets no time to wait: it may be done once the receivable is due.",
)
_NO_TRATTA = Words(
    fi="Julkaistavaa trattaa ei ole lähetetty.",
    sv="Ingen tratta som kunde offentliggöras har sänts.",
    en="No tratta has been sent that could be published.",
)
