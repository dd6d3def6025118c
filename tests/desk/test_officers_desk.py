"""The officer's desk in full: breaches to their end, packages, erasures, removal, log reviews."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client

from builders import START
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import fresh_case, hidden_of
from face_login import as_face, django_on
from inkasso.base.moment import Moment
from inkasso.gate.register import register_in_force
from inkasso.jobs.models import Job
from inkasso.jobs.running import carry_out
from inkasso.notice.rights import Right
from inkasso.oversight.models import LogFinding, LogReview
from inkasso.oversight.verified import begin_verification, keep_statement
from inkasso.oversight.verifying.verdicts import Statement, Verdict
from inkasso.receivables.models import Case
from inkasso.rights.models import RequestStep
from inkasso.rights.models.consents import Channel
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.state import find_request
from inkasso.rights.requests.taking_in import NewRequest, record_step, take_in


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    monkeypatch.setattr(settings, "ERASURES", tmp_path / "erasures.jsonl")


def send(browser: Client, path: str, **given: object) -> tuple[int, str]:
    """What a page's form is answered with: status, and where it leads or what it says."""
    answer = browser.post(path, {**hidden_of(browser.get(path).content.decode()), **given})
    led = answer.headers.get("Location", "")
    return answer.status_code, str(led or answer.content.decode())


def newest(agency: Agency, kind: str) -> Job | None:
    """The newest job of a kind, as the owner sees it."""
    with django_on(agency.owner):
        return Job.objects.filter(kind=kind).order_by("-id").first()


def work(agency: Agency, kind: str) -> tuple[Job, dict[str, Any]]:
    """The newest job of a kind, done as a worker does it (as the terminal's face); its result."""
    job = newest(agency, kind)
    assert job is not None
    with django_on(as_face(agency.owner, "cli")):
        carry_out(job.id)
    with django_on(agency.owner):
        job.refresh_from_db()
    assert job.result is not None, job.fault
    return job, job.result


def request_of(agency: Agency, right: Right, *, granted: bool = False) -> int:
    """A request of a new case's debtor, who is known; answered where it is granted."""
    case = fresh_case(agency)
    with django_on(agency.owner):
        person: UUID = Case.objects.get(id=case).person_id
        moment = Moment(on=START, by="tester")
        new = NewRequest(
            person_id=person,
            right=right,
            channel=Channel.LETTER,
            received_on=START,
            language="fi",
        )
        number: int = take_in(new, by="tester").request.id
        record_step(find_request(number).request, RequestStep.Kind.VERIFIED, ["name"], moment)
        if granted:
            answer = Answer(outcome=Outcome.GRANTED, grounds=("access",))
            decide(find_request(number), answer, moment, register_in_force())
    return number


def test_a_breach_goes_from_its_weighing_to_its_end(agency: Agency) -> None:
    officer = signed_in("officer")
    told = {
        "what": "A list lay open.",
        "kinds": ["confidentiality"],
        "aware_at": "2026-03-01T09:00",
        "found_by": "staff",
        "cause": "mistake",
    }
    status, where = send(officer, "/breaches/new/", **told)
    assert status == 303
    early, said = send(officer, f"{where}close/", lessons="Nothing yet, far too soon.")
    assert early == 409
    assert "riskiä ei ole arvioitu" in said
    weighed = {"risk": "high", "reasons": f"Because. {HOSTILE}", "consequences": ["fraud"]}
    form = {**hidden_of(officer.get(f"{where}assess/").content.decode()), **weighed}
    assert officer.post(f"{where}assess/", form).status_code == 303
    assert officer.post(f"{where}assess/", form).status_code == 303, "sent twice, it is one"
    status, said = send(
        officer, f"{where}assess/", risk="risk", reasons="x", exceptions=["34(3)(c)"]
    )
    assert (status, "korkeaa riskiä" in said) == (409, True)
    assert send(officer, f"{where}measure/", measure="training")[0] == 303
    case = {"scope_by": "case", "scope_case": str(agency.case)}
    assert send(officer, f"{where}scope/", **case) == (303, "/work/")
    _, found = work(agency, "breach_scope")
    assert found["persons"] == 1
    for page in ("notification.pdf", "letter.pdf"):
        assert officer.get(where + page).content.startswith(b"%PDF"), page
    list_form = officer.get(f"{where}persons/").content.decode()
    assert officer.post(f"{where}list/", hidden_of(list_form)).headers["Location"] == "/work/"
    _, listed = work(agency, "breach_list")
    assert listed["persons"] == 1
    assert (settings.HOME / listed["file"]).stat().st_mode & 0o077 == 0
    late = {"sent_at": "2026-03-02T11:00", "sent_by": "form"}
    assert send(officer, f"{where}authority/", **late)[0] == 303
    sent = {"sent_at": "2026-03-02T11:30", "sent_by": "letter"}
    assert send(officer, f"{where}persons/", **sent)[0] == 303
    assert send(officer, f"{where}close/", lessons="Lists are locked away.")[0] == 303
    page = officer.get(where).content.decode()
    assert page.count("<script>alert") == 0
    assert page.count("Because.") == 1
    assert "Lists are locked away." in page
    assert send(officer, f"{where}measure/", measure="police")[0] == 409


def test_two_officers_on_one_breach_hear_of_each_other(agency: Agency) -> None:
    officer, path = signed_in("officer"), f"/breaches/{agency.breach}/measure/"
    mine, hers = (hidden_of(officer.get(path).content.decode()) for _ in range(2))
    assert officer.post(path, {**mine, "measure": "training"}).status_code == 303
    late = officer.post(path, {**hers, "measure": "police"})
    assert (late.status_code, "on muuttunut" in late.content.decode()) == (409, True)


def test_a_package_is_made_in_the_background_and_fetched_until_its_time_is_over(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, number = signed_in("officer"), request_of(agency, Right.ACCESS, granted=True)
    path = f"/requests/{number}/package/"
    assert officer.get(f"{path}file").status_code == 404
    assert send(officer, path) == (303, "/work/")
    made, result = work(agency, "package")
    page = officer.get(path).content.decode()
    assert page.count("-") > 5
    answer = officer.get(f"{path}file")
    assert b"".join(answer.streaming_content).startswith(b"age-encryption.org/v1")
    assert signed_in("manager").get(f"{path}file").status_code == 403
    looked = officer.get("/looks/", {"actor": made.asked_by}).content.decode()
    assert "rekisteröidyn tietopaketin nouto" in looked
    assert " at the desk" not in looked
    assert "passphrase" not in json.dumps(result)
    monkeypatch.setattr(settings, "DESK_DAY", START.replace(month=5))
    assert officer.get(f"{path}file").status_code == 409


def test_the_letter_of_a_request_counts_once(agency: Agency) -> None:
    officer, number = signed_in("officer"), request_of(agency, Right.ACCESS, granted=True)
    form = hidden_of(officer.get(f"/requests/{number}/").content.decode())
    letter = officer.post(f"/requests/{number}/letter.pdf", form)
    assert letter.content.startswith(b"%PDF")
    again = officer.post(f"/requests/{number}/letter.pdf", form)
    assert (again.status_code, again.headers["Location"]) == (302, f"/requests/{number}/")
    assert officer.post(f"/requests/{number}/letter.pdf").status_code in (409, 422)
    # Answered, it is no longer in the queue, and found on the queue's page all the same.
    assert f'href="/requests/{number}/"' in officer.get("/requests/").content.decode()


def test_an_erasure_is_not_decided_by_one(agency: Agency) -> None:
    officer, number = signed_in("officer"), request_of(agency, Right.ERASURE)
    alone = {"outcome": "granted", "grounds": ["erasure"]}
    assert send(officer, f"/requests/{number}/decide/", **alone)[0] == 422
    page = officer.get(f"/requests/{number}/erase/").content.decode()
    assert "säilytetään" in page
    assert "Mitään ei poisteta" in page or "Pyydä toista" in page


def test_what_is_wrong_is_corrected_at_the_desk(agency: Agency) -> None:
    officer, number = signed_in("officer"), request_of(agency, Right.RECTIFICATION)
    path = f"/requests/{number}/rectify/"
    status, said = send(officer, path, keep_because="accurate")
    assert (status, "Kerro mitä oikaistaan" in said) == (409, True)
    assert send(officer, path, right_phone="nine", keep_because="accurate")[0] == 409
    right = {"right_phone": "040 123 4567", "keep_because": "accurate"}
    assert send(officer, path, **right) == (303, f"/requests/{number}/")
    with django_on(agency.owner):
        assert [one.field for one in find_request(number).corrections] == ["phone"]


def test_removal_is_planned_asked_for_by_one_and_done_when_another_approves(
    agency: Agency,
) -> None:
    officer = signed_in("officer")
    assert send(officer, "/retention/", plan_on="2026-01-01")[0] == 422
    assert send(officer, "/retention/run/", why="Unseen.")[0] == 409, "no plan tells what goes"
    assert send(officer, "/retention/", plan_on="2026-03-02") == (303, "/work/")
    work(agency, "retention_plan")
    page = officer.get("/retention/").content.decode()
    assert "aika ei ole alkanut" in page
    assert send(officer, "/retention/run/", why="It is time again.")[0] == 303
    waiting = signed_in("manager").get("/approvals/").content.decode()
    number = max(int(one) for one in re.findall(r"/approvals/(\d+)/", waiting))
    own = officer.get(f"/approvals/{number}/").content.decode()
    assert 'value="approved"' not in own
    assert newest(agency, "retention_run") is None
    manager = signed_in("manager")
    assert send(manager, f"/approvals/{number}/", decision="approved")[0] == 303
    _, done = work(agency, "retention_run")
    assert done["removed"] == 0, "nothing is old enough"


def test_whom_a_breach_concerns_is_searched_for_in_more_ways(agency: Agency) -> None:
    officer, where = signed_in("officer"), f"/breaches/{agency.breach}/"
    assert send(officer, f"{where}scope/", scope_by="table")[0] == 422, "it does not say which"
    unread = {"scope_by": "table", "scope_table": "jobs_job"}
    assert send(officer, f"{where}scope/", **unread)[0] == 422, "it leads to nobody"
    offered = officer.get(f"{where}scope/").content.decode()
    logins = re.findall(r'<option value="([^"]*face_desk)"', offered)
    for way, found_some in (
        ({"scope_by": "table", "scope_table": "parties_partyname"}, True),
        ({"scope_by": "login", "scope_login": logins[0], "scope_from": "2020-01-01T00:00"}, True),
        ({"scope_by": "login", "scope_login": logins[0], "scope_until": "2020-01-01T00:00"}, False),
        ({"scope_by": "disclosure", "scope_recipient": "buyer"}, False),
    ):
        assert send(officer, f"{where}scope/", **way) == (303, "/work/")
        job, found = work(agency, "breach_scope")
        assert (found["persons"] > 0) == found_some, way
        assert HOSTILE not in str(job.facts)


def test_the_log_is_looked_through_answered_and_signed(agency: Agency) -> None:
    officer = signed_in("officer")
    assert send(officer, "/looks/reviews/") == (303, "/work/")
    looked, result = work(agency, "log_review")
    with django_on(agency.owner):
        review = LogReview.objects.get(id=result["review"])
        extra = [
            LogFinding.objects.create(
                review=review,
                kind="night",
                at=looked.asked_at,
                actor=actor,
                about=HOSTILE[:50],
                rows=[1],
                because={"fi": HOSTILE, "sv": "x", "en": "y"},
            ).id
            for actor in ("Somebody Else", looked.asked_by)
        ]
        others = list(
            LogFinding.objects.filter(review=review)
            .exclude(actor=looked.asked_by)
            .values_list("id", flat=True)
        )
    path = f"/looks/reviews/{review.id}/"
    said = {"finding_outcome": "in_order", "finding_text": "Asked; a good reason."}
    assert send(officer, path, **said)[0] == 422, "nothing is ticked"
    assert send(officer, path, findings=[extra[1]], **said)[0] == 409, "nobody judges themselves"
    assert send(officer, path, findings=[10**9], **said)[0] == 422
    early, refused = send(officer, f"{path}sign/")
    assert (early, "Vastaamatta" in refused) == (409, True)
    assert send(officer, path, findings=others, **said)[0] == 303
    page = officer.get(path).content.decode()
    assert "<script>alert" not in page
    assert send(officer, f"{path}sign/") == (303, "/looks/reviews/")
    assert send(officer, f"{path}sign/")[0] == 409
    assert "Asked; a good reason." in officer.get(path).content.decode()

    # What is about the signer stays open until somebody else has read it.
    assert "Avoinna toiselle lukijalle" in officer.get(path).content.decode()
    assert "odottaa toista lukijaa" in officer.get("/looks/reviews/").content.decode()
    overview = officer.get("/overview/").content.decode()
    assert "Lokin katselmuksia kesken</a></dt><dd>1<" in overview
    mine = {"findings": [extra[1]], **said}
    assert send(officer, path, **mine)[0] == 409
    second = signed_in("manager")
    assert send(second, path, **mine)[0] == 303
    assert "Avoinna toiselle lukijalle" not in second.get(path).content.decode()
    assert "Lokin katselmuksia kesken</a></dt><dd>0<" in officer.get("/overview/").content.decode()


def test_a_verification_is_shown_statement_by_statement(agency: Agency) -> None:
    officer = signed_in("officer")
    assert "Ei vielä tehty" in officer.get("/verification/").content.decode()
    with django_on(agency.owner):
        moment = Moment(on=START, by="tester")
        run = begin_verification("7", 2, moment, None)
        held = Statement(key="W1", text="One.", verdict=Verdict.HOLDS, evidence=("Seen.",))
        keep_statement(run, held)
    assert "Jäi kesken: 1 / 2" in officer.get("/verification/").content.decode()
    with django_on(agency.owner):
        bad = Statement(key="W2", text="Two.", verdict=Verdict.FAILS, evidence=(HOSTILE,))
        keep_statement(run, bad)
    page = officer.get("/verification/").content.decode()
    assert "Pitää 1, pettää 1, rakentamatta 0" in page
    assert "<script>alert" not in page
    assert officer.get(f"/verification/{run.id}/").status_code == 200
    assert send(officer, "/verification/") == (303, "/work/")
    assert newest(agency, "verify_notice") is not None
    assert officer.get("/verification/drift/").status_code == 200
    assert officer.get("/notice/").status_code == 200
