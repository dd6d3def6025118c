"""Sections 10, 12 and 19: which acts interrupt limitation, towards whom, and on what proof."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inkasso.base.decisions import Decision, Refusal
from inkasso.base.words import Words
from inkasso.law.enacted import enacted
from inkasso.law.fi.limitation import wording
from inkasso.law.fi.limitation.numbers import ACT, ACT_SINCE


class InformalAct(StrEnum):
    """The acts of section 10(1)."""

    #: Parties agree on payment, security or other terms, or that limitation is interrupted.
    AGREEMENT = "agreement"
    #: The debtor pays, in part or in full.
    PAYMENT = "payment"
    #: The debtor acknowledges the debt to the creditor.
    ACKNOWLEDGEMENT = "acknowledgement"
    #: The creditor demands payment or otherwise reminds the debtor.
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFacts:
    """What is known of an act that may have interrupted limitation."""

    act: InformalAct
    #: Whether the act said which debt it was about.
    identified: bool
    #: Whether it was done in the name of, or directed at, this debtor.
    this_debtor: bool = True
    #: Whether the debt is damages whose grounds and amount the debtor did not know.
    unknown_damages: bool = False
    #: Whether a reminder about such damages showed their grounds and amount.
    grounds_shown: bool = False
    #: Whether the creditor holds evidence of it: a receipt, a record of sending, the bank's entry.
    evidenced: bool = True


@enacted(ACT, "10 § 2 mom.", since=ACT_SINCE)
@enacted(ACT, "12 §", since=ACT_SINCE)
def interrupts(facts: ActFacts) -> Decision[bool] | Refusal:
    """Whether an act interrupts limitation of the debt, its interest and its costs.

    Refuses with `interruption_not_proved` an act that nothing shows: the creditor must prove it.
    """
    if not facts.evidenced:
        ground = wording.ground("10 § 1 mom.", _PROOF)
        return Refusal(
            code="interruption_not_proved",
            message=_NOT_PROVED,
            remedy=_KEEP_PROOF,
            because=(ground,),
        )
    if not facts.this_debtor:
        return Decision(value=False, because=(wording.ground("19 § 1 mom.", _OTHER_DEBTOR),))
    if not facts.identified:
        return Decision(value=False, because=(wording.ground("10 § 2 mom.", _NOT_IDENTIFIED),))
    reminder = facts.act is InformalAct.REMINDER
    if reminder and facts.unknown_damages and not facts.grounds_shown:
        return Decision(value=False, because=(wording.ground("10 § 2 mom.", _DAMAGES),))
    because = (wording.ground("10 § 1 mom.", _INTERRUPTS), wording.ground("12 § 2 mom.", _COVERS))
    return Decision(value=True, because=because)


_PROOF = Words(
    fi="Velkojan on näytettävä, että vanhentuminen on katkaistu.",
    sv="Borgenären ska visa att preskriptionen har avbrutits.",
    en="The creditor must show that limitation was interrupted.",
)
_NOT_PROVED = Words(
    fi="Katkaisutoimesta ei ole näyttöä, joten sitä ei lasketa.",
    sv="Det finns ingen bevisning om avbrottet, så det räknas inte.",
    en="Nothing shows the interruption, so it does not count.",
)
_KEEP_PROOF = Words(
    fi="Liitä mukaan lähetystieto, vastaanottokuittaus tai tiliote.",
    sv="Bifoga uppgift om avsändning, mottagningsbevis eller kontoutdrag.",
    en="Add a record of sending, a receipt, or the bank's entry.",
)
_OTHER_DEBTOR = Words(
    fi="Vanhentuminen katkeaa vain sen velallisen osalta, johon toimi kohdistui.",
    sv="Preskriptionen avbryts bara för den gäldenär som åtgärden gällde.",
    en="Limitation is interrupted only towards the debtor whom the act concerned.",
)
_NOT_IDENTIFIED = Words(
    fi="Velka on yksilöitävä katkaisutoimessa.",
    sv="Skulden ska specificeras i åtgärden som avbryter preskriptionen.",
    en="The act that interrupts must say which debt is meant.",
)
_DAMAGES = Words(
    fi="Vahingonkorvausta koskevasta muistutuksesta on käytävä ilmi sen peruste ja määrä.",
    sv="En påminnelse om skadestånd ska visa grunden och beloppet.",
    en="A reminder of damages must show their grounds and amount.",
)
_INTERRUPTS = Words(
    fi="Sopimus, maksu, tunnustus, vaatimus tai muistutus katkaisee vanhentumisen.",
    sv="Avtal, betalning, erkännande, krav eller påminnelse avbryter preskriptionen.",
    en="An agreement, payment, acknowledgement, demand or reminder interrupts limitation.",
)
_COVERS = Words(
    fi="Katkaisu koskee myös velan korkoja ja muita liitännäisiä.",
    sv="Avbrottet gäller också skuldens ränta och andra biförpliktelser.",
    en="The interruption covers the interest and other accessories of the debt too.",
)
