"""Sections 10 a(3), 10 c(2), 10 d(2) and their counterparts: costs above the maximums.

The Act lets a creditor ask more on special grounds. Whether there are such grounds is weighed by a
person, and in the end by a court: what is answered here is what must be true, who weighs it and
what the debtor must be told. No amount is worked out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from inkasso.base.decisions import Citation, Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.debt_collection.acts import CostFacts, Regime
from inkasso.law.fi.debt_collection.maximums.reasonable import no_number
from inkasso.law.fi.debt_collection.tables import ACT
from inkasso.law.fi.debt_collection.wordings import (
    BEFORE_2013,
    BEFORE_2022,
    BEFORE_JULY_2021,
    MAXIMUMS_2005,
    REFORM_2013,
    REFORM_2022,
    TEMPORARY_2021,
    TEMPORARY_JULY_2021,
    ground,
    version_among,
)


class Maximum(StrEnum):
    """Which maximum stands in the way."""

    #: That of one act, or the lack of one for such an act.
    ACT = "act"
    #: The number of acts that may be charged.
    NUMBER = "number"
    #: The total.
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialGrounds:
    """What more than a maximum takes."""

    #: What must be true.
    condition: Words
    #: Who weighs it.
    weighed_by: Words
    #: What the debtor must be told.
    statement: Words


@enacted(ACT, "10 a § 3 mom.", since=MAXIMUMS_2005, until=BEFORE_2013, version="28/2005")
@enacted(ACT, "10 a § 3 mom.", since=REFORM_2013, version="31/2013")
@enacted(ACT, "10 c § 2 mom.", since=MAXIMUMS_2005, until=BEFORE_2013, version="28/2005")
@enacted(ACT, "10 c § 2 mom.", since=REFORM_2013, version="31/2013")
@enacted(ACT, "10 d § 2 mom.", since=REFORM_2013, version="31/2013")
@enacted(ACT, "3 b § 3 mom.", since=TEMPORARY_2021, until=BEFORE_JULY_2021, version="1069/2020")
@enacted(ACT, "3 d § 3 mom.", since=TEMPORARY_2021, until=BEFORE_JULY_2021, version="1069/2020")
@enacted(ACT, "3 e § 2 mom.", since=TEMPORARY_2021, until=BEFORE_JULY_2021, version="1069/2020")
@enacted(ACT, "3 b § 3 mom.", since=TEMPORARY_JULY_2021, until=BEFORE_2022, version="539/2021")
@enacted(ACT, "3 d § 3 mom.", since=TEMPORARY_JULY_2021, until=BEFORE_2022, version="539/2021")
@enacted(ACT, "3 e § 2 mom.", since=TEMPORARY_JULY_2021, until=BEFORE_2022, version="539/2021")
@enacted(ACT, "10 e § 3 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "10 g § 3 mom.", since=REFORM_2022, version="299/2022")
@enacted(ACT, "10 h § 2 mom.", since=REFORM_2022, version="299/2022")
def more_than(maximum: Maximum, facts: CostFacts, on: date) -> Decision[SpecialGrounds] | Refusal:
    """What it takes to ask more than a maximum for an act of a day.

    Refuses with `no_more_costs` for a directly enforceable receivable, whose amounts are never
    passed, and with `reasonable_only` or `not_encoded` where the Act had no maximums.
    """
    unknown = no_number(facts.regime, on)
    if unknown is not None:
        return unknown
    citation = _citation(maximum, facts.regime, on)
    if facts.directly_enforceable and maximum is not Maximum.NUMBER:
        never = replace(citation, text=_NEVER)
        return Refusal(code="no_more_costs", message=_NEVER, because=(never,))
    if maximum is Maximum.NUMBER and facts.regime is Regime.CONSUMER and on < REFORM_2013:
        # 28/2005 set no number of acts: nothing stands in the way but the total.
        return more_than(Maximum.TOTAL, facts, on)
    grounds = SpecialGrounds(
        condition=_CONDITIONS[maximum], weighed_by=_WEIGHED_BY, statement=_STATEMENTS[maximum]
    )
    return Decision(value=grounds, because=(citation,))


def _citation(maximum: Maximum, regime: Regime, on: date) -> Citation:
    if regime is Regime.CONSUMER:
        old = on < REFORM_2013
        version = version_among(on, "28/2005", "31/2013")
        sections = {
            Maximum.ACT: "10 a § 3 mom.",
            Maximum.NUMBER: "10 c § 2 mom.",
            Maximum.TOTAL: "10 c § 2 mom." if old else "10 d § 2 mom.",
        }
    else:
        old = on < REFORM_2022
        version = version_among(on, "1069/2020", "539/2021", "299/2022")
        sections = {
            Maximum.ACT: "3 b § 3 mom." if old else "10 e § 3 mom.",
            Maximum.NUMBER: "3 d § 3 mom." if old else "10 g § 3 mom.",
            Maximum.TOTAL: "3 e § 2 mom." if old else "10 h § 2 mom.",
        }
    return ground(sections[maximum], _BEYOND[maximum], version=version)


_BEYOND = {
    Maximum.ACT: Words(
        fi="Enemmän saa vaatia vain todellisina kuluina, jos työmäärä on ollut tavanomaista "
        "suurempi; kulut on eriteltävä ja ylitys kerrottava.",
        sv="Mer får krävas bara som faktiska kostnader, om arbetet varit större än normalt; "
        "kostnaderna ska specificeras och överskridningen anges.",
        en="More may be asked only as actual cost, if the work was more than usual; the costs must "
        "be itemised and the debtor told that they pass the maximum.",
    ),
    Maximum.NUMBER: Words(
        fi="Useammista toimista saa vaatia kuluja vain erityisestä aiheesta, joka on kerrottava "
        "velalliselle.",
        sv="För flera åtgärder får kostnader krävas bara av särskild anledning, som ska anges för "
        "gäldenären.",
        en="More acts may be charged only for a special reason, which the debtor must be told.",
    ),
    Maximum.TOTAL: Words(
        fi="Kokonaismäärän saa ylittää vain, jos perintä on ollut poikkeuksellisen vaikeaa; kulut "
        "on eriteltävä ja syyt kerrottava.",
        sv="Totalbeloppet får överskridas bara om indrivningen varit exceptionellt svår; "
        "kostnaderna ska specificeras och skälen anges.",
        en="The total may be passed only if collecting was exceptionally difficult; the costs must "
        "be itemised and the reasons told.",
    ),
}
_CONDITIONS = {
    Maximum.ACT: Words(
        fi="Perintä on vaatinut tavanomaista suuremman työmäärän, ja kulut ovat todellisia.",
        sv="Indrivningen har krävt mer arbete än normalt, och kostnaderna är faktiska.",
        en="Collecting took more work than usual, and the costs are actual ones.",
    ),
    Maximum.NUMBER: Words(
        fi="Useampiin toimiin on ollut erityistä aihetta, eivätkä ne ole suhteettomia pääomaan.",
        sv="Det har funnits särskild anledning till fler åtgärder, och de står i proportion till "
        "kapitalet.",
        en="There was a special reason for more acts, and they are in proportion to the principal.",
    ),
    Maximum.TOTAL: Words(
        fi="Perintä on ollut poikkeuksellisen vaikeaa, eivätkä toimet ole suhteettomia pääomaan.",
        sv="Indrivningen har varit exceptionellt svår, och åtgärderna står i proportion till "
        "kapitalet.",
        en="Collecting was exceptionally difficult, and the acts are in proportion to the "
        "principal.",
    ),
}
_WEIGHED_BY = Words(
    fi="Perinnästä vastaava henkilö harkitsee; riidan ratkaisee tuomioistuin.",
    sv="Den som ansvarar för indrivningen prövar saken; en tvist avgörs av domstol.",
    en="The person responsible for the collecting weighs it; a court decides if it is disputed.",
)
_STATEMENTS = {
    Maximum.ACT: Words(
        fi="Erittely kuluista ja niiden perusteista, ja että ne ylittävät enimmäismäärät.",
        sv="En specifikation av kostnaderna och grunderna för dem, och att de överskrider "
        "maximibeloppen.",
        en="An itemisation of the costs and their grounds, and that they pass the maximums.",
    ),
    Maximum.NUMBER: Words(
        fi="Erittely toimista ja syyt, joiden vuoksi niihin on ollut erityistä aihetta.",
        sv="En specifikation av åtgärderna och de skäl som gav särskild anledning till dem.",
        en="An itemisation of the acts, and the reasons that gave special cause for them.",
    ),
    Maximum.TOTAL: Words(
        fi="Erittely kuluista ja niiden perusteista, ja syyt, joiden vuoksi kokonaismäärä ylittyy.",
        sv="En specifikation av kostnaderna och grunderna för dem, och skälen till att "
        "totalbeloppet överskrids.",
        en="An itemisation of the costs and their grounds, and the reasons for passing the total.",
    ),
}
_NEVER = Words(
    fi="Suoraan ulosottokelpoisen saatavan enimmäismääriä ei saa ylittää.",
    sv="Maximibeloppen för en direkt utsökningsbar fordran får inte överskridas.",
    en="The maximums of a directly enforceable receivable may not be passed.",
)
