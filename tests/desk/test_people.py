"""How people are reached, who speaks for them, and a pause whose reason nobody must tell."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.db.models.functions import Now
from django.test import Client

from builders import START
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import fresh_case, hidden_of
from face_login import django_on
from inkasso.gate.acting import acting, open_file
from inkasso.gate.holds.kinds import KINDS
from inkasso.gate.holds.placing import holds_towards
from inkasso.gate.models import Disclosure, Hold
from inkasso.parties.addressing import Addressee, addressees
from inkasso.parties.models import Address, ContactPoint
from inkasso.receivables.models import Case
from inkasso.rights.circumstances.relieving import reliefs_of

NEW = {"street": "Uusikatu 9", "postal_code": "33100", "city": "Tampere", "told_by": "person"}
GUARDIAN = {
    "street": "Edunvalvojankuja 1",
    "postal_code": "00100",
    "city": "Helsinki",
    "capacity": "guardian",
    "representative_name": "Eeva Edunvalvoja",
    "proof": "DVV/123/2026",
}


@pytest.fixture
def case(agency: Agency) -> int:
    return fresh_case(agency)


def debtor_of(case: int) -> UUID:
    with acting("collection", actor="tester", reason="a test"):
        return Case.objects.get(id=case).person_id


def written_to(case: int) -> Addressee | None:
    person = debtor_of(case)
    with acting("collection", actor="tester", reason="a test"):
        open_file(person, f"case:{case}")
        return addressees([person], START).get(person)


def send(browser: Client, where: str, **told: str) -> tuple[int, str]:
    sent = {**hidden_of(browser.get(where).content.decode()), **told}
    answer = browser.post(where, sent)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("role", ["collector", "customer_service"])
def test_a_new_address_counts_and_the_old_one_stays_as_history(
    agency: Agency, case: int, role: str
) -> None:
    old = written_to(case)
    assert send(signed_in(role), f"/cases/{case}/reach/", **NEW, phone="040 123 4567")[0] == 303
    new = written_to(case)
    assert old is not None
    assert new is not None
    assert (new.street, new.city) == ("Uusikatu 9", "Tampere")
    person = debtor_of(case)
    with acting("collection", actor="tester", reason="a test"):
        open_file(person, f"case:{case}")
        streets = list(Address.objects.filter(person_id=person).values_list("street", flat=True))
        phone = ContactPoint.objects.get(person_id=person, kind="phone", source="person")
    assert sorted(streets) == sorted([old.street, "Uusikatu 9"])
    assert phone.value.startswith("+358")


@pytest.mark.parametrize(
    "told",
    [
        {"street": "Yksin 1"},
        {"phone": "not a number"},
        {"email": "nobody"},
        {"told_by": "gossip", "phone": "040 123 4567"},
        {"whom": "00000000-0000-0000-0000-000000000000", "phone": "040 123 4567"},
        {},
    ],
)
def test_what_is_half_told_or_nothing_new_is_refused(
    agency: Agency, case: int, told: dict[str, str]
) -> None:
    before = written_to(case)
    sent = {"told_by": "person", **told}
    status, _ = send(signed_in("collector"), f"/cases/{case}/reach/", **sent)
    assert status in (409, 422)
    assert written_to(case) == before


def test_nothing_is_sent_to_where_mail_came_back_from(agency: Agency, case: int) -> None:
    browser = signed_in("customer_service")
    assert send(browser, f"/cases/{case}/returned-mail/")[0] == 303
    assert written_to(case) is None
    assert send(browser, f"/cases/{case}/returned-mail/")[0] == 409
    assert "posti palautunut" in browser.get(f"/cases/{case}/").content.decode()
    assert send(browser, f"/cases/{case}/reach/", **NEW)[0] == 303
    assert written_to(case) is not None


def test_letters_go_to_whoever_represents_and_back_when_that_ends(
    agency: Agency, case: int
) -> None:
    browser = signed_in("collector")
    where = f"/cases/{case}/representative/"
    assert send(browser, where, **GUARDIAN, since=START.isoformat())[0] == 303
    written = written_to(case)
    assert written is not None
    assert written.lines[0] == "c/o Eeva Edunvalvoja"
    pdf = browser.get(f"/cases/{case}/next-letter.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert send(browser, f"{where}end/")[0] == 303
    written = written_to(case)
    assert written is not None
    assert not written.care_of


@pytest.mark.parametrize(
    "wrong", [{"proof": " "}, {"representative_name": ""}, {"capacity": "friend"}, {"street": ""}]
)
def test_nobody_represents_without_name_address_and_proof(
    agency: Agency, case: int, wrong: dict[str, str]
) -> None:
    told = {**GUARDIAN, "since": START.isoformat(), **wrong}
    assert send(signed_in("collector"), f"/cases/{case}/representative/", **told)[0] in (409, 422)


def test_a_hostile_representative_is_a_name(agency: Agency, case: int) -> None:
    browser = signed_in("collector")
    told = {**GUARDIAN, "since": START.isoformat(), "representative_name": HOSTILE}
    assert send(browser, f"/cases/{case}/representative/", **told)[0] == 303
    assert "<script>alert" not in browser.get(f"/cases/{case}/").content.decode()


class TestPause:
    def test_a_pause_needs_no_reason_and_tells_none(self, agency: Agency, case: int) -> None:
        browser = signed_in("customer_service")
        where = f"/cases/{case}/relief/"
        told = {"relief_kind": "pause", "relief_until": "2026-05-01"}
        assert send(browser, where, **told)[0] == 303
        person = debtor_of(case)
        with acting("hardship", actor="tester", reason="a test"):
            open_file(person, f"case:{case}")
            assert [one.kind for one in reliefs_of(person)] == ["pause"]
        shown = signed_in("collector").get(f"/cases/{case}/").content.decode()
        assert "2026-05-01" in shown or "1.5.2026" in shown

    def test_a_reason_is_noted_only_with_the_persons_own_documented_consent(
        self, agency: Agency, case: int
    ) -> None:
        browser = signed_in("collector")
        where, secret = f"/cases/{case}/relief/", "sairastunut vakavasti"
        told = {"relief_kind": "counselling", "relief_until": "2026-05-01", "note": secret}
        assert send(browser, where, **told)[0] == 409
        assert send(browser, where, **told, consented="on")[0] == 409, "a document is needed"
        person = debtor_of(case)
        with acting("hardship", actor="tester", reason="a test"):
            open_file(person, f"case:{case}")
            assert reliefs_of(person) == [], "what was refused changed nothing"
        sent = {**told, "consented": "on", "consent_document": "suostumus-1"}
        assert send(browser, where, **sent)[0] == 303
        assert secret in browser.get(where, {"notes": "1"}).content.decode()
        assert secret not in browser.get(where).content.decode()
        other = signed_in("customer_service")
        assert secret not in other.get(where, {"notes": "1"}).content.decode()
        for role in ("collector", "customer_service", "officer"):
            assert secret not in signed_in(role).get(f"/cases/{case}/").content.decode()

    @pytest.mark.parametrize("until", ["2020-01-01", "", "x"])
    def test_a_pause_ends_after_today(self, agency: Agency, case: int, until: str) -> None:
        told = {"relief_kind": "pause", "relief_until": until}
        status, _ = send(signed_in("collector"), f"/cases/{case}/relief/", **told)
        assert status in (409, 422)


def disclosed_to(agency: Agency, case: int, name: str) -> None:
    """Somebody's name went to an authority."""
    with django_on(agency.owner):
        Disclosure.objects.create(
            disclosed_on=START,
            at=Now(),
            person_id=Case.objects.get(id=case).person_id,
            case_id=case,
            recipient=name,
            recipient_kind="authority",
            recipient_key="authorities",
            country="FI",
            purpose="collection",
            ground="1558/1995",
            fields=["names.name"],
            actor="tester",
        )


def test_a_hold_is_placed_with_its_law_and_lifted(agency: Agency, case: int) -> None:
    browser, where = signed_in("officer"), f"/cases/{case}/holds/"
    empty = browser.get(where).content.decode()
    assert "Mikään esto ei ole voimassa." in empty
    told = {"hold_kind": "death", "hold_reach": "person", "hold_reason": f"Omainen. {HOSTILE}"}
    assert send(browser, where, **told, hold_until="2026-12-31")[0] == 409, "it does not lapse"
    assert send(browser, where, **told)[0] == 303
    assert send(browser, where, **told)[0] == 409, "it is in force already"
    page = browser.get(where).content.decode()
    assert page.count("Henkilön kuolema</h2>") == 1
    assert "<script>alert" not in page
    (hold,) = held(case)
    assert (hold.kind, hold.case_id) == ("death", None)
    lift = f"{where}{hold.id}/lift/"
    assert send(browser, lift)[0] == 303
    assert browser.get(lift).status_code == 404
    assert held(case) == []


@pytest.mark.parametrize(
    ("told", "of_case"),
    [(("part_dispute", "person"), True), (("legal_claim", "case"), True),
     (("legal_claim", "person"), False), (("insolvency", "case"), False)],
)  # fmt: skip
def test_a_hold_reaches_as_far_as_its_kind_and_no_further(
    agency: Agency, case: int, told: tuple[str, str], of_case: bool
) -> None:
    kind, reach = told
    form = {"hold_kind": kind, "hold_reach": reach, "hold_reason": "Sovittiin."}
    assert send(signed_in("manager"), f"/cases/{case}/holds/", **form)[0] == 303
    (hold,) = held(case)
    assert (hold.kind, hold.case_id) == (kind, case if of_case else None)


def test_a_restriction_says_whom_to_tell_and_ends_only_when_the_person_was_told(
    agency: Agency, case: int
) -> None:
    disclosed_to(agency, case, "Verohallinto")
    browser, where = signed_in("officer"), f"/cases/{case}/holds/"
    told = {"hold_kind": "restriction", "hold_reach": "person", "hold_reason": "Pyysi."}
    assert send(browser, where, **told)[0] == 303
    assert "Verohallinto" in browser.get(where).content.decode(), "open still, for a right"
    assert signed_in("collector").get(f"/cases/{case}/").status_code == 403
    (hold,) = held(case)
    lift = f"{where}{hold.id}/lift/"
    status, page = send(browser, lift)
    assert (status, "ei ole kerrottu" in page) == (409, True)
    assert send(browser, lift, told_how="letter")[0] == 303
    assert held(case) == [hold], "a letter takes its days"
    assert send(browser, lift, told_how="pigeon")[0] == 422
    assert "on perillä" in send(browser, lift)[1], "that it was sent is on record"
    assert send(browser, lift, told_how="phone")[0] == 303
    assert held(case) == []


def test_what_the_person_asks_for_has_a_page_of_its_own(agency: Agency, case: int) -> None:
    """A suspension by hand would pass for the person's request, which a letter may answer."""
    told = {"hold_kind": "suspension", "hold_reach": "case", "hold_reason": "Pyysi."}
    officer, where = signed_in("officer"), f"/cases/{case}/holds/"
    assert send(officer, where, **told)[0] == 422
    assert held(case) == []
    offered = re.findall(r'<option value="(\w+)"', officer.get(where).content.decode())
    assert set(offered) == set(KINDS) - {"suspension"}


def held(case: int) -> list[Hold]:
    with acting("rights", actor="tester", reason="a test"):
        return holds_towards([debtor_of(case)], case, START)
