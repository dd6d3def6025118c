"""Long work: asked for by a transaction, done by a worker, told as it is."""

from __future__ import annotations

from datetime import date, timedelta

import psycopg
import pytest
from django.db import OperationalError, transaction

from inkasso.base.clock import SystemClock
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import BadInput
from inkasso.base.words import Words
from inkasso.gate.acting import NobodyActs, acting, sweeping
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.models import Job
from inkasso.jobs.queue import is_worked
from inkasso.jobs.reading import State, fault_of, state_of
from inkasso.jobs.running import HandedBack, Running, carry_out, lost
from inkasso.jobs.starting import ask_stop, find_job, jobs_of, start
from inkasso.jobs.working import work
from inkasso.receivables.models import Case

DAY = date(2026, 3, 2)
NAME = Words(fi="koe", sv="prov", en="try")


def asked(kind: str = "count", *, purpose: str = "collection", **facts: object) -> int:
    """A job that somebody has asked for on a page that went well."""
    with acting(purpose, actor="Aino Perijä", reason="test"), transaction.atomic():
        return start(kind, facts or {"to": 3}, on=DAY).id


def asked_and_failed() -> None:
    """A page that asks for a job and then breaks."""
    with transaction.atomic():
        start("count", {"to": 1}, on=DAY)
        raise ZeroDivisionError


def now(number: int) -> Job:
    with acting("collection", actor="Aino Perijä", reason="test"):
        return find_job(number)


@pytest.mark.usefixtures("face")
class TestAsking:
    def test_a_job_exists_only_if_the_page_that_asks_for_it_commits(
        self, table: dict[str, Kind]
    ) -> None:
        with acting("collection", actor="Aino Perijä", reason="test"):
            with pytest.raises(ZeroDivisionError):
                asked_and_failed()
            assert jobs_of(10) == []
        work(until_empty=True)

    def test_it_keeps_who_asked_and_for_which_purpose(self, table: dict[str, Kind]) -> None:
        job = now(asked(purpose="payments"))
        assert (job.asked_by, job.purpose, job.day) == ("Aino Perijä", "payments", DAY)
        assert state_of(job) is State.WAITING

    def test_nobody_asks_without_a_purpose(self, table: dict[str, Kind]) -> None:
        with pytest.raises(NobodyActs):
            start("count", {}, on=DAY)

    def test_what_there_is_no_kind_of_cannot_be_asked_for(self, table: dict[str, Kind]) -> None:
        with acting("collection", actor="Aino", reason="test"), pytest.raises(KeyError):
            start("nonsense", {}, on=DAY)

    def test_anothers_job_is_not_there(self, table: dict[str, Kind]) -> None:
        number = asked()
        with acting("collection", actor="Somebody Else", reason="test"):
            assert jobs_of(10) == []
            with pytest.raises(Refused, match=r"^unknown_job:"):
                find_job(number)


class TestWorking:
    def test_a_worker_does_it_and_tells_what_came_of_it(
        self, face: str, table: dict[str, Kind]
    ) -> None:
        first, second = asked(to=3), asked(to=5)
        work(until_empty=True)
        job = now(first)
        assert (state_of(job), job.result) == (State.DONE, {"counted": 3})
        assert state_of(now(second)) is State.DONE
        with psycopg.connect(face) as connection:
            connection.execute("SET ROLE inkasso_accounts")
            left = connection.execute("SELECT count(*) FROM procrastinate_jobs").fetchone()
        assert left == (0,)

    @pytest.mark.usefixtures("face")
    def test_it_is_done_for_the_purpose_and_in_the_name_of_whoever_asked(
        self, table: dict[str, Kind]
    ) -> None:
        seen: list[tuple[str, str]] = []

        def look(job: Running) -> Facts:
            who = current()
            assert who is not None
            seen.append((who.purpose, who.actor))
            with sweeping("try"):
                job.progress(1, 1)
                return {"cases": Case.objects.count()}

        table["look"] = Kind(key="look", name=NAME, run=look)
        number = asked("look", purpose="payments")
        carry_out(number)
        assert seen == [("payments", "Aino Perijä")]
        assert now(number).result == {"cases": 0}

    @pytest.mark.usefixtures("face")
    def test_what_waited_overnight_is_done_today_and_a_played_day_stays(
        self, table: dict[str, Kind]
    ) -> None:
        table["day"] = Kind(key="day", name=NAME, run=lambda job: {"day": job.done_on.isoformat()})
        clock, played = SystemClock(), asked("day")
        waited = asked("day")
        before = clock.now() - timedelta(days=3)
        with acting("collection", actor="Aino Perijä", reason="test"), transaction.atomic():
            Job.objects.filter(id=waited).update(day=before.date(), asked_at=before)
        for number in (played, waited):
            carry_out(number)
        assert now(played).result == {"day": DAY.isoformat()}
        assert now(waited).result == {"day": clock.today().isoformat()}

    @pytest.mark.usefixtures("face")
    def test_a_purpose_that_may_not_is_refused_and_that_is_told(
        self, table: dict[str, Kind]
    ) -> None:
        table["look"] = Kind(key="look", name=NAME, run=lambda _: {"cases": Case.objects.count()})
        number = asked("look", purpose="accounts")
        carry_out(number)
        job = now(number)
        assert state_of(job) is State.REFUSED
        assert job.fault["code"] == "outside_purpose"

    @pytest.mark.usefixtures("face")
    def test_it_is_done_once(self, table: dict[str, Kind]) -> None:
        number = asked()
        carry_out(number)
        carry_out(number)
        assert now(number).attempts == 1

    @pytest.mark.usefixtures("face")
    def test_no_worker_is_alive_where_none_was_started(self) -> None:
        with acting("collection", actor="Aino", reason="test"):
            assert not is_worked()


@pytest.mark.usefixtures("face")
class TestStopping:
    def test_a_waiting_job_stops_at_once(self, table: dict[str, Kind]) -> None:
        number = asked()
        ask_stop_of(number)
        assert state_of(now(number)) is State.STOPPED
        work(until_empty=True)
        assert now(number).attempts == 0

    def test_a_running_job_stops_when_it_next_tells_how_far_it_is(
        self, table: dict[str, Kind]
    ) -> None:
        reached: list[int] = []

        def slowly(job: Running) -> Facts:
            for done in range(10):
                reached.append(done)
                if done == 4:
                    ask_stop(Job.objects.get(id=job.number))
                    assert state_of(Job.objects.get(id=job.number)) is State.STOPPING
                job._told_at = float("-inf")
                job.progress(done, 10)
            return {}

        table["slowly"] = Kind(key="slowly", name=NAME, run=slowly)
        number = asked("slowly")
        carry_out(number)
        job = now(number)
        assert (state_of(job), reached[-1], job.done, job.result) == (State.STOPPED, 4, 4, None)

    def test_a_job_that_has_ended_stays_as_it_ended(self, table: dict[str, Kind]) -> None:
        number = asked()
        carry_out(number)
        ask_stop_of(number)
        assert state_of(now(number)) is State.DONE


@pytest.mark.usefixtures("face")
class TestFaults:
    @pytest.mark.parametrize(
        ("raised", "state", "code"),
        [
            (Refused(Refusal(code="no_day", message=NAME)), State.REFUSED, "no_day"),
            (BadInput("row 3 has no date"), State.REFUSED, "bad_input"),
            (ZeroDivisionError("Matti Meikäläinen"), State.BROKEN, "ZeroDivisionError"),
        ],
    )
    def test_what_went_wrong_is_told_without_what_a_fault_says(
        self, table: dict[str, Kind], raised: Exception, state: State, code: str
    ) -> None:
        def fail(_: Running) -> Facts:
            raise raised

        table["fail"] = Kind(key="fail", name=NAME, run=fail)
        number = asked("fail")
        carry_out(number)
        job, why = now(number), fault_of(now(number))
        assert why is not None
        assert (state_of(job), job.fault["code"]) == (state, code)
        assert "Meikäläinen" not in why.fi + why.sv + why.en

    def test_a_kind_that_is_no_more_is_told(self, table: dict[str, Kind]) -> None:
        number = asked()
        table.clear()
        carry_out(number)
        assert now(number).fault["code"] == "unknown_kind"

    def test_what_failed_outside_is_tried_three_times(self, table: dict[str, Kind]) -> None:
        def fail(_: Running) -> Facts:
            raise OperationalError("the connection is lost")

        table["fail"] = Kind(key="fail", name=NAME, run=fail)
        number = asked("fail")
        for _ in range(2):
            with pytest.raises(HandedBack):
                carry_out(number)
            assert state_of(now(number)) is State.RUNNING
        carry_out(number)
        assert (state_of(now(number)), now(number).attempts) == (State.BROKEN, 3)

    def test_a_closing_worker_hands_back_what_may_be_begun_again(
        self, table: dict[str, Kind]
    ) -> None:
        number = asked()
        with pytest.raises(HandedBack):
            carry_out(number, lambda: True)
        carry_out(number)
        assert state_of(now(number)) is State.DONE

    def test_what_may_not_be_begun_again_is_done_to_its_end(self, table: dict[str, Kind]) -> None:
        kind = table["count"]
        table["count"] = Kind(key="count", name=NAME, run=kind.run, again=False)
        number = asked()
        carry_out(number, lambda: True)
        assert state_of(now(number)) is State.DONE

    @pytest.mark.parametrize("again", [True, False])
    def test_a_killed_workers_job_is_begun_again_or_told_as_broken(
        self, table: dict[str, Kind], again: bool
    ) -> None:
        kind = table["count"]
        table["count"] = Kind(key="count", name=NAME, run=kind.run, again=again)
        number = asked()
        assert lost(number) is again
        assert state_of(now(number)) is (State.WAITING if again else State.BROKEN)


def ask_stop_of(number: int) -> None:
    with acting("collection", actor="Aino Perijä", reason="test"):
        ask_stop(find_job(number))
