"""The officer's contracts, disclosures by hand and consents, as a browser sends them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import hidden_of
from face_login import as_face, django_on
from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.gate.acting import acting
from inkasso.gate.contracts import NewContract, add_contract, end_contract, own_register
from inkasso.gate.informing import publish_version
from inkasso.gate.models import Disclosure, NoticeVersion
from inkasso.gate.publishing.going_out import Wanted, put_on_record
from inkasso.gate.publishing.pending import named
from inkasso.gate.register import register_in_force
from inkasso.jobs.models import Job
from inkasso.jobs.running import carry_out
from inkasso.notice.loading import digest, load_register, register_files
from inkasso.notice.register import Processor
from inkasso.receivables.models import Case
from inkasso.rights.models import Consent, ConsentContent, ConsentWithdrawal

CONTRACT = {
    "contract_key": "uusiposti",
    "contract_name": "Uusi Posti Oy",
    "contract_kind": "posting",
    "service_fi": "postitus",
    "service_sv": "postning",
    "service_en": "posting",
    "contract_country": "fi",
    "contract_reference": "S-2026-7",
    "contract_dated": "2026-03-02",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a register of its own."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path


def send(browser: Client, path: str, **given: object) -> tuple[int, str]:
    """What a page's form is answered with: status, and where it leads or what it says."""
    answer = browser.post(path, {**hidden_of(browser.get(path).content.decode()), **given})
    return answer.status_code, str(answer.headers.get("Location") or answer.content.decode())


def contract_of(key: str) -> Processor:
    return next(one for one in register_in_force().processors if one.key == key)


def test_a_contract_is_taken_on_and_ended_and_holds_at_once(agency: Agency, home: Path) -> None:
    officer = signed_in("officer")
    before = load_register(Path(settings.NOTICE_FOLDER)).processors
    form = {**hidden_of(officer.get("/processors/new/").content.decode()), **CONTRACT}

    assert officer.post("/processors/new/", form).status_code == 303
    assert officer.post("/processors/new/", form).status_code == 303, "sent twice, it is one"

    assert contract_of("uusiposti").works_on(date(2026, 3, 2))
    assert contract_of("uusiposti").country == "FI"
    assert load_register(Path(settings.NOTICE_FOLDER)).processors == before, "the demo's stays"
    page = officer.get("/processors/").content.decode()
    assert "Uusi Posti Oy" in page
    assert "S-2026-7" in page
    assert send(officer, "/processors/uusiposti/end/", last_day="2026-03-31")[0] == 303
    assert contract_of("uusiposti").holds_to == date(2026, 3, 31)
    status, page = send(officer, "/processors/uusiposti/end/", last_day="2026-05-31")
    assert (status, "päättynyt tai päättyy" in page) == (409, True)
    assert officer.get("/processors/nobody/end/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"contract_country": "US"}, 409, "eikä siirrolle ole pätevää perustetta"),
        ({"contract_country": "XX"}, 409, "eikä siirrolle ole pätevää perustetta"),
        ({"transfer_ground": "46(2)(c)"}, 409, "jätä se tyhjäksi"),
        ({"contract_dated": "2026-03-03"}, 409, "vasta sen jälkeen"),
        ({"contract_key": "esimerkkiposti"}, 409, "on jo esimerkkiposti"),
        ({"contract_key": "Uusi-Posti"}, 409, "Rekisteri ei hyväksy sopimusta"),
        ({"contract_kind": "authorities"}, 422, ""),
        ({"contract_key": "../x"}, 422, ""),
        ({"contract_reference": "  "}, 422, ""),
    ],
)
def test_what_the_register_does_not_take_stands_beside_the_form(
    agency: Agency, home: Path, changed: dict[str, str], *, status: int, said: str
) -> None:
    officer = signed_in("officer")
    answer, page = send(officer, "/processors/new/", **{**CONTRACT, **changed})
    assert (answer, said in page) == (status, True)
    assert {one.key for one in register_in_force().processors} == {
        one.key for one in load_register(Path(settings.NOTICE_FOLDER)).processors
    }


def test_hostile_words_of_a_contract_stay_words(agency: Agency, home: Path) -> None:
    officer = signed_in("officer")
    status, _ = send(officer, "/processors/new/", **{**CONTRACT, "contract_name": HOSTILE})
    assert status == 303
    assert contract_of("uusiposti").name == HOSTILE
    assert "<script>alert" not in officer.get("/processors/").content.decode()


def test_two_who_change_contracts_at_once_both_find_theirs_there(tmp_path: Path) -> None:
    folder = own_register(tmp_path, Path(settings.NOTICE_FOLDER))
    words = Words(fi="a", sv="b", en="c")

    def add(key: str) -> None:
        day = date(2026, 3, 2)
        new = NewContract(
            key=key,
            name=key,
            service=words,
            recipient="posting",
            country="FI",
            transfer_ground=None,
            contract="S-1",
            dated=day,
            holds_from=day,
        )
        add_contract(folder, new)

    both = [Thread(target=add, args=(f"posti_{number}",)) for number in range(4)]
    both.append(
        Thread(
            target=end_contract,
            args=(folder, "esimerkkiposti", date(2026, 5, 31), date(2026, 3, 2)),
        )
    )
    for one in both:
        one.start()
    for one in both:
        one.join()

    known = {one.key: one for one in load_register(folder).processors}
    assert {f"posti_{number}" for number in range(4)} <= known.keys()
    assert known["esimerkkiposti"].holds_to == date(2026, 5, 31)
    with pytest.raises(Refused, match="contract_ended"):
        end_contract(folder, "esimerkkiposti", date(2026, 6, 1), date(2026, 3, 2))
    with pytest.raises(Refused, match="contract_end_past"):
        end_contract(folder, "esimerkkiposti", date(2026, 3, 1), date(2026, 3, 2))


def to_police(agency: Agency, **changed: object) -> dict[str, object]:
    with django_on(agency.owner):
        person = str(Case.objects.get(id=agency.case).person_id)
    return {
        "whom": person,
        "disclosed_fields": ["names.name", "contact_details.address"],
        "disclosed_of": "case",
        "recipient_name": "Poliisi",
        "recipient_country": "FI",
        "disclosed_ground": "513/1999 4 §",
        **changed,
    }


def gone_to(agency: Agency, name: str) -> list[Disclosure]:
    with django_on(agency.owner):
        return list(Disclosure.objects.filter(recipient=name))


def test_what_is_disclosed_by_hand_shows_once_and_stands_in_the_list(agency: Agency) -> None:
    officer, path = signed_in("officer"), f"/cases/{agency.case}/disclose/authorities/"
    said = to_police(agency, recipient_name="Poliisi A")
    status, page = send(officer, path, **said, check="1")
    assert (status, "Mitään ei ole vielä luovutettu" in page) == (200, True)
    assert gone_to(agency, "Poliisi A") == [], "a look at the rule discloses nothing"

    form = {**hidden_of(officer.get(path).content.decode()), **said}
    told = officer.post(path, form)
    again = officer.post(path, form)

    (row,) = gone_to(agency, "Poliisi A")
    assert (row.purpose, row.case_id) == ("rights", agency.case)
    assert set(row.fields) == {"names.name", "contact_details.address"}
    assert "Katuosoite" in told.content.decode()
    assert (again.status_code, again.headers["Location"]) == (302, f"/cases/{agency.case}/")
    assert "Poliisi A" in officer.get(f"/disclosures/?case={agency.case}").content.decode()
    assert "Poliisi A" not in officer.get(f"/disclosures/?case={agency.shared}").content.decode()
    assert officer.get("/disclosures/?case=nowhere").status_code == 404


@pytest.mark.parametrize(
    ("kind", "changed", "status", "code"),
    [
        ("authorities", {"disclosed_ground": "because"}, 409, "ei ole säännös"),
        ("authorities", {"recipient_country": "US"}, 409, "V luku"),
        ("agents", {}, 409, "valtuut"),
        ("by_consent", {}, 409, "suostumusta"),
        ("authorities", {"disclosed_fields": ["payments.payments"]}, 422, ""),
        ("authorities", {"disclosed_fields": []}, 422, ""),
        ("authorities", {"whom": "00000000-0000-0000-0000-000000000000"}, 422, ""),
    ],
)
def test_what_may_not_be_disclosed_is_refused_beside_the_form_and_nothing_leaves(
    agency: Agency, kind: str, changed: dict[str, object], *, status: int, code: str
) -> None:
    officer, path = signed_in("officer"), f"/cases/{agency.case}/disclose/{kind}/"
    said = to_police(agency, recipient_name="Nobody", **changed)
    answer, page = send(officer, path, **said)
    assert (answer, code in page) == (status, True)
    assert gone_to(agency, "Nobody") == []


def test_a_purpose_is_offered_its_own_recipients_and_their_cases(agency: Agency) -> None:
    officer, collector = signed_in("officer"), signed_in("collector")
    case = f"/cases/{agency.case}/disclose/"
    assert collector.get(f"{case}authorities/").status_code == 403
    assert officer.get(f"{case}clients/").status_code == 404, "rights tell clients of changes only"
    assert officer.get(f"{case}nobody/").status_code == 404
    # Another creditor's claims are an authority's business at most, not a processor's.
    every_case = 'name="disclosed_of"'
    assert every_case in officer.get(f"{case}authorities/").content.decode()
    lawyers = officer.get(f"{case}legal_services/")
    assert lawyers.status_code == 200
    assert every_case not in lawyers.content.decode()


def demands(agency: Agency, case: int, **changed: object) -> dict[str, object]:
    with django_on(agency.owner):
        person = str(Case.objects.get(id=case).person_id)
    return {
        "whom": person,
        "demands_manner": "anna@example.org",
        "demands_receivables": f"S-1, {HOSTILE}",
        "consent_channel": "phone",
        "consent_said_by": "person",
        **changed,
    }


def test_a_consent_is_recorded_with_the_words_that_were_shown_and_withdrawn(
    agency: Agency,
) -> None:
    agent, path = signed_in("customer_service"), f"/cases/{agency.shared}/consents/"
    ask, said = f"{path}electronic_demands/give/", demands(agency, agency.shared)
    status, page = send(agent, ask, **said)
    assert (status, "ei ole vielä näytetty" in page) == (409, True)
    assert "<script>alert" not in page

    hidden = hidden_of(page)
    other = agent.post(ask, {**hidden, **said, "demands_manner": "other@example.org"})
    assert other.status_code == 409, "other words than those shown"
    form = {**hidden_of(page), **said}
    assert agent.post(ask, form).status_code == 303
    assert agent.post(ask, form).status_code == 303, "sent twice, it is one"

    with django_on(agency.owner):
        consent = Consent.objects.get(use="electronic_demands", person_id=str(said["whom"]))
        assert "anna@example.org" in ConsentContent.objects.get(consent=consent).text
        assert (consent.channel, consent.valid_until) == ("phone", date(2027, 3, 2))
    assert "voimassa, annettu" in agent.get(path).content.decode()
    assert agent.get(f"{path}electronic_demands/proof/").status_code == 403
    officer = signed_in("officer")
    proof = officer.get(f"{path}electronic_demands/proof/").content.decode()
    assert consent.text_digest in proof
    file = officer.get(f"{path}electronic_demands/proof/0/proof.json")
    assert file.json()["consents"][0]["number"] == consent.id
    assert officer.get(f"{path}electronic_demands/proof/9/proof.json").status_code == 404

    ended = {**said, "consent_use": "electronic_demands"}
    assert send(agent, f"{path}withdraw/", **ended)[0] == 303
    with django_on(agency.owner):
        assert ConsentWithdrawal.objects.get(consent=consent).said_by == "person"
    status, page = send(agent, f"{path}withdraw/", **ended)
    assert (status, "ei ole antanut suostumusta" in page) == (409, True)


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"consent_until": "2026-03-01"}, 409),
        ({"consent_until": "2027-06-01"}, 409),
        ({"demands_receivables": " , "}, 409),
        ({"demands_manner": ""}, 422),
        ({"consent_channel": "dream"}, 422),
    ],
)
def test_a_consent_that_says_too_little_or_lasts_too_long_is_not_worded(
    agency: Agency, changed: dict[str, object], status: int
) -> None:
    path = f"/cases/{agency.case}/consents/electronic_demands/give/"
    said = demands(agency, agency.case, **changed)
    answer, page = send(signed_in("officer"), path, **said, show="1")
    assert (answer, "blockquote" in page) == (status, False)


def test_words_shown_to_one_person_record_no_consent_of_another(agency: Agency) -> None:
    agent, path = signed_in("customer_service"), f"/cases/{agency.shared}/consents/"
    ask = f"{path}electronic_demands/give/"
    # In one language for both, so that the words are the same.
    said = demands(agency, agency.shared, consent_spoken="fi")
    first, second = re.findall(r'<option value="([0-9a-f-]{36})"', agent.get(ask).content.decode())
    with django_on(agency.owner):
        before = Consent.objects.count()

    status, shown = send(agent, ask, **{**said, "whom": first}, show="1")
    assert (status, "blockquote" in shown) == (200, True)
    sent = agent.post(ask, {**hidden_of(shown), **said, "whom": second})
    assert sent.status_code == 409
    page = sent.content.decode()
    assert "ei ole vielä näytetty tälle henkilölle" in page
    assert words_on(page) == words_on(shown), "the person alone is another"
    with django_on(agency.owner):
        assert Consent.objects.count() == before

    assert agent.post(ask, {**hidden_of(page), **said, "whom": second}).status_code == 303
    with django_on(agency.owner):
        assert str(Consent.objects.latest("id").person_id) == second


def words_on(page: str) -> list[str]:
    """The words of a consent as the page shows them."""
    return re.findall(r"<blockquote.*?</blockquote>", page)


def test_what_is_not_asked_from_a_case_has_no_page_and_is_not_offered(agency: Agency) -> None:
    officer, path = signed_in("officer"), f"/cases/{agency.case}/consents/"
    for use in ("hardship", "newsletters", "website", "nothing", "disclosure:by_consent"):
        for answer in (officer.get(f"{path}{use}/give/"), officer.post(f"{path}{use}/give/")):
            assert answer.status_code == 404, use
    page = officer.get(path).content.decode()
    assert re.findall(r"consents/([^/]+)/give/", page) == ["electronic_demands"]
    assert "vaikeiden" not in page.split("Todistus")[0]


def test_a_version_is_published_by_two_and_written_by_the_worker(
    agency: Agency, home: Path
) -> None:
    officer, manager = signed_in("officer"), signed_in("manager")
    assert "ei ole julkaistu" in officer.get("/notice/").content.decode()
    with django_on(agency.owner):
        publish_version(register_files(Path(settings.NOTICE_FOLDER)), date(2026, 1, 1))
    assert "kaiken" in officer.get("/notice/publish/").content.decode()

    assert send(officer, "/processors/new/", **CONTRACT)[0] == 303
    page = officer.get("/notice/publish/").content.decode()
    assert "Uusi Posti Oy" in page
    assert 'value="2026.2"' in page
    asked = {"why": "A new printer.", "notice_version": "2026.2", "notice_holds_from": "2026-03-16"}
    for changed, code in (
        ({"notice_version": "2026.1"}, "on jo julkaistu"),
        ({"notice_version": "../x"}, "kansion nimeksi"),
        ({"notice_holds_from": "2026-03-01"}, "on mennyt"),
    ):
        status, page = send(officer, "/notice/publish/", **{**asked, **changed})
        assert (status, code in page) == (409, True), code
    assert send(officer, "/notice/publish/", **asked)[0] == 303
    assert register_in_force().version == "2026.1", "nothing is done before it is approved"

    assert send(officer, "/processors/esimerkkilaki/end/", last_day="2026-03-31")[0] == 303
    number = waiting_for(manager)
    status, page = send(manager, f"/approvals/{number}/", decision="approved")
    assert (status, "on muuttunut" in page) == (409, True)
    with django_on(agency.owner):
        assert NoticeVersion.objects.count() == 1
    rejected = {"decision": "rejected", "decision_reason": "The register has changed."}
    assert send(manager, f"/approvals/{number}/", **rejected)[0] == 303
    assert send(officer, "/notice/publish/", **asked)[0] == 303
    approved(manager)

    assert register_in_force().version == "2026.2"
    assert register_in_force().holds_from == date(2026, 3, 16)
    assert "Uusi Posti Oy" in officer.get("/notice/").content.decode()
    with django_on(agency.owner):
        job = Job.objects.filter(kind="notice").order_by("-id")[0]
    with django_on(as_face(agency.owner, "cli")):
        carry_out(job.id)
    folder = home / "notice-published"
    assert (folder / "v2026.2" / "fi.pdf").read_bytes().startswith(b"%PDF")
    assert "Uusi Posti Oy" in (folder / "current" / "en.html").read_text("utf-8")


def waiting_for(browser: Client) -> int:
    """The newest request that somebody may decide."""
    found = re.findall(r'href="/approvals/(\d+)/"', browser.get("/approvals/").content.decode())
    return max(int(one) for one in found)


def approved(browser: Client) -> None:
    status, page = send(browser, f"/approvals/{waiting_for(browser)}/", decision="approved")
    assert status == 303, page


def test_a_version_gets_its_name_in_the_agencys_own_register(agency: Agency, home: Path) -> None:
    """It was written into the installed package where the agency had no register of its own."""
    demo = Path(settings.NOTICE_FOLDER)
    before, on = register_files(demo), date(2026, 3, 2)
    acts = acting("oversight", actor="tester", reason="a test")
    with django_on(agency.owner), acts, transaction.atomic():
        files = named(before, "2026.9", on, on)
        put_on_record(demo, Wanted(version="2026.9", holds_from=on, digest=digest(files)), on)
        transaction.set_rollback(True)
    assert register_files(demo) == before
    assert load_register(home / "notice").version == "2026.9"
