"""How a correction above the limit is shown to the second person, and carried out."""

from __future__ import annotations

from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.desk.approvals.kind import Kind
from inkasso.desk.texts import TEXTS
from inkasso.law.wording import fill
from inkasso.mandates.instructing import told_by_client
from inkasso.receivables.waiving import REASONS, Waiver, waive
from inkasso.staff.approvals import Facts

#: Stands in requests; never renamed.
WRITE_OFF = "write_off"


def show(facts: Facts) -> list[Words]:
    """What approving will do, in sentences; of the creditor it is named who agreed."""
    waiver = Waiver.of(facts)
    sentence = fill(
        _SENTENCE,
        case=str(waiver.case_id),
        what=_what(waiver),
        sum=Money(waiver.cents),
        reason=REASONS[waiver.reason],
    )
    return [sentence, *told_by_client([waiver.instruction_id]), _INTEREST]


def carry_out(facts: Facts, moment: Moment) -> None:
    """Ask for less from the day of the approval; raises `Refused`."""
    waive(Waiver.of(facts), moment.on, by=moment.by)


def _what(waiver: Waiver) -> Words:
    return fill(TEXTS[f"approving.{waiver.what}"], number=waiver.number or "-")


_SENTENCE = Words(
    fi="Asia {case}: {what}, pääomaa ja kuluja enintään {sum} euroa. Syy: {reason}.",
    sv="Ärende {case}: {what}, kapital och kostnader högst {sum} euro. Skäl: {reason}.",
    en="Case {case}: {what}, principal and costs at most {sum} euros. Reason: {reason}.",
)
_INTEREST = Words(
    fi="Korko lasketaan hyväksymispäivään; mitä siihen mennessä on maksettu, jää maksetuksi.",
    sv="Räntan räknas till dagen för godkännandet; vad som betalats dittills förblir betalt.",
    en="Interest is reckoned to the day of approval; what was paid by then stays paid.",
)

KIND = Kind(
    key=WRITE_OFF,
    action="approve_write_off",
    name=Words(fi="Oikaisu tai luopuminen", sv="Rättelse eller avskrivning", en="Write-off"),
    show=show,
    carry_out=carry_out,
    asking="correct_claim",
)
