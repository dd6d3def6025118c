"""Whom and what a breach concerns: by the log, tables, clients, disclosures; as the face."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from builders import Bill, hand_over, make_case, make_client, person
from face_login import as_seen_by_face, django_on
from inkasso.base.decisions import Refused
from inkasso.gate.acting import acting, open_files, sweeping
from inkasso.gate.models import AccessLog, Disclosure
from inkasso.parties.models import IdentityCode
from inkasso.receivables.models import Case
from inkasso.rights.breaches.searching import (
    ByClient,
    ByDisclosure,
    ByLog,
    ByPerson,
    by_tables,
    people_of,
)
from inkasso.rights.breaches.telling import addressees
from inkasso.rights.models import BreachPerson
from rights.breaches.breaches_made import known, moment, opened, scoped


@pytest.fixture
def clients(own_database: str) -> Iterator[list[Case]]:
    """Two clients, with two debtors and one; from here on only the face's login works."""
    first, second = make_client(1), make_client(2)
    hand_over(first, [Bill(number="A1", debtor=person(1)), Bill(number="A2", debtor=person(2))])
    hand_over(second, [Bill(number="B1", debtor=person(3))])
    cases = list(Case.objects.order_by("id"))
    with django_on(as_seen_by_face(own_database)):
        yield cases


def refused(purpose: str, statement: str) -> str:
    with acting(purpose, actor="aino", reason="curious"), pytest.raises(Refused) as no:
        connection.cursor().execute(statement)
    return no.value.refusal.code


def test_those_whose_files_an_actor_opened_are_found_in_the_log(clients: list[Case]) -> None:
    for actor, case in (("mallory", clients[0]), ("mallory", clients[2]), ("aino", clients[1])):
        with acting("collection", actor=actor, reason="looking"):
            open_files([case.person_id], f"case:{case.id}")
    with acting("breaches", actor="officer", reason="breach"), sweeping("breach:1"):
        state, found = scoped(opened(), ByLog(actor="mallory"))
        kept = set(BreachPerson.objects.values_list("person_id", flat=True))
        nobody = scoped(state, ByLog(actor="mallory", last=moment("2020-01-01 00:00")))[1]
        again = scoped(state, ByLog(actor="mallory"))[1]
    assert kept == {clients[0].person_id, clients[2].person_id}
    assert (found.persons, found.new, found.by_kind) == (2, 2, {"debtors": 2})
    assert found.purposes == ("collection",)
    assert found.countries == {"FI": 2}
    categories = {one.category: one for one in found.categories}
    assert categories["names"].persons == 2
    assert categories["claims"].records > 2
    assert not categories["names"].special
    assert "health_notes" not in categories
    assert (nobody.persons, again.persons, again.new) == (0, 2, 0)


def test_sweeps_of_the_same_actor_are_told(clients: list[Case]) -> None:
    with acting("collection", actor="mallory", reason="looking"), sweeping("day"):
        pass
    with acting("breaches", actor="officer", reason="breach"), sweeping("breach:1"):
        found = scoped(opened(), ByLog(actor="mallory"))[1]
    assert (found.persons, found.sweeps) == (0, 1)


def test_a_client_brings_the_debtors_of_its_cases(clients: list[Case]) -> None:
    search = ByClient(client_id=clients[0].client_id, business_id="9000101-4")
    with acting("breaches", actor="officer", reason="breach"), sweeping("breach:1"):
        state, found = scoped(opened(), search)
        letters = list(addressees(state.breach.id))
    assert found.persons == 2
    assert {one.person_id for one in letters} == {one.person_id for one in clients[:2]}
    assert all(one.name and one.reachable for one in letters)


def test_a_table_brings_everybody_with_rows_there(clients: list[Case]) -> None:
    with acting("breaches", actor="officer", reason="breach"), sweeping("breach:1"):
        codes = IdentityCode.objects.count()
        found = scoped(opened(), by_tables(known(), category="identity_codes"))[1]
        through = scoped(opened(), by_tables(known(), table="receivables_statuschange"))[1]
    assert (found.persons, codes) == (3, 3)
    assert [(one.category, one.special) for one in found.categories] == [("identity_codes", True)]
    assert through.persons == 0


def test_the_search_itself_is_a_sweep_in_the_log_and_needs_one(clients: list[Case]) -> None:
    with acting("breaches", actor="officer", reason="breach"):
        state = opened()
        assert scoped(state, by_tables(known(), category="names"))[1].persons == 0
        with sweeping("breach:1"):
            assert scoped(state, by_tables(known(), category="names"))[1].persons == 3
    with acting("oversight", actor="officer", reason="reading the log"):
        sweeps = AccessLog.objects.filter(kind="sweep", about="breach:1")
        assert [row.actor for row in sweeps] == ["officer"]


def test_other_purposes_neither_search_nor_see_breaches(clients: list[Case]) -> None:
    with acting("breaches", actor="officer", reason="breach"), sweeping("breach:1"):
        opened()
    for purpose in ("collection", "hardship", "customer_service"):
        reads = "SELECT count(*) FROM rights_breachperson"
        assert refused(purpose, reads) == "outside_purpose"
    assert refused("breaches", "DELETE FROM rights_breach") == "outside_purpose"
    assert refused("oversight", "UPDATE rights_breach SET id = id") == "outside_purpose"


@pytest.mark.django_db
def test_those_whose_data_left_are_found_by_recipient_and_day() -> None:
    first = make_case()
    second = make_case(first.client, number=2)
    for case, day in ((first, date(2026, 3, 2)), (second, date(2026, 3, 9))):
        Disclosure.objects.create(
            disclosed_on=day,
            at=moment(f"{day} 12:00"),
            person_id=case.person_id,
            recipient="Väärä Oy",
            recipient_kind="client",
            recipient_key="clients",
            country="FI",
            purpose="collection",
            ground="mandate",
            fields=["claims.principal", "names.name"],
            actor="tester",
        )
    by_name = scoped(opened(), ByDisclosure(recipient="Väärä Oy", last=date(2026, 3, 8)))[1]
    by_key = scoped(opened(), ByDisclosure(recipient="clients"))[1]
    assert (by_name.persons, by_key.persons) == (1, 2)
    assert {one.category for one in by_name.categories} == {"claims", "names"}


@pytest.mark.django_db
def test_what_leads_to_nobody_is_refused() -> None:
    for table, category in (
        ("payments_bankevent", ""),
        ("no_such_table; DROP TABLE rights_breach", ""),
        ("", "agency_records"),
        ("", "gossip"),
    ):
        with pytest.raises(Refused) as no:
            by_tables(known(), table=table, category=category)
        assert no.value.refusal.code == "scope_reaches_nobody"


@pytest.mark.django_db
def test_somebody_of_whom_no_table_tells_is_of_the_others() -> None:
    stranger = uuid4()
    found = scoped(opened(), ByPerson(person_id=stranger))[1]
    assert (found.by_kind, found.categories, found.countries) == ({"others": 1}, (), {})


@pytest.mark.django_db
def test_every_table_that_leads_to_people_can_be_searched() -> None:
    """A table that is declared tomorrow is searched without a line here."""
    reach = known()
    for category in sorted(reach.readable):
        for table in reach.tables_of(category):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM ({people_of(table, reach.data_map)}) t")
