"""Contacts in the package of a person, at the end of their time, and by two agents at once."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import connection

from builders import START, make_case
from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.contacts.models import Attempt
from inkasso.contacts.noting import NewNote, write_note
from inkasso.contacts.recording import NewAttempt, Said
from inkasso.contacts.results import Direction
from inkasso.law.fi.contacts.policy import Channel
from inkasso.notice.data_map import load_data_map
from inkasso.receivables.models import Case
from inkasso.rights.access.finding import Finder, find_whose
from inkasso.rights.erasure.planning import plan
from inkasso.rights.retention.keeping import keeping
from inkasso.strategy.contacts.contacting import make_contact
from notice.registers_at_hand import demo
from rights.retention.retiring import count, paid_case, sweep_on

#: Closed on 16.3.2026; five years of collecting.
AFTER_COLLECTION = date(2031, 3, 16)
TABLES = (
    "contacts_note",
    "contacts_deviation",
    "contacts_promise",
    "contacts_nextstep",
    "contacts_attempt",
)


def contact(case: Case, at: datetime, **said: object) -> Attempt:
    new = NewAttempt(
        case_id=case.id,
        person_id=case.person_id,
        at=at,
        by="Aino Virtanen",
        channel=Channel.PHONE,
        direction=Direction.OUT,
        said=Said(**said),  # type: ignore[arg-type]  the names are checked there
    )
    return make_contact(new, at)


def test_contacts_go_with_the_documents_of_collecting(own_database: str, tmp_path: Path) -> None:
    case = paid_case(tmp_path)
    at = datetime.combine(START + timedelta(days=5), datetime.min.time())
    promised = {"promised": Money(1), "promised_by": at.date(), "deviation": "at night"}
    contact(case, at, result="promise", note="Rings back.", **promised)
    for table in TABLES:
        assert count(table) == 1, table
    sweep_on(AFTER_COLLECTION, tmp_path)
    assert [count(table) for table in TABLES] == [1] * 5
    sweep_on(AFTER_COLLECTION + timedelta(days=1), tmp_path)
    assert [count(table) for table in TABLES] == [0] * 5


def test_access_erasure_and_retention_find_contacts(own_database: str) -> None:
    case = make_case()
    night = datetime.combine(START, datetime.min.time())
    promised = {"promised": Money(1), "promised_by": START, "deviation": "at night"}
    contact(case, night, result="promise", note="Rings back.", **promised)
    note = NewNote(case_id=case.id, person_id=case.person_id, text="Reads on Fridays.")
    write_note(note, START, by="Aino Virtanen")

    finder = Finder(find_whose(case.person_id), load_data_map())
    told = {one.table.name: list(finder.chunks(one)) for one in finder.tables() if not one.shared}
    assert {table: len(told[table][0]) for table in TABLES} == {
        **dict.fromkeys(TABLES, 1),
        "contacts_note": 2,
    }
    kept = {one.table: one for one in keeping(case.person_id, START, demo(), load_data_map())}
    for table in TABLES:
        assert kept[table].rules == ("after_collection",), table
        assert kept[table].stop == "open_case"
    planned = {
        one.field: one for one in plan(case.person_id, START, demo(), load_data_map()).fields
    }
    assert not any(planned[table].goes for table in TABLES), "a claim is open"


def test_two_agents_cannot_both_make_the_only_call_of_a_day(own_database: str) -> None:
    case = make_case()
    at = datetime.combine(START, datetime.min.time()) + timedelta(hours=10)
    told: list[str] = []
    start = threading.Barrier(2)

    def agent() -> None:
        start.wait()
        try:
            contact(case, at, result="no_answer")
            told.append("recorded")
        except Refused as refused:
            told.append(refused.refusal.code)
        finally:
            connection.close()

    agents = [threading.Thread(target=agent) for _ in range(2)]
    for one in agents:
        one.start()
    for one in agents:
        one.join()
    assert sorted(told) == ["contact_not_allowed", "recorded"]
