"""On what ground somebody objects, and whether that stops collecting (513/1999, 4 b §)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from inkasso.base.decisions import Citation
from inkasso.base.words import Words
from inkasso.gate.holds.grounds import DISPUTE
from inkasso.law.fi.debt_collection.tables import ACT


class Ground(StrEnum):
    """Why somebody says that nothing, or less, is owed."""

    PAID = "paid"
    WRONG_SUM = "wrong_sum"
    #: The goods or the service were not as agreed.
    DEFECT = "defect"
    NOT_MINE = "not_mine"
    TIME_BARRED = "time_barred"
    OTHER = "other"
    #: Nothing was said: "I dispute this".
    NONE = "none"


#: How an objection can come.
CHANNELS = ("phone", "letter", "email", "visit", "portal")

NAMES: Mapping[Ground, Words] = {
    Ground.PAID: Words(fi="maksettu jo", sv="redan betald", en="paid already"),
    Ground.WRONG_SUM: Words(fi="väärä summa", sv="fel belopp", en="wrong sum"),
    Ground.DEFECT: Words(
        fi="virhe tavarassa tai palvelussa",
        sv="fel i varan eller tjänsten",
        en="defect in goods or service",
    ),
    Ground.NOT_MINE: Words(fi="ei minun velkani", sv="inte min skuld", en="not my debt"),
    Ground.TIME_BARRED: Words(fi="vanhentunut", sv="preskriberad", en="time-barred"),
    Ground.OTHER: Words(fi="muu peruste", sv="annan grund", en="another ground"),
    Ground.NONE: Words(fi="ei perustetta", sv="ingen grund", en="no ground"),
}

#: That collecting may go on in spite of an objection.
WITHOUT_EFFECT = Citation(
    act=ACT,
    section="4 b § 2 mom.",
    version="31/2013",
    text=Words(
        fi="Perintää saa jatkaa, jos kiistämiselle ei esitetä perustetta tai jos perusteella "
        "selvästi ei ole vaikutusta maksuvelvollisuuteen.",
        sv="Indrivningen får fortsätta om ingen grund för bestridandet anges eller om grunden "
        "klart saknar betydelse för betalningsskyldigheten.",
        en="Collecting may go on where no ground is given, or one that clearly has no effect on "
        "the duty to pay.",
    ),
)
#: That nobody but a court settles what both hold on to.
ONLY_A_COURT = Citation(
    act=ACT,
    section="6 § 2 mom. 2 k",
    version="31/2013",
    text=Words(
        fi="Kiistetystä saatavasta saa vaatia maksua tuomioistuimessa odottamatta.",
        sv="För en bestridd fordran får betalning krävas i domstol utan väntetid.",
        en="A disputed receivable may be claimed in court without waiting.",
    ),
)
STOPS = DISPUTE
