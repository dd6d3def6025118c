"""How long the agency keeps what it holds: collecting, books, and money laundering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.dates import add_years
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.known import grounds, value_on
from inkasso.law.parameters import parameter_beside


class Record(StrEnum):
    """What is kept, by the event from which its time counts."""

    #: Documents and data of collecting; from the end of collection.
    COLLECTION = "collection"
    #: Financial statements, ledgers, chart of accounts; from the end of the financial year.
    BOOKS = "books"
    #: Vouchers, correspondence on transactions; from the end of the financial year.
    VOUCHERS = "vouchers"
    #: Data of knowing a customer (the client); from the end of the relationship.
    CUSTOMER = "customer"
    #: Data of a suspicious transaction; from the day it was reported.
    SUSPICION = "suspicion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record, and the day from which its time counts."""

    #: What it is.
    record: Record
    #: The day that `Record` names for it.
    ended_on: date


@enacted("411/2018", "12 §", since=date(2019, 1, 1))
@enacted("1336/1997", "2 luku 10 §", since=date(2016, 1, 1))
@enacted("444/2017", "3 luku 3 §", since=date(2017, 7, 3))
@enacted("444/2017", "4 luku 3 §", since=date(2017, 7, 3))
def keep_until(kept: Kept) -> Decision[date] | Refusal:
    """The last day on which a record must still be there.

    Collecting: 5 years from its end (411/2018, 12 §). Books: 10 years from the end of the financial
    year; vouchers: 6 years from the end of the calendar year in which that ended (1336/1997,
    2 luku 10 §). Customers and suspicions: 5 years (444/2017). Refuses with `not_encoded` earlier.
    """
    act, text = _SOURCES[kept.record]
    parameter = parameter_beside("inkasso.law.fi.collector_duties", f"years_{kept.record.value}")
    value = value_on(parameter, kept.ended_on, what=_WHAT)
    if isinstance(value, Refusal):
        return value
    begun = kept.ended_on
    if kept.record is Record.VOUCHERS:
        begun = date(begun.year, 12, 31)
    end = add_years(begun, int(value.value))
    because = grounds(act, value, text, years=str(int(value.value)), end=end)
    return Decision(value=end, because=because)


@enacted("411/2018", "12 §", since=date(2019, 1, 1))
def keep_all_until(records: tuple[Kept, ...]) -> Decision[date] | Refusal:
    """The last day for what is several records at once: the longest of their times.

    Refuses as `keep_until` does, and with `fact_missing` when none is named.
    """
    because: tuple[Citation, ...] = ()
    latest: date | None = None
    for kept in records:
        answer = keep_until(kept)
        if isinstance(answer, Refusal):
            return answer
        because = (*because, *answer.because)
        latest = answer.value if latest is None else max(latest, answer.value)
    if latest is None:
        ground = Citation(act="411/2018", section="12 §", text=_NONE)
        return Refusal(code="fact_missing", message=_NONE, because=(ground,))
    return Decision(value=latest, because=because)


_WHAT = Words(fi="säilytysaika", sv="förvaringstiden", en="the time to keep")
_NONE = Words(
    fi="Kerro, mikä tieto säilytetään.",
    sv="Ange vilken uppgift som bevaras.",
    en="Say which record is kept.",
)
_COLLECTION = Words(
    fi="Perinnän asiakirjat ja tiedot säilytetään {years} vuotta perinnän päättymisestä: {end}.",
    sv="Indrivningens handlingar och uppgifter bevaras {years} år efter att den avslutats: {end}.",
    en="Documents and data of collecting are kept {years} years from its end: {end}.",
)
_BOOKS = Words(
    fi="Tilinpäätös ja kirjanpidot säilytetään {years} vuotta tilikauden päättymisestä: {end}.",
    sv="Bokslut och bokföring bevaras {years} år från räkenskapsperiodens slut: {end}.",
    en="Financial statements and ledgers are kept {years} years from the end of the year: {end}.",
)
_VOUCHERS = Words(
    fi="Tositteet säilytetään {years} vuotta sen vuoden lopusta, jona tilikausi päättyi: {end}.",
    sv="Verifikat bevaras {years} år från utgången av det år räkenskapsperioden slutade: {end}.",
    en="Vouchers are kept {years} years from the end of the year in which the financial year "
    "ended: {end}.",
)
_CUSTOMER = Words(
    fi="Asiakkaan tuntemistiedot säilytetään {years} vuotta asiakassuhteen päättymisestä: {end}.",
    sv="Uppgifter om kundkännedom bevaras {years} år efter kundförhållandets slut: {end}.",
    en="Data of knowing a customer are kept {years} years from the end of the relationship: {end}.",
)
_SUSPICION = Words(
    fi="Epäilyttävän liiketoimen tiedot säilytetään erillään {years} vuotta: {end}.",
    sv="Uppgifter om en misstänkt transaktion bevaras åtskilt i {years} år: {end}.",
    en="Data of a suspicious transaction are kept apart for {years} years: {end}.",
)
_SOURCES = {
    Record.COLLECTION: ("411/2018", _COLLECTION),
    Record.BOOKS: ("1336/1997", _BOOKS),
    Record.VOUCHERS: ("1336/1997", _VOUCHERS),
    Record.CUSTOMER: ("444/2017", _CUSTOMER),
    Record.SUSPICION: ("444/2017", _SUSPICION),
}
