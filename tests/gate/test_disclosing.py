"""Disclosures written down: who got what, on the database itself and past the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.db import Error, connection, transaction

from builders import START, make_case, make_client
from inkasso.base.decisions import Refusal, Refused
from inkasso.gate import fields
from inkasso.gate.disclosing import Disclosed, consider, disclose, disclosures
from inkasso.gate.disclosures.request import Request
from inkasso.gate.fields import Whose, provide
from inkasso.gate.models import Disclosure, Hold
from inkasso.gate.questions import Question
from inkasso.parties.models import ContactPoint, PartyName
from inkasso.receivables.models import Case

pytestmark = pytest.mark.usefixtures("db")


def to_printer(person_id: UUID) -> Request:
    return Request(
        person_id=person_id,
        case_id=None,
        recipient="Esimerkkiposti Oy",
        kind="posting",
        country="FI",
        purpose="collection",
        ground="letter 12",
        fields=("names.name", "contact_details.address"),
        on=START,
    )


@pytest.fixture
def case() -> Case:
    return make_case()


def refused_as(request: Request) -> str:
    """The code of the refusal; empty where it would be allowed."""
    answer = consider(request)
    return answer.code if isinstance(answer, Refusal) else ""


def rows(gone: Disclosed, field: str) -> list[Mapping[str, str]]:
    value = gone.values[field]
    assert not isinstance(value, str)
    return list(value)


def refused(request: Request) -> str:
    with pytest.raises(Refused) as caught:
        disclose(request, actor="anna")
    return caught.value.refusal.code


def test_the_allowed_fields_come_back_and_no_others(case: Case) -> None:
    gone = disclose(to_printer(case.person_id), actor="anna")

    name = PartyName.objects.get(person_id=case.person_id).name
    assert set(gone.values) == {"names.name", "contact_details.address"}
    assert gone.values["names.name"] == name
    (address,) = rows(gone, "contact_details.address")
    assert set(address) == {"street", "postal_code", "city", "country"}


def test_who_got_what_when_and_why_is_on_record(case: Case) -> None:
    gone = disclose(to_printer(case.person_id), actor="anna")

    row = Disclosure.objects.get(id=gone.number)
    assert (row.recipient, row.recipient_kind, row.recipient_key, row.country) == (
        "Esimerkkiposti Oy",
        "processor",
        "posting",
        "FI",
    )
    assert (row.purpose, row.ground, row.actor, row.disclosed_on) == (
        "collection",
        "letter 12",
        "anna",
        START,
    )
    assert row.fields == ["names.name", "contact_details.address"]


def test_a_field_that_holds_nothing_is_not_said_to_have_left(case: Case) -> None:
    ContactPoint.objects.filter(person_id=case.person_id).delete()
    wanted = replace(to_printer(case.person_id), fields=("names.name", "contact_details.phone"))

    gone = disclose(wanted, actor="anna")

    assert list(gone.values) == ["names.name"]
    assert Disclosure.objects.get(id=gone.number).fields == ["names.name"]


def test_of_nobody_nothing_leaves() -> None:
    assert refused(to_printer(uuid4())) == "nothing_to_disclose"
    assert not Disclosure.objects.exists()


def test_what_is_refused_writes_no_row_and_reads_no_field(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Whose] = []

    def reader(whose: Whose) -> str:
        reads.append(whose)
        return "something"

    monkeypatch.setitem(fields._readers, "names.read_in_test", reader)
    wanted = replace(
        to_printer(case.person_id), recipient="Musta Posti Oy", fields=("names.read_in_test",)
    )

    assert refused(wanted) == "no_contract"
    assert reads == []
    assert not Disclosure.objects.exists()


def test_a_dry_run_writes_nothing(case: Case) -> None:
    assert not isinstance(consider(to_printer(case.person_id)), Refusal)
    assert not Disclosure.objects.exists()


def hold(case: Case, stops: list[str], *, whole: bool = False) -> Hold:
    return Hold.objects.create(
        person_id=case.person_id,
        case_id=None if whole else case.id,
        kind="dispute",
        stops=stops,
        placed_on=START,
        placed_by="anna",
    )


@pytest.mark.parametrize("whole", [False, True])
def test_a_hold_forbids(case: Case, *, whole: bool) -> None:
    hold(case, ["letter", "disclosure"], whole=whole)

    assert refused(to_printer(case.person_id)) == "held"
    assert refused(replace(to_printer(case.person_id), case_id=case.id)) == "held"


def test_a_hold_on_letters_forbids_no_disclosure(case: Case) -> None:
    hold(case, ["letter"])

    assert disclose(to_printer(case.person_id), actor="anna").values


@pytest.mark.parametrize(
    ("kind", "law", "stops"),
    [
        ("credit_information", "527/2007 14 §", "register_report"),
        ("buyer", "sale of the business", "sale"),
    ],
)
def test_what_is_a_report_or_a_sale_is_stopped_like_one(
    case: Case, kind: str, law: str, stops: str
) -> None:
    wanted = replace(to_printer(case.person_id), kind=kind, ground=law, fields=("claims.open",))
    assert refused_as(wanted) != "held"
    hold(case, ["letter", stops])
    assert refused_as(wanted) == "held"
    assert refused_as(replace(wanted, case_id=case.id)) == "held"


def test_the_database_itself_refuses_what_a_hold_forbids(case: Case) -> None:
    """Whoever writes the row: code that never asked the rules is stopped all the same."""
    hold(case, ["disclosure"], whole=True)
    row = Disclosure(
        disclosed_on=START,
        at="2026-03-02T12:00:00Z",
        person_id=case.person_id,
        recipient="Somebody",
        recipient_kind="processor",
        recipient_key="posting",
        country="FI",
        purpose="collection",
        ground="none",
        fields=["names.name"],
        actor="anna",
    )
    with pytest.raises((Refused, Error)), transaction.atomic():
        row.save()


def test_a_hold_keeps_nothing_from_an_authority(case: Case) -> None:
    hold(case, ["disclosure"], whole=True)
    wanted = replace(
        to_printer(case.person_id),
        kind="authorities",
        recipient="Poliisi",
        ground="411/2018 12 §",
        fields=("names.name",),
    )

    gone = disclose(wanted, actor="anna")

    assert Disclosure.objects.get(id=gone.number).recipient_kind == "authority"


@pytest.mark.parametrize(
    "change", ["UPDATE gate_disclosure SET actor = 'x'", "DELETE FROM gate_disclosure"]
)
def test_what_left_cannot_be_unsaid(case: Case, change: str) -> None:
    disclose(to_printer(case.person_id), actor="anna")

    with (
        pytest.raises(Error, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_a_client_gets_what_it_handed_over_and_no_other_clients_case() -> None:
    mine, theirs = make_client(1), make_client(2)
    own, other = make_case(mine), make_case(theirs)
    assert own.person_id == other.person_id, "one debtor of two clients"
    wanted = replace(
        to_printer(own.person_id),
        kind="clients",
        recipient=mine.name,
        case_id=own.id,
        fields=("claims.receivables", "claims.open"),
        ground="report to the client",
    )

    gone = disclose(wanted, actor="anna")

    assert [row["case"] for row in rows(gone, "claims.receivables")] == [str(own.id)]
    assert refused(replace(wanted, case_id=other.id)) == "not_own_receivable"
    assert refused(replace(wanted, case_id=None)) == "not_own_receivable"


def test_the_case_of_somebody_else_opens_nothing() -> None:
    client = make_client()
    anna, bertta = make_case(client), make_case(client, number=2)
    wanted = replace(to_printer(anna.person_id), case_id=bertta.id)

    assert refused(wanted) == "not_their_case"
    assert refused(replace(wanted, case_id=999_999)) == "not_their_case"


def test_abroad_only_to_where_the_debtor_lives(case: Case) -> None:
    wanted = replace(
        to_printer(case.person_id), kind="partner_agencies", recipient="X AB", country="SE"
    )

    assert refused(wanted) == "no_contract"


def test_the_disclosures_of_one_person_are_listed_in_their_order() -> None:
    client = make_client()
    anna, bertta = make_case(client), make_case(client, number=2)
    first = disclose(to_printer(anna.person_id), actor="anna")
    disclose(to_printer(bertta.person_id), actor="anna")
    second = disclose(to_printer(anna.person_id), actor="anna")

    listed = [row.id for row in disclosures(anna.person_id)]

    assert listed == [first.number, second.number]
    assert disclosures().count() == 3


@pytest.mark.parametrize("name", ["name", "names.", ".name", "Names.name", "a.b.c", "names.na me"])
def test_a_field_has_a_plain_name(name: str) -> None:
    with pytest.raises(ValueError, match=r"category\.field"):
        provide(name, lambda _: "")


def test_a_question_that_no_room_answers_has_no_answer() -> None:
    question: Question[[int], bool] = Question()

    assert not question.has_answer
    assert question(1) is None
    question.answered_by(lambda number: number == 1)
    assert question(1) is True
