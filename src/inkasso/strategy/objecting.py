"""Answering objections: gathers what decides them from the rooms below.

What law and address say of a case, no room beside the objections may be asked there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.mandates.agency import Agency
from inkasso.objections.answering import Beside, Verdict, answer_objection, preview
from inkasso.objections.evidence import ask_client, asks_client
from inkasso.objections.letters.composing import Correspondence
from inkasso.objections.models import Answer, ClientQuestion, Objection
from inkasso.objections.taking import Said, take_objection
from inkasso.parties.addressing import addressees
from inkasso.parties.letters.printing import print_letter
from inkasso.receivables.account.loading import LoadedCase, load_cases
from inkasso.receivables.models import Case
from inkasso.strategy.loading import states
from inkasso.strategy.rules import CaseState, sending_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An objection that was taken, and what was asked of the client at once."""

    objection: Objection
    #: The question; why the gate let none go; None where the client knows nothing that would help.
    asked: ClientQuestion | Refusal | None


def receive(case: Case, said: Said, on: date, *, by: str) -> Received:
    """Take an objection and ask the client for its evidence; the person's file is open.

    Raises `Refused` as `take_objection`.
    """
    with transaction.atomic():
        objection = take_objection(case, said, on, by)
        asks = asks_client(said.ground) and objection.stops
        return Received(objection=objection, asked=ask_client(objection, on, by) if asks else None)


def time_barred_in(case: LoadedCase, state: CaseState) -> dict[int, date]:
    """First day on which each receivable of a case is time-barred, as far as the law gives one."""
    paid_on = tuple(payment.value_date for payment in case.facts.payments)
    days = {one.id: sending_facts(state, one, paid_on).time_barred_on for one in state.receivables}
    return {number: day for number, day in days.items() if day is not None}


def time_barred_on(case_id: int, on: date) -> dict[int, date]:
    """The same of a case by its number, as it stands on a day."""
    (state,) = states([case_id], on)
    return time_barred_in(load_cases([case_id])[case_id], state)


def answer(objection: Objection, verdict: Verdict, agency: Agency, on: date, *, by: str) -> Answer:
    """Answer an objection; the person's file is open. Raises `Refused` as `answer_objection`."""
    return answer_objection(objection, verdict, _beside(objection, agency, on), on, by=by)


def answer_preview(objection: Objection, verdict: Verdict, agency: Agency, on: date) -> bytes:
    """The letter as it would go out, as PDF; written nowhere. Raises `Refused`."""
    return print_letter(preview(objection, verdict, _beside(objection, agency, on), on))


def _beside(objection: Objection, agency: Agency, on: date) -> Beside:
    receiver = addressees([objection.person_id], on).get(objection.person_id)
    if receiver is None or not receiver.street.strip():
        raise Refused(Refusal(code="no_address", message=_NO_ADDRESS, remedy=_FIND_ADDRESS))
    days = time_barred_on(objection.case_id, on)
    return Beside(
        letter=Correspondence(agency=agency, client=objection.case.client, receiver=receiver),
        time_barred=[number for number, day in days.items() if day <= on],
    )


_NO_ADDRESS = Words(
    fi="Postiosoitetta ei tiedetä, joten vastausta ei voi lähettää.",
    sv="Postadressen är inte känd, så svaret kan inte sändas.",
    en="The postal address is not known, so the answer cannot be sent.",
)
_FIND_ADDRESS = Words(
    fi="Kysy osoite ja vie se tietoihin.",
    sv="Fråga efter adressen och anteckna den.",
    en="Ask for the address and record it.",
)
