"""Disclosures as the face's login: the log, the purposes and the holds are the database's."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest
from django.db import transaction
from django.db.models.functions import Now

from builders import START, make_case
from inkasso.base.decisions import Refused
from inkasso.gate.acting import acting
from inkasso.gate.disclosing import disclose, disclosures
from inkasso.gate.disclosures.request import Request
from inkasso.gate.holds.placing import NewHold, Protected, place_hold
from inkasso.gate.models import Disclosure
from inkasso.receivables.models import Case


@pytest.fixture
def case(own_database: str) -> Case:
    return make_case()


def to_printer(case: Case) -> Request:
    return Request(
        person_id=case.person_id,
        case_id=case.id,
        recipient="Esimerkkiposti Oy",
        kind="posting",
        country="FI",
        purpose="collection",
        ground="letter 12",
        fields=("names.name", "contact_details.address"),
        on=START,
    )


def log(own_database: str, kind: str) -> list[str]:
    with psycopg.connect(own_database) as owner:
        rows = owner.execute(
            "SELECT about FROM gate_accesslog WHERE kind = %s ORDER BY id", [kind]
        ).fetchall()
    return [row[0] for row in rows]


def test_a_disclosure_opens_the_file_and_leaves_both_traces(
    case: Case, own_database: str, as_face: None
) -> None:
    with acting("collection", actor="anna", reason="letters to print"), transaction.atomic():
        gone = disclose(to_printer(case), actor="anna")

    assert gone.values["names.name"]
    assert log(own_database, "file") == ["disclosure:posting:Esimerkkiposti Oy"]
    with acting("rights", actor="berit", reason="who got my data"):
        assert [row.id for row in disclosures(case.person_id)] == [gone.number]


def test_nothing_leaves_for_a_purpose_that_one_does_not_act_for(
    case: Case, own_database: str, as_face: None
) -> None:
    with (
        pytest.raises(Refused, match="other_purpose"),
        acting("customer_service", actor="anna", reason="a call"),
    ):
        disclose(to_printer(case), actor="anna")

    assert log(own_database, "refusal") == ["disclosure:other_purpose:posting"]
    assert log(own_database, "file") == [], "nothing was looked at"


def test_what_the_register_refuses_is_in_the_log(
    case: Case, own_database: str, as_face: None
) -> None:
    wanted = replace(to_printer(case), recipient="Musta Posti Oy")
    with (
        pytest.raises(Refused, match="no_contract"),
        acting("collection", actor="anna", reason="letters to print"),
    ):
        disclose(wanted, actor="anna")

    assert log(own_database, "refusal") == ["disclosure:no_contract:posting"]


def test_nobody_discloses_without_saying_for_what(case: Case, as_face: None) -> None:
    with pytest.raises(Refused):
        disclose(to_printer(case), actor="anna")


def test_a_hold_stops_it_in_the_rules_and_in_the_database(
    case: Case, own_database: str, as_face: None
) -> None:
    with acting("collection", actor="anna", reason="a letter from the debtor"):
        place_hold(Protected(person_id=case.person_id), NewHold(kind="objection"), START, by="anna")
    with (
        pytest.raises(Refused, match="held"),
        acting("collection", actor="anna", reason="letters to print"),
    ):
        disclose(to_printer(case), actor="anna")

    with pytest.raises(Refused, match="held"), acting("collection", actor="anna", reason="a page"):
        Disclosure.objects.create(
            disclosed_on=START,
            at=Now(),
            person_id=case.person_id,
            recipient="Esimerkkiposti Oy",
            recipient_kind="processor",
            recipient_key="posting",
            country="FI",
            purpose="collection",
            ground="letter 12",
            fields=["names.name"],
            actor="anna",
        )


def test_a_trace_of_the_look_outlives_a_rollback(
    case: Case, own_database: str, as_face: None
) -> None:
    with (
        acting("collection", actor="anna", reason="keep the values, undo the row"),
        transaction.atomic(),
    ):
        disclose(to_printer(case), actor="anna")
        transaction.set_rollback(True)

    assert log(own_database, "file") == ["disclosure:posting:Esimerkkiposti Oy"]
