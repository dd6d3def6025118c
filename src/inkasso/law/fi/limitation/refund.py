"""Section 14(2): what a debtor gets back who paid a time-barred debt without knowing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.money import Money, round_to_cents
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.interest.curves import reference_curve
from inkasso.law.fi.interest.lines import lines_on_curve
from inkasso.law.fi.interest.terms import DayCount
from inkasso.law.fi.limitation import wording
from inkasso.law.fi.limitation.numbers import ACT, ACT_SINCE


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOfBarredDebt:
    """A payment that came after the debt had ended."""

    paid: Money
    paid_on: date
    #: Whether a trader's claim on a consumer (goods, services, credit), or a lender's on a private
    #: guarantor or pledger.
    consumer_or_private_guarantor: bool
    #: Whether the debtor knew that the debt had ended.
    knew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """What is paid back."""

    payment: Money
    #: Interest of section 3(2) of the Interest Act, on the days after the payment.
    interest: Money


@enacted(ACT, "14 § 2 mom.", since=ACT_SINCE)
def refund_of_barred_payment(
    facts: PaymentOfBarredDebt,
    refunded_on: date,
    day_count: DayCount = DayCount.ACTUAL_365,
) -> Decision[Refund | None] | Refusal:
    """What must be paid back on a day; None where the payment stays with the creditor.

    Refuses with `reference_rate_unknown` when a day in between has no known rate.
    """
    if facts.knew or not facts.consumer_or_private_guarantor:
        return Decision(value=None, because=(wording.ground("14 § 2 mom.", _STAYS),))
    period = (facts.paid_on, refunded_on)
    lines = lines_on_curve(facts.paid.cents, reference_curve(), period, day_count)
    if isinstance(lines, Refusal):
        return lines
    exact = sum((line.amount for line in lines), Fraction(0))
    interest = Money(round_to_cents(exact / 100), facts.paid.currency)
    grounds = dict.fromkeys(ground for line in lines for ground in line.because)
    because = (wording.ground("14 § 2 mom.", _BACK), *grounds)
    return Decision(value=Refund(payment=facts.paid, interest=interest), because=because)


_STAYS = Words(
    fi="Vanhentuneesta velasta tehtyä suoritusta ei saa takaisin.",
    sv="En betalning av en preskriberad skuld fås inte tillbaka.",
    en="A payment of a time-barred debt does not come back.",
)
_BACK = Words(
    fi="Kuluttaja tai yksityistakaaja, joka ei tiennyt vanhentumisesta, saa suorituksen takaisin "
    "korkoineen.",
    sv="En konsument eller privatborgensman som inte kände till preskriptionen får betalningen "
    "tillbaka med ränta.",
    en="A consumer or private guarantor who did not know that the debt had ended gets the payment "
    "back with interest.",
)
