"""Section 7: against whom a tratta may be used, after which reminder, and when it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.tables import ACT, days
from inkasso.law.fi.debt_collection.wordings import (
    BEFORE_2022,
    ENACTED,
    REFORM_2013,
    REFORM_2022,
    TEMPORARY_2021,
    TEMPORARY_JULY_2021,
    TRATTA_OCTOBER_2021,
    before_the_act,
    ground,
    version_among,
)
from inkasso.law.fi.interpretations import (
    DEFAULT_READINGS,
    TRATTA_DAYS,
    DayReading,
    Readings,
    as_ground,
)
from inkasso.law.wording import Value, fill

_ONE_DAY = timedelta(days=1)
_VERSIONS = ("31/2013", "1069/2020", "539/2021", "540/2021", "299/2022")


class DebtorForm(StrEnum):
    """What kind of debtor it is, as far as the temporary bar of 2021 asks."""

    #: A natural person.
    PERSON = "person"
    #: A natural person in business: yksityinen elinkeinonharjoittaja.
    SOLE_TRADER = "sole_trader"
    #: Avoin yhtiö, öppet bolag.
    GENERAL_PARTNERSHIP = "general_partnership"
    #: Kommandiittiyhtiö, kommanditbolag.
    LIMITED_PARTNERSHIP = "limited_partnership"
    #: Osakeyhtiö, aktiebolag.
    LIMITED_COMPANY = "limited_company"
    #: Any other legal person.
    OTHER = "other"


_BARRED_IN_2021 = (
    DebtorForm.PERSON,
    DebtorForm.SOLE_TRADER,
    DebtorForm.GENERAL_PARTNERSHIP,
    DebtorForm.LIMITED_PARTNERSHIP,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrattaFacts:
    """What decides whether a tratta may be sent."""

    #: Which set of rules the receivable follows.
    regime: Regime
    #: Due date.
    due_date: date
    #: What the debtor is; None when it is not known.
    debtor: DebtorForm | None = None
    #: Whether it is clear and undisputed; for a directly enforceable one, that no appeal is made.
    undisputed: bool = True
    #: Day of the reminder that came before.
    reminded_on: date | None = None
    #: Days to pay or object that the reminder gave; None means the fewest that the Act asks.
    reminder_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationWindow:
    """When a tratta may be published or reported to a credit register."""

    #: First day.
    first: date
    #: Last day, unless more was agreed with the debtor; None where the Act sets none.
    last: date | None


@enacted(ACT, "7 § 2 mom.", since=ENACTED, until=REFORM_2013 - _ONE_DAY)
@enacted(ACT, "7 § 1–2 mom.", since=REFORM_2013, version="31/2013")
@enacted(
    ACT,
    "7 § 2 mom.",
    since=TEMPORARY_2021,
    until=TEMPORARY_JULY_2021 - _ONE_DAY,
    version="1069/2020",
)
@enacted(
    ACT,
    "7 § 2 mom.",
    since=TEMPORARY_JULY_2021,
    until=TRATTA_OCTOBER_2021 - _ONE_DAY,
    version="539/2021",
)
@enacted(ACT, "7 § 1–2 mom.", since=REFORM_2022, version="299/2022")
def may_use_tratta(facts: TrattaFacts, on: date) -> Decision[None] | Refusal:
    """Whether the receivable is one for a tratta on a day.

    Refuses with `not_for_consumers`, `not_due`, `disputed`, `fact_missing` and, from 1.1. to
    30.9.2021, `not_for_this_debtor` for persons, sole traders and partnerships.
    """
    refusal = before_the_act(on, _TRATTA)
    if refusal is not None:
        return refusal
    version = version_among(on, *_VERSIONS)
    if facts.regime is Regime.CONSUMER:
        return _no("not_for_consumers", "7 § 2 mom.", _NOT_CONSUMERS, version)
    if on <= facts.due_date:
        return _no("not_due", "7 § 1 mom.", _ONLY_DUE, version)
    if on >= REFORM_2013 and not facts.undisputed:
        return _no("disputed", "7 § 1 mom.", _ONLY_UNDISPUTED, version)
    barred = _barred_in_2021(facts, on, version)
    return barred or Decision(
        value=None, because=(ground("7 § 1 mom.", _ONLY_UNDISPUTED, version=version),)
    )


def _barred_in_2021(facts: TrattaFacts, on: date, version: str) -> Refusal | None:
    if not TEMPORARY_2021 <= on < TRATTA_OCTOBER_2021:
        return None
    if facts.debtor is None:
        return _no("fact_missing", "7 § 2 mom.", _WHO_OWES, version)
    if facts.debtor in _BARRED_IN_2021:
        return _no("not_for_this_debtor", "7 § 2 mom.", _BARRED, version)
    return None


@enacted(ACT, "7 § 3 mom.", since=REFORM_2013, until=BEFORE_2022, version="31/2013")
@enacted(ACT, "7 § 3 mom.", since=REFORM_2022, version="299/2022")
def earliest_tratta(facts: TrattaFacts) -> Decision[date] | Refusal:
    """First day for a tratta: the day after the time of the reminder before it has passed.

    The reminder gives at least 10 days; one sent before 1.5.2022 at least 7, by the transition
    provision. Before 16.3.2013 the Act asked for no reminder. Refuses what `may_use_tratta` does on
    that day, and with `no_reminder` and `reminder_too_short`.
    """
    if facts.reminded_on is None or facts.reminded_on <= facts.due_date:
        because = ground("7 § 3 mom.", _REMINDER_FIRST, version="299/2022")
        return Refusal(code="no_reminder", message=because.text, remedy=_REMIND, because=(because,))
    least = days("days_of_reminder_before_tratta", Regime.OTHER, facts.reminded_on)
    given = least.amount if facts.reminder_days is None else facts.reminder_days
    asked = least.ground(_REMINDER_DAYS, days=str(least.amount), reminded=facts.reminded_on)
    if given < least.amount:
        return Refusal(code="reminder_too_short", message=asked.text, because=(asked,))
    first = facts.reminded_on + timedelta(days=given + 1)
    allowed = may_use_tratta(facts, first)
    if isinstance(allowed, Refusal):
        return allowed
    return Decision(value=first, because=(asked, *allowed.because))


@enacted(ACT, "7 § 5 mom.", since=REFORM_2013, until=BEFORE_2022, version="31/2013")
@enacted(ACT, "7 § 5 mom.", since=TRATTA_OCTOBER_2021, until=BEFORE_2022, version="540/2021")
@enacted(ACT, "7 § 6 mom.", since=REFORM_2022, version="299/2022")
def tratta_publication_window(
    sent_on: date, *, readings: Readings = DEFAULT_READINGS
) -> Decision[PublicationWindow] | Refusal:
    """When a tratta sent on a day may be published, by the wording of that day.

    10 days from sending since 16.3.2013, 21 since 1.10.2021, 14 to 60 since 1.5.2022. Refuses with
    `no_time_set` one sent before 16.3.2013, for which the Act set no time.
    """
    refusal = before_the_act(sent_on, _PUBLISHING)
    if refusal is not None:
        return refusal
    if sent_on < REFORM_2013:
        return _no("no_time_set", "7 §", _NO_TIME, "", since=REFORM_2013)
    first = days("tratta_days_before_publishing", Regime.OTHER, sent_on)
    earliest = readings.tratta.earliest(sent_on, first.amount)
    if sent_on < REFORM_2022:
        because = (first.ground(_FROM, first=str(first.amount)),)
        return Decision(value=PublicationWindow(first=earliest, last=None), because=because)
    last = days("tratta_days_for_publishing", Regime.OTHER, sent_on)
    window = PublicationWindow(first=earliest, last=sent_on + timedelta(days=last.amount))
    because = (first.ground(_WINDOW, first=str(first.amount), last=str(last.amount)),)
    reading = (as_ground(TRATTA_DAYS),) if readings.tratta is DayReading.LITERAL else ()
    return Decision(value=window, because=(*because, *reading))


@enacted(
    ACT,
    "7 § 5 mom.",
    since=TEMPORARY_2021,
    until=TEMPORARY_JULY_2021 - _ONE_DAY,
    version="1069/2020",
)
@enacted(
    ACT,
    "7 § 5 mom.",
    since=TEMPORARY_JULY_2021,
    until=TRATTA_OCTOBER_2021 - _ONE_DAY,
    version="539/2021",
)
def publication_barred_by_statement(sent_on: date, *, small_or_new: bool) -> Citation | None:
    """The ground that barred publishing a small or new company's tratta from 1.1. to 30.9.2021.

    `small_or_new`: the company has shown, before publication, a turnover below 100 000 euros in its
    latest financial year, or that its first one is still running.
    """
    if not small_or_new or not TEMPORARY_2021 <= sent_on < TRATTA_OCTOBER_2021:
        return None
    return ground("7 § 5 mom.", _SMALL_OR_NEW, version=version_among(sent_on, *_VERSIONS))


def _no(code: str, section: str, text: Words, version: str, **values: Value) -> Refusal:
    because = ground(section, text, version=version, **values)
    return Refusal(code=code, message=fill(text, **values), because=(because,))


_TRATTA = Words(fi="tratan käyttö", sv="användning av tratta", en="the use of a tratta")
_PUBLISHING = Words(fi="tratan julkaiseminen", sv="publicering av tratta", en="publishing a tratta")
_NOT_CONSUMERS = Words(
    fi="Kuluttajasaatavan perimiseksi ei saa käyttää trattaa.",
    sv="Tratta får inte användas för att driva in en konsumentfordran.",
    en="A tratta may not be used to collect a consumer receivable.",
)
_ONLY_DUE = Words(
    fi="Trattaa saa käyttää vain erääntyneen saatavan perimiseen.",
    sv="Tratta får användas bara för en fordran som förfallit till betalning.",
    en="A tratta may be used only for a receivable that is due.",
)
_ONLY_UNDISPUTED = Words(
    fi="Trattaa saa käyttää vain erääntyneen, selvän ja riidattoman saatavan perimiseen.",
    sv="Tratta får användas bara för en förfallen, klar och ostridig fordran.",
    en="A tratta may be used only for a receivable that is due, clear and undisputed.",
)
_WHO_OWES = Words(
    fi="Puuttuu tieto, onko velallinen yksityishenkilö, elinkeinonharjoittaja vai mikä yhtiö.",
    sv="Uppgift saknas om gäldenären är en privatperson, näringsidkare eller vilket slags bolag.",
    en="It is not stated whether the debtor is a person, a sole trader or which kind of company.",
)
_BARRED = Words(
    fi="Trattaa ei saanut 1.1.–30.9.2021 käyttää yksityishenkilöä, yksityistä "
    "elinkeinonharjoittajaa, avointa yhtiötä eikä kommandiittiyhtiötä kohtaan.",
    sv="Tratta fick 1.1–30.9.2021 inte användas mot privatpersoner, enskilda näringsidkare, öppna "
    "bolag eller kommanditbolag.",
    en="From 1 January to 30 September 2021 a tratta could not be used against a private person, a "
    "sole trader, a general or a limited partnership.",
)
_REMINDER_FIRST = Words(
    fi="Trattaa ei saa lähettää ennen kuin velallista on muistutettu eräpäivän jälkeen ja "
    "muistutuksen määräaika on päättynyt.",
    sv="En tratta får inte sändas förrän gäldenären påmints efter förfallodagen och tiden i "
    "påminnelsen löpt ut.",
    en="A tratta may not be sent before the debtor has been reminded after the due date and the "
    "time given in the reminder has passed.",
)
_REMIND = Words(
    fi="Lähetä ensin muistutus, jossa on määräaika.",
    sv="Sänd först en påminnelse med en tidsfrist.",
    en="Send a reminder with a time limit first.",
)
_REMINDER_DAYS = Words(
    fi="Trattaa edeltävän muistutuksen ({reminded}) on annettava vähintään {days} päivää aikaa, ja "
    "ajan on päätyttävä.",
    sv="Påminnelsen före trattan ({reminded}) ska ge minst {days} dagar, och tiden ska ha löpt ut.",
    en="The reminder before the tratta ({reminded}) must give at least {days} days, and they must "
    "have passed.",
)
_WINDOW = Words(
    fi="Tratan saa julkaista aikaisintaan {first} päivän ja viimeistään {last} päivän kuluttua "
    "lähettämisestä.",
    sv="En tratta får offentliggöras tidigast {first} och senast {last} dagar efter att den sänts.",
    en="A tratta may be published {first} days after it was sent at the earliest and {last} days "
    "at the latest.",
)
_FROM = Words(
    fi="Tratan saa julkaista aikaisintaan {first} päivän kuluttua lähettämisestä.",
    sv="En tratta får offentliggöras tidigast {first} dagar efter att den sänts.",
    en="A tratta may be published {first} days after it was sent at the earliest.",
)
_NO_TIME = Words(
    fi="Laki ei säätänyt aikaa tratan julkaisemiselle ennen {since}.",
    sv="Lagen angav ingen tid för publicering av en tratta före {since}.",
    en="The Act set no time for publishing a tratta before {since}.",
)
_SMALL_OR_NEW = Words(
    fi="Trattaa ei saanut julkaista, kun osakeyhtiö oli osoittanut liikevaihtonsa alle 100 000 "
    "euroksi tai ensimmäisen tilikautensa olevan kesken.",
    sv="Trattan fick inte offentliggöras när aktiebolaget visat att omsättningen understeg 100 000 "
    "euro eller att den första räkenskapsperioden pågick.",
    en="The tratta could not be published once the company had shown a turnover below 100 000 "
    "euros, or that its first financial year was running.",
)
