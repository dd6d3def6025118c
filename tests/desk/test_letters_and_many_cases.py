"""Letters in free words and changes to many cases at the desk: asked, approved, done once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from builders import START
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import fresh_case, hidden_of
from face_login import django_on
from inkasso.bulk.models import Outcome
from inkasso.bulk.standing import standing_of
from inkasso.correspondence.models import FreeLetter, FrozenFreeLetter
from inkasso.gate.acting import acting, open_file
from inkasso.gate.holds.placing import NewHold, Protected, place_hold
from inkasso.gate.models import Hold
from inkasso.jobs.models import Job
from inkasso.jobs.running import carry_out
from inkasso.receivables.models import Case

UNTIL = (START + timedelta(days=20)).isoformat()


@pytest.fixture
def browser(agency: Agency) -> Client:
    return signed_in("collector")


def held(agency: Agency, number: int, kind: str) -> None:
    with django_on(agency.owner):
        case = Case.objects.get(id=number)
        protected = Protected(person_id=case.person_id, case_id=case.id)
        place_hold(protected, NewHold(kind=kind), START, by="tester")


def write(browser: Client, number: int, **chosen: str) -> tuple[int, bytes]:
    where = f"/cases/{number}/letter/"
    page = browser.get(where).content.decode()
    whom = re.search(r'name="whom" value="([^"]+)"', page)
    sent = {
        **hidden_of(page),
        "whom": whom.group(1) if whom else "",
        "letter_template": "plain",
        "letter_words": "Soitimme eilen.",
        **chosen,
    }
    answer = browser.post(where, sent)
    return answer.status_code, answer.content


def letters(number: int) -> int:
    with acting("collection", actor="tester", reason="a test"):
        return FreeLetter.objects.filter(case_id=number).count()


def test_a_letter_is_looked_at_sent_once_and_opened_from_the_case(
    agency: Agency, browser: Client
) -> None:
    case = fresh_case(agency)
    status, pdf = write(browser, case, preview="1")
    assert (status, pdf[:4]) == (200, b"%PDF")
    assert letters(case) == 0
    assert write(browser, case, letter_words=HOSTILE)[0] == 303
    assert letters(case) == 1
    page = browser.get(f"/cases/{case}/").content.decode()
    (address,) = re.findall(r"/free-letters/\d+\.pdf", page)
    assert browser.get(address).content.startswith(b"%PDF")
    assert signed_in("customer_service").get(address).status_code == 200
    assert signed_in("payment_handler").get(address).status_code == 403
    with acting("collection", actor="tester", reason="a test"):
        assert not FrozenFreeLetter.objects.exists(), "nobody has opened the file here"
        open_file(Case.objects.get(id=case).person_id, f"case:{case}")
        row = FrozenFreeLetter.objects.get(letter__case_id=case)
        assert HOSTILE.split()[0] in str(row.content)


def test_customer_service_answers_and_what_is_refused_stays_written(
    agency: Agency, browser: Client
) -> None:
    case = fresh_case(agency)
    held(agency, case, "pause")
    status, page = write(browser, case)
    assert status == 409
    assert "Soitimme eilen." in page.decode()
    agent = signed_in("customer_service")
    assert write(agent, case, letter_template="statement", letter_words="")[0] == 409
    asked = START.isoformat()
    chosen = {"letter_template": "statement", "letter_words": "", "letter_asked_on": asked}
    assert write(agent, case, **chosen)[0] == 303
    demand = {"letter_words": "Maksakaa viimeistään huomenna.", "letter_asked_on": asked}
    status, page = write(agent, case, **demand)
    assert status == 409
    assert "513/1999 5 a §" in page.decode()
    assert letters(case) == 1


def look(browser: Client, act: str, **chosen: str) -> tuple[int, str, dict[str, str]]:
    where = f"/bulk/new/{act}/"
    sent = {**hidden_of(browser.get(where).content.decode()), "bulk_state": "open", **chosen}
    answer = browser.post(where, {**sent, "look": "1"})
    page = answer.content.decode()
    return answer.status_code, page, {**sent, **hidden_of(page)}


def asked(browser: Client, act: str, **chosen: str) -> int:
    """An order that waits for approval."""
    status, page, sent = look(browser, act, **chosen)
    assert status == 200, page
    answer = browser.post(
        f"/bulk/new/{act}/", {**sent, "ask": "1", "for_approver": "asiakas pyysi"}
    )
    assert answer.status_code == 303, answer.content.decode()
    again = browser.post(f"/bulk/new/{act}/", {**sent, "ask": "1", "for_approver": "asiakas pyysi"})
    assert again.headers["Location"] == "/bulk/", "the same form counts once"
    return int(answer.headers["Location"].split("/")[-2])


def approve(order: int) -> int:
    """The manager approves; the job that begins."""
    chief = signed_in("manager")
    with acting("collection", actor="tester", reason="a test"):
        where = f"/approvals/{standing_of(order).approval.id}/"
    page = chief.get(where).content.decode()
    assert f"Joukkomuutos {order}" in page
    sent = {**hidden_of(page), "decision": "approved", "decision_reason": ""}
    assert chief.post(where, sent).status_code == 303
    late = {**hidden_of(page), "once": "0f8fad5b-d9cb-469f-a165-70867728950e"}
    assert chief.post(where, {**late, "decision": "approved"}).status_code in (409, 422)
    with acting("collection", actor="tester", reason="a test"):
        (job,) = Job.objects.filter(kind="bulk", facts__order=order)
    return job.id


def outcomes(order: int) -> Iterator[tuple[int, bool, str]]:
    with acting("collection", actor="tester", reason="a test"):
        for one in Outcome.objects.filter(order_id=order).order_by("id"):
            yield one.case_id, one.done, (one.refusal or {}).get("code", "")


def test_a_pause_of_many_is_looked_at_asked_approved_and_carried_out_once(
    agency: Agency, browser: Client
) -> None:
    one, two, late = (fresh_case(agency) for _ in range(3))
    held(agency, two, "pause")
    numbers = f"{one} {two}, {late} 999999999 <i>x</i>"
    _, page, _ = look(browser, "pause", bulk_cases=numbers, pause_until=UNTIL)
    assert "&lt;i&gt;x&lt;/i&gt;" in page
    order = asked(browser, "pause", bulk_cases=numbers, pause_until=UNTIL)
    with acting("collection", actor="tester", reason="a test"):
        assert not Hold.objects.filter(case_id__in=[one, late]).exists(), "nothing is done yet"
    held(agency, late, "pause")
    job = approve(order)
    carry_out(job)
    carry_out(job)
    assert list(outcomes(order)) == [(one, True, ""), (late, False, "already_held")]
    page = browser.get(f"/bulk/{order}/").content.decode()
    assert "Jätetty tekemättä: Tämä esto on jo voimassa" in page
    with acting("collection", actor="tester", reason="a test"):
        made = Hold.objects.get(case_id=one)
        assert (made.kind, made.until.isoformat()) == ("pause", UNTIL)
        assert made.placed_by == "Elina Esihenkilö"
        assert Job.objects.get(id=job).result == {"order": order, "done": 1, "refused": 1}


def test_what_was_not_looked_at_is_not_asked_for(agency: Agency, browser: Client) -> None:
    case, other = fresh_case(agency), fresh_case(agency)
    _, _, sent = look(browser, "recall", bulk_cases=str(case))
    forged = {**sent, "bulk_cases": f"{case} {other}", "ask": "1", "for_approver": "asiakas pyysi"}
    answer = browser.post("/bulk/new/recall/", forged)
    assert answer.status_code == 409
    assert browser.post("/bulk/new/recall/", {**forged, "looked": ""}).status_code == 409
    assert browser.post("/bulk/new/recall/", {**sent, "ask": "1"}).status_code == 409, "say why"
    assert look(browser, "recall", bulk_cases="999999999")[1].count('name="ask"') == 0
    assert look(browser, "small", bulk_cases=str(case), small_most="20,01")[0] == 409
    assert browser.get("/bulk/new/erase/").status_code == 404
    assert browser.get("/bulk/999999999/").status_code == 404


def test_a_stopped_job_is_taken_up_again_by_whoever_asked(agency: Agency, browser: Client) -> None:
    cases = [fresh_case(agency) for _ in range(2)]
    order = asked(browser, "recall", bulk_cases=" ".join(map(str, cases)))
    first = approve(order)
    where = f"/bulk/{order}/"
    assert browser.post(where, hidden_of(browser.get(where).content.decode())).status_code == 303
    carry_out(first)
    assert list(outcomes(order)) == []
    assert browser.post(where, hidden_of(browser.get(where).content.decode())).status_code == 303
    with acting("collection", actor="tester", reason="a test"):
        second = standing_of(order).job
    assert second is not None
    carry_out(second.id)
    assert [done for _, done, _ in outcomes(order)] == [True, True]
    page = browser.get(where).content.decode()
    assert "Jatka</button>" not in page
    assert browser.post(
        where, hidden_of(signed_in("collector").get("/bulk/new/pause/").content.decode())
    ).status_code in (409, 422)


def test_a_letter_to_many_is_one_letter_each(agency: Agency, browser: Client) -> None:
    cases = [fresh_case(agency) for _ in range(3)]
    held(agency, cases[1], "pause")
    words = {f"bulk_words_{one}": "Kiinni 6.4." for one in ("fi", "sv", "en")}
    chosen = {"bulk_cases": " ".join(map(str, cases)), "letter_template": "plain", **words}
    order = asked(browser, "letter", **chosen)
    carry_out(approve(order))
    assert [done for _, done, _ in outcomes(order)] == [True, True]
    assert [letters(case) for case in cases] == [1, 0, 1]


def test_the_numbers_of_a_list_can_be_handed_over(agency: Agency, browser: Client) -> None:
    page = browser.get("/bulk/new/pause/?" + urlencode({"cases": f"{agency.case} <b>"}))
    assert f"{agency.case} &lt;b&gt;" in page.content.decode()
