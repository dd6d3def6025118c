"""Sections 5 to 8 of 728/2003: from when limitation runs, and how long at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.base.dates import add_years
from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.limitation.numbers import ACT, ACT_SINCE, years_of
from inkasso.law.wording import Value, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitationStart:
    """From when limitation runs."""

    #: Day that the period is counted from.
    begins_on: date
    #: Years of the period.
    years: int
    #: Last day on which limitation must have been interrupted for the first time (7 § 2 mom.).
    first_interruption_by: date | None = None
    #: Day an open-ended debt fell due: the general period counts from then, if the debt was still
    #: alive (8 § 2 mom.).
    fell_due_on: date | None = None
    because: tuple[Citation, ...]


@enacted(ACT, "5 §", since=ACT_SINCE)
def from_due_date(due_date: date, accelerated_on: date | None = None) -> LimitationStart:
    """A due date that binds, or the day the debt fell due by acceleration."""
    begins = accelerated_on or due_date
    section = "5 § 1 mom." if accelerated_on is None else "5 § 2 mom."
    return _start(begins, years_of("general"), _ground(section, _DUE, begins=begins))


@enacted(ACT, "6 §", since=ACT_SINCE)
def from_performance(performed_on: date) -> LimitationStart:
    """A price without a binding due date: from when the creditor had performed."""
    ground = _ground("6 §", _PERFORMED, begins=performed_on)
    return _start(performed_on, years_of("general"), ground)


@enacted(ACT, "7 §", since=ACT_SINCE)
def from_knowledge(
    known_on: date, event_on: date, *, personal_injury: bool = False
) -> LimitationStart:
    """Damages and unjust enrichment: from when the creditor knew, and ten years from the event.

    The ten years do not limit damages for injury to a person or the environment.
    """
    by = None if personal_injury else add_years(event_on, years_of("damages_longest"))
    because = [_ground("7 § 1 mom.", _KNOWN, begins=known_on)]
    if by is not None:
        because.append(_ground("7 § 2 mom.", _TEN_YEARS, by=by))
    return LimitationStart(
        begins_on=known_on,
        years=years_of("general"),
        first_interruption_by=by,
        because=tuple(because),
    )


@enacted(ACT, "8 §", since=ACT_SINCE)
def from_origin(arose_on: date, fell_due_on: date | None = None) -> LimitationStart:
    """Open-ended and conditional debts: ten years from their origin, three once they fell due.

    A debt that was not interrupted in the ten years has ended, and falling due does not revive it.
    """
    return LimitationStart(
        begins_on=arose_on,
        years=years_of("open_ended"),
        fell_due_on=fell_due_on,
        because=(_ground("8 § 1 mom.", _OPEN_ENDED, begins=arose_on),),
    )


def _start(begins_on: date, years: int, ground: Citation) -> LimitationStart:
    return LimitationStart(begins_on=begins_on, years=years, because=(ground,))


def _ground(section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=ACT, section=section, text=fill(text, **values))


_DUE = Words(
    fi="Vanhentumisaika alkaa eräpäivästä {begins}.",
    sv="Preskriptionstiden börjar på förfallodagen {begins}.",
    en="Limitation runs from the due date {begins}.",
)
_PERFORMED = Words(
    fi="Eräpäivää ei ollut sovittu: vanhentumisaika alkaa, kun velkoja oli täyttänyt oman "
    "velvollisuutensa {begins}.",
    sv="Ingen förfallodag var avtalad: preskriptionstiden börjar när borgenären hade fullgjort sin "
    "egen prestation {begins}.",
    en="No due date was agreed: limitation runs from the creditor's own performance on {begins}.",
)
_KNOWN = Words(
    fi="Vanhentumisaika alkaa siitä, kun velkoja sai tiedon perusteesta {begins}.",
    sv="Preskriptionstiden börjar när borgenären fick veta om grunden {begins}.",
    en="Limitation runs from when the creditor learned of the ground, {begins}.",
)
_TEN_YEARS = Words(
    fi="Vanhentuminen on katkaistava viimeistään {by}, kymmenessä vuodessa tapahtumasta.",
    sv="Preskriptionen ska avbrytas senast {by}, då tio år har gått från händelsen.",
    en="Limitation must be interrupted by {by} at the latest, ten years from the event.",
)
_OPEN_ENDED = Words(
    fi="Toistaiseksi myönnetty tai ehdollinen velka: vanhentumisaika on kymmenen vuotta velan "
    "syntymisestä {begins}.",
    sv="En skuld tills vidare eller en villkorlig skuld: preskriptionstiden är tio år från "
    "skuldens uppkomst {begins}.",
    en="An open-ended or conditional debt: limitation is ten years from its origin on {begins}.",
)
