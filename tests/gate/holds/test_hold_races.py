"""A hold and an act of the same instant, really at once: whichever is second sees the first.

A hold that is being placed looks, under its own lock, at the letters there are. No letter of the
day may come to stand after that look: it would have been written past the hold.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections, transaction

from builders import START, Bill, case_of, hand_over, make_case, make_client, person, play_day
from inkasso.demands.models import Letter
from inkasso.gate.holds.placing import NewHold, Protected, place_hold
from inkasso.receivables.models import Case
from inkasso.strategy.dayrun import DayReport

DAY = timedelta(days=1)
ROUNDS = 60
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
HOLD = (
    "INSERT INTO gate_hold (person_id, case_id, kind, stops, placed_on, placed_by, lifted_by)"
    " VALUES (%s, %s, 'dispute', '{letter}', %s, 'tester', '')"
)
LETTER = (
    "INSERT INTO demands_letter (case_id, person_id, kind, step, dated, payment_deadline,"
    " total_cents, because, absorbed_cents)"
    " VALUES (%s, %s, 'reminder', 'reminder', %s, %s, 1, '[]', 0)"
)


@pytest.fixture
def case(own_database: str) -> Case:
    return make_case()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as threads:
        yield threads


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url)


def write_letter(
    url: str, case: Case, on: date, *, to: UUID | None = None, before: Callable[[], object] = int
) -> str:
    """Write a letter in a transaction of its own; what became of it."""
    with connect(url) as connection:
        before()
        try:
            connection.execute(LETTER, (case.id, to or case.person_id, on, on + 14 * DAY))
        except psycopg.Error as error:
            return str(error.sqlstate)
    return "written"


def until_somebody_waits(url: str) -> None:
    """Until a transaction stands before a lock of the holds."""
    deadline = time.monotonic() + 20
    with connect(url) as connection:
        while connection.execute(WAITING).fetchone() == (0,):
            assert time.monotonic() < deadline, "nobody waited"
            connection.rollback()
            time.sleep(0.005)


@pytest.mark.parametrize("whole", [False, True], ids=["case", "person"])
def test_no_letter_is_written_past_a_hold_of_the_same_instant(
    own_database: str, case: Case, pool: ThreadPoolExecutor, whole: bool
) -> None:
    chance = random.Random(4)
    outcomes: Counter[str] = Counter()
    for number in range(ROUNDS):
        on = START + number * DAY
        start = threading.Barrier(2)

        def together(wait: float, start: threading.Barrier = start) -> None:
            start.wait(10)
            time.sleep(wait)

        waits = chance.random() / 500, chance.random() / 500
        letter = pool.submit(
            write_letter, own_database, case, on, before=partial(together, waits[0])
        )
        with connect(own_database) as connection:
            count = "SELECT count(*) FROM demands_letter WHERE dated = %s"
            together(waits[1])
            connection.execute(HOLD, (case.person_id, None if whole else case.id, on))
            seen = connection.execute(count, (on,)).fetchone()
            time.sleep(chance.random() / 500)
        became = letter.result(20)
        with connect(own_database) as connection:
            assert connection.execute(count, (on,)).fetchone() == seen, number
            connection.execute("UPDATE gate_hold SET lifted_on = %s", (on + DAY,))
        assert became == ("written" if seen == (1,) else "IK003")
        outcomes[became] += 1

    assert min(outcomes["written"], outcomes["IK003"]) > ROUNDS // 20, outcomes


@pytest.mark.parametrize("whole", [False, True], ids=["case", "person"])
@pytest.mark.parametrize("ends", ["commit", "rollback"])
def test_a_letter_waits_for_a_hold_that_is_being_placed(
    own_database: str, case: Case, pool: ThreadPoolExecutor, *, whole: bool, ends: str
) -> None:
    with connect(own_database) as connection:
        connection.execute(HOLD, (case.person_id, None if whole else case.id, START))
        letter = pool.submit(write_letter, own_database, case, START)
        until_somebody_waits(own_database)
        getattr(connection, ends)()

    assert letter.result(20) == ("IK003" if ends == "commit" else "written")


def test_a_letter_to_a_co_debtor_waits_for_a_hold_on_the_case(
    own_database: str, case: Case, pool: ThreadPoolExecutor
) -> None:
    """Its person is another one than the hold's: the case is what they have in common."""
    hand_over(make_client(2), [Bill(number="B", debtor=person(2))])
    other = Case.objects.exclude(id=case.id).get().person_id
    with connect(own_database) as connection:
        connection.execute(HOLD, (case.person_id, case.id, START))
        letter = pool.submit(write_letter, own_database, case, START, to=other)
        until_somebody_waits(own_database)

    assert letter.result(20) == "IK003"


def test_a_hold_waits_for_a_letter_that_is_being_written(
    own_database: str, case: Case, pool: ThreadPoolExecutor
) -> None:
    def place() -> object:
        with connect(own_database) as mine:
            mine.execute(HOLD, (case.person_id, case.id, START))
            return mine.execute("SELECT count(*) FROM demands_letter").fetchone()

    with connect(own_database) as connection:
        connection.execute(LETTER, (case.id, case.person_id, START, START + 14 * DAY))
        hold: Future[object] = pool.submit(place)
        until_somebody_waits(own_database)

    assert hold.result(20) == (1,), "the letter came first, and the hold knows of it"


def test_a_hold_that_is_opened_again_is_waited_for_too(
    own_database: str, case: Case, pool: ThreadPoolExecutor
) -> None:
    with connect(own_database) as connection:
        connection.execute(HOLD, (case.person_id, case.id, START - DAY))
        connection.execute("UPDATE gate_hold SET lifted_on = %s", (START,))
        connection.commit()
        connection.execute("UPDATE gate_hold SET lifted_on = NULL")
        letter = pool.submit(write_letter, own_database, case, START)
        until_somebody_waits(own_database)

    assert letter.result(20) == "IK003"


def test_a_transaction_that_sees_only_the_past_writes_no_letter(
    own_database: str, case: Case
) -> None:
    with connect(own_database) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.execute("SELECT 1")
        with connect(own_database) as other:
            other.execute(HOLD, (case.person_id, case.id, START))
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="READ COMMITTED"):
            connection.execute(LETTER, (case.id, case.person_id, START, START))


def run(on: date) -> DayReport:
    try:
        return play_day(on)
    finally:
        connections.close_all()


def test_a_hold_placed_while_the_day_runs_costs_the_others_nothing(
    own_database: str, pool: ThreadPoolExecutor
) -> None:
    """The run has decided its letters; then one of them is refused as it is written."""
    client = make_client()
    hand_over(client, [Bill(number=f"L-{n}", debtor=person(n)) for n in range(1, 6)])
    held = case_of(client, "L-3")
    with transaction.atomic():
        place_hold(Protected(person_id=held.person_id), NewHold(kind="death"), START, by="tester")
        running = pool.submit(run, START)
        until_somebody_waits(own_database)

    report = running.result(60)

    assert [(one.case_id, one.code) for one in report.refused] == [(held.id, "held")]
    assert "death of the person" in report.refused[0].because.en
    assert report.refused[0].grounds[0].act == "40/1965"
    assert report.letters == 4
    assert not Letter.objects.filter(case=held).exists()
    assert [one.code for one in play_day(START + DAY).refused] == ["hold"]


def test_day_runs_and_holds_at_once_leave_no_letter_within_a_hold(
    own_database: str, pool: ThreadPoolExecutor
) -> None:
    client = make_client()
    hand_over(client, [Bill(number=f"L-{n}", debtor=person(n)) for n in range(1, 9)])
    cases = [case_of(client, f"L-{n}") for n in range(1, 9)]
    chance = random.Random(5)

    def place(case: Case, wait: float) -> int:
        try:
            time.sleep(wait)
            protected = Protected(person_id=case.person_id, case_id=case.id)
            with transaction.atomic():
                place_hold(protected, NewHold(kind="dispute", reason="no"), START, by="tester")
                return Letter.objects.filter(case=case).count()
        finally:
            connections.close_all()

    runs = [pool.submit(run, START) for _ in range(2)]
    placed = [pool.submit(place, case, chance.random() / 5) for case in cases]
    seen = [each.result(60) for each in placed]

    assert sum(each.result(60).letters for each in runs) == sum(seen)
    assert [Letter.objects.filter(case=case).count() for case in cases] == seen


def test_the_lock_of_one_person_keeps_nobody_else_waiting(own_database: str, case: Case) -> None:
    with connect(own_database) as connection:
        connection.execute(HOLD, (uuid4(), None, START))
        connection.execute(HOLD, (uuid4(), case.id + 1, START))
        assert write_letter(own_database, case, START) == "written"
