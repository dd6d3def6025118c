"""Who must report a credit to the positive register, by when, and how long it stays there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.dates import add_months, add_years, is_legal_day_off
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.parameters import parameter_beside
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill

ACT = "739/2022"
_CONSUMER_SINCE = date(2024, 2, 1)
_OTHERS_SINCE = date(2025, 12, 1)
_ONE_DAY = timedelta(days=1)
_PACKAGE = "inkasso.law.fi.positive_register"


class CreditKind(StrEnum):
    """What was granted."""

    #: Consumer credit of chapter 7 or 7 a of the Consumer Protection Act.
    CONSUMER = "consumer"
    #: Credit with interest or costs to a natural person who is no consumer.
    OTHER_PERSON = "other_person"
    #: An invoice, rent or anything else that is no such credit.
    NO_CREDIT = "no_credit"


class Holder(StrEnum):
    """What the agency is to the receivable."""

    #: It collects for the creditor.
    AGENT = "agent"
    #: The creditor's rights have passed to it.
    TRANSFEREE = "transferee"


class Change(StrEnum):
    """What happened to a credit that is reported."""

    #: The contract was made.
    CONTRACT = "contract"
    #: A datum changed: a payment, a delay, an acceleration, the end of the contract.
    DATUM = "datum"
    #: Enforcement remitted money, and it is known for which receivable.
    REMITTED_BY_ENFORCEMENT = "remitted_by_enforcement"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditHeld:
    """A credit, and what the agency is to it."""

    #: What was granted.
    kind: CreditKind
    #: What the agency is to it.
    holder: Holder


@enacted("739/2022", "16 § 3 mom.", since=_CONSUMER_SINCE)
@enacted("739/2022", "6 § 1 mom. 2 k", since=_OTHERS_SINCE)
def must_report(credit: CreditHeld, on: date) -> Decision[bool]:
    """Whether the agency itself must report the credit (739/2022, 16 § 3 mom.).

    A trader to whom the creditor's rights have passed must: consumer credit from 1.2.2024, other
    natural persons' credit from 1.12.2025. An agent's creditor reports.
    """
    if credit.kind is CreditKind.NO_CREDIT:
        return Decision(value=False, because=(_ground("6 §", _NO_CREDIT),))
    if credit.holder is Holder.AGENT:
        return Decision(value=False, because=(_ground("16 §", _AGENT),))
    since = _CONSUMER_SINCE if credit.kind is CreditKind.CONSUMER else _OTHERS_SINCE
    ground = _ground("16 § 3 mom.", _TRANSFEREE, since=since)
    return Decision(value=on >= since, because=(ground, _ground("34 §", _IN_FORCE, since=since)))


@enacted("739/2022", "20 §", since=_CONSUMER_SINCE)
def report_by(change: Change, happened_on: date) -> Decision[date] | Refusal:
    """Last day to report: the next calendar day, or the second working day (739/2022, 20 §).

    Working days are those that are no legal days off. Refuses with `not_encoded` before 1.2.2024.
    """
    if happened_on < _CONSUMER_SINCE:
        ground = _ground("34 §", _IN_FORCE, since=_CONSUMER_SINCE)
        return not_encoded(asked=happened_on, since=_CONSUMER_SINCE, what=_WHAT, because=(ground,))
    if change is Change.CONTRACT:
        last = happened_on + _ONE_DAY
        return Decision(value=last, because=(_ground("20 § 1 mom.", _NEXT_DAY, last=last),))
    section = "20 § 3 mom." if change is Change.REMITTED_BY_ENFORCEMENT else "20 § 2 mom."
    last = _working_day_after(_working_day_after(happened_on))
    return Decision(value=last, because=(_ground(section, _SECOND_DAY, last=last),))


@enacted("739/2022", "18 §", since=date(2022, 8, 1))
def enrol_by(begins_on: date) -> Decision[date]:
    """Last day to enrol with the Incomes Register Unit: a month before reporting begins."""
    last = add_months(begins_on, -1)
    return Decision(value=last, because=(_ground("18 §", _ENROL, last=last),))


@enacted("739/2022", "12 §", since=_CONSUMER_SINCE)
def delay_is_reported(instalment_due: date, on: date, *, paid: bool) -> Decision[bool]:
    """Whether an overdue instalment is reported: unpaid for sixty days (739/2022, 12 §)."""
    days = int(parameter_beside(_PACKAGE, "days_delay").values[-1].value)
    first = instalment_due + timedelta(days=days)
    ground = _ground("12 §", _DELAY, days=str(days), first=first)
    return Decision(value=not paid and on >= first, because=(ground,))


@enacted("739/2022", "32 §", since=_CONSUMER_SINCE)
def data_removed_on(paid_or_ended_on: date) -> Decision[date]:
    """When the data of a credit go: two years after it was paid, or the contract ended."""
    years = int(parameter_beside(_PACKAGE, "years_kept").values[-1].value)
    end = add_years(paid_or_ended_on, years)
    return Decision(value=end, because=(_ground("32 §", _KEPT, years=str(years), end=end),))


def _working_day_after(day: date) -> date:
    day += _ONE_DAY
    while is_legal_day_off(day):
        day += _ONE_DAY
    return day


def _ground(section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=ACT, section=section, text=fill(text, **values))


for _section, _why in (
    ("1-5 §", "The register and its keeper."),
    ("7-11 §", "Particulars of a credit: fields of the report, in the adapter."),
    ("13-15 §", "Debt adjustment, incomes and bans on credit: other reporters, or the person."),
    ("19 §", "Manner of reporting: the interface, in the adapter."),
    ("21-27 a §", "Who may ask the register: lenders. Collecting is no purpose named there."),
    ("28-31 §", "Supervision, penalty payments and fees."),
):
    not_encoded_section(ACT, _section, since=date(2022, 8, 1), why=_why)

_WHAT = Words(fi="ilmoitusvelvollisuus", sv="anmälningsskyldigheten", en="the duty to report")
_NO_CREDIT = Words(
    fi="Rekisteriin ilmoitetaan vain luotot, ei tavallisia laskuja.",
    sv="Till registret anmäls bara krediter, inte vanliga fakturor.",
    en="Only credits are reported to the register, not ordinary invoices.",
)
_AGENT = Words(
    fi="Toimeksiannosta perittävän luoton ilmoittaa velkoja.",
    sv="En kredit som drivs in på uppdrag anmäls av borgenären.",
    en="A credit that is collected for a creditor is reported by the creditor.",
)
_TRANSFEREE = Words(
    fi="Se, jolle luotonantajan oikeudet ovat siirtyneet, ilmoittaa luoton {since} alkaen.",
    sv="Den till vilken kreditgivarens rättigheter har övergått anmäler krediten från {since}.",
    en="The trader to whom the creditor's rights have passed reports the credit from {since}.",
)
_IN_FORCE = Words(
    fi="Velvollisuutta sovelletaan {since} alkaen.",
    sv="Skyldigheten tillämpas från och med {since}.",
    en="The duty applies from {since} on.",
)
_NEXT_DAY = Words(
    fi="Uusi luotto ilmoitetaan viimeistään seuraavana kalenteripäivänä: {last}.",
    sv="En ny kredit anmäls senast följande kalenderdag: {last}.",
    en="A new credit is reported on the next calendar day at the latest: {last}.",
)
_SECOND_DAY = Words(
    fi="Muutos ilmoitetaan viimeistään toisena arkipäivänä: {last}.",
    sv="En ändring anmäls senast den andra vardagen: {last}.",
    en="A change is reported on the second working day at the latest: {last}.",
)
_ENROL = Words(
    fi="Tulorekisteriyksikölle ilmoittaudutaan viimeistään kuukautta ennen: {last}.",
    sv="Anmälan till Inkomstregisterenheten görs senast en månad före: {last}.",
    en="One enrols with the Incomes Register Unit a month before at the latest: {last}.",
)
_DELAY = Words(
    fi="Maksuviive ilmoitetaan, kun se on kestänyt {days} päivää: {first} alkaen.",
    sv="Ett dröjsmål anmäls när det varat {days} dagar: från {first}.",
    en="A delay is reported once it has lasted {days} days: from {first}.",
)
_KEPT = Words(
    fi="Luoton tiedot poistetaan {years} vuoden kuluttua maksamisesta tai päättymisestä: {end}.",
    sv="Kreditens uppgifter avförs {years} år efter betalning eller avslut: {end}.",
    en="The data of a credit are removed {years} years after payment or its end: {end}.",
)
