"""Chapter 7, sections 17 a and 17 b: the highest interest and extension fees of consumer credit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.fi.interest.reference_rate import reference_rate
from inkasso.law.known import doubts, grounds, value_on
from inkasso.law.parameters import Parameter, parameter_beside
from inkasso.law.wording import Value, fill

ACT = "38/1978"
_CAP_SINCE = date(2019, 9, 1)
_MARGIN_SINCE = date(2023, 10, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditTerms:
    """What decides how much interest a consumer credit may bear."""

    #: Day the contract was made.
    agreed_on: date
    #: Yearly interest agreed, per cent.
    percent: Decimal
    #: Whether the credit pays for goods or services bought with it.
    tied_to_goods: bool = False


@enacted("38/1978", "7 luku 17 a §", since=_CAP_SINCE, until=date(2023, 9, 30), version="596/2019")
@enacted("38/1978", "7 luku 17 a §", since=_MARGIN_SINCE, version="449/2023")
def credit_rate_cap(
    agreed_on: date, on: date, *, tied_to_goods: bool = False
) -> Decision[Decimal] | Refusal:
    """The highest yearly interest, per cent, that a consumer credit may bear on a day.

    The contract's own day decides the rule: 20 from 1.9.2019; since 1.10.2023 the reference rate
    plus 15, never above 20, read here at the reference rate of the day itself. For credit not tied
    to goods 10 from 1.7.2020 to 30.9.2021, which awaits confirmation. Refuses with `not_encoded`
    earlier contracts, `not_published` those from 20.11.2026, and as `reference_rate` does.
    """
    most = value_on(_parameter("credit_rate_most"), agreed_on, what=_RATE_NAME)
    if isinstance(most, Refusal):
        return most
    temporary = _parameter("credit_rate_temporary")
    through = temporary.known_through
    assert through is not None, "a temporary cap has an end"
    if not tied_to_goods and temporary.values[0].since <= agreed_on <= through:
        value = temporary.values[0]
        return Decision(value=value.value, because=grounds(ACT, value, _CAP, percent=value.value))
    if agreed_on < _MARGIN_SINCE:
        return Decision(value=most.value, because=grounds(ACT, most, _CAP, percent=most.value))
    reference = reference_rate(on)
    if isinstance(reference, Refusal):
        return reference
    margin = _parameter("credit_rate_margin").at(agreed_on)
    cap = min(reference.value + margin.value, most.value)
    because = grounds(ACT, margin, _CAP_BY_RATE, percent=cap, most=most.value, margin=margin.value)
    return Decision(value=cap, because=(*because, *doubts(ACT, most), *reference.because))


@enacted("38/1978", "7 luku 17 a §", since=_CAP_SINCE, version="596/2019")
def claimable_credit_rate(terms: CreditTerms, on: date) -> Decision[Decimal] | Refusal:
    """The contract's interest that may be claimed, per cent: all of it, or none above the cap.

    A contract with more than the cap bears no interest nor costs at all. Refuses as
    `credit_rate_cap` does.
    """
    cap = credit_rate_cap(terms.agreed_on, on, tied_to_goods=terms.tied_to_goods)
    if isinstance(cap, Refusal):
        return cap
    if terms.percent <= cap.value:
        return Decision(value=terms.percent, because=cap.because)
    ground = _ground("7 luku 17 a §", _NOTHING, percent=terms.percent)
    return Decision(value=Decimal(0), because=(*cap.because, ground))


@enacted("38/1978", "7 luku 17 b §", since=_CAP_SINCE, version="596/2019")
def extension_fee(
    agreed_on: date, days: int, charged_this_year: Money
) -> Decision[Money] | Refusal:
    """The most for a longer time to pay before the due date: 5 euros, 20 a year, 14 days at least.

    After the due date section 10 a of 513/1999 holds. Refuses with `not_encoded` and
    `not_published` outside what was read.
    """
    fee = value_on(_parameter("extension_fee"), agreed_on, what=_FEE_NAME)
    if isinstance(fee, Refusal):
        return fee
    a_year = _parameter("extension_fee_year").at(agreed_on)
    days_least = _parameter("extension_days").at(agreed_on)
    year, least = Money.of(a_year.value), int(days_least.value)
    left = max(year - charged_this_year, Money(0))
    most = min(Money.of(fee.value), left) if days >= least else Money(0)
    because = grounds(ACT, fee, _EXTENSION, most=most, days=str(least), year=year)
    return Decision(value=most, because=(*because, *doubts(ACT, a_year, days_least)))


def _parameter(name: str) -> Parameter:
    return parameter_beside("inkasso.law.fi.consumer_protection", name)


def _ground(section: str, text: Words, **values: Value) -> Citation:
    return Citation(act=ACT, section=section, text=fill(text, **values))


for _section, _why in (
    ("7 luku 1-17 §", "Marketing, information and granting: duties of the lender."),
    (
        "7 luku 17 a § 2 mom.",
        "Other costs of credit over its life: the lender's account shows them.",
    ),
    ("7 luku 25-26 §", "Transfer and the choice between debts: cited where payments are used."),
    ("7 luku 27-32 §", "Early repayment: the lender's calculation."),
):
    not_encoded_section(ACT, _section, since=date(2010, 12, 1), why=_why)
not_encoded_section(
    ACT,
    "7 luku (20.11.2026)",
    since=date(2026, 11, 20),
    why="Bill HE 120/2025 rewrites the chapter; the act was not read, so later contracts are "
    "refused.",
)

_RATE_NAME = Words(
    fi="kuluttajaluoton korkokatto", sv="räntetaket för konsumentkrediter", en="the interest cap"
)
_FEE_NAME = Words(
    fi="maksuajan pidennyksen enimmäishinta",
    sv="högsta priset för längre betalningstid",
    en="the highest extension fee",
)
_CAP = Words(
    fi="Kuluttajaluoton korko saa olla enintään {percent} % vuodessa.",
    sv="Räntan på en konsumentkredit får vara högst {percent} % per år.",
    en="Interest on consumer credit may be at most {percent} % a year.",
)
_CAP_BY_RATE = Words(
    fi="Kuluttajaluoton korko saa olla viitekorko lisättynä {margin} prosenttiyksiköllä, enintään "
    "{most} %: nyt {percent} %.",
    sv="Räntan på en konsumentkredit får vara referensräntan plus {margin} procentenheter, högst "
    "{most} %: nu {percent} %.",
    en="Interest on consumer credit may be the reference rate plus {margin} points, at most "
    "{most} %: now {percent} %.",
)
_NOTHING = Words(
    fi="Sovittu korko {percent} % ylittää enimmäismäärän, joten kuluttaja ei maksa korkoa eikä "
    "muita luottokustannuksia.",
    sv="Den avtalade räntan {percent} % överskrider taket, så konsumenten betalar varken ränta "
    "eller andra kreditkostnader.",
    en="The agreed interest of {percent} % exceeds the cap, so the consumer owes neither interest "
    "nor other costs of the credit.",
)
_EXTENSION = Words(
    fi="Vähintään {days} päivän lisäajasta saa ottaa enintään {most} euroa, vuodessa enintään "
    "{year}.",
    sv="För minst {days} dagars förlängd tid får tas ut högst {most} euro, under ett år högst "
    "{year}.",
    en="For at least {days} more days at most {most} euros may be charged, and {year} in a year.",
)
