"""A day from its first stage to its last: once, stopped and gone on with, and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connections, transaction

from builders import START, Bill, hand_over, make_client, person
from face_login import as_seen_by_face, django_on
from inkasso.base.decisions import Refused
from inkasso.days.asking import ask_day, newest_runs, only_run, run_of
from inkasso.days.models import DayRun
from inkasso.days.running import run_stages
from inkasso.days.stages import STAGES, Day, Stage
from inkasso.demands.models import Letter, LetterFile
from inkasso.figures.models import Answer
from inkasso.gate.acting import acting, sweeping
from inkasso.gate.current import current
from inkasso.gate.models import AccessSeal
from inkasso.jobs.models import Job, Outcome
from inkasso.jobs.running import Stopped
from inkasso.mandates.agency import read_agency


@pytest.fixture
def two_cases(own_database: str) -> Iterator[str]:
    """An agency with two cases that are reminded of on the first day, as the terminal sees it."""
    with django_on(own_database):
        client = make_client()
        hand_over(client, [Bill(number="A"), Bill(number="B", debtor=person(2))])
    with django_on(as_seen_by_face(own_database)):
        yield own_database


def a_day(home: Path) -> Day:
    agency = read_agency(settings.AGENCY_FILE)
    return Day(on=START, by="Elina Esihenkilö", agency=agency, home=home)


def counted() -> tuple[int, int, int, int]:
    """Letters, their files, seals of the log, answers of figures."""
    tables = (Letter, LetterFile, AccessSeal, Answer)
    with acting("oversight", actor="test", reason="looking"), sweeping("looking"):
        seals = AccessSeal.objects.count()
    with acting("collection", actor="test", reason="looking"), sweeping("looking"):
        letters, files, _, answers = (
            0 if table is AccessSeal else table._default_manager.count() for table in tables
        )
    return letters, files, seals, answers


def rows() -> list[DayRun]:
    with acting("collection", actor="test", reason="looking"):
        return newest_runs(9)


def test_a_day_is_run_stage_by_stage_once_and_told(two_cases: str, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    day = a_day(tmp_path)
    run_stages(day, lambda stage, done, total: seen.append((stage.key, done, total)))

    assert list(dict.fromkeys(key for key, _, _ in seen)) == [stage.key for stage in STAGES]
    assert all(done <= total for _, done, total in seen)
    assert {key: (done, total) for key, done, total in seen}["deciding"] == (2, 2)
    letters, files, seals, answers = counted()
    assert (letters, files, seals) == (2, 2, 1)
    assert answers > 0
    assert len(list(tmp_path.rglob("*.pdf"))) == 2
    assert current() is None

    run_stages(a_day(tmp_path), lambda *_: None)
    assert counted()[:2] == (2, 2)
    second, first = rows()
    assert (first.outcome, first.stage, first.result["letters"]) == ("done", "figures", 2)
    assert first.result["steps"] == {"reminder": 2}
    assert (second.result["letters"], second.result["filed"]) == (0, 0)
    assert first.begun_at < first.ended_at <= second.begun_at


def test_a_day_that_is_stopped_is_gone_on_with(two_cases: str, tmp_path: Path) -> None:
    def stop(stage: Stage, done: int, total: int) -> None:
        if stage.key == "letters":
            raise Stopped

    with pytest.raises(Stopped):
        run_stages(a_day(tmp_path), stop)
    assert current() is None, "nobody acts on after the stop"
    assert counted()[:2] == (2, 0)
    (stopped,) = rows()
    assert (stopped.outcome, stopped.stage, stopped.result["letters"]) == ("stopped", "letters", 2)
    with acting("collection", actor="test", reason="looking"):
        assert run_of(START) is None

    run_stages(a_day(tmp_path), lambda *_: None)
    assert counted()[:2] == (2, 2)


def test_a_day_that_breaks_off_says_where(two_cases: str, tmp_path: Path) -> None:
    in_the_way = tmp_path / "letters"
    in_the_way.write_text("a file where the folder of letters should be")
    with pytest.raises(OSError, match="letters"):
        run_stages(a_day(tmp_path), lambda *_: None)
    (broken,) = rows()
    assert (broken.outcome, broken.stage) == ("broken", "letters")


def test_one_day_run_at_a_time_and_none_of_an_earlier_day(two_cases: str, tmp_path: Path) -> None:
    run_stages(a_day(tmp_path), lambda *_: None, STAGES[:1])
    with acting("collection", actor="Elina Esihenkilö", reason="test"):
        with pytest.raises(Refused) as refused, transaction.atomic():
            ask_day(START - timedelta(days=1))
        assert refused.value.refusal.code == "day_overtaken"
        with transaction.atomic():
            job = ask_day(START)
        with pytest.raises(Refused) as refused, transaction.atomic():
            ask_day(START)
        assert refused.value.refusal.code == "day_under_way"
        assert "Elina" in refused.value.refusal.message.fi
        Job.objects.filter(id=job.id).update(ended_at=job.asked_at, outcome=Outcome.DONE)
        with transaction.atomic():
            ask_day(START)


def test_no_face_runs_a_day_beside_another_or_an_earlier_one(
    two_cases: str, tmp_path: Path
) -> None:
    beside: list[str] = []

    def refused(do: Callable[[], object]) -> str:
        with pytest.raises(Refused) as caught:
            do()
        return caught.value.refusal.code

    def ask() -> None:
        with acting("collection", actor="Other", reason="test"), transaction.atomic():
            ask_day(START)

    def elsewhere(do: Callable[[], object]) -> str:
        """On a connection of its own, as another process would."""
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(refused, do).result()
            pool.submit(connections.close_all).result()
        return answer

    def look(stage: Stage, done: int, total: int) -> None:
        if not beside:
            beside.append(elsewhere(lambda: run_stages(a_day(tmp_path), lambda *_: None)))
            beside.append(elsewhere(ask))

    run_stages(a_day(tmp_path), look, STAGES[:1])
    assert beside == ["day_under_way", "day_under_way"]
    early = replace(a_day(tmp_path), on=START - timedelta(days=1))
    assert refused(lambda: run_stages(early, lambda *_: None)) == "day_overtaken"
    assert len(rows()) == 1
    ask()
    with only_run(START, "somebody"):
        pass  # what was asked for waits without a worker, and holds nobody up
    with psycopg.connect(two_cases) as owner:
        owner.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert refused(lambda: run_stages(a_day(tmp_path), lambda *_: None)) == "day_under_way"


def test_what_a_run_came_to_stays(two_cases: str, tmp_path: Path) -> None:
    run_stages(a_day(tmp_path), lambda *_: None, STAGES[:1])
    with psycopg.connect(two_cases) as owner, pytest.raises(psycopg.Error, match="append-only"):
        owner.execute("UPDATE days_dayrun SET by = 'somebody'")
