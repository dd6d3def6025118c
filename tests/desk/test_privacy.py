"""The officer's desk: requests from the first word to the answer, looks, register, breaches."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from desk.agency_at_work import HOSTILE, Agency, signed_in
from inkasso.staff.actions import ACTIONS


def filled(browser: Client, path: str, **given: object) -> dict[str, object]:
    """What a browser sends of a page's form: its hidden fields, and what was filled in."""
    page = browser.get(path).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(once|seen)" value="([^"]*)"', page))
    return {**hidden, **given}


def take(browser: Client, agency: Agency, **given: object) -> str:
    """Take in a request; the address that follows."""
    path = f"/requests/new/{agency.shared}/"
    asked = {"right": "access", "channel": "phone", "received_on": "2026-03-02", **given}
    answer = browser.post(path, filled(browser, path, **asked))
    assert answer.status_code == 303, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_request_goes_from_the_first_word_to_the_letter(agency: Agency) -> None:
    officer = signed_in("officer")
    where = take(officer, agency, said=HOSTILE)
    page = officer.get(where).content.decode()
    assert "&lt;script&gt;" in page or HOSTILE not in page
    step = f"{where}compare/"
    wrong = officer.post(step, filled(officer, step, told_name="Nobody Atall"))
    assert wrong.headers["Location"] == where
    assert "Vertaa enemmän" in officer.get(where).content.decode()
    form = officer.get(step).content.decode()
    assert "told_identity_code" in form
    assert "told_account" not in form, "nothing is asked for that is not held"


def test_whoever_is_not_known_gets_no_access(agency: Agency) -> None:
    officer = signed_in("officer")
    where = take(officer, agency)
    step = f"{where}decide/"
    answer = officer.post(step, filled(officer, step, outcome="granted", grounds=["access"]))
    assert answer.status_code in (409, 422)
    assert "bg-blue-lt" in officer.get(where).content.decode()


def test_customer_service_takes_a_request_in_and_sees_no_more_of_it(agency: Agency) -> None:
    agent = signed_in("customer_service")
    where = take(agent, agency, right="objection")
    assert where == f"/cases/{agency.shared}/"
    assert agent.get("/requests/").status_code == 403


def test_a_request_sent_twice_is_one(agency: Agency) -> None:
    officer = signed_in("officer")
    path = f"/requests/new/{agency.hostile}/"
    asked = {"right": "erasure", "channel": "letter", "received_on": "2026-03-02"}
    form = filled(officer, path, **asked)
    first, second = officer.post(path, form), officer.post(path, form)
    assert (first.status_code, second.status_code) == (303, 303)
    listed = officer.get("/requests/").content.decode()
    assert listed.count("Poistaminen") == 1


def test_two_officers_on_one_request_hear_of_each_other(agency: Agency) -> None:
    officer = signed_in("officer")
    where = take(officer, agency, right="portability")
    step = f"{where}ask/"
    mine, hers = filled(officer, step, asked=["name"]), filled(officer, step, asked=["name"])
    assert officer.post(step, mine).status_code == 303
    late = officer.post(step, hers)
    assert late.status_code == 409
    assert "on muuttunut" in late.content.decode()


@pytest.mark.parametrize("number", [0, 99999, 10**12])
def test_requests_that_are_not_there(agency: Agency, number: int) -> None:
    assert signed_in("officer").get(f"/requests/{number}/").status_code == 404


def test_the_overview_names_nobody(agency: Agency) -> None:
    officer = signed_in("officer")
    for year in ("", "2026", "1", "x", "99999999999999999999"):
        page = officer.get("/overview/", {"year": year})
        assert page.status_code == 200, year
        assert "öttY" not in page.content.decode()


def test_reading_the_log_is_in_the_log(agency: Agency) -> None:
    officer = signed_in("officer")
    pages = [officer.get("/looks/", {"case": str(agency.case)}).content.decode() for _ in range(2)]
    told = [page.count(ACTIONS["see_looks"].name.fi) for page in pages]
    assert told[1] == told[0] + 1
    assert officer.get("/looks/", {"case": "\x00'--", "first": "soon"}).status_code == 200


def test_every_purpose_of_the_register_is_told(agency: Agency) -> None:
    officer = signed_in("officer")
    keys = re.findall(r'href="/register/([a-z_]+)/"', officer.get("/register/").content.decode())
    assert len(keys) >= 10
    for key in keys:
        assert officer.get(f"/register/{key}/").status_code == 200, key
    assert officer.get("/register/nothing/").status_code == 404


def test_a_breach_is_recorded_and_its_clock_runs(agency: Agency) -> None:
    officer = signed_in("officer")
    path = "/breaches/new/"
    sent = filled(
        officer,
        path,
        what=f"A list lay open. {HOSTILE}",
        kinds=["confidentiality"],
        aware_at="2026-03-02T09:00",
        found_by="staff",
        cause="mistake",
    )
    answer = officer.post(path, sent)
    assert answer.status_code == 303, answer.content.decode()
    page = officer.get(answer.headers["Location"]).content.decode()
    assert "<script>alert" not in page
    assert "tuntia aikaa ilmoittaa" in page


def test_a_form_with_faults_keeps_what_was_written(agency: Agency) -> None:
    officer = signed_in("officer")
    answer = officer.post("/breaches/new/", {"once": str(uuid4()), "what": "Only this."})
    assert answer.status_code == 422
    assert "Only this." in answer.content.decode()
