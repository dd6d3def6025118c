"""Section 84: the general rate, applied to the agency's own fees and to costs that carry tax."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.base.words import Words
from inkasso.law.parameters import parameters_beside
from inkasso.law.refusals import not_encoded
from inkasso.law.wording import fill

ACT = "1501/1993"
_RATE = Words(
    fi="Arvonlisävero on {percent} %.",
    sv="Mervärdesskatten är {percent} %.",
    en="Value added tax is {percent} %.",
)


def vat_rate(on: date) -> Decision[Decimal] | Refusal:
    """The general rate, per cent, when the duty to pay the tax arises on a day (1501/1993, 84 §).

    The duty arises when the service is done: for a commission, as the agency performs it. Refuses
    with `not_encoded` before 2013.
    """
    parameter = parameters_beside("inkasso.law.fi.vat", "standard_rate.yaml")["standard_rate"]
    first = parameter.values[0]
    if on < first.since:
        return not_encoded(
            asked=on,
            since=first.since,
            what=Words(fi="arvonlisäverokanta", sv="mervärdesskattesatsen", en="the VAT rate"),
            because=(parameter.citation(first, _RATE, percent=first.value),),
        )
    percent = parameter.at(on).value
    ground = Citation(act=ACT, section="84 §", text=fill(_RATE, percent=percent))
    return Decision(value=percent, because=(ground,))


def vat_on(net: Money, on: date) -> Decision[Money] | Refusal:
    """The tax on a net amount, half up to the cent, at the rate of a day."""
    rate = vat_rate(on)
    if isinstance(rate, Refusal):
        return rate
    tax = Fraction(net.cents, 100) * Fraction(rate.value) / 100
    return Decision(value=Money(round_to_cents(tax), net.currency), because=rate.because)
