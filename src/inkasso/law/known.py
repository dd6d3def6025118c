"""A dated value as an answer: the value of a day and its grounds, or why there is none."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Citation, Refusal
from inkasso.base.words import Words
from inkasso.law.parameters import DatedValue, Parameter
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import Value, fill


def value_on(parameter: Parameter, on: date, *, what: Words) -> DatedValue | Refusal:
    """The value in force on a day.

    Refuses with `not_encoded` before the first one and with `not_published` after the last day for
    which the newest is known to hold.
    """
    first, last = parameter.values[0], parameter.values[-1]
    if on < first.since:
        text = fill(_IN_FORCE, since=first.since)
        return not_encoded(asked=on, since=first.since, what=what, because=(_cited(first, text),))
    if parameter.known_through is not None and on > parameter.known_through:
        text = fill(_KNOWN_THROUGH, through=parameter.known_through)
        return Refusal(
            code="not_published",
            message=fill(_NOT_PUBLISHED, on=on, what=what),
            remedy=fill(_ADD, name=parameter.name),
            because=(_cited(last, text),),
        )
    return parameter.at(on)


def grounds(act: str, value: DatedValue, text: Words, **values: Value) -> tuple[Citation, ...]:
    """The section a value stands in, and a second ground where nobody has confirmed it yet."""
    cited = _cited(value, fill(text, **values), act)
    if not value.awaits_confirmation:
        return (cited,)
    return (cited, _cited(value, _UNCONFIRMED, act))


def _cited(value: DatedValue, text: Words, act: str = "") -> Citation:
    reference = value.reference
    if not act:
        return Citation(act=reference.act, section=reference.section, text=text)
    version = "" if reference.act == act else reference.act
    return Citation(act=act, section=reference.section, version=version, text=text)


_IN_FORCE = Words(
    fi="Säännös tuli voimaan {since}.",
    sv="Bestämmelsen trädde i kraft {since}.",
    en="The provision came into force on {since}.",
)
_KNOWN_THROUGH = Words(
    fi="Viimeisin tunnettu määrä on voimassa {through} asti.",
    sv="Det senaste kända beloppet gäller till och med {through}.",
    en="The newest amount known holds until {through}.",
)
_NOT_PUBLISHED = Words(
    fi="Päivältä {on} ei voida vastata: {what} ei ole tiedossa.",
    sv="Frågan om {on} kan inte besvaras: {what} är inte känd.",
    en="No answer for {on}: {what} is not known.",
)
_ADD = Words(
    fi="Tarkista uusi määrä säädöskokoelmasta ja lisää se parametriin {name}.",
    sv="Kontrollera det nya beloppet i författningssamlingen och lägg till det i parametern "
    "{name}.",
    en="Look the new amount up in the Statute Book and add it to the parameter {name}.",
)
_UNCONFIRMED = Words(
    fi="Arvo odottaa vastaavan henkilön vahvistusta.",
    sv="Värdet väntar på den ansvariga personens bekräftelse.",
    en="The value awaits confirmation by the responsible person.",
)
