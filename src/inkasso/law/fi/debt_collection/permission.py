"""Sections 1, 4, 4 b, 4 c and 5: whether and from when one may remind or demand.

A reminder that costs nothing may be sent the day after the due date: the Act sets no time for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.conditions import (
    invoice_was_in_time,
    latest_letter,
    reading_grounds,
)
from inkasso.law.fi.debt_collection.tables import ACT, Figure, days, parameter
from inkasso.law.fi.debt_collection.wordings import (
    REFORM_2013,
    REFORM_2022,
    ground,
    version_among,
)
from inkasso.law.fi.interpretations import DEFAULT_READINGS, DayReading, Readings
from inkasso.law.wording import fill

_ONE_DAY = timedelta(days=1)


class Objection(StrEnum):
    """What the debtor has said against the receivable."""

    #: Nothing.
    NONE = "none"
    #: It is disputed on a ground that may matter.
    DISPUTED = "disputed"
    #: It is disputed without any ground, or on one that clearly has no effect (section 4 b(2)).
    WITHOUT_EFFECT = "without_effect"
    #: An appeal on the ground of a directly enforceable receivable is pending (706/2007, 9 §).
    APPEAL = "appeal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingFacts:
    """What decides whether the debtor may be reminded or asked to pay."""

    #: Which set of rules applies.
    regime: Regime
    #: Due date.
    due_date: date
    #: Days on which the debtor was reminded, by the creditor or the collector, in any manner.
    reminded_on: tuple[date, ...] = ()
    #: What the debtor has said against it.
    objection: Objection = Objection.NONE
    #: Whether it may be enforced without a judgment.
    directly_enforceable: bool = False
    #: Day the debtor asked to suspend collection.
    suspended_on: date | None = None
    #: Whether what is sent costs the debtor nothing and says so (section 4 c(2)).
    free_and_says_so: bool = False
    #: First day on which the receivable is time-barred, from `limitation.time_barred_on`.
    time_barred_on: date | None = None


@enacted(ACT, "4 c §", since=REFORM_2013, version="31/2013")
def may_send_reminder(facts: SendingFacts, on: date) -> Decision[None] | Refusal:
    """Whether the debtor may be reminded on a day.

    Refuses with `time_barred`, `not_due`, `disputed` or `suspended`.
    """
    refusal = _barred(facts, on) or _not_due(facts, on) or _stopped(facts, on)
    return refusal or Decision(value=None, because=(ground("1 § 1 mom.", _DUE, version="28/2005"),))


def may_send_demand(
    facts: SendingFacts, on: date, *, readings: Readings = DEFAULT_READINGS
) -> Decision[None] | Refusal:
    """Whether the statutory demand may be sent on a day (513/1999, 5 § and 5 b §).

    Refuses with what `may_send_reminder` refuses, and for a consumer receivable with `no_reminder`
    and `too_early`; a business demand needs no reminder before it.
    """
    allowed = may_send_reminder(facts, on)
    if isinstance(allowed, Refusal):
        return allowed
    if on < REFORM_2013:
        return allowed
    earliest = earliest_demand(facts, readings=readings)
    if isinstance(earliest, Refusal):
        return earliest
    if on >= earliest.value:
        return Decision(value=None, because=earliest.because)
    return Refusal(
        code="too_early",
        message=fill(_TOO_EARLY, earliest=earliest.value),
        remedy=fill(_WAIT, earliest=earliest.value),
        because=earliest.because,
    )


def earliest_reminder(facts: SendingFacts) -> Decision[date]:
    """First day for a reminder that costs nothing: the day after the due date.

    The Act sets no minimum time; good collection practice (section 4) still does.
    """
    because = ground("1 § 1 mom.", _NO_MINIMUM, version="28/2005")
    return Decision(value=facts.due_date + _ONE_DAY, because=(because,))


def earliest_chargeable_reminder(
    facts: CostFacts,
    history: tuple[PastAct, ...] = (),
    *,
    readings: Readings = DEFAULT_READINGS,
) -> Decision[date] | Refusal:
    """First day for a reminder that may be charged (513/1999, 10 b § and 10 f §).

    Refuses with `no_invoice_in_time` when a consumer's reminders can never be charged, because no
    invoice was sent 14 days before the due date.
    """
    next_letter = earliest_next_chargeable(facts, latest_letter(history), readings=readings)
    if facts.regime is Regime.OTHER:
        return next_letter
    on = next_letter.value
    if not invoice_was_in_time(facts, on):
        least = days("days_invoice_before_due_date", facts.regime, on)
        because = least.ground(_NO_INVOICE, days=str(least.amount))
        return Refusal(
            code="no_invoice_in_time",
            message=because.text,
            remedy=_SEND_FREE,
            because=(because,),
        )
    least = days("days_after_due_date", facts.regime, on)
    after_due = readings.consumer.earliest(facts.due_date, least.amount)
    if on > after_due:
        return next_letter
    because = least.ground(_AFTER_DUE, days=str(least.amount), earliest=after_due)
    return Decision(
        value=after_due, because=(because, *reading_grounds(readings.consumer, facts.regime))
    )


def earliest_next_chargeable(
    facts: CostFacts, previous: date | None, *, readings: Readings = DEFAULT_READINGS
) -> Decision[date]:
    """First day on which another reminder or demand may be charged.

    `previous` is the day of the latest reminder or demand, charged or not; None when there is none,
    and then the day after the due date is the answer, as before the Act knew of intervals. The
    wording of the day of the new letter decides: a letter sent late in April 2022 may wait for the
    ten days of the next month.
    """
    if previous is None:
        because = ground("1 § 1 mom.", _NO_MINIMUM, version="28/2005")
        return Decision(value=facts.due_date + _ONE_DAY, because=(because,))
    reading = readings.consumer if facts.regime is Regime.CONSUMER else readings.other
    first = max(previous, facts.due_date + _ONE_DAY)
    earliest, least = _after_interval(facts.regime, previous, first, reading)
    if least is None:
        because = ground("1 § 1 mom.", _NO_MINIMUM, version=version_among(earliest, "28/2005"))
        return Decision(value=earliest, because=(because,))
    because = least.ground(_NEXT, days=str(least.amount), previous=previous, earliest=earliest)
    return Decision(value=earliest, because=(because, *reading_grounds(reading, facts.regime)))


def _after_interval(
    regime: Regime, previous: date, first: date, reading: DayReading
) -> tuple[date, Figure | None]:
    """First day from `first` on whose own wording is content with the days since `previous`."""
    intervals = parameter(regime, "days_between").values
    if first < intervals[0].since:
        return first, None
    until = [later.since for later in intervals[1:]] + [date.max]
    for interval, end in zip(intervals, until, strict=True):
        figure = days("days_between", regime, interval.since)
        earliest = max(reading.earliest(previous, figure.amount), first, interval.since)
        if earliest < end:
            return earliest, figure
    raise AssertionError("the last interval has no end")


@enacted(ACT, "5 § 3 mom.", since=REFORM_2013, until=REFORM_2022 - _ONE_DAY, version="31/2013")
@enacted(ACT, "5 § 1 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "5 b § 1 mom.", since=REFORM_2022, version="299/2022")
def earliest_demand(
    facts: SendingFacts, *, readings: Readings = DEFAULT_READINGS
) -> Decision[date] | Refusal:
    """First day for the statutory demand (513/1999, 5 § and 5 b §).

    A consumer must have been reminded after the due date, and the time counts from the latest such
    reminder: the statute could be read to count from the first, and this is never too early. Until
    15.3.2013 the Act asked for no reminder. Refuses with `no_reminder`.
    """
    if facts.regime is Regime.OTHER:
        because = ground("5 b §", _NO_WAIT, version="299/2022")
        return Decision(value=facts.due_date + _ONE_DAY, because=(because,))
    reminded = max((day for day in facts.reminded_on if day > facts.due_date), default=None)
    if reminded is None:
        because = ground("5 § 1 mom.", _REMINDED, version="299/2022")
        return Refusal(
            code="no_reminder", message=_REMIND_FIRST, remedy=_SEND_REMINDER, because=(because,)
        )
    least = days("days_from_reminder_to_demand", facts.regime, reminded)
    earliest = readings.consumer.earliest(reminded, least.amount)
    because = least.ground(
        _REMINDED_ON, days=str(least.amount), reminded=reminded, earliest=earliest
    )
    return Decision(
        value=earliest, because=(because, *reading_grounds(readings.consumer, facts.regime))
    )


@enacted(ACT, "4 § 3 mom.", since=REFORM_2013, version="31/2013")
def _barred(facts: SendingFacts, on: date) -> Refusal | None:
    """Why a time-barred receivable may not be collected; None when it is not."""
    first = facts.time_barred_on
    if first is None or on < first:
        return None
    return Refusal(
        code="time_barred",
        message=fill(_BARRED, first=first),
        remedy=_CLOSE,
        because=(ground("4 § 3 mom.", _NOT_BARRED, version="31/2013"),),
    )


def _not_due(facts: SendingFacts, on: date) -> Refusal | None:
    if on > facts.due_date:
        return None
    next_day = facts.due_date + _ONE_DAY
    return Refusal(
        code="not_due",
        message=fill(_NOT_DUE, due_date=facts.due_date),
        remedy=fill(_WAIT, earliest=next_day),
        because=(ground("1 § 1 mom.", _DUE, version="28/2005"),),
    )


def _stopped(facts: SendingFacts, on: date) -> Refusal | None:
    if on >= REFORM_2013 and is_stopped_by_objection(facts):
        return Refusal(
            code="disputed",
            message=_DISPUTED,
            remedy=_SETTLE,
            because=(ground("4 b §", _NO_COLLECTING, version="31/2013"),),
        )
    asked = facts.suspended_on
    consumer = facts.regime is Regime.CONSUMER
    if not consumer or asked is None or on < max(asked, REFORM_2013) or facts.free_and_says_so:
        return None
    return Refusal(
        code="suspended",
        message=fill(_SUSPENDED, asked=asked),
        remedy=_FREE_OR_COURT,
        because=(ground("4 c §", _SUSPENSION, version="31/2013"),),
    )


@enacted(ACT, "4 b §", since=REFORM_2013, version="31/2013")
def is_stopped_by_objection(facts: SendingFacts) -> bool:
    """Whether an objection stops collecting (513/1999, 4 b §).

    A directly enforceable receivable goes on in spite of an objection, until an appeal is made.
    Before 16.3.2013 no section said so; good practice did, where collecting was plainly useless
    (KKO 2005:108), which a person weighs.
    """
    if facts.directly_enforceable:
        return facts.objection is Objection.APPEAL
    return facts.objection in (Objection.DISPUTED, Objection.APPEAL)


_DUE = Words(
    fi="Erääntynyttä saatavaa saa periä.",
    sv="En förfallen fordran får drivas in.",
    en="A receivable that is due may be collected.",
)
_NOT_DUE = Words(
    fi="Saatava ei ole vielä erääntynyt: eräpäivä on {due_date}.",
    sv="Fordran har inte förfallit ännu: förfallodagen är {due_date}.",
    en="The receivable is not due yet: its due date is {due_date}.",
)
_WAIT = Words(
    fi="Odota päivään {earliest}.", sv="Vänta till {earliest}.", en="Wait until {earliest}."
)
_NO_MINIMUM = Words(
    fi="Laissa ei ole vähimmäisaikaa maksuttomalle muistutukselle: sen saa lähettää eräpäivän "
    "jälkeen.",
    sv="Lagen har ingen minimitid för en avgiftsfri påminnelse: den får sändas efter "
    "förfallodagen.",
    en="The Act sets no minimum time for a reminder free of charge: it may go after the due date.",
)
_NO_WAIT = Words(
    fi="Muun kuin kuluttajasaatavan maksuvaatimus ei edellytä muistutusta eikä odotusaikaa.",
    sv="Betalningskravet för en annan fordran än en konsumentfordran förutsätter varken påminnelse "
    "eller väntetid.",
    en="The demand for a receivable other than a consumer's needs neither a reminder nor a wait.",
)
_NO_INVOICE = Words(
    fi="Muistutuksesta ei saa vaatia kuluja, koska laskua ei ole lähetetty vähintään {days} päivää "
    "ennen eräpäivää.",
    sv="För påminnelsen får kostnader inte krävas, eftersom ingen faktura sändes minst {days} "
    "dagar före förfallodagen.",
    en="The reminder may not be charged, because no invoice was sent at least {days} days before "
    "the due date.",
)
_SEND_FREE = Words(
    fi="Lähetä muistutus maksutta.",
    sv="Sänd påminnelsen avgiftsfritt.",
    en="Send the reminder free of charge.",
)
_AFTER_DUE = Words(
    fi="Muistutuksesta saa vaatia kuluja, kun eräpäivästä on kulunut {days} päivää: aikaisintaan "
    "{earliest}.",
    sv="För en påminnelse får kostnader krävas när {days} dagar gått från förfallodagen: tidigast "
    "{earliest}.",
    en="A reminder may be charged once {days} days have passed since the due date: on {earliest} "
    "at the earliest.",
)
_NEXT = Words(
    fi="Seuraavasta muistutuksesta tai vaatimuksesta saa vaatia kuluja, kun edellisestä {previous} "
    "on kulunut {days} päivää: aikaisintaan {earliest}.",
    sv="För nästa påminnelse eller krav får kostnader krävas när {days} dagar gått från det "
    "föregående {previous}: tidigast {earliest}.",
    en="The next reminder or demand may be charged once {days} days have passed since the previous "
    "one on {previous}: on {earliest} at the earliest.",
)
_REMINDED = Words(
    fi="Maksuvaatimuksen saa lähettää vasta, kun velallista on muistutettu eräpäivän jälkeen.",
    sv="Ett betalningskrav får sändas först när gäldenären påmints efter förfallodagen.",
    en="The demand may be sent only once the debtor has been reminded after the due date.",
)
_REMIND_FIRST = Words(
    fi="Maksuvaatimusta ei voi lähettää: velallista ei ole muistutettu eräpäivän jälkeen.",
    sv="Betalningskravet kan inte sändas: gäldenären har inte påmints efter förfallodagen.",
    en="The demand cannot be sent: the debtor has not been reminded after the due date.",
)
_SEND_REMINDER = Words(
    fi="Lähetä ensin muistutus.", sv="Sänd först en påminnelse.", en="Send a reminder first."
)
_REMINDED_ON = Words(
    fi="Muistutuksesta {reminded} on kuluttava {days} päivää: maksuvaatimus aikaisintaan "
    "{earliest}.",
    sv="{days} dagar ska gå från påminnelsen {reminded}: betalningskravet tidigast {earliest}.",
    en="{days} days must pass from the reminder on {reminded}: the demand on {earliest} at the "
    "earliest.",
)
_TOO_EARLY = Words(
    fi="Maksuvaatimusta ei voi vielä lähettää: aikaisintaan {earliest}.",
    sv="Betalningskravet kan inte sändas ännu: tidigast {earliest}.",
    en="The demand cannot be sent yet: on {earliest} at the earliest.",
)
_BARRED = Words(
    fi="Saatava on vanhentunut {first} alkaen, eikä sitä saa periä.",
    sv="Fordran är preskriberad från och med {first} och får inte drivas in.",
    en="The receivable has been time-barred since {first} and may not be collected.",
)
_NOT_BARRED = Words(
    fi="Vanhentunutta tai muusta syystä lakannutta saatavaa ei saa periä.",
    sv="En fordran som är preskriberad eller av annan orsak upphört får inte drivas in.",
    en="A receivable that is time-barred or has otherwise ended may not be collected.",
)
_CLOSE = Words(
    fi="Päätä asia tai osoita, että vanhentuminen on katkaistu.",
    sv="Avsluta ärendet eller visa att preskriptionen avbrutits.",
    en="Close the case, or show that limitation was interrupted.",
)
_DISPUTED = Words(
    fi="Velallinen on kiistänyt saatavan, joten perintää ei saa jatkaa.",
    sv="Gäldenären har bestridit fordran, så indrivningen får inte fortsätta.",
    en="The debtor has disputed the receivable, so collecting may not go on.",
)
_NO_COLLECTING = Words(
    fi="Kiistettyä saatavaa ei peritä, ellei kiistämiselle ole perustetta tai peruste selvästi ole "
    "vailla merkitystä.",
    sv="En bestridd fordran drivs inte in, om inte grund för bestridandet saknas eller klart "
    "saknar betydelse.",
    en="A disputed receivable is not collected, unless the dispute has no ground or one that "
    "clearly has no effect.",
)
_SETTLE = Words(
    fi="Selvitä kiistäminen velkojan kanssa, tai siirrä asia tuomioistuimen ratkaistavaksi.",
    sv="Utred bestridandet med borgenären, eller för ärendet till domstol.",
    en="Clear up the objection with the creditor, or bring the matter before a court.",
)
_SUSPENDED = Words(
    fi="Velallinen pyysi {asked} perinnän keskeyttämistä ja siirtämistä oikeudelliseen perintään.",
    sv="Gäldenären begärde {asked} att indrivningen avbryts och överlämnas till rättslig "
    "indrivning.",
    en="On {asked} the debtor asked to suspend collection and to take the matter to court.",
)
_SUSPENSION = Words(
    fi="Pyynnön jälkeen saa periä vain kuluitta, ja siitä on ilmoitettava velalliselle.",
    sv="Efter begäran får indrivning ske bara utan kostnad, och gäldenären ska underrättas om det.",
    en="After the request one may collect only free of charge, and must tell the debtor so.",
)
_FREE_OR_COURT = Words(
    fi="Lähetä maksutta ja kerro se kirjeessä, tai siirrä asia oikeudelliseen perintään.",
    sv="Sänd avgiftsfritt och säg det i brevet, eller för ärendet till rättslig indrivning.",
    en="Send it free of charge and say so in the letter, or take the matter to court.",
)
