"""Court fees and the legal costs that a debtor pays for an undisputed claim, by day of filing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.money import EUR, Money
from inkasso.base.words import Words
from inkasso.law.enacted import enacted, not_encoded_section
from inkasso.law.known import grounds, value_on
from inkasso.law.parameters import Parameter, parameter_beside

FEES = "1455/2015"
COSTS = "1311/2001"
_FEE_ON_TOP_SINCE = date(2011, 1, 1)
_NEWEST_RATES_SINCE = date(2012, 9, 1)


class Track(StrEnum):
    """How a civil claim goes through the district court, which decides its fee."""

    #: Undisputed, its data sent straight into the court's system.
    ELECTRONIC = "electronic"
    #: Undisputed, filed in another manner.
    OTHER = "other"
    #: Filed as undisputed, then disputed by the defendant.
    DISPUTED = "disputed"
    #: An ordinary civil case.
    FULL = "full"


class Rate(StrEnum):
    """Which of the two rates of legal costs is claimed."""

    #: An ordinary matter.
    BASIC = "basic"
    #: A matter more demanding than usual, with a reason given.
    HIGH = "high"


class Difficulty(StrEnum):
    """What a claimant may say about a matter."""

    #: A settlement was negotiated.
    NEGOTIATED = "negotiated"
    #: The interest is difficult to calculate and took legal expertise.
    DIFFICULT_INTEREST = "difficult_interest"
    #: Securities took legal expertise.
    SECURITIES = "securities"
    #: Receivables transferred to the claimant by several creditors stand in one application.
    SEVERAL_CREDITORS = "several_creditors"
    #: Several receivables are claimed of one debtor.
    SEVERAL_RECEIVABLES = "several_receivables"
    #: Several persons are claimed to be liable jointly.
    JOINT_DEBTORS = "joint_debtors"
    #: Eviction is claimed besides rent.
    RENT_AND_EVICTION = "rent_and_eviction"


@dataclass(frozen=True, slots=True, kw_only=True)
class UndisputedClaim:
    """A claim filed as undisputed."""

    #: Principal claimed.
    principal: Money
    #: Day the application reached the court.
    filed_on: date
    #: Rate of legal costs claimed.
    rate: Rate = Rate.BASIC
    #: Whether its data went straight into the court's system.
    electronic: bool = True
    #: Whether eviction is claimed.
    eviction: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtCosts:
    """What the debtor is ordered to pay at most."""

    #: The court fee; None when the legal costs of that time hold it.
    fee: Money | None
    #: Legal costs by the rate.
    costs: Money
    #: Both.
    total: Money


@enacted("1455/2015", "2 §", since=date(2016, 1, 1), until=date(2018, 12, 31))
@enacted("1455/2015", "2 §", since=date(2019, 1, 1), until=date(2021, 12, 31), version="1383/2018")
@enacted("1455/2015", "2 §", since=date(2022, 1, 1), until=date(2024, 12, 31), version="1122/2021")
@enacted("1455/2015", "2 §", since=date(2025, 1, 1), version="1020/2024")
def court_fee(track: Track, filed_on: date) -> Decision[Money] | Refusal:
    """The fee of a civil claim in a district court, by the day it was filed (1455/2015, 2 §).

    Refuses with `not_encoded` before 2016 and `not_published` after 2027, when the fees are next
    adjusted.
    """
    value = value_on(_parameter(f"fee_{track.value}"), filed_on, what=_FEE_NAME)
    if isinstance(value, Refusal):
        return value
    fee = Money.of(value.value)
    because = grounds(FEES, value, _FEE, track=_TRACKS[track], fee=fee)
    return Decision(value=fee, because=because)


@enacted("1311/2001", "3 §", since=date(2002, 1, 1), until=date(2002, 12, 31))
@enacted("1311/2001", "3 §", since=date(2003, 1, 1), until=date(2010, 12, 31), version="1212/2002")
@enacted("1311/2001", "3 §", since=date(2011, 1, 1), until=date(2012, 8, 31), version="1424/2010")
@enacted("1311/2001", "3 §", since=date(2012, 9, 1), version="425/2012")
def capped_costs(claim: UndisputedClaim) -> Decision[Money] | Refusal:
    """The most of legal costs for a default judgment, without the court fee (1311/2001, 3 §).

    The rate of the day of filing holds until the end. Eviction counts as the highest step. Refuses
    with `not_encoded` before 2002, `not_in_euros` and `no_principal`.
    """
    if claim.principal.currency != EUR or (claim.principal.cents <= 0 and not claim.eviction):
        return _unusable(claim)
    parameter = _parameter(f"costs_{claim.rate.value}")
    value = value_on(parameter, claim.filed_on, what=_COSTS_NAME)
    if isinstance(value, Refusal):
        return value
    highest = value.scale[-1].value
    amount = highest if claim.eviction else value.value_for(claim.principal.amount)
    costs = Money.of(amount)
    because = grounds(COSTS, value, _COSTS, rate=_RATES[claim.rate], costs=costs)
    return Decision(value=costs, because=because)


@enacted("1311/2001", "4 §", since=date(2002, 1, 1), until=date(2010, 12, 31))
@enacted("1311/2001", "3 § 2 mom.", since=date(2011, 1, 1), version="1424/2010")
def undisputed_claim_costs(claim: UndisputedClaim) -> Decision[CourtCosts] | Refusal:
    """What an undisputed claim costs the debtor at most: legal costs, with the fee on top.

    Before 2011 the rates held the fee (4 §); since then it is added on demand. Refuses as
    `capped_costs` and `court_fee` do, so between 2011 and 2015, whose fee is not recorded.
    """
    costs = capped_costs(claim)
    if isinstance(costs, Refusal):
        return costs
    if claim.filed_on < _FEE_ON_TOP_SINCE:
        answer = CourtCosts(fee=None, costs=costs.value, total=costs.value)
        return Decision(value=answer, because=(*costs.because, _ground("4 §", _FEE_INSIDE)))
    fee = court_fee(Track.ELECTRONIC if claim.electronic else Track.OTHER, claim.filed_on)
    if isinstance(fee, Refusal):
        return fee
    answer = CourtCosts(fee=fee.value, costs=costs.value, total=costs.value + fee.value)
    version = "425/2012" if claim.filed_on >= _NEWEST_RATES_SINCE else "1424/2010"
    on_top = _ground("3 § 2 mom.", _FEE_ON_TOP, version=version)
    return Decision(value=answer, because=(*costs.because, on_top, *fee.because))


@enacted("1311/2001", "2 §", since=date(2002, 1, 1))
def rate_that_may_be_claimed(difficulties: frozenset[Difficulty]) -> Decision[Rate]:
    """The high rate where one of its grounds is present, else the basic rate (1311/2001, 2 §).

    Several receivables, joint debtors, or eviction besides rent are no such ground by themselves.
    The claimant names the ground (7 §) and the court decides.
    """
    if difficulties & _DEMANDING:
        ground = _ground("2 § 2 mom.", _MORE_DEMANDING)
        return Decision(value=Rate.HIGH, because=(ground, _ground("7 § 2 mom.", _NAME_IT)))
    section = "2 § 3 mom." if difficulties else "2 § 1 mom."
    return Decision(value=Rate.BASIC, because=(_ground(section, _USUAL),))


def _parameter(name: str) -> Parameter:
    return parameter_beside("inkasso.law.fi.courts", name)


def _ground(section: str, text: Words, *, version: str = "") -> Citation:
    return Citation(act=COSTS, section=section, version=version, text=text)


def _unusable(claim: UndisputedClaim) -> Refusal:
    ground = _ground("3 § 1 mom.", _BY_PRINCIPAL)
    if claim.principal.currency != EUR:
        return Refusal(code="not_in_euros", message=_EUROS, because=(ground,))
    return Refusal(code="no_principal", message=_POSITIVE, remedy=_INTEREST_ONLY, because=(ground,))


_DEMANDING = frozenset(
    {
        Difficulty.NEGOTIATED,
        Difficulty.DIFFICULT_INTEREST,
        Difficulty.SECURITIES,
        Difficulty.SEVERAL_CREDITORS,
    }
)

not_encoded_section(
    "1311/2001", "1 §", since=date(2002, 1, 1), why="Scope: default judgments on claims of money."
)
not_encoded_section(
    "1311/2001",
    "5 §",
    since=date(2002, 1, 1),
    why="Special costs are claimed by their invoices; there is nothing to calculate.",
)
not_encoded_section(
    "1311/2001",
    "6 §",
    since=date(2002, 1, 1),
    why="More than the rates for a weighty special reason: a person's decision, and the court's.",
)
not_encoded_section(
    "1311/2001", "7 §", since=date(2002, 1, 1), why="Itemising: cited by the rule on rates."
)
for _section, _why in (
    ("1 §", "What the fee covers; no amount follows from it."),
    ("3 §", "Fees of petitions, bankruptcy among them, stand in a decree that is not here."),
    ("5 §", "Matters free of charge: none of them is a claim of a debt."),
):
    not_encoded_section("1455/2015", _section, since=date(2016, 1, 1), why=_why)
not_encoded_section(
    "1455/2015",
    "4 §",
    since=date(2016, 1, 1),
    why="No fee when a case ends before a summons: the court's decision sets it at nil.",
)
not_encoded_section(
    "1455/2015",
    "6 §",
    since=date(2016, 1, 1),
    why="Who pays: the claimant. One fee for one application; KKO 2016:55 among the precedents.",
)

_FEE_NAME = Words(fi="oikeudenkäyntimaksu", sv="rättegångsavgiften", en="the court fee")
_COSTS_NAME = Words(
    fi="oikeudenkäyntikulujen taksa",
    sv="taxan för rättegångskostnader",
    en="the rate of legal costs",
)
_FEE = Words(
    fi="Oikeudenkäyntimaksu {track} on {fee} euroa.",
    sv="Rättegångsavgiften {track} är {fee} euro.",
    en="The court fee {track} is {fee} euros.",
)
_TRACKS = {
    Track.ELECTRONIC: Words(
        fi="suoraan tuomioistuimen tietojärjestelmään toimitetusta riidattomasta asiasta",
        sv="för ett ostridigt ärende som lämnats direkt till domstolens datasystem",
        en="of an undisputed claim filed straight into the court's system",
    ),
    Track.OTHER: Words(
        fi="muulla tavalla toimitetusta riidattomasta asiasta",
        sv="för ett ostridigt ärende som lämnats på annat sätt",
        en="of an undisputed claim filed in another manner",
    ),
    Track.DISPUTED: Words(
        fi="vastaajan riitauttamasta asiasta",
        sv="för ett ärende som svaranden bestritt",
        en="of a claim that the defendant has disputed",
    ),
    Track.FULL: Words(
        fi="riita-asiasta käräjäoikeudessa",
        sv="för ett tvistemål i tingsrätten",
        en="of an ordinary civil case in a district court",
    ),
}
_RATES = {
    Rate.BASIC: Words(fi="perustaksan", sv="grundtaxan", en="basic"),
    Rate.HIGH: Words(fi="korkean taksan", sv="den förhöjda taxan", en="high"),
}
_COSTS = Words(
    fi="Riidattoman asian oikeudenkäyntikulut ovat {rate} mukaan enintään {costs} euroa.",
    sv="Rättegångskostnaderna i ett ostridigt ärende är enligt {rate} högst {costs} euro.",
    en="Legal costs of an undisputed claim are at most {costs} euros at the {rate} rate.",
)
_FEE_INSIDE = Words(
    fi="Oikeudenkäyntimaksu sisältyy taksaan.",
    sv="Rättegångsavgiften ingår i taxan.",
    en="The court fee is part of the rate.",
)
_FEE_ON_TOP = Words(
    fi="Taksaan lisätään vaadittaessa oikeudenkäyntimaksu.",
    sv="Till taxan läggs på yrkande rättegångsavgiften.",
    en="The court fee is added to the rate when claimed.",
)
_MORE_DEMANDING = Words(
    fi="Asia on tavanomaista vaativampi: neuvottelut, vaikea koronlaskenta, vakuudet tai useiden "
    "velkojien saatavat.",
    sv="Ärendet är mer krävande än vanligt: förhandlingar, svår ränteberäkning, säkerheter eller "
    "flera borgenärers fordringar.",
    en="The matter is more demanding than usual: negotiations, difficult interest, securities, or "
    "receivables of several creditors.",
)
_NAME_IT = Words(
    fi="Korkean taksan peruste on ilmoitettava vaatimuksessa.",
    sv="Grunden för den förhöjda taxan ska anges i yrkandet.",
    en="The claim must state the ground for the high rate.",
)
_USUAL = Words(
    fi="Tavanomaisessa asiassa kulut tuomitaan perustaksan mukaan.",
    sv="I ett sedvanligt ärende döms kostnaderna ut enligt grundtaxan.",
    en="In an ordinary matter costs are awarded at the basic rate.",
)
_BY_PRINCIPAL = Words(
    fi="Taksa määräytyy velan pääoman mukaan euroina.",
    sv="Taxan bestäms enligt skuldens kapital i euro.",
    en="The rate depends on the principal in euros.",
)
_EUROS = Words(fi="Taksat ovat euroina.", sv="Taxorna är i euro.", en="The rates are in euros.")
_POSITIVE = Words(
    fi="Pääoma puuttuu: sen on oltava suurempi kuin nolla.",
    sv="Kapitalet saknas: det ska vara större än noll.",
    en="There is no principal: it must be more than zero.",
)
_INTEREST_ONLY = Words(
    fi="Jos vaaditaan vain korkoa tai kuluja, arvioi taksa käsin.",
    sv="Om bara ränta eller kostnader yrkas, bedöm taxan för hand.",
    en="Where only interest or costs are claimed, judge the rate by hand.",
)
