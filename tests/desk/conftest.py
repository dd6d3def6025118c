"""The desk on a database of its own: an account a role, two cases, everything committed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from builders import START, Bill, case_of, hand_over, make_case, make_client, person, play_day
from desk.agency_at_work import HOSTILE, Agency
from face_login import as_face, django_on, drop_database
from inkasso.base.clock import HELSINKI
from inkasso.contacts.models import Note
from inkasso.contacts.noting import NewNote, write_note
from inkasso.contacts.recording import NewAttempt, Said
from inkasso.contacts.results import Direction
from inkasso.demands.models import Letter
from inkasso.demo.staff import open_accounts
from inkasso.gate.register import register_in_force
from inkasso.law.fi.contacts.policy import Channel as ContactChannel
from inkasso.notice.rights import Right
from inkasso.receivables.models import Case
from inkasso.rights.breaches.recording import Instant, NewBreach, open_breach
from inkasso.rights.models import Breach
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.taking_in import NewRequest, take_in
from inkasso.strategy.contacts.contacting import make_contact


@pytest.fixture(scope="session")
def _agency(
    postgres_url: str, _template: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[Agency]:
    """The agency, written by the owner."""
    name = f"desk_{secrets.token_hex(6)}"
    url = urlsplit(postgres_url)._replace(path=f"/{name}").geturl()
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(copy.format(sql.Identifier(name), sql.Identifier(_template)))
        with django_db_blocker.unblock(), django_on(url):
            made = _make(as_face(url, "desk"), url)
        yield made
        drop_database(connection, name)


@pytest.fixture
def agency(
    _agency: Agency, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Agency]:
    """The agency as the desk's login sees it, on the day that the story begins."""
    monkeypatch.setattr(settings, "DESK_DAY", START)
    # However slow the machine, a test sees what it has just changed.
    monkeypatch.setattr("inkasso.desk.queues.counting._QUICK", float("inf"))
    monkeypatch.setattr("inkasso.desk.queues.keeping._QUICK", float("inf"))
    with django_db_blocker.unblock(), django_on(_agency.url):
        yield _agency


def _make(url: str, owner: str) -> Agency:
    client = make_client()
    case = make_case(client)
    hostile = replace(person(3), name=HOSTILE)
    bills = [
        Bill(number="S-1", debtor=person(2)),
        Bill(number="", debtor=person(4), more={"co_debtor_of": "S-1"}),
        Bill(number="H-1", debtor=hostile, cents=250_00),
    ]
    faults = [verdict.faults for verdict in hand_over(client, bills) if verdict.faults]
    assert not faults, faults
    play_day(START)
    open_accounts(START, "tester")
    letter = Letter.objects.filter(case=case).first()
    assert letter is not None, "the day run of the first day reminds"
    return Agency(
        url=url,
        owner=owner,
        case=case.id,
        shared=case_of(client, "S-1").id,
        hostile=case_of(client, "H-1").id,
        letter=letter.id,
        contact=_contact(case_of(client, "S-1")),
        note=Note.objects.get().id,
        request=_request(case),
        breach=_breach(),
    )


def _contact(case: Case) -> int:
    """Made on the day of a letter, so one too many."""
    at = datetime.combine(START, time(9), HELSINKI)
    new = NewAttempt(
        case_id=case.id,
        person_id=case.person_id,
        at=at,
        by="tester",
        channel=ContactChannel.PHONE,
        direction=Direction.OUT,
        said=Said(result="reached", deviation="They had asked for it."),
    )
    note = NewNote(case_id=case.id, person_id=case.person_id, text="Reads letters on Fridays.")
    write_note(note, START, by="tester")
    return make_contact(new, at).id


def _request(case: Case) -> int:
    new = NewRequest(
        person_id=case.person_id,
        right=Right.ACCESS,
        channel=Channel.PHONE,
        received_on=START,
        language="fi",
    )
    return int(take_in(new, by="tester").request.id)


def _breach() -> int:
    new = NewBreach(
        aware_at=datetime.combine(START, time(9), HELSINKI),
        kinds=("confidentiality",),
        found_by=Breach.FoundBy.STAFF,
        what="A list lay open.",
    )
    told = Instant(at=new.aware_at, by="tester")
    return int(open_breach(new, register_in_force(), told).breach.id)
