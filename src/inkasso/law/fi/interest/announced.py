"""Reference rates taken in between releases: what is accepted, and the file they are kept in.

The file has the form of any parameter file of one parameter. Reading and writing are done on text;
where the file lies is the faces' affair.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from inkasso.base.dates import add_months, half_year_start
from inkasso.base.decisions import Citation, Refusal
from inkasso.base.faults import BadInput
from inkasso.base.words import Words
from inkasso.law.fi.interest.grounds import ACT
from inkasso.law.fi.interest.reference_rate import (
    last_day_of_half_year,
    next_half_year,
    released_reference_rates,
    with_announced,
)
from inkasso.law.parameters import Bracket, DatedValue, Reference, read_parameters
from inkasso.law.wording import Value, fill

#: Section 12 with half-year rates came into force on this day (340/2002).
_HALF_YEARS_SINCE = date(2002, 7, 1)
#: Far above anything the European Central Bank has applied; a slip of the comma lies above it.
_HIGHEST = Decimal(20)
#: The rate is that of the central bank's last main refinancing operation before the half-year
#: (12 §); they are weekly, so no notice (12 a §) is out more than a month before the half-year.
_MONTHS_AHEAD = 1
_TITLE = "Suomen Pankin ilmoitus viitekorosta"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedRate:
    """A reference rate as somebody took it from the notice of the Bank of Finland."""

    #: First day of its half-year.
    since: date
    #: Per cent a year.
    percent: Decimal
    #: The notice: its number in the statute book, or where it was read.
    source: str
    #: Who took it in.
    by: str
    #: When it was taken in.
    on: date
    #: Day of the notice, when known.
    published: date | None = None


def reference_rate_from(ecb_percent: Decimal) -> Decimal:
    """The central bank's rate rounded up to the next half percentage point (633/1982, 12 §).

    >>> reference_rate_from(Decimal("2.40"))
    Decimal('2.5')
    """
    return (ecb_percent * 2).to_integral_value(rounding=ROUND_CEILING) / 2


def with_rate(
    announced: tuple[DatedValue, ...], rate: AnnouncedRate
) -> tuple[DatedValue, ...] | Refusal:
    """The rates taken in so far and one more, in the order of their days.

    A doubtful rate of the release is confirmed or replaced; the same rate again changes nothing.
    Refuses a rate that is no half-year's (`not_a_half_year`), not in half points or out of all
    reason (`implausible_rate`), that leaves a gap (`rate_missing_before`), says another figure than
    is known (`contradicts_known_rate`), was published or taken in at an impossible time
    (`implausible_publication`), or does not say who took it from where (`source_missing`).
    """
    fault = _fault_of(rate) or _fault_beside(announced, rate)
    if fault is not None:
        return fault
    if any(value.since == rate.since for value in announced):
        return announced
    added = (*announced, _value_of(rate))
    return tuple(sorted(added, key=lambda value: value.since))


def announced_text(announced: tuple[DatedValue, ...]) -> str:
    """The file that keeps the rates, as text; `read_announced` reads it back."""
    reviewed = max(value.verified_on for value in announced if value.verified_on is not None)
    lines = [
        "# Reference rates taken in with `inkasso law rates add`.",
        f"reviewed_on: {reviewed}",
        "description: Reference rates announced since the release.",
        "unit: percent",
        "values:",
    ]
    for value in announced:
        lines += _lines_of(value)
    return "\n".join(lines) + "\n"


def read_announced(text: str, *, source: str) -> tuple[DatedValue, ...]:
    """The rates in a file's text, each checked again; raises `BadInput` that says what is wrong."""
    (parameter,) = read_parameters(text, source=source).parameters.values()
    announced: tuple[DatedValue, ...] = ()
    for value in parameter.values:
        if value.verified_by is None or value.verified_on is None:
            raise BadInput(f"{value.since}: who took the rate in, and when?", source=source)
        rate = AnnouncedRate(
            since=value.since,
            percent=value.value,
            source=value.reference.act,
            by=value.verified_by,
            on=value.verified_on,
            published=value.published,
        )
        result = with_rate(announced, rate)
        if isinstance(result, Refusal):
            raise BadInput(f"{value.since}: {result.message.en}", source=source)
        announced = result
    return announced


def _value_of(rate: AnnouncedRate) -> DatedValue:
    return DatedValue(
        since=rate.since,
        scale=(Bracket(up_to=None, value=rate.percent),),
        reference=Reference(act=rate.source, section="12 a §", title=_TITLE),
        verified_by=rate.by,
        verified_on=rate.on,
        published=rate.published,
    )


def _lines_of(value: DatedValue) -> list[str]:
    reference = value.reference
    lines = [
        f"  {value.since}:",
        f"    value: {value.value}",
        f"    reference: {{act: {_quoted(reference.act)}, section: {_quoted(reference.section)}, "
        f"title: {_quoted(reference.title)}}}",
        f"    verified_by: {_quoted(value.verified_by or '')}",
        f"    verified_on: {value.verified_on}",
    ]
    return lines if value.published is None else [*lines, f"    published: {value.published}"]


def _quoted(text: str) -> str:
    """Text as YAML reads it back; a JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


def _fault_of(rate: AnnouncedRate) -> Refusal | None:
    """What is wrong with the rate by itself."""
    if rate.since != half_year_start(rate.since) or rate.since < _HALF_YEARS_SINCE:
        return _refusal("not_a_half_year", _NOT_A_HALF_YEAR, since=rate.since)
    if not Decimal(0) <= rate.percent <= _HIGHEST or rate.percent * 2 % 1:
        return _refusal("implausible_rate", _IMPLAUSIBLE, percent=rate.percent)
    if not all(text.strip() and text.isprintable() for text in (rate.source, rate.by)):
        return _refusal("source_missing", _SOURCE_MISSING)
    return _fault_of_days(rate)


def _fault_of_days(rate: AnnouncedRate) -> Refusal | None:
    """Whether the notice can have been out on the days that are told of it."""
    earliest = add_months(rate.since, -_MONTHS_AHEAD)
    if rate.on < earliest:
        return _refusal("implausible_publication", _NOT_OUT_YET, since=rate.since, day=earliest)
    last = min(rate.on, last_day_of_half_year(rate.since))
    if rate.published is not None and not earliest <= rate.published <= last:
        return _refusal("implausible_publication", _PUBLICATION, day=rate.published)
    return None


def _fault_beside(announced: tuple[DatedValue, ...], rate: AnnouncedRate) -> Refusal | None:
    """What is wrong with the rate beside those already known."""
    table = with_announced(released_reference_rates(), announced)
    assert table.known_through is not None, "the table of rates always says how far it reaches"
    if rate.since > table.known_through:
        missing = next_half_year(table.known_through)
        if rate.since == missing:
            return None
        return _refusal("rate_missing_before", _GAP, since=rate.since, missing=missing)
    known = table.at(rate.since)
    if known.value == rate.percent or known.awaits_confirmation:
        return None
    return _refusal(
        "contradicts_known_rate",
        _CONTRADICTS,
        since=rate.since,
        percent=rate.percent,
        known=known.value,
        act=known.reference.act,
    )


def _refusal(code: str, message: Words, **values: Value) -> Refusal:
    return Refusal(
        code=code,
        message=fill(message, **values),
        remedy=_REMEDY,
        because=(Citation(act=ACT, section="12 §", text=_SECTION_12),),
    )


_SECTION_12 = Words(
    fi="Viitekorko on Euroopan keskuspankin korko ennen puolivuotiskauden alkua, pyöristettynä "
    "ylöspäin lähimpään puoleen prosenttiyksikköön.",
    sv="Referensräntan är Europeiska centralbankens ränta före halvårets början, avrundad uppåt "
    "till närmaste halva procentenhet.",
    en="The reference rate is the European Central Bank's rate before the half-year begins, "
    "rounded up to the next half percentage point.",
)
_REMEDY = Words(
    fi="Tarkista luku Suomen Pankin ilmoituksesta ja anna se uudelleen.",
    sv="Kontrollera siffran i Finlands Banks meddelande och ge den på nytt.",
    en="Check the figure in the notice of the Bank of Finland and give it again.",
)
_NOT_A_HALF_YEAR = Words(
    fi="Viitekorko vahvistetaan puolivuotiskaudeksi: {since} ei ole 1.1. tai 1.7. vuodesta 2002.",
    sv="Referensräntan fastställs för ett halvår: {since} är inte 1.1 eller 1.7 sedan 2002.",
    en="A reference rate is set for a half-year: {since} is not 1 January or 1 July since 2002.",
)
_IMPLAUSIBLE = Words(
    fi="{percent} % ei voi olla viitekorko: se on puolen prosenttiyksikön kerrannainen väliltä "
    "0–20.",
    sv="{percent} % kan inte vara en referensränta: den är en multipel av en halv procentenhet "
    "mellan 0 och 20.",
    en="{percent} % cannot be a reference rate: it is a multiple of half a percentage point from 0 "
    "to 20.",
)
_SOURCE_MISSING = Words(
    fi="Viitekoron lähde ja ottaja puuttuvat tai niissä on outoja merkkejä.",
    sv="Källan eller den som tagit in räntan saknas, eller innehåller främmande tecken.",
    en="The source of the rate or the person taking it in is missing, or holds odd characters.",
)
_PUBLICATION = Words(
    fi="Ilmoitusta ei ole voitu julkaista {day}: se annetaan edellisen puolivuotiskauden lopussa, "
    "eikä sitä voi ottaa ennen julkaisemista.",
    sv="Meddelandet kan inte ha publicerats {day}: det ges i slutet av föregående halvår och kan "
    "inte tas in innan det publicerats.",
    en="The notice cannot have been published on {day}: it comes at the end of the half-year "
    "before, and cannot be taken in before it is published.",
)
_NOT_OUT_YET = Words(
    fi="Ilmoitus viitekorosta {since} alkaen ei voi olla vielä julkaistu: se perustuu viimeiseen "
    "korkoon ennen kauden alkua, ja sen voi ottaa aikaisintaan {day}.",
    sv="Meddelandet om referensräntan från {since} kan inte vara publicerat än: det bygger på den "
    "sista räntan före halvåret och kan tas in tidigast {day}.",
    en="The notice of the rate from {since} cannot be out yet: it rests on the last rate before "
    "the half-year begins, and can be taken in on {day} at the earliest.",
)
_GAP = Words(
    fi="Viitekorkoa {since} alkaen ei voi lisätä, koska {missing} alkavan kauden korko puuttuu.",
    sv="Referensräntan från {since} kan inte läggas till, för räntan från {missing} saknas.",
    en="The rate from {since} cannot be taken in while the one from {missing} is missing.",
)
_CONTRADICTS = Words(
    fi="Viitekorko {since} alkaen on jo {known} % ({act}); {percent} % on sen vastainen.",
    sv="Referensräntan från {since} är redan {known} % ({act}); {percent} % strider mot det.",
    en="The rate from {since} is already known as {known} % ({act}); {percent} % contradicts it.",
)
