"""Sections 3 c, 3 d, 4 c, 5, 10 b, 10 c, 10 f and 10 g: when an act may be done but not charged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import ActKind, CollectionAct, CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.maximums.caps import is_in_form, is_priced_reminder
from inkasso.law.fi.debt_collection.tables import ACT, Figure, count, days, stands
from inkasso.law.fi.debt_collection.wordings import (
    BEFORE_2013,
    BEFORE_2022,
    BEFORE_JULY_2021,
    MAXIMUMS_2005,
    REFORM_2013,
    REFORM_2022,
    TEMPORARY_2021,
    TEMPORARY_JULY_2021,
    ground,
    version_among,
)
from inkasso.law.fi.interpretations import (
    FULL_DAYS_FOR_CONSUMERS,
    FULL_DAYS_FOR_OTHERS,
    DayReading,
    Readings,
    as_ground,
)

#: Acts before this day do not count towards the numbers and totals of 1069/2020 and its successors.
OTHER_COUNTED_SINCE = TEMPORARY_2021
#: Acts before this day do not count towards the numbers and totals of 31/2013.
CONSUMER_COUNTED_SINCE = REFORM_2013
_LETTERS = (ActKind.REMINDER, ActKind.PAYMENT_DEMAND)


class CostOutcome(StrEnum):
    """What decided the cost of an act."""

    #: The act's own maximum, or the price if that is lower.
    CHARGED = "charged"
    #: The maximum of all costs of the receivable left less, or nothing.
    TOTAL_REACHED = "total_reached"
    #: Too few days since the previous reminder or demand.
    TOO_SOON = "too_soon"
    #: Too few days since the due date.
    TOO_SOON_AFTER_DUE_DATE = "too_soon_after_due_date"
    #: No invoice was sent in time before the due date.
    NO_INVOICE_IN_TIME = "no_invoice_in_time"
    #: No reminder went before a consumer's demand.
    NO_REMINDER = "no_reminder"
    #: As many were charged already as may be.
    NUMBER_USED = "number_used"
    #: The extension is too short.
    EXTENSION_TOO_SHORT = "extension_too_short"
    #: The debtor had asked to suspend collection.
    SUSPENDED = "suspended"
    #: It is not in the form that the Act prices.
    NOT_IN_FORM = "not_in_form"
    #: The wording of the day has no number for such an act.
    NOT_PRICED = "not_priced"
    #: The standard compensation covers it.
    COVERED_BY_COMPENSATION = "covered_by_compensation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """The act may not be charged."""

    #: What decided it.
    outcome: CostOutcome
    #: On which ground.
    because: tuple[Citation, ...]


def why_free(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], timing: Timing
) -> Free | None:
    """The first reason for which the act may not be charged, if there is one."""
    reasons = (
        suspended(facts, timing.on),
        not_in_form(act, facts, timing.on),
        extension_too_short(act, facts, timing.on),
        reminder_conditions(act, facts, timing),
        no_reminder(act, facts, history, timing.on),
        too_soon(act, facts, history, timing),
        number_used(act, facts, history, timing.on),
    )
    return next((reason for reason in reasons if reason is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The day of an act and how days are counted."""

    #: Day of the act.
    on: date
    #: Which readings are followed.
    readings: Readings

    def reading(self, regime: Regime) -> DayReading:
        """The reading for a set of rules."""
        return self.readings.consumer if regime is Regime.CONSUMER else self.readings.other


def counted(history: Iterable[PastAct], regime: Regime) -> tuple[PastAct, ...]:
    """The past acts that count towards numbers and totals, by the transitional provisions."""
    since = CONSUMER_COUNTED_SINCE if regime is Regime.CONSUMER else OTHER_COUNTED_SINCE
    return tuple(past for past in history if past.sent_on >= since)


def charged(history: Iterable[PastAct], kind: ActKind) -> int:
    """How many acts of a kind were charged."""
    return sum(1 for past in history if past.kind is kind and past.recoverable)


def latest_letter(history: Iterable[PastAct]) -> date | None:
    """Day of the latest reminder or demand, charged or not, whoever sent it."""
    return max((past.sent_on for past in history if past.kind in _LETTERS), default=None)


@enacted(ACT, "4 c §", since=REFORM_2013, version="31/2013")
def suspended(facts: CostFacts, on: date) -> Free | None:
    """After a consumer's request to suspend, nothing done to collect may be charged."""
    asked = facts.suspended_on
    if facts.regime is not Regime.CONSUMER or asked is None or on < max(asked, REFORM_2013):
        return None
    because = ground("4 c § 2 mom.", _SUSPENDED, version="31/2013", asked=asked)
    return Free(outcome=CostOutcome.SUSPENDED, because=(because,))


def not_in_form(act: CollectionAct, facts: CostFacts, on: date) -> Free | None:
    """A demand or plan that is neither written nor, where that is enough, durable has no price."""
    if act.kind is ActKind.REMINDER or is_in_form(act, facts.regime, on):
        return None
    if facts.regime is Regime.CONSUMER:
        section, version = "10 a § 1 mom.", version_among(on, "28/2005", "31/2013")
    else:
        section = "10 e § 1 mom." if on >= REFORM_2022 else "3 b § 1 mom."
        version = version_among(on, "1069/2020", "539/2021", "299/2022")
    because = ground(section, _NOT_IN_FORM, version=version)
    return Free(outcome=CostOutcome.NOT_IN_FORM, because=(because,))


@enacted(ACT, "10 b § 3 mom.", since=REFORM_2013, version="31/2013")
@enacted(ACT, "3 c § 2 mom.", since=TEMPORARY_2021, until=BEFORE_JULY_2021, version="1069/2020")
@enacted(ACT, "3 c § 2 mom.", since=TEMPORARY_JULY_2021, until=BEFORE_2022, version="539/2021")
@enacted(ACT, "10 f § 2 mom.", since=REFORM_2022, version="299/2022")
def extension_too_short(act: CollectionAct, facts: CostFacts, on: date) -> Free | None:
    """A longer time to pay may be charged only when it is at least 14 days longer."""
    if act.kind is not ActKind.EXTENSION or not stands("extension_days", facts.regime, on):
        return None
    least = count("extension_days", facts, on)
    if (act.extension_days or 0) >= least.amount:
        return None
    because = least.ground(_EXTENSION, days=str(least.amount))
    return Free(outcome=CostOutcome.EXTENSION_TOO_SHORT, because=(because,))


@enacted(ACT, "10 b § 1 mom.", since=MAXIMUMS_2005, until=BEFORE_2013, version="28/2005")
@enacted(ACT, "10 b § 1 mom.", since=REFORM_2013, version="31/2013")
def reminder_conditions(act: CollectionAct, facts: CostFacts, timing: Timing) -> Free | None:
    """A consumer's reminder may be charged 14 days after the due date, when an invoice had gone."""
    consumer = facts.regime is Regime.CONSUMER
    if not consumer or not is_priced_reminder(act, facts.regime, timing.on):
        return None
    if not invoice_was_in_time(facts, timing.on):
        least = count("days_invoice_before_due_date", facts, timing.on)
        because = least.ground(_INVOICE, days=str(least.amount), due_date=facts.due_date)
        return Free(outcome=CostOutcome.NO_INVOICE_IN_TIME, because=(because,))
    least = count("days_after_due_date", facts, timing.on)
    earliest = timing.readings.consumer.earliest(facts.due_date, least.amount)
    if timing.on >= earliest:
        return None
    because = least.ground(_AFTER_DUE_DATE, days=str(least.amount), earliest=earliest)
    grounds = (because, *reading_grounds(timing.readings.consumer, facts.regime))
    return Free(outcome=CostOutcome.TOO_SOON_AFTER_DUE_DATE, because=grounds)


def invoice_was_in_time(facts: CostFacts, on: date) -> bool:
    """Whether the debtor was told of the due date as section 10 b(1) wants."""
    if facts.due_without_invoice:
        return True
    least = days("days_invoice_before_due_date", facts.regime, on).amount
    latest = facts.due_date - timedelta(days=least)
    return facts.invoice_sent_on is not None and facts.invoice_sent_on <= latest


def no_reminder(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date
) -> Free | None:
    """Since 16.3.2013 a consumer must be reminded before the demand, or it costs nothing."""
    demand = act.kind is ActKind.PAYMENT_DEMAND and facts.regime is Regime.CONSUMER
    if not demand or on < REFORM_2013 or not facts.reminders_known:
        return None
    if any(past.kind in _LETTERS and past.sent_on > facts.due_date for past in history):
        return None
    version = version_among(on, "31/2013", "299/2022")
    because = ground("10 § 3 mom.", _NO_REMINDER, version=version)
    return Free(outcome=CostOutcome.NO_REMINDER, because=(because,))


@enacted(ACT, "10 b § 2 mom.", since=MAXIMUMS_2005, until=BEFORE_2013, version="28/2005")
@enacted(ACT, "10 b § 2 mom.", since=REFORM_2013, version="31/2013")
@enacted(ACT, "3 c § 1 mom.", since=TEMPORARY_2021, until=BEFORE_JULY_2021, version="1069/2020")
@enacted(ACT, "3 c § 1 mom.", since=TEMPORARY_JULY_2021, until=BEFORE_2022, version="539/2021")
@enacted(ACT, "10 f § 1 mom.", since=REFORM_2022, version="299/2022")
def too_soon(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], timing: Timing
) -> Free | None:
    """A new reminder or demand may be charged only so many days after the one before it.

    Towards a consumer the rule holds for reminders in any manner; for others only for those with a
    fixed maximum.
    """
    previous = latest_letter(history)
    if not _is_spaced(act, facts.regime, timing.on) or previous is None:
        return None
    least = count("days_between", facts, timing.on)
    reading = timing.reading(facts.regime)
    earliest = reading.earliest(previous, least.amount)
    if timing.on >= earliest:
        return None
    because = least.ground(_BETWEEN, days=str(least.amount), earliest=earliest, previous=previous)
    grounds = (because, *reading_grounds(reading, facts.regime))
    return Free(outcome=CostOutcome.TOO_SOON, because=grounds)


def _is_spaced(act: CollectionAct, regime: Regime, on: date) -> bool:
    if act.kind is ActKind.REMINDER:
        return regime is Regime.CONSUMER or is_priced_reminder(act, regime, on)
    return act.kind is ActKind.PAYMENT_DEMAND


@enacted(ACT, "10 c §", since=REFORM_2013, version="31/2013")
@enacted(ACT, "3 d §", since=TEMPORARY_2021, until=BEFORE_JULY_2021, version="1069/2020")
@enacted(ACT, "3 d §", since=TEMPORARY_JULY_2021, until=BEFORE_2022, version="539/2021")
@enacted(ACT, "10 g §", since=REFORM_2022, version="299/2022")
def number_used(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date
) -> Free | None:
    """Only so many demands, plans, trattas and threats of bankruptcy may be charged."""
    past = counted(history, facts.regime)
    name = _number_row(act.kind, facts, past)
    if name is None or not stands(name, facts.regime, on):
        return None
    most = count(name, facts, on)
    number = _most(act.kind, facts, most)
    if charged(past, act.kind) < number:
        return None
    named = _MANY if number > 1 else _ONE
    because = most.ground(_NUMBER, number=str(number), act=named[act.kind])
    return Free(outcome=CostOutcome.NUMBER_USED, because=(because,))


def _most(kind: ActKind, facts: CostFacts, figure: Figure) -> int:
    """A consumer's directly enforceable receivable bears one plan only (10 c § 1 mom.)."""
    consumer = facts.regime is Regime.CONSUMER
    one_plan = kind is ActKind.PAYMENT_PLAN and facts.directly_enforceable and consumer
    return 1 if one_plan else figure.amount


def _number_row(kind: ActKind, facts: CostFacts, past: tuple[PastAct, ...]) -> str | None:
    if kind is ActKind.PAYMENT_DEMAND:
        used = facts.tratta_used or any(done.kind is ActKind.TRATTA for done in past)
        other = facts.regime is Regime.OTHER
        return "demands_charged_with_tratta" if other and used else "demands_charged"
    return {
        ActKind.PAYMENT_PLAN: "plans_charged",
        ActKind.TRATTA: "trattas_charged",
        ActKind.BANKRUPTCY_THREAT: "bankruptcy_threats_charged",
    }.get(kind)


@enacted(FULL_DAYS_FOR_CONSUMERS.act, "full days", since=FULL_DAYS_FOR_CONSUMERS.since)
def reading_grounds(reading: DayReading, regime: Regime) -> tuple[Citation, ...]:
    """The full days that must lie in between, as a ground where that is the reading followed."""
    if reading is not DayReading.FULL_DAYS:
        return ()
    consumer = regime is Regime.CONSUMER
    return (as_ground(FULL_DAYS_FOR_CONSUMERS if consumer else FULL_DAYS_FOR_OTHERS),)


_NOT_IN_FORM = Words(
    fi="Maksuton, koska toimi ei ole siinä muodossa, josta laki sallii vaatia kuluja (kirjallinen "
    "tai, kun laki sen sallii, muu pysyvä tapa).",
    sv="Avgiftsfri, eftersom åtgärden inte har den form som enligt lagen får kosta något "
    "(skriftlig eller, när lagen tillåter det, på annat varaktigt sätt).",
    en="Free of charge, because it is not in the form that may be charged: in writing or, where "
    "the Act allows it, in another durable manner.",
)
_SUSPENDED = Words(
    fi="Velallinen pyysi {asked} perinnän keskeyttämistä; sen jälkeen perinnästä ei saa "
    "vaatia kuluja.",
    sv="Gäldenären begärde {asked} att indrivningen avbryts; därefter får den inte kosta "
    "gäldenären något.",
    en="On {asked} the debtor asked to suspend collection; after that it may cost the debtor "
    "nothing.",
)
_EXTENSION = Words(
    fi="Pidennyksestä saa vaatia kuluja vain, jos maksuaikaa tulee vähintään {days} päivää lisää.",
    sv="Kostnader för en förlängning får krävas bara om den är minst {days} dagar.",
    en="A longer time to pay may cost something only if it is at least {days} days longer.",
)
_INVOICE = Words(
    fi="Muistutus on maksuton, koska laskua ei ole lähetetty vähintään {days} päivää ennen "
    "eräpäivää {due_date}.",
    sv="Påminnelsen är avgiftsfri, eftersom ingen faktura sändes minst {days} dagar före "
    "förfallodagen {due_date}.",
    en="The reminder is free of charge, because no invoice was sent at least {days} days before "
    "the due date {due_date}.",
)
_AFTER_DUE_DATE = Words(
    fi="Muistutuksesta saa vaatia kuluja, kun eräpäivästä on kulunut {days} päivää, aikaisintaan "
    "{earliest}.",
    sv="För en påminnelse får kostnader krävas när {days} dagar gått från förfallodagen, tidigast "
    "{earliest}.",
    en="A reminder may be charged once {days} days have passed since the due date, on {earliest} "
    "at the earliest.",
)
_BETWEEN = Words(
    fi="Kuluja saa vaatia, kun edellisestä muistutuksesta tai vaatimuksesta {previous} on kulunut "
    "{days} päivää, aikaisintaan {earliest}.",
    sv="Kostnader får krävas när {days} dagar gått från föregående påminnelse eller krav "
    "{previous}, tidigast {earliest}.",
    en="Costs may be asked once {days} days have passed since the previous reminder or demand on "
    "{previous}, on {earliest} at the earliest.",
)
_NO_REMINDER = Words(
    fi="Maksuvaatimuksesta ei saa vaatia kuluja, koska velallista ei ole ensin muistutettu "
    "eräpäivän jälkeen.",
    sv="Kostnader för betalningskravet får inte krävas, eftersom gäldenären inte först påmints "
    "efter förfallodagen.",
    en="The demand may not be charged, because the debtor was not first reminded after the due "
    "date.",
)
_NUMBER = Words(
    fi="Saman saatavan perinnässä saa vaatia kuluja enintään {number} {act}.",
    sv="Vid indrivning av samma fordran får kostnader krävas för högst {number} {act}.",
    en="For one receivable costs may be asked for at most {number} {act}.",
)
_ONE = {
    ActKind.PAYMENT_DEMAND: Words(
        fi="maksuvaatimuksesta", sv="betalningskrav", en="payment demand"
    ),
    ActKind.PAYMENT_PLAN: Words(fi="maksusuunnitelmasta", sv="betalningsplan", en="payment plan"),
    ActKind.TRATTA: Words(fi="tratasta", sv="tratta", en="tratta"),
    ActKind.BANKRUPTCY_THREAT: Words(
        fi="konkurssiuhkaisesta maksukehotuksesta",
        sv="betalningsuppmaning vid hot om konkurs",
        en="demand under threat of bankruptcy",
    ),
}
_MANY = {
    ActKind.PAYMENT_DEMAND: Words(
        fi="maksuvaatimuksesta", sv="betalningskrav", en="payment demands"
    ),
    ActKind.PAYMENT_PLAN: Words(
        fi="maksusuunnitelmasta", sv="betalningsplaner", en="payment plans"
    ),
    ActKind.TRATTA: Words(fi="tratasta", sv="trattor", en="trattas"),
    ActKind.BANKRUPTCY_THREAT: Words(
        fi="konkurssiuhkaisesta maksukehotuksesta",
        sv="betalningsuppmaningar vid hot om konkurs",
        en="demands under threat of bankruptcy",
    ),
}
