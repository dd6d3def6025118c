"""What the database refused because of a hold, told in three languages."""

from __future__ import annotations

from inkasso.base.decisions import Refusal
from inkasso.base.words import Words
from inkasso.gate.holds.kinds import KINDS, Act
from inkasso.law.wording import fill

#: Code of the refusal of an act that a hold forbids.
HELD = "held"


def refusal_of_hold(number: int, kind: str, act: str) -> Refusal:
    """That a hold forbids an act: which hold, on which ground, and what can be done."""
    message = fill(_HELD, number=str(number), kind=KINDS[kind].name, act=_ACTS[Act(act)])
    return Refusal(code="held", message=message, remedy=_LIFT, because=KINDS[kind].because)


def refusal_from_detail(detail: str | None) -> Refusal | None:
    """The refusal that the detail of an error IK003 tells: number, kind, act and perhaps case."""
    words = (detail or "").split()
    if len(words) < 3 or not words[0].isdigit() or words[1] not in KINDS:
        return None
    return refusal_of_hold(int(words[0]), words[1], words[2])


_HELD = Words(
    fi="Esto {number} ({kind}) on voimassa. Kielletty: {act}.",
    sv="Hinder {number} ({kind}) gäller. Förbjudet: {act}.",
    en="Hold {number} ({kind}) is in force. Forbidden: {act}.",
)
_LIFT = Words(
    fi="Poista esto, kun sen syy on poistunut: inkasso hold lift.",
    sv="Häv hindret när skälet har upphört: inkasso hold lift.",
    en="Lift the hold when its reason is gone: inkasso hold lift.",
)
_ACTS = {
    Act.LETTER: Words(fi="kirje", sv="brev", en="letter"),
    Act.CALL: Words(fi="yhteydenotto", sv="kontakt", en="call"),
    Act.DISCLOSURE: Words(fi="luovutus", sv="utlämnande", en="disclosure"),
    Act.SALE: Words(fi="myynti", sv="försäljning", en="sale"),
    Act.COURT_STEP: Words(fi="oikeudellinen toimi", sv="rättslig åtgärd", en="court step"),
    Act.REGISTER_REPORT: Words(
        fi="maksuhäiriöilmoitus", sv="anmälan om betalningsstörning", en="register report"
    ),
    Act.SWEEP: Words(fi="eräajo", sv="satskörning", en="batch work"),
    Act.ERASURE: Words(fi="tietojen poistaminen", sv="radering av uppgifter", en="erasure"),
}
