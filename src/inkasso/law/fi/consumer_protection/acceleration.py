"""Calling in a whole consumer credit: Consumer Protection Act, chapter 7, sections 33 to 35."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from inkasso.base.dates import add_months
from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.known import grounds, value_on
from inkasso.law.parameters import Parameter, parameter_beside
from inkasso.law.wording import Value, fill

ACT = "38/1978"
_SINCE = date(2010, 12, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears:
    """What decides whether a credit may be called in; the contract must allow it."""

    #: Day the contract was made.
    agreed_on: date
    #: The credit or its limit, as it was at first.
    credit: Money
    #: What is overdue.
    overdue: Money
    #: Due date of the oldest instalment not paid.
    oldest_due: date
    #: How many instalments are overdue.
    instalments: int = 1
    #: Whether a person has judged the overdue part substantial.
    substantial: bool = False
    #: Whether the delay comes of illness, unemployment or the like without the consumer's fault.
    social_hindrance: bool = False
    #: Whether waiting would be clearly unreasonable for the lender, in spite of the hindrance.
    unreasonable_to_wait: bool = False


@enacted("38/1978", "7 luku 33 §", since=_SINCE, version="746/2010")
@enacted("38/1978", "7 luku 34 §", since=_SINCE, version="746/2010")
def may_be_called_in(arrears: Arrears, on: date) -> Decision[bool] | Refusal:
    """Whether a whole consumer credit may be called in for late payment.

    A month late and ten per cent of the credit, or five when several instalments are late; or six
    months late and substantial. Not while the consumer is hindered through no fault of their own,
    unless waiting is clearly unreasonable. Refuses with `not_encoded` contracts before 1.12.2010
    and `not_published` those from 20.11.2026.
    """
    name = (
        "acceleration_percent_one" if arrears.instalments <= 1 else "acceleration_percent_several"
    )
    percent = value_on(_parameter(name), arrears.agreed_on, what=_NAME)
    if isinstance(percent, Refusal):
        return percent
    if arrears.social_hindrance and not arrears.unreasonable_to_wait:
        return Decision(value=False, because=(_ground("7 luku 34 §", _HINDRANCE),))
    part = Fraction(arrears.overdue.cents * 100) >= arrears.credit.cents * Fraction(percent.value)
    month_late = on >= add_months(arrears.oldest_due, 1)
    half_year_late = on >= add_months(arrears.oldest_due, 6)
    allowed = (month_late and part) or (half_year_late and arrears.substantial)
    return Decision(
        value=allowed, because=grounds(ACT, percent, _CONDITIONS, percent=percent.value)
    )


@enacted("38/1978", "7 luku 35 §", since=_SINCE, version="746/2010")
def called_in_from(
    agreed_on: date, notified_on: date, *, reminded_before: bool
) -> Decision[date] | Refusal:
    """First day on which the whole credit is due, unless the arrears are paid before.

    Four weeks from the notice to the consumer, two where the consumer was reminded before of what
    the delay leads to. Refuses as `may_be_called_in` does.
    """
    name = "acceleration_days_reminded" if reminded_before else "acceleration_days"
    days = value_on(_parameter(name), agreed_on, what=_NAME)
    if isinstance(days, Refusal):
        return days
    first = notified_on + timedelta(days=int(days.value))
    because = grounds(ACT, days, _NOTICE, days=str(int(days.value)), first=first)
    return Decision(value=first, because=because)


@enacted("38/1978", "7 luku 35 §", since=_SINCE, version="746/2010")
def is_cured(called_in: date, arrears_paid_on: date | None) -> Decision[bool]:
    """Whether the credit stays as it was, because the arrears were paid in the time given."""
    cured = arrears_paid_on is not None and arrears_paid_on < called_in
    return Decision(value=cured, because=(_ground("7 luku 35 §", _CURE),))


def _parameter(name: str) -> Parameter:
    return parameter_beside("inkasso.law.fi.consumer_protection", name)


def _ground(section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=ACT, section=section, text=fill(text, **values))


_NAME = Words(
    fi="kuluttajaluoton eräännyttäminen",
    sv="uppsägning av en konsumentkredit",
    en="calling in a consumer credit",
)
_CONDITIONS = Words(
    fi="Luoton saa eräännyttää, kun maksu on viivästynyt kuukauden ja viivästynyt määrä on "
    "vähintään {percent} % luotosta, tai kun olennainen määrä on viivästynyt kuusi kuukautta.",
    sv="Krediten får sägas upp när betalningen är en månad försenad och beloppet är minst "
    "{percent} % av krediten, eller när ett väsentligt belopp är sex månader försenat.",
    en="The credit may be called in when payment is a month late and at least {percent} % of the "
    "credit, or when a substantial amount is six months late.",
)
_HINDRANCE = Words(
    fi="Luottoa ei saa eräännyttää, kun viivästys johtuu sairaudesta, työttömyydestä tai muusta "
    "syystä, joka ei ole kuluttajan oma vika.",
    sv="Krediten får inte sägas upp när dröjsmålet beror på sjukdom, arbetslöshet eller annat som "
    "inte är konsumentens eget fel.",
    en="The credit may not be called in when the delay comes of illness, unemployment or another "
    "cause without the consumer's fault.",
)
_NOTICE = Words(
    fi="Eräännyttäminen tulee voimaan {days} päivän kuluttua ilmoituksesta: {first}.",
    sv="Uppsägningen träder i kraft {days} dagar efter meddelandet: {first}.",
    en="The credit falls due {days} days after the notice: {first}.",
)
_CURE = Words(
    fi="Eräännyttäminen raukeaa, jos kuluttaja maksaa viivästyneen määrän sitä ennen.",
    sv="Uppsägningen förfaller om konsumenten betalar det försenade beloppet dessförinnan.",
    en="Calling in lapses when the consumer pays the arrears before then.",
)
