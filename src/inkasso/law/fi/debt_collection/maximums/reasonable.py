"""Section 10: the debtor pays reasonable costs, and when none at all.

Where the Act sets no number, there is none to give: what is reasonable is weighed by size, work and
manner, and in the end by a court.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import CollectionAct, CostFacts, Regime
from inkasso.law.fi.debt_collection.tables import ACT, Figure, euros, money
from inkasso.law.fi.debt_collection.wordings import (
    ENACTED,
    MAXIMUMS_2005,
    REFORM_2013,
    REFORM_2022,
    TEMPORARY_2021,
    before_the_act,
    ground,
    version_among,
)
from inkasso.law.wording import fill

_ONE_DAY = timedelta(days=1)


@enacted(ACT, "10 § 1 mom.", since=ENACTED, until=MAXIMUMS_2005 - _ONE_DAY)
@enacted(ACT, "10 § 1 mom.", since=MAXIMUMS_2005, until=REFORM_2013 - _ONE_DAY, version="28/2005")
@enacted(ACT, "10 § 1–2 mom.", since=REFORM_2013, version="31/2013")
def no_number(regime: Regime, on: date) -> Refusal | None:
    """Refuses days on which the Act says only that costs are to be reasonable.

    With `reasonable_only`: consumers until 30.4.2005, others until 31.12.2020; with `not_encoded`
    before 1.9.1999.
    """
    refusal = before_the_act(on, _COSTS)
    if refusal is not None:
        return refusal
    since = MAXIMUMS_2005 if regime is Regime.CONSUMER else TEMPORARY_2021
    if on >= since:
        return None
    return Refusal(
        code="reasonable_only",
        message=fill(_NO_NUMBER, on=on, since=since),
        remedy=_WEIGH,
        because=(reasonable_ground(on),),
    )


def reasonable_ground(on: date) -> Citation:
    """Section 10(1) of the day: reasonable costs are paid."""
    return ground("10 § 1 mom.", _REASONABLE, version=version_among(on, "28/2005", "31/2013"))


@enacted(ACT, "10 § 3 mom.", since=ENACTED, until=MAXIMUMS_2005 - _ONE_DAY)
def cap_of_1999(act: CollectionAct, facts: CostFacts, on: date) -> Figure | None:
    """70 marks for each collection of a consumer's directly enforceable receivable by an agency.

    None for everything else: only reasonableness held.
    """
    enforceable = facts.regime is Regime.CONSUMER and facts.directly_enforceable
    if not enforceable or act.by_creditor or not ENACTED <= on < MAXIMUMS_2005:
        return None
    return euros("collection_directly_enforceable", facts, on)


def cap_of_1999_grounds(figure: Figure) -> tuple[Citation, ...]:
    """The 70 marks as a ground, in euros, and what is in doubt about them."""
    return (figure.ground(_MARKS, most=money(figure)), *figure.doubts)


class Breach(StrEnum):
    """What a creditor or collector may have done against the Act."""

    #: Good collection practice (section 4).
    GOOD_PRACTICE = "4 §"
    #: Collecting in spite of a dispute (section 4 b).
    DISPUTE = "4 b §"
    #: Collecting at the debtor's cost after a request to suspend (section 4 c).
    SUSPENSION = "4 c §"
    #: The demand of a consumer receivable: none sent, or too early, or in a wrong form (section 5).
    DEMAND = "5 §"
    #: What that demand must say (section 5 a).
    CONTENTS = "5 a §"
    #: The demand of another receivable (section 5 b).
    OTHER_DEMAND = "5 b §"
    #: The use of a tratta (section 7).
    TRATTA = "7 §"


#: Wordings of the rule, oldest first: since when, and what costs the right.
_LOSING = (
    (ENACTED, frozenset({Breach.GOOD_PRACTICE, Breach.DEMAND, Breach.CONTENTS})),
    (
        REFORM_2013,
        frozenset(
            {
                Breach.GOOD_PRACTICE,
                Breach.DISPUTE,
                Breach.SUSPENSION,
                Breach.TRATTA,
                Breach.DEMAND,
                Breach.CONTENTS,
            }
        ),
    ),
    (REFORM_2022, frozenset(Breach)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """What was done against the Act in collecting a receivable."""

    #: The sections broken.
    breaches: frozenset[Breach] = frozenset()
    #: Whether a person has found the breach minor, so that the costs are owed in spite of it.
    minor: bool = False


@enacted(ACT, "10 § 2 mom.", since=ENACTED, until=REFORM_2013 - _ONE_DAY)
@enacted(ACT, "10 § 3 mom.", since=REFORM_2013, until=REFORM_2022 - _ONE_DAY, version="31/2013")
@enacted(ACT, "10 § 3 mom.", since=REFORM_2022, version="299/2022")
def right_to_costs(conduct: Conduct, on: date) -> Decision[bool] | Refusal:
    """Whether the debtor owes recovery costs at all after what was done on a day.

    Refuses with `not_encoded` before 1.9.1999. Whether a breach is minor is a person's judgement.
    """
    refusal = before_the_act(on, _COSTS)
    if refusal is not None:
        return refusal
    losing = next(sections for since, sections in reversed(_LOSING) if on >= since)
    broken = sorted(conduct.breaches & losing)
    section = "10 § 3 mom." if on >= REFORM_2013 else "10 § 2 mom."
    version = version_among(on, "28/2005", "31/2013", "299/2022")
    if not broken:
        return Decision(value=True, because=(ground(section, _KEPT, version=version),))
    text = _MINOR if conduct.minor else _LOST
    because = ground(section, text, version=version, sections=", ".join(broken))
    return Decision(value=conduct.minor, because=(because,))


_COSTS = Words(fi="perintäkulut", sv="indrivningskostnaderna", en="recovery costs")
_REASONABLE = Words(
    fi="Velallinen korvaa perinnästä velkojalle aiheutuvat kohtuulliset kulut.",
    sv="Gäldenären ersätter borgenärens skäliga kostnader för indrivningen.",
    en="The debtor pays the creditor's reasonable costs of collecting.",
)
_NO_NUMBER = Words(
    fi="Päivältä {on} ei ole euromäärää: ennen {since} laki sääti vain, että kulujen on oltava "
    "kohtuullisia.",
    sv="För {on} finns inget eurobelopp: före {since} föreskrev lagen bara att kostnaderna ska "
    "vara skäliga.",
    en="There is no amount in euros for {on}: before {since} the Act only said that costs must be "
    "reasonable.",
)
_WEIGH = Words(
    fi="Arvioi kohtuullisuus saatavan suuruuden, työmäärän ja menettelytavan mukaan; riidan "
    "ratkaisee tuomioistuin.",
    sv="Bedöm skäligheten enligt fordrans storlek, arbetet och tillvägagångssättet; en tvist "
    "avgörs av domstol.",
    en="Weigh what is reasonable by the size of the receivable, the work and the manner; a court "
    "decides if it is disputed.",
)
_MARKS = Words(
    fi="Suoraan ulosottokelpoisen kuluttajasaatavan perinnästä sai vaatia enintään 70 markkaa eli "
    "{most} euroa perintäkerralta.",
    sv="För indrivning av en direkt utsökningsbar konsumentfordran fick högst 70 mark, det vill "
    "säga {most} euro, krävas för varje gång indrivning skedde.",
    en="For each collection of a consumer's directly enforceable receivable at most 70 marks, "
    "{most} euros, could be asked.",
)
_KEPT = Words(
    fi="Mikään ilmoitetuista seikoista ei vie oikeutta perintäkuluihin.",
    sv="Inget av det som uppgetts tar bort rätten till indrivningskostnader.",
    en="Nothing of what was stated takes away the right to recovery costs.",
)
_LOST = Words(
    fi="Perintäkuluja ei tarvitse korvata, koska perinnässä on rikottu säännöksiä: {sections}.",
    sv="Indrivningskostnader behöver inte ersättas, eftersom bestämmelser har överträtts: "
    "{sections}.",
    en="No recovery costs are owed, because provisions were broken in collecting: {sections}.",
)
_MINOR = Words(
    fi="Säännöksiä on rikottu ({sections}), mutta rikkomus on todettu vähäiseksi, joten kulut on "
    "korvattava.",
    sv="Bestämmelser har överträtts ({sections}), men överträdelsen har konstaterats vara ringa, "
    "så kostnaderna ska ersättas.",
    en="Provisions were broken ({sections}), but the breach was found minor, so the costs are "
    "owed.",
)
