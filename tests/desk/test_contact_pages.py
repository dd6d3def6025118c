"""Contacts at the desk: may one call, one key for what came of it, the next of the queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from builders import START, hold
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import fresh_case, hidden_of
from face_login import django_on
from inkasso.base.money import Money
from inkasso.contacts.models import Attempt, Note
from inkasso.contacts.recording import NewAttempt, Said
from inkasso.contacts.results import Direction
from inkasso.desk.texts import TEXTS
from inkasso.law.fi.contacts.policy import Channel
from inkasso.receivables.models import Case
from inkasso.strategy.contacts.contacting import make_contact

DAY = timedelta(days=1)
#: A Wednesday on which no letter is sent, so that a call is allowed.
WEDNESDAY = START + 2 * DAY


@pytest.fixture
def wednesday(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> Agency:
    monkeypatch.setattr(settings, "DESK_DAY", WEDNESDAY)
    return agency


def fi(key: str) -> str:
    """A text as the accounts of the demo read it."""
    return TEXTS[key].fi


def at_address(address: str, browser: Client) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def sent(browser: Client, address: str, **told: str) -> int:
    """Send the form of a page as it was drawn, with what somebody told."""
    page = at_address(address, browser)
    given = {"contact_channel": "phone", "person": "0", "at": f"{WEDNESDAY}T12:00", **told}
    return browser.post(address, {**hidden_of(page), **given}).status_code


def attempts(agency: Agency, case: int) -> list[Attempt]:
    with django_on(agency.owner):
        return list(Attempt.objects.filter(case_id=case).order_by("id"))


def called(agency: Agency, case: int, what: Said, day: date = WEDNESDAY) -> None:
    """A contact of before."""
    with django_on(agency.owner):
        found = Case.objects.get(id=case)
        at = datetime.combine(day, datetime.min.time()) + timedelta(hours=10)
        new = NewAttempt(
            case_id=case,
            person_id=found.person_id,
            at=at,
            by="Aino",
            channel=Channel.PHONE,
            direction=Direction.OUT,
            said=what,
        )
        make_contact(new, at)


def test_before_the_number_stands_whether_one_may_call_and_why(wednesday: Agency) -> None:
    case, browser = fresh_case(wednesday), signed_in("collector")
    page = at_address(f"/cases/{case}/contact/", browser)
    assert fi("contact.may_now") in page
    assert fi("policy.good_practice") in page
    assert "411/2018 13 §" in page
    assert page.index(fi("contact.may_now")) < page.index("desk-number")
    called(wednesday, case, Said(result="no_answer"))
    page = at_address(f"/cases/{case}/contact/", browser)
    assert fi("contact.may_not_now") in page
    assert "enintään 1" in page
    assert "Saa soittaa 5.3.2026 klo 8.00" in page
    assert fi("contact.may_not_now") in at_address(f"/cases/{case}/", browser)


def test_no_answer_is_two_keys_and_comes_again(wednesday: Agency) -> None:
    case, browser = fresh_case(wednesday), signed_in("collector")
    page = at_address(f"/cases/{case}/contact/", browser)
    assert 'data-key="1"' in page
    assert 'value="no_answer"' in page
    assert sent(browser, f"/cases/{case}/contact/", result="no_answer") == 303
    (attempt,) = attempts(wednesday, case)
    assert " " in attempt.by, "the whole name of whoever called"
    assert attempt.next_on == WEDNESDAY + DAY
    life = at_address(f"/cases/{case}/", browser)
    assert fi("done.contact.recorded") in life
    assert "puhelu meiltä: ei vastausta" in life


def test_a_contact_sent_twice_is_recorded_once(wednesday: Agency) -> None:
    case, browser = fresh_case(wednesday), signed_in("collector")
    address = f"/cases/{case}/contact/"
    told = {
        **hidden_of(at_address(address, browser)),
        "result": "reached",
        "contact_channel": "phone",
        "person": "0",
        "at": f"{WEDNESDAY}T12:00",
    }
    assert [browser.post(address, told).status_code for _ in range(2)] == [303, 303]
    assert len(attempts(wednesday, case)) == 1


def test_of_two_people_in_one_case_the_second_sees_what_the_first_did(wednesday: Agency) -> None:
    case = fresh_case(wednesday)
    address = f"/cases/{case}/contact/"
    first, second = signed_in("collector"), signed_in("customer_service")
    told = {
        "contact_channel": "phone",
        "person": "0",
        "at": f"{WEDNESDAY}T12:00",
        "result": "reached",
    }
    drawn = [hidden_of(at_address(address, browser)) for browser in (first, second)]
    assert first.post(address, {**drawn[0], **told}).status_code == 303
    answer = second.post(address, {**drawn[1], **told, "contact_note": "spoke to them"})
    assert answer.status_code == 409
    assert "Tilanne on muuttunut" in answer.content.decode()
    assert "spoke to them" in answer.content.decode()
    assert len(attempts(wednesday, case)) == 1


def test_against_a_hold_only_a_reason_records_it_and_the_officer_sees_it(
    wednesday: Agency,
) -> None:
    case, browser, officer = fresh_case(wednesday), signed_in("collector"), signed_in("officer")
    with django_on(wednesday.owner):
        hold(Case.objects.get(id=case), "pause")
    address = f"/cases/{case}/contact/"
    assert sent(browser, address, result="reached") == 409
    assert sent(browser, address, result="reached", deviation=f"{HOSTILE} by mistake") == 303
    (attempt,) = attempts(wednesday, case)
    assert attempt.deviates
    assert f"/deviations/{attempt.id}/" in at_address("/deviations/", officer)
    page = at_address(f"/deviations/{attempt.id}/", officer)
    assert "by mistake" in page
    assert "<script>alert" not in page
    given = {**hidden_of(page), "review_outcome": "instructed"}
    assert officer.post(f"/deviations/{attempt.id}/", given).status_code == 303
    assert f"/deviations/{attempt.id}/" not in at_address("/deviations/", officer)


@pytest.mark.parametrize(
    "told",
    [
        {"result": ""},
        {"result": "mistake"},
        {"result": "reached", "person": "7"},
        {"result": "reached", "contact_channel": "pigeon"},
        {"result": "reached", "at": "yesterday"},
        {"result": "promise", "promised": "a lot"},
        {"result": "reached", "again_on": "32.13.2026"},
    ],
)
def test_bad_input_is_told_and_nothing_is_recorded(wednesday: Agency, told: dict[str, str]) -> None:
    browser = signed_in("collector")
    before = len(attempts(wednesday, wednesday.hostile))
    assert sent(browser, f"/cases/{wednesday.hostile}/contact/", **told) == 422
    assert len(attempts(wednesday, wednesday.hostile)) == before


def test_a_note_that_reads_like_health_is_asked_about(wednesday: Agency) -> None:
    case, browser = fresh_case(wednesday), signed_in("collector")
    address = f"/cases/{case}/note/"
    page = at_address(address, browser)
    assert "ei koskaan tänne" in page
    assert "not_health" not in page
    told = {**hidden_of(page), "note_text": f"Works at the hospital {HOSTILE}"}
    answer = browser.post(address, told)
    assert answer.status_code == 409
    assert "not_health" in answer.content.decode()
    assert browser.post(address, {**told, "not_health": "on"}).status_code == 303
    life = at_address(f"/cases/{case}/", browser)
    assert "Works at the hospital" in life
    assert "<script>alert" not in life
    with django_on(wednesday.owner):
        note = Note.objects.get(case_id=case)
    address = f"/cases/{case}/notes/{note.id}/correct/"
    page = at_address(address, browser)
    assert browser.post(address, {**hidden_of(page), "note_text": "Works."}).status_code == 303
    life = at_address(f"/cases/{case}/", browser)
    assert "hospital" not in life
    assert "Works." in life


def test_a_contact_is_corrected_by_a_counter_entry(wednesday: Agency) -> None:
    case, browser = fresh_case(wednesday), signed_in("collector")
    called(wednesday, case, Said(result="no_answer"))
    (attempt,) = attempts(wednesday, case)
    address = f"/cases/{case}/contacts/{attempt.id}/correct/"
    given = {"promised": "20,00", "promised_by": str(WEDNESDAY + DAY)}
    assert sent(browser, address, result="promise", **given) == 303
    page = at_address(f"/cases/{case}/contact/", browser)
    assert fi("contact.corrected") in page
    assert "lupasi 20,00" in page
    assert fi("promise.waiting") in page
    other = fresh_case(wednesday)
    assert browser.get(f"/cases/{other}/contacts/{attempt.id}/correct/").status_code == 404


def test_the_queue_of_calls_leads_from_one_to_the_next(
    wednesday: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in("collector")
    cases = [fresh_case(wednesday) for _ in range(3)]
    for case in cases:
        called(wednesday, case, Said(result="no_answer"))
    monkeypatch.setattr(settings, "DESK_DAY", WEDNESDAY + DAY)
    page = at_address("/calls/", browser)
    assert "Soita uudelleen" in page
    assert 'rel="next"' in page
    address = browser.get("/queues/calls/next/").headers["Location"]
    seen = []
    while address.startswith("/cases/"):
        seen.append(int(address.split("/")[2]))
        page = at_address(address, browser)
        assert 'rel="next"' in page
        assert 'data-key="n"' in page
        told = {**hidden_of(page), "contact_channel": "phone", "person": "0", "result": "reached"}
        answer = browser.post(address, {**told, "at": f"{WEDNESDAY + DAY}T12:00"})
        assert answer.status_code == 303
        # What was done is gone from the queue, and nothing is skipped for it.
        address = browser.get(answer.headers["Location"]).headers["Location"]
    assert set(cases) <= set(seen)
    assert address == "/calls/"
    assert fi("done.queue.end") in at_address("/calls/", browser)


def test_an_item_can_be_left_for_the_next(
    wednesday: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in("collector")
    for case in [fresh_case(wednesday) for _ in range(2)]:
        called(wednesday, case, Said(result="no_answer"))
    monkeypatch.setattr(settings, "DESK_DAY", WEDNESDAY + DAY)
    first = browser.get("/queues/calls/next/").headers["Location"]
    key = first.split("/")[2]
    second = browser.get("/queues/calls/next/", {"after": key, "at": "0"}).headers["Location"]
    assert second.split("/")[2] != key


@pytest.mark.parametrize("name", ["nothing", "suspense", "..", "approvals"])
def test_a_queue_without_items_leads_home(wednesday: Agency, name: str) -> None:
    answer = signed_in("collector").get(f"/queues/{name}/next/")
    assert answer.status_code in (303, 404)


@pytest.mark.parametrize("at", ["-1", "x", "9" * 30, "²"])
def test_a_forged_place_leads_nowhere_worse_than_the_beginning(wednesday: Agency, at: str) -> None:
    answer = signed_in("collector").get("/queues/calls/next/", {"after": "x", "at": at})
    assert answer.status_code in (302, 303)


def test_who_may_not_see_a_queue_is_not_led_through_it(wednesday: Agency) -> None:
    browser = signed_in("customer_service")
    assert browser.get("/queues/calls/next/").status_code == 403
    page = at_address(f"/cases/{wednesday.case}/?queue=calls&item=1&at=0", browser)
    assert "/queues/calls/next/" not in page


def test_promises_and_missed_plans_say_why_they_are_worth_a_call(
    wednesday: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, browser = fresh_case(wednesday), signed_in("collector")
    what = Said(result="promise", promised=Money(30_00), promised_by=WEDNESDAY)
    called(wednesday, case, replace(what, note="will pay"))
    monkeypatch.setattr(settings, "DESK_DAY", WEDNESDAY + 14 * DAY)
    page = at_address("/calls/", browser)
    assert "Lupasi 30,00 euroa viimeistään" in page
    assert "/calls/" in at_address("/", browser)


def test_who_reads_no_contacts_sees_none(wednesday: Agency) -> None:
    case = fresh_case(wednesday)
    called(wednesday, case, Said(result="reached", note="told something"))
    page = at_address(f"/cases/{case}/", signed_in("payment_handler"))
    assert "told something" not in page
    assert fi("contact.may_now") not in page
