"""Wages in enforcement: the protected share, and what may be taken of a month's wages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.known import doubts, grounds, value_on
from inkasso.law.parameters import Parameter, parameter_beside
from inkasso.law.wording import Value, fill

ACT = "705/2007"
_DAYS_IN_MONTH = 30
_SHARES_SINCE = date(2023, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyWages:
    """A month's wages, after tax and the debtor's statutory contributions."""

    #: Net wages of the month.
    net: Money
    #: Month they are paid in, by any of its days.
    paid_on: date
    #: Persons whom the debtor supports: a spouse and children without means of their own.
    dependants: int = 0


@enacted("705/2007", "4 luku 48 §", since=_SHARES_SINCE, version="1098/2023")
@enacted("705/2007", "4 luku 48 §", since=date(2025, 1, 1), version="645/2024")
def protected_share(on: date, dependants: int = 0) -> Decision[Money] | Refusal:
    """The protected share of a month: thirty days' worth (705/2007, 4 luku 48 §).

    Refuses with `not_encoded` before 2023 and with `not_published` after 2025.
    """
    debtor = value_on(_parameter("protected_debtor"), on, what=_SHARE_NAME)
    each = value_on(_parameter("protected_dependant"), on, what=_SHARE_NAME)
    if isinstance(debtor, Refusal):
        return debtor
    if isinstance(each, Refusal):
        return each
    share = Money.of((debtor.value + dependants * each.value) * _DAYS_IN_MONTH)
    because = grounds(ACT, debtor, _SHARE, share=share)
    return Decision(value=share, because=(*because, *(doubts(ACT, each) if dependants else ())))


@enacted("705/2007", "4 luku 49 §", since=_SHARES_SINCE)
def attachable_wages(wages: MonthlyWages) -> Decision[Money] | Refusal:
    """The regular amount taken of a month's wages, half up to the cent (705/2007, 4 luku 49 §).

    Nothing up to the protected share; two thirds of what is above it, up to twice the share; a
    third of the wages up to four times; then a third of four shares and four fifths of the rest,
    at most half of the wages. Refuses as `protected_share` does.
    """
    share = protected_share(wages.paid_on, wages.dependants)
    if isinstance(share, Refusal):
        return share
    net, protected = Fraction(wages.net.cents), Fraction(share.value.cents)
    if net <= protected:
        exact, text, section = Fraction(0), _NOTHING, "4 luku 48 §"
    elif net <= 2 * protected:
        exact, text, section = (net - protected) * Fraction(2, 3), _ABOVE, "4 luku 49 § 1 mom. 1 k"
    elif net <= 4 * protected:
        exact, text, section = net / 3, _THIRD, "4 luku 49 § 1 mom. 2 k"
    else:
        rising = 4 * protected / 3 + (net - 4 * protected) * Fraction(4, 5)
        exact, text, section = min(rising, net / 2), _RISING, "4 luku 49 § 1 mom. 3 k"
    amount = Money(round_to_cents(exact / 100))
    ground = _ground(section, text, amount=amount)
    return Decision(value=amount, because=(*share.because, ground))


def _parameter(name: str) -> Parameter:
    return parameter_beside("inkasso.law.fi.enforcement", name)


def _ground(section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=ACT, section=section, text=fill(text, **values))


for _section, _why in (
    ("4 luku 45-47 §", "What counts as wages: the authority decides from its own inquiries."),
    ("4 luku 50 §", "Wages not paid at intervals: a third of each payment, decided case by case."),
    ("4 luku 51-53 §", "Smaller attachment and months free of it: the authority's discretion."),
):
    not_encoded_section(ACT, _section, since=date(2008, 1, 1), why=_why)

_SHARE_NAME = Words(fi="suojaosuus", sv="det skyddade beloppet", en="the protected share")
_SHARE = Words(
    fi="Suojaosuus on {share} euroa kuukaudessa (30 päivää).",
    sv="Det skyddade beloppet är {share} euro i månaden (30 dagar).",
    en="The protected share is {share} euros a month (30 days).",
)
_NOTHING = Words(
    fi="Palkka ei ylitä suojaosuutta, joten siitä ei ulosmitata.",
    sv="Lönen överstiger inte det skyddade beloppet, så inget mäts ut.",
    en="The wages do not exceed the protected share, so nothing is taken.",
)
_ABOVE = Words(
    fi="Suojaosuuden ylittävästä osasta ulosmitataan kaksi kolmasosaa: {amount} euroa.",
    sv="Av det som överstiger det skyddade beloppet mäts två tredjedelar ut: {amount} euro.",
    en="Two thirds of what exceeds the protected share are taken: {amount} euros.",
)
_THIRD = Words(
    fi="Palkasta ulosmitataan kolmasosa: {amount} euroa.",
    sv="En tredjedel av lönen mäts ut: {amount} euro.",
    en="A third of the wages is taken: {amount} euros.",
)
_RISING = Words(
    fi="Suuresta palkasta ulosmitataan enemmän kuin kolmasosa, enintään puolet: {amount} euroa.",
    sv="Av en hög lön mäts mer än en tredjedel ut, högst hälften: {amount} euro.",
    en="More than a third of high wages is taken, at most half: {amount} euros.",
)
