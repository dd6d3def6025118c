"""A dated value as an answer: the value of a day and its grounds, or why there is none.

Whoever answers with a value adds its `doubts` to the grounds (`grounds` does both), so that an
answer that rests on an unconfirmed value says so.
"""

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
    return (_cited(value, fill(text, **values), act), *doubts(act, value))


def doubts(act: str, *values: DatedValue) -> tuple[Citation, ...]:
    """A ground for each value that nobody has confirmed: which value, where from, what to check.

    `act` is the act that the values stand in as consolidated. A person's `verified_by` and
    `verified_on` in the value's file end the doubt.
    """
    grounds_of_doubt = (
        _cited(value, _doubt(value), act) for value in values if value.awaits_confirmation
    )
    return tuple(dict.fromkeys(grounds_of_doubt))


def _doubt(value: DatedValue) -> Words:
    assert value.doubt is not None, "the loader refuses a value in doubt that does not say which"
    return fill(_UNCONFIRMED, value=_shown(value), since=value.since, doubt=value.doubt)


def _shown(value: DatedValue) -> Words:
    """The number, or the steps of a scale."""
    steps = [fill(_NUMBER, number=step.value) for step in value.scale]
    return Words(
        fi=" / ".join(step.fi for step in steps),
        sv=" / ".join(step.sv for step in steps),
        en=" / ".join(step.en for step in steps),
    )


def _cited(value: DatedValue, text: Words, act: str = "") -> Citation:
    reference = value.reference
    # What a court or an authority decided is no wording of the act.
    if not act or not reference.act[0].isdigit():
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
    fi="Päivältä {on} ei voida vastata. Vielä tuntematta: {what}.",
    sv="Frågan om {on} kan inte besvaras. Ännu inte känt: {what}.",
    en="No answer for {on}. Not known yet: {what}.",
)
_ADD = Words(
    fi="Tarkista uusi määrä säädöskokoelmasta ja lisää se parametriin {name}.",
    sv="Kontrollera det nya beloppet i författningssamlingen och lägg till det i parametern "
    "{name}.",
    en="Look the new amount up in the Statute Book and add it to the parameter {name}.",
)
_NUMBER = Words(fi="{number}", sv="{number}", en="{number}")
_UNCONFIRMED = Words(
    fi="Vahvistamaton arvo {value} ({since} alkaen): {doubt}",
    sv="Obekräftat värde {value} (från och med {since}): {doubt}",
    en="Unconfirmed value {value} (from {since}): {doubt}",
)
