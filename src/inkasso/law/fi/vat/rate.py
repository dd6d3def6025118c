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
DIRECTIVE = "2006/112/EC"
_PERFORMED = Words(
    fi="Palvelu on suoritettu, kun tilityksen kausi päättyy {day}.",
    sv="Tjänsten är utförd när perioden som redovisningen gäller går ut {day}.",
    en="The service is performed when the period of the statement of account ends on {day}.",
)
_RATE = Words(
    fi="Arvonlisävero on {percent} %.",
    sv="Mervärdesskatten är {percent} %.",
    en="Value added tax is {percent} %.",
)


@enacted(ACT, "84 §", since=date(2013, 1, 1), until=date(2024, 8, 31), version="706/2012")
@enacted(ACT, "84 §", since=date(2024, 9, 1), version="462/2024")
def vat_rate(on: date) -> Decision[Decimal] | Refusal:
    """The general rate, per cent, when the duty to pay the tax arises on a day (1501/1993, 84 §).

    The duty arises when the service is performed; of a service that is accounted for by periods,
    see `vat_rate_of_period`. Refuses with `not_encoded` before 2013.
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


def vat_rate_of_period(last: date) -> Decision[Decimal] | Refusal:
    """The general rate for a service accounted for by periods, of which this is the last day.

    A rate holds for what the duty to pay arises for while it is in force (462/2024, the provision
    on entry into force), and that arises when the service is performed. What gives rise to
    successive statements of account is performed when the period that each relates to is over
    (Directive 2006/112/EC, Articles 63 and 64(1), which 15 and 16 §§ of the Act carry out; their
    own wording has not been read). The day of the statement, or of paying, decides nothing. Refuses
    as `vat_rate`.
    """
    rate = vat_rate(last)
    if isinstance(rate, Refusal):
        return rate
    when = Citation(act=DIRECTIVE, section="art. 63, 64(1)", text=fill(_PERFORMED, day=last))
    return Decision(value=rate.value, because=(*rate.because, when))


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
