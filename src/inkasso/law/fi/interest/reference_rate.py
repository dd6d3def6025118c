"""Sections 12 and 12 a: the reference rate, half-year by half-year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.fi.interest.grounds import ACT
from inkasso.law.parameters import Parameter, parameters_beside
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill

_SECTION_12 = Words(
    fi="Viitekorko {percent} % on voimassa {since} alkaen; Suomen Pankki ilmoittaa sen "
    "puolivuosittain.",
    sv="Referensräntan {percent} % gäller från {since}; Finlands Bank meddelar den varje halvår.",
    en="The reference rate of {percent} % is in force from {since}; "
    "the Bank of Finland announces it each half-year.",
)


def reference_rates() -> Parameter:
    """The table of reference rates, per cent a year."""
    return parameters_beside("inkasso.law.fi.interest", "reference_rates.yaml")["reference_rate"]


def reference_rates_known_through() -> date:
    """Last day for which the reference rate is known."""
    through = reference_rates().known_through
    assert through is not None, "the table of reference rates always says how far it reaches"
    return through


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
        ),
    )


def missing_reference_rate(on: date) -> Refusal | None:
    """What is missing when the rate of the half-year after `on` is not in the table yet.

    The notice comes out in the last days of June and December: ask daily, and raise the alarm
    while there is an answer.
    """
    next_half = date(on.year, 7, 1) if on.month <= 6 else date(on.year + 1, 1, 1)
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
            fi="Lisää ilmoitettu viitekorko tiedostoon reference_rates.yaml, tai laske "
            "aikaisemmalle päivälle.",
            sv="Lägg till den meddelade referensräntan i filen reference_rates.yaml, eller räkna "
            "till en tidigare dag.",
            en="Add the announced rate to reference_rates.yaml, or calculate to an earlier day.",
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
