"""Placing and lifting holds, and what is in force on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkasso.base.decisions import Refused
from inkasso.gate.holds.forbidding import IN_FORCE
from inkasso.gate.holds.kinds import KINDS, Act
from inkasso.gate.holds.placing import (
    NewHold,
    Protected,
    forbidding,
    holds_of,
    in_force,
    lift_hold,
    lift_numbered,
    people_held,
    place_hold,
    reasons_of,
)
from inkasso.gate.models import Hold, HoldNote

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
START = date(2026, 3, 2)
PERSON = UUID(int=1)
ONE = Protected(person_id=PERSON)
CASE = Protected(person_id=PERSON, case_id=10001)


def place(protected: Protected, kind: str, until: date | None = None) -> Hold:
    return place_hold(protected, NewHold(kind=kind, until=until), START, by="tester")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    message = refusal.value.refusal.message
    assert len({message.fi, message.sv, message.en}) == 3
    return refusal.value.refusal.code


@pytest.mark.parametrize("kind", KINDS)
def test_a_hold_forbids_what_its_kind_stops_and_nothing_else(kind: str) -> None:
    place(CASE, kind)

    forbidden = {act for act in Act if forbidding(act, CASE, START)}

    assert forbidden == KINDS[kind].stops


def test_a_hold_on_one_case_leaves_the_persons_other_cases_alone() -> None:
    place(CASE, "dispute")

    assert forbidding(Act.LETTER, CASE, START)
    assert forbidding(Act.LETTER, Protected(person_id=PERSON, case_id=10002), START) is None
    assert forbidding(Act.LETTER, ONE, START) is None


def test_a_hold_on_a_person_reaches_every_case_and_nobody_else() -> None:
    hold = place(CASE, "death")
    other = Protected(person_id=uuid4(), case_id=10001)

    assert hold.case_id is None
    assert forbidding(Act.LETTER, Protected(person_id=PERSON, case_id=77), START) == hold
    assert forbidding(Act.LETTER, other, START) is None
    assert people_held(Act.LETTER, [PERSON, other.person_id], START) == {PERSON}


def test_a_pause_reaches_as_far_as_it_was_placed() -> None:
    assert place(ONE, "pause").case_id is None
    assert place(CASE, "pause").case_id == CASE.case_id


def test_one_kind_stands_once_and_another_beside_it() -> None:
    place(CASE, "dispute")

    assert refused(lambda: place(CASE, "dispute")) == "already_held"
    place(CASE, "suspension")
    place(Protected(person_id=PERSON, case_id=10002), "dispute")


def test_a_hold_of_one_case_names_its_case() -> None:
    assert refused(lambda: place(ONE, "dispute")) == "hold_needs_case"


@pytest.mark.parametrize("kind", ["restriction", "death"])
def test_what_somebody_must_end_takes_no_last_day(kind: str) -> None:
    assert refused(lambda: place(ONE, kind, START + DAY)) == "hold_does_not_lapse"


def test_a_last_day_before_the_first_is_refused() -> None:
    assert refused(lambda: place(CASE, "pause", START - DAY)) == "until_passed"
    assert place(CASE, "pause", START).until == START


def test_a_hold_with_a_last_day_ends_by_itself_and_can_be_placed_anew() -> None:
    place(CASE, "pause", START + 5 * DAY)

    assert forbidding(Act.LETTER, CASE, START + 5 * DAY)
    assert forbidding(Act.LETTER, CASE, START + 6 * DAY) is None
    later = place_hold(CASE, NewHold(kind="pause"), START + 6 * DAY, by="tester")
    assert lift_hold(CASE, "pause", START + 7 * DAY, by="tester").id == later.id


def test_a_lifted_hold_still_counts_for_the_days_it_stood() -> None:
    hold = place(CASE, "dispute")
    lifted = lift_hold(CASE, "dispute", START + 5 * DAY, by="somebody")

    assert (lifted.id, lifted.lifted_on, lifted.lifted_by) == (
        hold.id,
        START + 5 * DAY,
        "somebody",
    )
    assert forbidding(Act.LETTER, CASE, START + 4 * DAY) == hold
    assert forbidding(Act.LETTER, CASE, START + 5 * DAY) is None
    assert forbidding(Act.LETTER, CASE, START - DAY) is None


def test_nothing_is_lifted_that_does_not_stand() -> None:
    number = place(CASE, "dispute").id

    assert refused(lambda: lift_hold(CASE, "pause", START, by="x")) == "not_held"
    lift_numbered(number, START, by="x")
    assert refused(lambda: lift_numbered(number, START, by="x")) == "not_held"
    assert refused(lambda: lift_hold(CASE, "dispute", START, by="x")) == "not_held"


def test_a_case_lists_its_own_holds_and_those_of_its_debtor() -> None:
    own, whole = place(CASE, "dispute"), place(ONE, "pause")
    beside = place(Protected(person_id=PERSON, case_id=10002), "dispute")
    stranger = place(Protected(person_id=uuid4()), "minor")
    lift_numbered(whole.id, START + DAY, by="x")

    assert holds_of(CASE) == [own, whole]
    assert holds_of(ONE) == [own, whole, beside]
    assert holds_of(CASE, on=START + DAY) == [own]
    assert holds_of() == [own, whole, beside, stranger]


def test_what_was_said_stands_apart_and_only_where_something_was_said() -> None:
    silent = place(ONE, "minor")
    told = place_hold(CASE, NewHold(kind="pause", reason="x" * 600), START, by="tester")

    assert reasons_of([silent, told]) == {told.id: "x" * 500}
    assert HoldNote.objects.get().person_id == PERSON


@pytest.mark.parametrize("change", ["stops", "case_id", "kind", "placed_on", "person_id"])
def test_a_hold_is_not_talked_round(change: str) -> None:
    """Lifting is on record; rewriting what a hold stops would not be."""
    number = place(CASE, "dispute").id
    other = {
        "stops": ["sale"],
        "case_id": 5,
        "kind": "pause",
        "placed_on": START + DAY,
        "person_id": uuid4(),
    }

    with pytest.raises(Exception, match="can be lifted or prolonged"):
        Hold.objects.filter(id=number).update(**{change: other[change]})


@pytest.mark.parametrize(
    "row",
    [
        {"stops": []},
        {"stops": ["sweep"], "case_id": 5},
        {"stops": ["sweep"], "until": START},
    ],
)
def test_the_database_refuses_a_hold_that_would_not_hold(row: dict[str, object]) -> None:
    whole: dict[str, object] = {"kind": "x", "placed_on": START, "placed_by": "x", **row}
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(person_id=PERSON, **whole)


days = st.none() | st.integers(-2, 4).map(lambda number: START + number * DAY)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(until=days, lifted=days, ahead=st.integers(-3, 5))
def test_code_and_database_agree_on_what_is_in_force(
    until: date | None, lifted: date | None, ahead: int
) -> None:
    on = START + ahead * DAY
    with transaction.atomic():
        hold = Hold.objects.create(
            person_id=PERSON,
            kind="pause",
            stops=["letter"],
            placed_on=START,
            placed_by="x",
            until=until,
            lifted_on=lifted,
        )
        with connection.cursor() as cursor:
            asked = IN_FORCE.format(day="%(on)s::date")
            cursor.execute(f"SELECT count(*) FROM gate_hold h WHERE {asked}", {"on": on})
            (in_sql,) = cursor.fetchone()
        in_code = len(holds_of(ONE, on=on))
        transaction.set_rollback(True)

    stands = START <= on < lifted if lifted else True
    agreed = stands and (until is None or on <= until)
    assert (in_sql, in_code, in_force(hold, on)) == (agreed,) * 3
