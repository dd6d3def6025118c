"""Section 84: the general rate, applied to the agency's own fees and to costs that carry tax."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.known import doubts
from inkasso.law.parameters import parameter_beside
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill

ACT = "1501/1993"
_RATE = Words(
    fi="Arvonlisävero on {percent} %.",
    sv="Mervärdesskatten är {percent} %.",
    en="Value added tax is {percent} %.",
)


@enacted(ACT, "84 §", since=date(2013, 1, 1), until=date(2024, 8, 31), version="706/2012")
@enacted(ACT, "84 §", since=date(2024, 9, 1), version="462/2024")
def vat_rate(on: date) -> Decision[Decimal] | Refusal:
    """The general rate, per cent, when the duty to pay the tax arises on a day (1501/1993, 84 §).

    The duty arises when the service is done: for a commission, as the agency performs it. Refuses
    with `not_encoded` before 2013.
    """
    parameter = parameter_beside("inkasso.law.fi.vat", "standard_rate")
    first = parameter.values[0]
    if on < first.since:
        return not_encoded(
            asked=on,
            since=first.since,
            what=Words(fi="arvonlisäverokanta", sv="mervärdesskattesatsen", en="the VAT rate"),
            because=(parameter.citation(first, _RATE, percent=first.value),),
        )
    value = parameter.at(on)
    text = fill(_RATE, percent=value.value)
    ground = Citation(act=ACT, section="84 §", version=value.reference.act, text=text)
    return Decision(value=value.value, because=(ground, *doubts(ACT, value)))


def vat_on(net: Money, on: date) -> Decision[Money] | Refusal:
    """The tax on a net amount, half up to the cent, at the rate of a day."""
    rate = vat_rate(on)
    if isinstance(rate, Refusal):
        return rate
    return Decision(value=_tax(net, rate.value), because=rate.because)


def vat_at(net: Money, percent: Decimal) -> Decision[Money]:
    """The tax on a net amount at a stated rate, half up to the cent."""
    ground = Citation(act=ACT, section="84 §", text=fill(_RATE, percent=percent))
    return Decision(value=_tax(net, percent), because=(ground,))


def _tax(net: Money, percent: Decimal) -> Money:
    tax = Fraction(net.cents, 100) * Fraction(percent) / 100
    return Money(round_to_cents(tax), net.currency)
