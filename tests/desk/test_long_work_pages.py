"""Long work at the desk: one's own list and page, stopping, what was made."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from builders import START
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import hidden_of
from inkasso.desk.work.kinds import KINDS
from inkasso.figures.questions import QUESTIONS
from inkasso.gate.acting import acting
from inkasso.jobs.models import Job
from inkasso.jobs.running import carry_out
from inkasso.jobs.starting import start

MANAGER = "Elina Esihenkilö"


def asked(kind: str = "count_figures", by: str = MANAGER) -> int:
    with acting("collection", actor=by, reason="test"), transaction.atomic():
        return start(kind, {}, on=START).id


def page(browser: Client, number: int) -> str:
    answer = browser.get(f"/work/{number}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_counting_is_asked_for_at_the_desk_done_by_a_worker_and_told(agency: Agency) -> None:
    browser = signed_in("manager")
    once = {"once": str(uuid4())}
    answer = browser.post("/figures/count/", once)
    assert answer.status_code == 302
    assert browser.post("/figures/count/", once).headers["Location"] == "/work/"
    number = int(answer.headers["Location"].split("/")[-2])
    waiting = page(browser, number)
    assert 'hx-trigger="every 2s"' in waiting
    assert "Odottaa vuoroaan" in waiting
    assert "Mikään tekijä ei ole nyt käynnissä" in waiting
    carry_out(number)
    ended = page(browser, number)
    assert "Valmis" in ended
    assert f"Kysymyksiä vastattu: {len(QUESTIONS)}." in ended
    assert "hx-trigger" not in ended
    assert "http-equiv" not in ended


def test_a_job_that_waits_can_be_stopped_by_whoever_asked_and_nobody_else(agency: Agency) -> None:
    number = asked()
    assert signed_in("collector").get(f"/work/{number}/").status_code == 404
    assert signed_in("collector").post(f"/work/{number}/").status_code == 404
    browser = signed_in("manager")
    assert browser.post(f"/work/{number}/").status_code == 302
    assert "Pysäytetty" in page(browser, number)


def test_ones_list_has_ones_own_work(agency: Agency) -> None:
    number = asked()
    assert f"/work/{number}/" in signed_in("manager").get("/work/").content.decode()
    assert f"/work/{number}/" not in signed_in("collector").get("/work/").content.decode()


@pytest.mark.parametrize("file", ["", "../../../etc/passwd", "exports/gone.csv"])
def test_there_is_no_file_where_none_was_made(agency: Agency, file: str) -> None:
    number = asked()
    ended(number, result={"answered": 1, "file": file})
    assert signed_in("manager").get(f"/work/{number}/file").status_code == 404


def test_a_file_that_was_made_is_handed_to_whoever_asked(
    agency: Agency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    made = tmp_path / "exports" / "made.csv"
    made.parent.mkdir()
    made.write_text("1;2")
    number = asked()
    ended(number, result={"answered": 1, "file": "exports/made.csv"})
    answer = signed_in("manager").get(f"/work/{number}/file")
    assert b"".join(answer.streaming_content) == b"1;2"  # type: ignore[attr-defined]
    assert "made.csv" in answer.headers["Content-Disposition"]
    assert signed_in("collector").get(f"/work/{number}/file").status_code == 404


def test_what_a_fault_says_is_shown_as_text(agency: Agency) -> None:
    number = asked()
    ended(number, outcome="broken", fault={"code": "x", "fi": HOSTILE, "sv": "x", "en": "x"})
    shown = page(signed_in("manager"), number)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


def ended(number: int, *, outcome: str = "done", **more: object) -> None:
    with acting("collection", actor=MANAGER, reason="test"):
        Job.objects.filter(id=number).update(
            outcome=outcome, ended_at=Job.objects.get(id=number).asked_at, **more
        )


def test_every_kind_has_a_name_in_three_languages() -> None:
    for kind in KINDS.values():
        assert all((kind.name.fi, kind.name.sv, kind.name.en)), kind.key


def test_the_queue_can_be_read_by_its_keeper_only(agency: Agency) -> None:
    asked()
    for purpose, may in (("accounts", True), ("collection", False)):
        with acting(purpose, actor="tester", reason="test"), connection.cursor() as cursor:
            cursor.execute("SELECT has_table_privilege('procrastinate_jobs', 'DELETE')")
            assert cursor.fetchone() == (may,)


def test_a_day_is_run_at_the_desk_told_and_not_run_twice_at_once(
    agency: Agency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    browser = signed_in("manager")
    assert "Päivää ei ole vielä ajettu" in browser.get("/day/").content.decode()
    hidden = hidden_of(browser.get("/day/").content.decode())
    other = hidden_of(browser.get("/day/").content.decode())
    answer = browser.post("/day/", hidden)
    assert answer.status_code == 302
    number = int(answer.headers["Location"].split("/")[-2])
    refused = browser.post("/day/", other)
    assert refused.status_code == 409
    assert MANAGER in refused.content.decode()

    carry_out(number)
    with acting("collection", actor="test", reason="test"):
        job = Job.objects.get(id=number)
    assert (job.outcome, job.stage) == ("done", "figures")
    assert re.search(r"Avoimia asioita [1-9]\d*, uusia kirjeitä \d+", page(browser, number))
    told = browser.get("/day/").content.decode()
    assert "Ajettu, valmis kello" in told
    assert "Aja uudelleen" in told
    assert hidden["once"] != hidden_of(told)["once"]
    assert browser.post("/day/", other).status_code == 409, "drawn before that run"
