"""Sections 4 c, 5, 10 b, 10 c, 10 f and 10 g: when an act may be done but not charged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.fi.debt_collection.acts import ActKind, CollectionAct, CostFacts, PastAct, Regime
from inkasso.law.fi.debt_collection.caps import is_priced_reminder
from inkasso.law.fi.debt_collection.tables import ACT, count, days
from inkasso.law.fi.interpretations import DayReading, Readings, full_days_ground
from inkasso.law.wording import fill

#: Acts before this day do not count towards the numbers and totals of 299/2022.
OTHER_COUNTED_SINCE = date(2021, 1, 1)
#: Acts before this day do not count towards the numbers and totals of 31/2013.
CONSUMER_COUNTED_SINCE = date(2013, 3, 16)
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
        _suspended(facts, timing.on),
        _extension_too_short(act, facts, timing.on),
        _reminder_conditions(act, facts, timing),
        _no_reminder(act, facts, history),
        _too_soon(act, facts, history, timing),
        _number_used(act, facts, history, timing.on),
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


def _suspended(facts: CostFacts, on: date) -> Free | None:
    asked = facts.suspended_on
    if facts.regime is not Regime.CONSUMER or asked is None or on < asked:
        return None
    ground = Citation(act=ACT, section="4 c § 2 mom.", text=fill(_SUSPENDED, asked=asked))
    return Free(outcome=CostOutcome.SUSPENDED, because=(ground,))


def _extension_too_short(act: CollectionAct, facts: CostFacts, on: date) -> Free | None:
    if act.kind is not ActKind.EXTENSION:
        return None
    least = count("extension_days", facts, on)
    if (act.extension_days or 0) >= least.amount:
        return None
    ground = least.ground(_EXTENSION, days=str(least.amount))
    return Free(outcome=CostOutcome.EXTENSION_TOO_SHORT, because=(ground,))


def _reminder_conditions(act: CollectionAct, facts: CostFacts, timing: Timing) -> Free | None:
    consumer = facts.regime is Regime.CONSUMER
    if not consumer or not is_priced_reminder(act, facts.regime, timing.on):
        return None
    if not invoice_was_in_time(facts, timing.on):
        least = count("days_invoice_before_due_date", facts, timing.on)
        ground = least.ground(_INVOICE, days=str(least.amount), due_date=facts.due_date)
        return Free(outcome=CostOutcome.NO_INVOICE_IN_TIME, because=(ground,))
    least = count("days_after_due_date", facts, timing.on)
    earliest = timing.readings.consumer.earliest(facts.due_date, least.amount)
    if timing.on >= earliest:
        return None
    ground = least.ground(_AFTER_DUE_DATE, days=str(least.amount), earliest=earliest)
    because = (ground, *reading_grounds(timing.readings.consumer, facts.regime))
    return Free(outcome=CostOutcome.TOO_SOON_AFTER_DUE_DATE, because=because)


def invoice_was_in_time(facts: CostFacts, on: date) -> bool:
    """Whether the debtor was told of the due date as section 10 b(1) wants."""
    if facts.due_without_invoice:
        return True
    least = days("days_invoice_before_due_date", facts.regime, on).amount
    latest = facts.due_date - timedelta(days=least)
    return facts.invoice_sent_on is not None and facts.invoice_sent_on <= latest


def _no_reminder(act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...]) -> Free | None:
    if act.kind is not ActKind.PAYMENT_DEMAND or facts.regime is not Regime.CONSUMER:
        return None
    if any(past.kind in _LETTERS and past.sent_on > facts.due_date for past in history):
        return None
    ground = Citation(act=ACT, section="10 § 3 mom.", text=_NO_REMINDER)
    return Free(outcome=CostOutcome.NO_REMINDER, because=(ground,))


def _too_soon(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], timing: Timing
) -> Free | None:
    letter = act.kind is ActKind.PAYMENT_DEMAND or is_priced_reminder(act, facts.regime, timing.on)
    previous = latest_letter(history)
    if not letter or previous is None:
        return None
    least = count("days_between", facts, timing.on)
    reading = timing.reading(facts.regime)
    earliest = reading.earliest(previous, least.amount)
    if timing.on >= earliest:
        return None
    ground = least.ground(_BETWEEN, days=str(least.amount), earliest=earliest, previous=previous)
    because = (ground, *reading_grounds(reading, facts.regime))
    return Free(outcome=CostOutcome.TOO_SOON, because=because)


def _number_used(
    act: CollectionAct, facts: CostFacts, history: tuple[PastAct, ...], on: date
) -> Free | None:
    name = _number_row(act.kind, facts, history)
    if name is None:
        return None
    most = count(name, facts, on)
    number = most.amount
    if act.kind is ActKind.PAYMENT_PLAN and facts.directly_enforceable:
        number = 1 if facts.regime is Regime.CONSUMER else number
    if charged(counted(history, facts.regime), act.kind) < number:
        return None
    ground = most.ground(_NUMBER, number=str(number), act=_PLURALS[act.kind])
    return Free(outcome=CostOutcome.NUMBER_USED, because=(ground,))


def _number_row(kind: ActKind, facts: CostFacts, history: tuple[PastAct, ...]) -> str | None:
    if kind is ActKind.PAYMENT_DEMAND:
        with_tratta = any(past.kind is ActKind.TRATTA for past in history)
        other = facts.regime is Regime.OTHER
        return "demands_charged_with_tratta" if other and with_tratta else "demands_charged"
    return {
        ActKind.PAYMENT_PLAN: "plans_charged",
        ActKind.TRATTA: "trattas_charged",
        ActKind.BANKRUPTCY_THREAT: "bankruptcy_threats_charged",
    }.get(kind)


def reading_grounds(reading: DayReading, regime: Regime) -> tuple[Citation, ...]:
    """The authority's reading as a ground, where it is what is followed."""
    consumer = regime is Regime.CONSUMER
    return (full_days_ground(),) if consumer and reading is DayReading.FULL_DAYS else ()


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
    fi="Saman saatavan perinnässä saa vaatia kuluja enintään {number} kertaa: {act}.",
    sv="Vid indrivning av samma fordran får kostnader krävas högst {number} gånger: {act}.",
    en="For one receivable costs may be asked at most {number} times: {act}.",
)
_PLURALS = {
    ActKind.PAYMENT_DEMAND: Words(fi="maksuvaatimus", sv="betalningskrav", en="payment demand"),
    ActKind.PAYMENT_PLAN: Words(fi="maksusuunnitelma", sv="betalningsplan", en="payment plan"),
    ActKind.TRATTA: Words(fi="tratta", sv="tratta", en="tratta"),
    ActKind.BANKRUPTCY_THREAT: Words(
        fi="konkurssiuhkainen maksukehotus",
        sv="betalningsuppmaning vid hot om konkurs",
        en="demand under threat of bankruptcy",
    ),
}
