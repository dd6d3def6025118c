"""Section 11: when a court may lower overdue interest. A statement, not an amount.

Only a court (or the Consumer Disputes Board) lowers interest; how far is its judgment. What can be
answered is whether the way is open, and on which of the three grounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from inkasso.base.decisions import Citation, Decision
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.interest.grounds import ACT


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentFacts:
    """What the debtor invokes for lower overdue interest."""

    #: Whether the debtor is a natural person.
    natural_debtor: bool
    #: Whether the debt belongs to a business of the debtor's.
    business_debt: bool = False
    #: Illness, unemployment or another special cause, mainly without the debtor's fault.
    without_fault: bool = False
    #: Weighty grounds: the interest against the debtor's means, and no plain recklessness.
    weighty_grounds: bool = False
    #: Whether the debtor had justified cause to refuse payment.
    justified_refusal: bool = False
    #: Whether the interest stands in a final judgment already.
    confirmed_by_judgment: bool = False


class AdjustmentGround(Enum):
    """On what overdue interest may be lowered (section 11(1))."""

    #: Difficulties that came mainly without the debtor's fault.
    WITHOUT_FAULT = "1"
    #: Weighty grounds in view of amount and means.
    WEIGHTY_GROUNDS = "2"
    #: Justified cause to refuse payment.
    JUSTIFIED_REFUSAL = "3"


@enacted("633/1982", "11 §", since=date(2002, 7, 1), version="340/2002")
def grounds_of_adjustment(facts: AdjustmentFacts) -> Decision[tuple[AdjustmentGround, ...]]:
    """The grounds on which a court may lower the interest; none when the way is closed.

    Interest confirmed by a final judgment may be lowered on the second ground only.
    """
    if not facts.natural_debtor or facts.business_debt:
        return Decision(value=(), because=(_ground("11 § 1 mom.", _NATURAL_PERSONS),))
    invoked = (
        (facts.without_fault and not facts.confirmed_by_judgment, AdjustmentGround.WITHOUT_FAULT),
        (facts.weighty_grounds, AdjustmentGround.WEIGHTY_GROUNDS),
        (
            facts.justified_refusal and not facts.confirmed_by_judgment,
            AdjustmentGround.JUSTIFIED_REFUSAL,
        ),
    )
    open_ways = tuple(ground for holds, ground in invoked if holds)
    because = tuple(_ground(f"11 § 1 mom. {g.value} kohta", _TEXTS[g]) for g in open_ways)
    if facts.confirmed_by_judgment:
        because = (*because, _ground("11 § 2 mom.", _CONFIRMED))
    return Decision(value=open_ways, because=because)


def _ground(section: str, text: Words) -> Citation:
    return Citation(act=ACT, section=section, version="340/2002", text=text)


_NATURAL_PERSONS = Words(
    fi="Viivästyskorkoa voidaan sovitella vain luonnollisen henkilön velasta, joka ei liity hänen "
    "elinkeinotoimintaansa.",
    sv="Dröjsmålsränta kan jämkas bara för en fysisk persons skuld som inte hör till hans eller "
    "hennes näringsverksamhet.",
    en="Overdue interest can be lowered only on a natural person's debt outside any business.",
)
_CONFIRMED = Words(
    fi="Lainvoimaisella tuomiolla vahvistettua korkoa voidaan sovitella vain painavilla "
    "perusteilla.",
    sv="Ränta som fastställts genom en lagakraftvunnen dom kan jämkas bara på vägande skäl.",
    en="Interest confirmed by a final judgment can be lowered on weighty grounds only.",
)
_TEXTS = {
    AdjustmentGround.WITHOUT_FAULT: Words(
        fi="Maksu viivästyi sairauden, työttömyyden tai muun erityisen seikan vuoksi pääasiassa "
        "velallisen syyttä.",
        sv="Betalningen dröjde på grund av sjukdom, arbetslöshet eller någon annan särskild "
        "omständighet, i huvudsak utan gäldenärens eget vållande.",
        en="Payment was late because of illness, unemployment or another special cause, mainly "
        "without the debtor's fault.",
    ),
    AdjustmentGround.WEIGHTY_GROUNDS: Words(
        fi="Koron määrä velallisen taloudelliseen asemaan nähden antaa painavat perusteet.",
        sv="Räntans belopp i förhållande till gäldenärens ekonomiska ställning ger vägande skäl.",
        en="The amount of the interest against the debtor's means gives weighty grounds.",
    ),
    AdjustmentGround.JUSTIFIED_REFUSAL: Words(
        fi="Velallisella oli perusteltu aihe kieltäytyä maksamasta.",
        sv="Gäldenären hade grundad anledning att vägra betala.",
        en="The debtor had justified cause to refuse payment.",
    ),
}
