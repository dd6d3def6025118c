"""The database refuses what a hold forbids, whatever the code tried."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from inkasso.base.decisions import Refused
from inkasso.gate.holds.forbidding import respects_holds
from inkasso.gate.holds.kinds import KINDS, Act
from inkasso.gate.holds.placing import NewHold, Protected, lift_hold, place_hold
from inkasso.gate.holds.refusals import refusal_from_detail
from inkasso.gate.models import Disclosure, Hold

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
START = date(2026, 3, 2)
PERSON, OTHER = UUID(int=1), UUID(int=2)
CASE = Protected(person_id=PERSON, case_id=10001)


@pytest.fixture(params=list(Act))
def act(request: pytest.FixtureRequest) -> Act:
    """Each act in turn, with a table of its own that respects holds."""
    chosen: Act = request.param
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE trial (who uuid, matter bigint, made_on date)")
        for operation in respects_holds(
            "trial", chosen, person_column="who", case_column="matter", date_column="made_on"
        ):
            cursor.execute(str(operation.sql))
    return chosen


def insert(who: UUID | None, matter: int | None, on: date | None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO trial VALUES (%s, %s, %s)", [who, matter, on])


def place(kind: str, until: date | None = None, protected: Protected = CASE) -> Hold:
    return place_hold(protected, NewHold(kind=kind, until=until), START, by="tester")


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_of_acts_refuses_exactly_what_the_kind_stops(act: Act, kind: str) -> None:
    hold = place(kind)
    if act not in KINDS[kind].stops:
        insert(PERSON, 10001, START)
        return
    with pytest.raises(Refused) as refused:
        insert(PERSON, 10001, START)

    refusal = refused.value.refusal
    assert refusal.code == "held"
    assert refusal.because == KINDS[kind].because
    for text in (refusal.message.fi, refusal.message.sv, refusal.message.en):
        assert str(hold.id) in text
        assert str(PERSON) not in text
    assert KINDS[kind].name.en in refusal.message.en


@pytest.mark.parametrize("act", [Act.CALL], indirect=True)
def test_others_and_other_cases_pass(act: Act) -> None:
    place("dispute")

    insert(PERSON, 10002, START)
    insert(PERSON, None, START)
    insert(OTHER, 10002, START)
    with pytest.raises(Refused):
        insert(OTHER, 10001, START)


@pytest.mark.parametrize("act", [Act.CALL], indirect=True)
def test_the_rows_own_day_decides(act: Act) -> None:
    place("pause", until=START + 5 * DAY)

    insert(PERSON, 10001, START + 6 * DAY)
    for day in (START - 9 * DAY, START, START + 5 * DAY):
        with pytest.raises(Refused):
            insert(PERSON, 10001, day)


@pytest.mark.parametrize("act", [Act.CALL], indirect=True)
def test_a_row_is_not_dated_back_into_a_hold_that_was_lifted(act: Act) -> None:
    place("dispute")
    lift_hold(CASE, "dispute", START + 5 * DAY, by="tester")

    insert(PERSON, 10001, START + 5 * DAY)
    insert(PERSON, 10001, START - DAY)
    with pytest.raises(Refused):
        insert(PERSON, 10001, START + 4 * DAY)


@pytest.mark.parametrize("act", [Act.CALL], indirect=True)
@pytest.mark.parametrize("column", ["who", "matter", "made_on"])
def test_a_row_that_passed_is_not_moved_into_a_hold(act: Act, column: str) -> None:
    place("dispute", until=START + DAY)
    free = {"who": (OTHER, None, START), "matter": (PERSON, 2, START)}
    insert(*free.get(column, (PERSON, 10001, START + 2 * DAY)))
    held: dict[str, UUID | int | date] = {"who": PERSON, "matter": 10001, "made_on": START}
    if column == "who":
        place("death")

    with pytest.raises(Refused), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE trial SET {column} = %s", [held[column]])


@pytest.mark.parametrize("act", [Act.CALL], indirect=True)
@pytest.mark.parametrize("row", [(None, 1, START), (PERSON, 1, None)])
def test_a_row_that_hides_whom_or_when_is_refused(
    act: Act, row: tuple[UUID | None, int, date | None]
) -> None:
    with pytest.raises(IntegrityError, match="towards and when"):
        insert(*row)


def disclose(recipient: str, purpose: str = "collection") -> None:
    with transaction.atomic():
        Disclosure.objects.create(
            disclosed_on=START,
            at=datetime(2026, 3, 2, 12, tzinfo=UTC),
            person_id=PERSON,
            recipient="Somebody",
            recipient_kind=recipient,
            country="FI",
            purpose=purpose,
            ground="a ground",
            fields=["names.name"],
            actor="tester",
        )


@pytest.mark.parametrize("kind", ["restriction", "objection"])
def test_data_of_a_restricted_person_leave_only_where_law_or_the_person_demands(kind: str) -> None:
    place(kind)

    for recipient in ("authority", "by_consent", "agent", "bank"):
        disclose(recipient)
    disclose("client", purpose="rights")
    for recipient in ("client", "buyer", "processor", "credit_information", "unheard_of"):
        with pytest.raises(Refused, match="held"):
            disclose(recipient)


def test_a_dispute_keeps_no_data_from_those_who_settle_it() -> None:
    place("dispute")

    disclose("processor")


@pytest.mark.parametrize("detail", [None, "", "12", "x dispute letter", "12 unheard letter 1"])
def test_an_error_that_tells_no_hold_is_no_refusal(detail: str | None) -> None:
    assert refusal_from_detail(detail) is None
