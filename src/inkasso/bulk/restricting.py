"""Cases of people whose data may only be stored: what is done to them, and what is not.

Nothing is done to them with others, for that is batch work. A creditor that takes one claim back
exercises its own right, which a restriction leaves open (GDPR 18(2)): asked for by itself and
approved, that is done. It ends collecting, which is in the person's interest too; no letter goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from inkasso.base.decisions import Refusal
from inkasso.base.words import Words
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.models import Order
from inkasso.bulk.orders import Act, Doing
from inkasso.gate.holds.grounds import RESTRICTION
from inkasso.gate.holds.kinds import Act as Held
from inkasso.gate.holds.placing import Protected, forbidding, people_held
from inkasso.gate.holds.refusals import refusal_of_hold
from inkasso.law.wording import fill
from inkasso.receivables.models import Case


def restricted(cases: Iterable[Case], on: date) -> dict[int, Refusal]:
    """Cases of people whose data may only be stored: why nothing is done to them with others."""
    found = list(cases)
    held = people_held(Held.SWEEP, {case.person_id for case in found}, on)
    refusals = {}
    for case in found:
        hold = case.person_id in held and forbidding(
            Held.SWEEP, Protected(person_id=case.person_id), on
        )
        if hold:
            refusals[case.id] = refusal_of_hold(hold.id, hold.kind, Held.SWEEP)
    return refusals


def is_claimed(doing: Doing, cases: int) -> bool:
    """Whether a change of so many cases is a creditor's own right, whoever is restricted."""
    return doing.is_claim and cases == 1


def claims_restricted(order: Order, on: date) -> bool:
    """Whether an order takes back the claim of somebody whose data may only be stored."""
    numbers = [number for number, _ in order.cases]
    claimed = is_claimed(DOINGS[Act(order.act)], len(numbers))
    return claimed and bool(restricted(Case.objects.filter(id__in=numbers), on))


#: What whoever asks and whoever approves is told of such a case.
CLAIMED = fill(
    Words(
        fi="Velallisen tietojen käsittely on rajoitettu. Velkoja saa silti ottaa saatavansa "
        "takaisin ({act}, {section}). Kirjettä ei lähde, ennen kuin rajoitus on päättynyt.",
        sv="Behandlingen av gäldenärens uppgifter är begränsad. Borgenären får ändå ta tillbaka "
        "sin fordran ({act}, {section}). Inget brev går ut förrän begränsningen har upphört.",
        en="The debtor's data is restricted. The creditor may take its claim back all the same "
        "({act}, {section}). No letter goes until the restriction has ended.",
    ),
    act=RESTRICTION.act,
    section=RESTRICTION.section,
)
