"""Letters in free words and changes to many cases at the desk: asked, approved, done once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from builders import START, person
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import fresh_case, hidden_of
from face_login import django_on
from inkasso.base.clock import HELSINKI, SystemClock
from inkasso.base.decisions import Refused
from inkasso.bulk.models import Outcome
from inkasso.bulk.standing import standing_of
from inkasso.contacts.recording import NewAttempt, Said
from inkasso.contacts.results import Direction
from inkasso.correspondence.models import FreeLetter, FreeLetterFile, FrozenFreeLetter
from inkasso.gate.acting import acting, open_file
from inkasso.gate.holds.placing import NewHold, Protected, place_hold
from inkasso.gate.models import Hold
from inkasso.jobs.models import Job
from inkasso.jobs.running import carry_out
from inkasso.law.fi.contacts.policy import Channel
from inkasso.parties.reaching import mail_returned
from inkasso.receivables.models import Case
from inkasso.staff.models import Approval
from inkasso.strategy.contacts.contacting import make_contact

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


def asks(agency: Agency, number: int) -> str:
    """The debtor of a case asks by telephone; what a letter then answers."""
    with django_on(agency.owner):
        case, at = Case.objects.get(id=number), datetime.combine(START, time(10), HELSINKI)
        new = NewAttempt(
            case_id=case.id,
            person_id=case.person_id,
            at=at,
            by="tester",
            channel=Channel.PHONE,
            direction=Direction.IN,
            said=Said(result="question"),
        )
        return f"contact:{make_contact(new, at).id}"


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
    forged = {"letter_template": "statement", "letter_words": "", "letter_answers": "contact:1"}
    assert write(agent, case, **forged)[0] == 422, "nobody asked that"
    asked = asks(agency, case)
    chosen = {"letter_template": "statement", "letter_words": "", "letter_answers": asked}
    assert write(agent, case, **chosen)[0] == 303
    demand = {"letter_words": "Maksakaa viimeistään huomenna.", "letter_answers": asked}
    status, page = write(agent, case, **demand)
    assert status == 409
    assert "513/1999 5 a §" in page.decode()
    assert letters(case) == 1


def test_customer_service_writes_no_demand_whatever_the_program_does(agency: Agency) -> None:
    case = fresh_case(agency)
    with django_on(agency.owner):
        person = Case.objects.get(id=case).person_id
    row = "INSERT INTO {} (case_id, person_id, dated) VALUES (%s, %s, %s)"
    tables = ("demands_letter", "plans_planletter", "objections_answerletter")
    contents = ("demands_lettercontent", "plans_lettercontent", "objections_lettercontent")
    for purpose, adds in (("customer_service", False), ("rights", False), ("collection", True)):
        with acting(purpose, actor="tester", reason="a test"), connection.cursor() as cursor:
            for table in (*tables, *contents):
                cursor.execute("SELECT has_table_privilege(%s, 'INSERT')", [table])
                assert cursor.fetchone() == (adds,), (purpose, table)
            for table in ("correspondence_freeletter", "correspondence_lettercontent"):
                cursor.execute("SELECT has_table_privilege(%s, 'INSERT')", [table])
                assert cursor.fetchone() == (True,), (purpose, table)
    with (
        pytest.raises(Refused, match="permission denied for table demands_letter"),
        acting("customer_service", actor="tester", reason="a test"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(row.format("demands_letter"), [case, person, START])


def test_whoever_is_restricted_is_answered_by_the_officer_alone(agency: Agency) -> None:
    case = fresh_case(agency)
    asked = asks(agency, case)
    officer = signed_in("officer")
    chosen = {"letter_template": "statement", "letter_words": "", "letter_answers": asked}
    status, page = write(officer, case, **chosen)
    assert (status, "Artikla" in page.decode() or "18(2)" in page.decode()) == (409, True)
    held(agency, case, "restriction")
    assert signed_in("customer_service").get(f"/cases/{case}/letter/").status_code == 403
    assert write(officer, case, letter_template="plain", letter_answers=asked)[0] == 409
    assert write(officer, case, **chosen)[0] == 303
    with django_on(agency.owner):
        path = FreeLetterFile.objects.get(letter__case_id=case).path
    assert (settings.HOME / path).read_bytes().startswith(b"%PDF")


TEMPLATE = {
    f"template_{part}_{language}": text
    for language in ("fi", "sv", "en")
    for part, text in (
        ("name", f"Oma {language}"),
        ("heading", "Tieto"),
        ("text", "Yksi.\n\nKaksi."),
    )
}


def test_an_own_template_is_written_looked_at_approved_used_and_switched_off(
    agency: Agency, browser: Client
) -> None:
    new = "/letter-templates/new/"
    sent = {**hidden_of(browser.get(new).content.decode()), **TEMPLATE, "template_kind": "answer"}
    assert browser.post(new, {**sent, "preview": "1"}).content.startswith(b"%PDF")
    bad = {**sent, "template_text_fi": "Maksakaa heti.\n\nKaksi."}
    answer = browser.post(new, bad)
    assert (answer.status_code, "513/1999 5 a §" in answer.content.decode()) == (409, True)
    assert browser.post(new, sent).status_code == 303
    assert browser.post(new, sent).status_code == 303, "the same form counts once"
    (number,) = re.findall(
        r"/letter-templates/(\d+)/", browser.get("/letter-templates/").content.decode()
    )
    one = f"/letter-templates/{number}/"
    assert browser.get(f"{one}1-sv.pdf").content.startswith(b"%PDF")
    case = fresh_case(agency)
    key = f"own-{number}-1"
    asked = asks(agency, case)
    letter = {"letter_template": key, "letter_words": "", "letter_answers": asked}
    assert write(browser, case, **letter)[0] == 422, "it is off"
    ask = {**hidden_of(browser.get(f"{one}on/").content.decode()), "for_approver": "uusi pohja"}
    assert browser.post(f"{one}on/", ask).status_code == 303
    with acting("collection", actor="tester", reason="a test"):
        (approval,) = Approval.objects.filter(kind="letter_template", decision="")
    where, chief = f"/approvals/{approval.id}/", signed_in("manager")
    page = chief.get(where).content.decode()
    assert "fi: Kaksi." in page
    sent = {**hidden_of(page), "decision": "approved", "decision_reason": ""}
    assert chief.post(where, sent).status_code == 303
    assert write(browser, case, **letter)[0] == 303
    assert "Oma fi; ei vaadi" in browser.get(f"/cases/{case}/").content.decode()
    page = browser.get(f"{one}write/").content.decode()
    again = {**hidden_of(page), **TEMPLATE, "template_text_en": "One.\n\nTwo."}
    assert browser.post(f"{one}write/", again).status_code == 303
    page = browser.get(one).content.decode()
    assert "Käytössä on versio 1." in page
    assert browser.post(one, hidden_of(page)).status_code == 303
    assert "Ei käytössä." in browser.get(one).content.decode()
    page = browser.get(f"/cases/{case}/").content.decode()
    assert "Oma fi; ei vaadi" in page, "what was written from it stays readable"
    (address,) = re.findall(r"/free-letters/\d+\.pdf", page)
    assert browser.get(address).content.startswith(b"%PDF")
    assert "fi: Kaksi." in chief.get(where).content.decode(), "and what was approved"
    assert signed_in("customer_service").get(one).status_code == 403


def test_a_letter_to_a_client_is_looked_at_sent_once_and_kept_with_the_client(
    agency: Agency,
) -> None:
    keeper = signed_in("client_manager")
    where = "/clients/1/letters/"
    sent = {
        **hidden_of(keeper.get(where).content.decode()),
        "letter_template": "client",
        "letter_words": HOSTILE,
    }
    assert keeper.post(where, {**sent, "preview": "1"}).content.startswith(b"%PDF")
    assert keeper.post(where, sent).status_code == 303
    page = keeper.get(where).content.decode()
    (address,) = re.findall(r"/client-letters/\d+\.pdf", page)
    assert keeper.get(address).content.startswith(b"%PDF")
    assert f'href="{where}"' in keeper.get("/clients/1/").content.decode()
    again = {**hidden_of(page), "letter_template": "client", "letter_words": HOSTILE}
    assert keeper.post(where, again).status_code == 409, "the same letter goes once a day"
    assert signed_in("collector").get(address).status_code == 403


def test_no_letter_is_offered_to_be_looked_at_where_none_comes_next(
    agency: Agency, browser: Client
) -> None:
    case = fresh_case(agency)
    assert "next-letter.pdf" in browser.get(f"/cases/{case}/").content.decode()
    held(agency, case, "pause")
    assert "next-letter.pdf" not in browser.get(f"/cases/{case}/").content.decode()


SAID = {"said_by": "Venla Velkoja", "said_on": START.isoformat(), "said_how": "email"}


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
        assert Job.objects.get(id=job).result == {
            "order": order,
            "done": 1,
            "refused": 1,
            "faults": 0,
            "unsent": 0,
        }


def test_what_was_not_looked_at_is_not_asked_for(agency: Agency, browser: Client) -> None:
    case, other = fresh_case(agency), fresh_case(agency)
    _, _, sent = look(browser, "waiver", bulk_cases=str(case), **SAID)
    forged = {**sent, "bulk_cases": f"{case} {other}", "ask": "1", "for_approver": "asiakas pyysi"}
    answer = browser.post("/bulk/new/waiver/", forged)
    assert answer.status_code == 409
    assert browser.post("/bulk/new/waiver/", {**forged, "looked": ""}).status_code == 409
    assert browser.post("/bulk/new/waiver/", {**sent, "ask": "1"}).status_code == 409, "say why"
    assert look(browser, "waiver", bulk_cases="999999999", **SAID)[1].count('name="ask"') == 0
    assert look(browser, "waiver", bulk_cases=str(case))[0] == 409, "nobody of the creditor spoke"
    half = {**SAID, "said_on": ""}
    assert look(browser, "waiver", bulk_cases=str(case), **half)[0] == 409
    assert look(browser, "small", bulk_cases=str(case), small_most="20,01")[0] == 409
    assert browser.get("/bulk/new/erase/").status_code == 404
    assert browser.get("/bulk/999999999/").status_code == 404


def test_a_stopped_job_is_taken_up_again_by_whoever_asked(agency: Agency, browser: Client) -> None:
    cases = [fresh_case(agency) for _ in range(2)]
    with django_on(agency.owner):
        mail_returned(Case.objects.get(id=cases[1]).person_id, START, by="tester")
    order = asked(browser, "recall", bulk_cases=" ".join(map(str, cases)), **SAID)
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
    assert [letters(case) for case in cases] == [1, 0], "who can be written to is told whom to pay"
    page = browser.get(where).content.decode()
    assert page.count("Kirjettä ei lähtenyt: ") == 1, "a person sees whom to tell otherwise"
    with acting("collection", actor="tester", reason="a test"):
        assert (Job.objects.get(id=second.id).result or {})["unsent"] == 1
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
    job = approve(order)
    again = look(browser, "letter", **chosen)[2]
    answer = browser.post("/bulk/new/letter/", {**again, "ask": "1", "for_approver": "uudelleen"})
    assert answer.status_code == 409
    assert f"Joukkomuutos {order} tekee samaa" in answer.content.decode()
    carry_out(job)
    assert [done for _, done, _ in outcomes(order)] == [True, True]
    assert [letters(case) for case in cases] == [1, 0, 1]


def test_a_change_that_waited_overnight_is_done_as_of_the_day_that_it_is_done(
    agency: Agency, browser: Client
) -> None:
    """Its pause is over by then, so nothing is paused; it is not dated back either."""
    case = fresh_case(agency)
    job = approve(asked(browser, "pause", bulk_cases=str(case), pause_until=UNTIL))
    before = datetime.combine(START, time(17), HELSINKI)
    with acting("collection", actor="tester", reason="a test"), transaction.atomic():
        Job.objects.filter(id=job).update(day=START, asked_at=before)
    carry_out(job)
    with acting("collection", actor="tester", reason="a test"):
        outcome = Outcome.objects.get(case_id=case)
        assert outcome.carried_on == SystemClock().today()
        assert (outcome.done, outcome.refusal["code"]) == (False, "until_passed")
        assert not Hold.objects.filter(case_id=case).exists()


def test_the_claim_towards_somebody_restricted_is_taken_back_by_itself_and_by_two(
    agency: Agency, browser: Client
) -> None:
    """A creditor takes back what is its own (GDPR 18(2)); whoever is restricted gets no letter."""
    case, other = fresh_case(agency), fresh_case(agency)
    held(agency, case, "restriction")
    _, page, _ = look(browser, "recall", bulk_cases=f"{case} {other}", **SAID)
    assert page.count("Jätettäisiin tekemättä") == page.count("eräajo") == 1, "not with others"
    _, page, _ = look(browser, "recall", bulk_cases=str(case), **SAID)
    assert "Velkoja saa silti ottaa" in page
    assert look(browser, "pause", bulk_cases=str(case), pause_until=UNTIL)[1].count("eräajo") == 1
    order = asked(browser, "recall", bulk_cases=str(case), **SAID)
    with acting("collection", actor="tester", reason="a test"):
        number = standing_of(order).approval.id
    assert (
        "Velkoja saa silti ottaa"
        in signed_in("manager").get(f"/approvals/{number}/").content.decode()
    )
    carry_out(approve(order))
    assert list(outcomes(order)) == [(case, True, "")]
    assert letters(case) == 0
    assert browser.get(f"/bulk/{order}/").content.decode().count("Kirjettä ei lähtenyt: ") == 1
    with django_on(agency.owner):
        assert Case.objects.get(id=case).closed_on == START


def test_cases_are_ticked_in_a_list_and_changed_without_an_address(
    agency: Agency, browser: Client
) -> None:
    tick = f'name="cases" value="{agency.case}"'
    found = browser.get("/search/", {"q": person(1).name}).content.decode()
    assert tick in found
    assert 'action="/bulk/these/"' in found
    assert tick not in signed_in("officer").get("/search/", {"q": person(1).name}).content.decode()
    ticked = {"cases": [str(agency.case), "1 OR 1", "<b>", "9" * 30, str(agency.case)]}
    page = browser.post("/bulk/these/", ticked).content.decode()
    assert page.count(f">{agency.case}</a>") == 1
    assert "<b>" not in page
    carried = re.search(r'name="ticked" value="([^"]*)"', page)
    assert carried is not None
    assert carried.group(1) == str(agency.case)
    form = browser.post("/bulk/new/pause/", {"ticked": carried.group(1)})
    assert form.status_code == 200, "an empty form has no faults"
    assert f">\n{agency.case}</textarea>" in form.content.decode()
    assert browser.post("/bulk/new/pause/", {"ticked": "<b> 7"}).content.decode().count("<b>") == 0
    assert browser.post("/bulk/these/", {}).headers["Location"] == "/bulk/"
