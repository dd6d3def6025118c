"""Erasures for tests: a debtor whose collecting ended long ago, asked, decided and carried out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import connection

from builders import (
    START,
    Bill,
    bank_file,
    case_of,
    hand_over,
    import_bank,
    make_client,
    payment,
    person,
)
from face_login import as_seen_by_face, django_on
from inkasso.base.moment import Moment
from inkasso.billing.refunding import refund_excess
from inkasso.billing.remitting import remit
from inkasso.gate.acting import acting
from inkasso.gate.register import register_in_force
from inkasso.mandates.models import Client
from inkasso.notice.rights import Right
from inkasso.receivables.models import Case
from inkasso.rights.ageing import let_days_be_played
from inkasso.rights.erasure.carrying_out import Outside, carry_out
from inkasso.rights.erasure.deciding import plan_of
from inkasso.rights.erasure.journal import Journal
from inkasso.rights.erasure.keys import journal_code
from inkasso.rights.models import Erasure
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.deciding import Answer, Decided, decide
from inkasso.rights.requests.identifying import identify
from inkasso.rights.requests.state import State, find_request
from inkasso.rights.requests.taking_in import NewRequest, take_in
from rights.requests_made import told_by

PAYER_IBAN = "FI2112345600000785"
#: Five years after collecting ended, before the vouchers' time is out.
LATER = date(2031, 6, 2)
MOMENT = Moment(on=LATER, by="officer")
#: What says who somebody is.
IDENTIFYING = (
    "parties_partyname",
    "parties_personkey",
    "parties_identitycode",
    "parties_address",
    "receivables_receivabletext",
    "demands_lettercontent",
)


def outside(home: Path) -> Outside:
    """The journal and the files of a home folder."""
    return Outside(journal=Journal(home / "erasures.jsonl", journal_code), home=home)


def paid_case(folder: Path, client: Client | None = None, number: int = 1) -> Case:
    """A case that was paid and remitted when the story begins, and so has ended."""
    let_days_be_played()
    owner = client or make_client()
    hand_over(owner, [Bill(number=f"L-{number}", debtor=person(number))])
    case = case_of(owner, f"L-{number}")
    paid = payment(200_00, case.reference, payer_name="Maksaja Muu", payer_iban=PAYER_IBAN)
    import_bank(bank_file(folder, [paid]))
    list(refund_excess(START))
    list(remit(START, [owner.id]))
    case.refresh_from_db()
    assert case.closed_on is not None
    return case


def asked(case: Case, on: date = LATER) -> State:
    """A request for erasure of the case's debtor, who is known."""
    new = NewRequest(
        person_id=case.person_id,
        right=Right.ERASURE,
        channel=Channel.EMAIL,
        received_on=on,
        language="fi",
        said="Poistakaa tietoni",
    )
    state = take_in(new, by="officer")
    return identify(state, told_by(case.person_id, case), Moment(on=on, by="officer"))


def answered(state: State, on: date = LATER) -> Decided:
    """The answer that follows from the fields."""
    answer = Answer(outcome=plan_of(state, on).outcome)
    return decide(state, answer, Moment(on=on, by="officer"), register_in_force())


def erased(state: State, home: Path, on: date = LATER) -> Erasure:
    """A decided erasure, carried out."""
    return carry_out(find_request(state.request.id), outside(home), Moment(on=on, by="officer"))


@contextmanager
def at_the_face(url: str, purpose: str) -> Iterator[None]:
    """Work as commands do: the face's login, acting for a purpose."""
    with django_on(as_seen_by_face(url)), acting(purpose, actor="officer", reason="erasure"):
        yield


def rows_of(person_id: UUID, table: str, column: str = "person_id") -> int:
    """How many rows of a table name the person."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [person_id])
        return int(cursor.fetchone()[0])


def identifying_rows(person_id: UUID) -> int:
    """How many rows say who the person is."""
    return sum(rows_of(person_id, table) for table in IDENTIFYING)
