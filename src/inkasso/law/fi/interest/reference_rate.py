"""Sections 12 and 12 a: the reference rate, half-year by half-year.

The rates of the release stand in a file beside the code. A rate that was announced since is
installed by a face at its start, before anything is calculated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol, TypeVar

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.interest.grounds import ACT
from inkasso.law.known import doubts
from inkasso.law.parameters import DatedValue, Parameter, parameter_beside
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill

_SECTION_12 = Words(
    fi="Viitekorko {percent} % on voimassa {since} alkaen; Suomen Pankki ilmoittaa sen "
    "puolivuosittain.",
    sv="Referensräntan {percent} % gäller från {since}; Finlands Bank meddelar den varje halvår.",
    en="The reference rate of {percent} % is in force from {since}; "
    "the Bank of Finland announces it each half-year.",
)


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=_Cached)

_announced: tuple[DatedValue, ...] = ()
_forget: list[Callable[[], None]] = []


def rests_on_reference_rates(cached: C) -> C:
    """Mark a cache that must be emptied when rates are installed; it is not changed."""
    _forget.append(cached.cache_clear)
    return cached


def install_reference_rates(announced: tuple[DatedValue, ...]) -> None:
    """Let every later question know the rates announced since the release, and no others.

    `announced` are checked values (`announced.with_rate`). What already holds an `Accrual` or a
    curve keeps it: install at the start of a program.
    """
    global _announced  # noqa: PLW0603  the one switch of the room, thrown once at the start
    if announced == _announced:
        return
    _announced = announced
    for clear in _forget:
        clear()


def announced_reference_rates() -> tuple[DatedValue, ...]:
    """The rates that were installed beside those of the release."""
    return _announced


def released_reference_rates() -> Parameter:
    """The table of reference rates of the release, per cent a year."""
    return parameter_beside("inkasso.law.fi.interest", "reference_rate")


def reference_rates() -> Parameter:
    """The table of reference rates, per cent a year, with those that were installed."""
    return with_announced(released_reference_rates(), _announced)


def with_announced(table: Parameter, announced: tuple[DatedValue, ...]) -> Parameter:
    """A table of rates with further half-years, or with what confirms or replaces its own."""
    if not announced:
        return table
    by_day = {value.since: value for value in (*table.values, *announced)}
    assert table.known_through is not None, "the table of rates always says how far it reaches"
    through = max(table.known_through, last_day_of_half_year(announced[-1].since))
    values = tuple(by_day[day] for day in sorted(by_day))
    return replace(table, values=values, known_through=through)


def last_day_of_half_year(day: date) -> date:
    """30 June or 31 December, whichever ends the half-year that `day` falls in."""
    return date(day.year, 6, 30) if day.month <= 6 else date(day.year, 12, 31)


def next_half_year(day: date) -> date:
    """First day of the half-year after the one that `day` falls in."""
    return last_day_of_half_year(day) + timedelta(days=1)


def reference_rates_known_through() -> date:
    """Last day for which the reference rate is known."""
    through = reference_rates().known_through
    assert through is not None, "the table of rates always says how far it reaches"
    return through


@enacted(ACT, "12 §", since=date(2002, 7, 1), version="340/2002")
def reference_rate(on: date) -> Decision[Decimal] | Refusal:
    """The reference rate in force on a day, per cent a year (633/1982, 12 §).

    Refuses with `not_encoded` before 1.5.1995 and `reference_rate_unknown` after the last half-year
    whose notice stands in the table.
    """
    table = reference_rates()
    if on < table.values[0].since:
        return rate_not_encoded(on, since=table.values[0].since)
    if on > reference_rates_known_through():
        return reference_rate_unknown(on)
    value = table.at(on)
    return Decision(
        value=value.value,
        because=(
            Citation(
                act=ACT,
                section="12 §",
                text=fill(_SECTION_12, percent=value.value, since=value.since),
            ),
            *doubts(ACT, value),
        ),
    )


def unconfirmed_rates(first: date, last: date) -> tuple[Citation, ...]:
    """A ground for each rate of these days that a person must still confirm."""
    values = reference_rates().values
    ends = [*(value.since for value in values[1:]), date.max]
    used = zip(values, ends, strict=True)
    return doubts(ACT, *(value for value, end in used if value.since <= last and end > first))


def missing_reference_rate(on: date) -> Refusal | None:
    """What is missing when the rate of the half-year after `on` is not in the table yet.

    The notice comes out in the last days of June and December: ask daily, and raise the alarm
    while there is an answer.
    """
    next_half = next_half_year(on)
    if next_half <= reference_rates_known_through():
        return None
    return reference_rate_unknown(next_half)


def reference_rate_unknown(on: date) -> Refusal:
    """Code `reference_rate_unknown`: names the notice that is missing."""
    half = Words(
        fi="alkuvuoden" if on.month <= 6 else "loppuvuoden",
        sv="första" if on.month <= 6 else "andra",
        en="first" if on.month <= 6 else "second",
    )
    return Refusal(
        code="reference_rate_unknown",
        message=fill(
            Words(
                fi="Viitekorkoa ei tunneta päivältä {on}: Suomen Pankin ilmoitus {half} {year} "
                "viitekorosta puuttuu.",
                sv="Referensräntan för {on} är inte känd: Finlands Banks meddelande om "
                "referensräntan för {half} halvåret {year} saknas.",
                en="The reference rate on {on} is not known: the notice of the Bank of Finland for "
                "the {half} half of {year} is missing.",
            ),
            on=on,
            half=half,
            year=on.year,
        ),
        remedy=Words(
            fi="Lisää Suomen Pankin ilmoittama viitekorko komennolla `inkasso law rates add`, tai "
            "laske aikaisemmalle päivälle.",
            sv="Lägg till den referensränta som Finlands Bank meddelat med kommandot "
            "`inkasso law rates add`, eller räkna till en tidigare dag.",
            en="Take in the rate that the Bank of Finland announced with `inkasso law rates add`, "
            "or calculate to an earlier day.",
        ),
        because=(
            Citation(
                act=ACT,
                section="12 a §",
                text=Words(
                    fi="Suomen Pankki julkaisee ilmoituksen kunkin puolivuotiskauden viitekorosta.",
                    sv="Finlands Bank meddelar referensräntan för varje halvår.",
                    en="The Bank of Finland publishes a notice of the reference rate of each "
                    "half-year.",
                ),
            ),
        ),
    )


def rate_not_encoded(on: date, *, since: date) -> Refusal:
    """Code `not_encoded`, for interest of a time whose rule is not written here."""
    return not_encoded(
        asked=on,
        since=since,
        what=Words(fi="viivästyskorko", sv="dröjsmålsräntan", en="overdue interest"),
        because=(
            Citation(
                act=ACT,
                section="4 §",
                text=fill(
                    Words(
                        fi="Viivästyskoron laskentasääntö on tallennettu {since} alkaen.",
                        sv="Regeln för dröjsmålsräntan har lagts in från och med {since}.",
                        en="The rule for overdue interest is recorded from {since} on.",
                    ),
                    since=since,
                ),
            ),
        ),
    )
