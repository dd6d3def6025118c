"""A large synthetic portfolio, written straight into the tables: what the benchmarks run on."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from inkasso.formats.reference import make
from inkasso.ledger.accounts import Account
from inkasso.ledger.bulk import copy_rows, insert_rows, take_ids
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.mandates.models import Client
from inkasso.mandates.services import NewClient, Terms, add_client
from inkasso.parties.models import Address, Party, PartyName, Source
from inkasso.receivables.intake.taking_in import REFERENCE_BASE
from inkasso.receivables.models import Case, CreditorReminder, Receivable, ReceivableText

_CHUNK = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """What was made."""

    client: Client
    #: References of the cases, in order.
    references: list[str]


@dataclass(frozen=True, slots=True)
class _Member:
    """The identifiers of one case and its parts."""

    number: int
    case_id: int
    receivable_id: int
    person_id: uuid.UUID
    reference: str


def make_portfolio(size: int, on: date, *, due_share: float = 0.0) -> Iterator[Portfolio]:
    """Open consumer cases of one receivable each; yields as it grows.

    A share of them was reminded by the creditor long ago and gets its demand on the day; the
    others were reminded five days before it and wait.
    """
    client = add_client(_CLIENT, Terms(commission_percent=Decimal(10)), on)
    references: list[str] = []
    every = round(1 / due_share) if due_share else 0
    for start in range(0, size, _CHUNK):
        members = _members(range(start, min(start + _CHUNK, size)))
        _parties(members, client.id, on)
        _cases(members, client.id, on)
        _reminders(members, on, every)
        references += [member.reference for member in members]
        yield Portfolio(client=client, references=references)


def _members(numbers: range) -> list[_Member]:
    cases = take_ids(Case, len(numbers))
    receivables = take_ids(Receivable, len(numbers))
    return [
        _Member(n, case, receivable, uuid.uuid4(), make(str(REFERENCE_BASE + case)).reference)
        for n, case, receivable in zip(numbers, cases, receivables, strict=True)
    ]


def _parties(members: list[_Member], client_id: int, on: date) -> None:
    copy_rows(Party, ("id", "kind", "language"), ((m.person_id, "person", "fi") for m in members))
    told = (Source.CLIENT, on, client_id)
    insert_rows(
        PartyName,
        ("person_id", "name", "given_names", "family_name", "match_key", *_TOLD),
        (
            (m.person_id, f"Velallinen {m.number}", "", "", m.person_id.bytes * 2, *told)
            for m in members
        ),
    )
    insert_rows(
        Address,
        ("person_id", "street", "postal_code", "city", "country", *_TOLD),
        ((m.person_id, f"Katu {m.number}", "00990", "Helsinki", "FI", *told) for m in members),
    )


_TOLD = ("source", "known_since", "mandate")


def _cases(members: list[_Member], client_id: int, on: date) -> None:
    due = on - timedelta(days=40)
    copy_rows(
        Case,
        ("id", "client_id", "person_id", "kind", "opened_on", "reference"),
        ((m.case_id, client_id, m.person_id, "consumer", due, m.reference) for m in members),
    )
    columns = ("id", "case_id", "client_id", "person_id", "invoice_number", "original_creditor")
    copy_rows(
        Receivable,
        (
            *(*columns, "invoice_date", "due_date", "principal_cents", "currency"),
            *("kind", "original_reference", "handed_over_on"),
        ),
        (
            (
                *(m.receivable_id, m.case_id, client_id, m.person_id, f"B-{m.number}", ""),
                *(due - timedelta(days=21), due, _principal(m), "EUR"),
                *("consumer", "", due),
            )
            for m in members
        ),
    )
    insert_rows(
        ReceivableText,
        ("receivable_id", "person_id", "description", "note", *_TOLD),
        (
            (m.receivable_id, m.person_id, "Sähköenergia", "", Source.CLIENT, due, client_id)
            for m in members
        ),
    )
    post([_handover(m, client_id, due) for m in members])


def _principal(member: _Member) -> int:
    return 50_00 + member.number * 37 % 900_00


def _handover(member: _Member, client_id: int, day: date) -> NewEntry:
    cents = _principal(member)
    claim = NewPosting(
        Account.CLAIM_PRINCIPAL,
        cents,
        client_id=client_id,
        case_id=member.case_id,
        receivable_id=member.receivable_id,
        person_id=member.person_id,
    )
    contra = claim._replace(account=Account.CLAIM_CONTRA, cents=-cents, receivable_id=None)
    source = f"case:{member.case_id}"
    return NewEntry(day, day, "handover", source, member.case_id, (claim, contra))


def _reminders(members: list[_Member], on: date, every: int) -> None:
    long_ago, lately = on - timedelta(days=24), on - timedelta(days=5)
    copy_rows(
        CreditorReminder,
        ("receivable_id", "sent_on"),
        (
            (m.receivable_id, long_ago if every and m.number % every == 0 else lately)
            for m in members
        ),
    )


_CLIENT = NewClient(
    business_id="9000101-4",
    name="Mittari Oy",
    iban="FI3715903000000776",
    street="Voimatie 1",
    postal_code="00500",
    city="Helsinki",
)
