"""Whether a creditor agreed to what is given up of its money: by its word, or its agreement."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.mandates.instructing import GIVES_UP, instruction_for
from inkasso.mandates.models import CostsTo
from inkasso.mandates.services import agreement_on
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.models import CostWithdrawn, WriteOff

#: The reason by which a cost was never the creditor's due; it stands in rows, never renamed.
MISTAKE = "mistake"


def check_agreed(case: LoadedCase, cents: int, instruction_id: int, on: date) -> None:
    """Raise `Refused` (`creditor_not_agreed`) where nothing covers so much of a creditor's money.

    Its word for the case or for the order, where there is one; else a rest that its agreement lets
    go, with what went of the case by the agreement before: many rests are no rest.
    """
    if not cents:
        return
    if instruction_id:
        said = instruction_for(instruction_id, GIVES_UP, case.client_id, case.id)
        covered = said is not None
    else:
        may = agreement_on(case.client_id, on).rests_up_to_cents
        covered = may > 0 and cents + _by_agreement(case) <= may
    if not covered:
        message = fill(_NOT_AGREED, sum=Money(cents))
        raise Refused(Refusal(code="creditor_not_agreed", message=message, remedy=_ASK))


def costs_are_the_creditors(client_id: int, on: date) -> bool:
    """Whether what is given up of costs on a day is the creditor's money."""
    return agreement_on(client_id, on).recovered_costs_to == CostsTo.CLIENT


def _by_agreement(case: LoadedCase) -> int:
    """Cents of the creditor's that its agreement alone has let go before, each by its own day."""
    silent = {"case_id": case.id, "instruction": None}
    lost = 0
    for one in WriteOff.objects.filter(**silent):
        lost += one.principal_cents + one.interest_cents
        if one.costs_cents and costs_are_the_creditors(case.client_id, one.written_off_on):
            lost += one.costs_cents
    taken_back = CostWithdrawn.objects.filter(**silent).exclude(reason=MISTAKE)
    for gone in taken_back.select_related("cost"):
        if costs_are_the_creditors(case.client_id, gone.withdrawn_on):
            lost += gone.cost.cents
    return lost


_NOT_AGREED = Words(
    fi="Velkojan rahaa on {sum} euroa, eikä velkoja ole suostunut luopumaan siitä.",
    sv="{sum} euro är borgenärens pengar, och borgenären har inte gått med på att avstå från dem.",
    en="{sum} euros are the creditor's, and the creditor has not agreed to give them up.",
)
_ASK = Words(
    fi="Kysy velkojalta ja kirjaa, kuka suostui, milloin ja miten; tai sovi toimeksiantajan kanssa "
    "jäännössummasta, josta saa luopua. Toimiston omista kuluista voi luopua ilman suostumusta.",
    sv="Fråga borgenären och anteckna vem som gick med på det, när och hur; eller avtala om en "
    "restsumma som får avskrivas. Byråns egna kostnader får avskrivas utan samtycke.",
    en="Ask the creditor and record who agreed, when and how; or agree with the client on a rest "
    "that may be given up. The agency's own costs may be given up without it.",
)
