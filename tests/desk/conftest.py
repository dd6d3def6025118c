"""The desk on a database of its own: an account a role, two cases, everything committed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from builders import START, Bill, case_of, hand_over, make_case, make_client, person, play_day
from desk.agency_at_work import HOSTILE, Agency
from face_login import as_face, django_on, drop_database
from inkasso.demands.models import Letter
from inkasso.demo.staff import open_accounts


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
            made = _make(as_face(url, "desk"))
        yield made
        drop_database(connection, name)


@pytest.fixture
def agency(
    _agency: Agency, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Agency]:
    """The agency as the desk's login sees it, on the day that the story begins."""
    monkeypatch.setattr(settings, "DESK_DAY", START)
    with django_db_blocker.unblock(), django_on(_agency.url):
        yield _agency


def _make(url: str) -> Agency:
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
        case=case.id,
        shared=case_of(client, "S-1").id,
        hostile=case_of(client, "H-1").id,
        letter=letter.id,
    )
