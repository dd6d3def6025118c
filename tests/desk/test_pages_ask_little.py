"""How much the frequent pages ask of the database: no more for a long life than for a short one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from builders import START, Bill, case_of, hand_over, hold, person, play_day
from desk.agency_at_work import Agency, signed_in
from face_login import django_on
from inkasso.contacts.noting import NewNote, write_note
from inkasso.mandates.models import Client as Creditor
from inkasso.receivables.models import Case

DAY = timedelta(days=1)
#: Holds that a case may have beside a dispute.
HOLDS = ("suspension", "death")
#: Statements of a page about a case with a little of everything. Whoever adds a table to what the
#: page tells raises its number by one, and knows it.
CEILINGS = {"": 55, "contact/": 60, "plan/": 90, "note/": 55}


@contextmanager
def counted() -> Iterator[list[str]]:
    """Statements that the desk sends while it lasts."""
    sent: list[str] = []

    def note(execute: Any, statement: str, *rest: Any) -> Any:
        sent.append(statement)
        return execute(statement, *rest)

    with connection.execute_wrapper(note):
        yield sent


def asked(browser: Client, address: str) -> int:
    """Statements of a page, once everything that is read only once has been read."""
    assert browser.get(address).status_code == 200, address
    with counted() as sent:
        browser.get(address)
    return len(sent)


@pytest.fixture
def case(agency: Agency) -> int:
    """One invoice, one co-debtor, one letter, one note and one hold."""
    with django_on(agency.owner):
        creditor = Creditor.objects.earliest("id")
        hand_over(creditor, [Bill(number="Q-1", debtor=person(901)), shared("Q-1", 902)])
        play_day(START)
        found = case_of(creditor, "Q-1")
        noted(found)
        hold(found, "dispute", until=START + 30 * DAY)
        return found.id


def shared(invoice: str, number: int) -> Bill:
    return Bill(number="", debtor=person(number), more={"co_debtor_of": invoice})


def noted(case: Case, day: date = START) -> None:
    new = NewNote(case_id=case.id, person_id=case.person_id, text="Reads letters on Fridays.")
    write_note(new, day, by="tester")


def lived_on(agency: Agency, number: int) -> None:
    """Much more of everything that the case had one of."""
    with django_on(agency.owner):
        found = Case.objects.get(id=number)
        creditor = Creditor.objects.earliest("id")
        more = [Bill(number=f"Q-{serial}", debtor=person(901)) for serial in range(2, 6)]
        hand_over(creditor, [*more, *(shared("Q-2", 902 + serial) for serial in range(1, 5))])
        for passed in range(1, 8):
            noted(found, START + passed * DAY)
        for kind in HOLDS:
            hold(found, kind)


def test_the_pages_of_a_case_ask_no_more_the_more_there_is(agency: Agency, case: int) -> None:
    browser = signed_in("collector")
    before = {page: asked(browser, f"/cases/{case}/{page}") for page in CEILINGS}
    lived_on(agency, case)
    after = {page: asked(browser, f"/cases/{case}/{page}") for page in CEILINGS}
    assert after == before
    assert {page for page, most in CEILINGS.items() if after[page] > most} == set(), after


def test_whoever_asks_costs_four_statements_and_one_transaction(agency: Agency) -> None:
    browser = signed_in("collector")
    assert asked(browser, "/alive/") <= 4
