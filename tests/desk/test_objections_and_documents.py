"""Objections and documents at the desk: taken, asked about, looked at as a letter, answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from builders import START
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import fresh_case
from inkasso.gate.acting import acting
from inkasso.gate.models import AccessLog
from inkasso.objections.models import Objection
from inkasso.receivables.models import Credit, Document, Receivable


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)


def hidden(browser: Client, address: str) -> dict[str, str]:
    """The number and the mark of a page's form."""
    page = browser.get(address).content.decode()
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', page).group(1)  # type: ignore[union-attr]
        for name in ("once", "seen")
    }


def rows(model: type, **named: object) -> list[object]:
    with acting("collection", actor="tester", reason="test"), transaction.atomic():
        return list(model.objects.filter(**named).order_by("id"))  # type: ignore[attr-defined]


def take(role: str, case: int, **more: str) -> tuple[Client, int]:
    """An objection of a part, taken by somebody; gives its number."""
    browser = signed_in(role)
    address = f"/cases/{case}/objection/"
    given = {
        **hidden(browser, address),
        "objector": "0",
        "objection_ground": "wrong_sum",
        "their_words": "The meter was read wrong.",
        "came_by": "phone",
        **more,
    }
    answer = browser.post(address, given)
    assert answer.status_code == 303, answer.content.decode()
    return browser, rows(Objection, case_id=case)[-1].id  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ["collector", "customer_service"])
def test_it_is_taken_asked_answered_and_the_letter_shown(agency: Agency, role: str) -> None:
    _, number = take(role, agency.shared)
    collector = signed_in("collector")
    page = collector.get(f"/objections/{number}/").content.decode()
    assert "The meter was read wrong." in page
    assert collector.get("/objections/").status_code == 200
    address = f"/objections/{number}/answer/"
    given = {
        **hidden(collector, address),
        "verdict": "rejected",
        "answer_reasons": "It was read again <b>by two</b>.",
    }
    looked = collector.post(address, {**given, "preview": "1"})
    assert looked["Content-Type"] == "application/pdf"
    sent = collector.post(address, given)
    assert sent.status_code == 303, sent.content.decode()
    again = collector.post(address, given)
    assert again.status_code == 303
    page = collector.get(f"/objections/{number}/").content.decode()
    assert "&lt;b&gt;by two&lt;/b&gt;" in page
    letter = re.search(r'href="(/answers/\d+\.pdf)"', page)
    assert letter is not None
    assert collector.get(letter.group(1)).content.startswith(b"%PDF")


@pytest.mark.parametrize(("taker", "status"), [("collector", 409), ("customer_service", 303)])
def test_nobody_takes_an_objection_and_a_large_debt_back_alone(
    agency: Agency, taker: str, status: int
) -> None:
    case = fresh_case(agency)
    _, number = take(taker, case)
    collector = signed_in("collector")
    address = f"/objections/{number}/answer/"
    given = {"verdict": "upheld", "answer_reasons": "The person was right."}
    answer = collector.post(address, {**hidden(collector, address), **given})
    assert answer.status_code == status, answer.content.decode()
    receivable = rows(Receivable, case_id=case)[0]
    assert len(rows(Credit, receivable=receivable)) == (1 if status == 303 else 0)


def test_who_answers_the_telephone_does_not_decide(agency: Agency) -> None:
    browser, number = take("customer_service", agency.hostile)
    assert browser.get(f"/objections/{number}/").status_code == 200
    assert browser.get(f"/objections/{number}/answer/").status_code == 403
    assert signed_in("payment_handler").get(f"/objections/{number}/").status_code == 403


def test_what_is_refused_stays_in_the_form_with_its_reason(agency: Agency) -> None:
    browser = signed_in("collector")
    address = f"/cases/{agency.hostile}/objection/"
    given = {
        **hidden(browser, address),
        "objector": "0",
        "objection_ground": "paid",
        "their_words": "",
        "came_by": "phone",
    }
    answer = browser.post(address, given)
    assert answer.status_code == 409
    stale = browser.post(address, {**given, "their_words": "x", "seen": "0" * 32})
    assert stale.status_code == 409
    assert b"x</textarea>" in stale.content


def test_a_forged_choice_is_a_fault(agency: Agency) -> None:
    browser = signed_in("collector")
    address = f"/cases/{agency.hostile}/objection/"
    given = {
        **hidden(browser, address),
        "objector": "7",
        "disputed_invoice": "999999",
        "objection_ground": "weather",
        "their_words": "x",
        "came_by": "pigeon",
    }
    assert browser.post(address, given).status_code == 422


def test_the_client_is_reminded_from_the_page(agency: Agency) -> None:
    browser, number = take("collector", agency.hostile)
    address = f"/objections/{number}/ask/"
    assert browser.post(address, hidden(browser, address)).status_code == 303
    assert browser.post(address, hidden(browser, address)).status_code == 409


def test_evidence_is_added_and_belongs_to_the_objection(agency: Agency) -> None:
    browser, number = take("collector", agency.hostile)
    address = f"/objections/{number}/evidence/"
    file = SimpleUploadedFile("mittari.pdf", b"%PDF-1.7 x", content_type="text/html")
    given = {**hidden(browser, address), "document": file, "given_by": "client"}
    assert browser.post(address, given).status_code == 303
    assert "mittari.pdf" in browser.get(f"/objections/{number}/").content.decode()


def test_a_document_is_listed_opened_with_a_trace_and_runs_nothing(agency: Agency) -> None:
    browser = signed_in("collector")
    address = f"/cases/{agency.hostile}/documents/"
    file = SimpleUploadedFile('a"b<script>.txt', HOSTILE.encode(), content_type="text/html")
    given = {**hidden(browser, address), "document": file, "given_by": "debtor"}
    assert browser.post(address, given).status_code == 303
    document = rows(Document, case_id=agency.hostile)[-1]
    page = browser.get(f"/cases/{agency.hostile}/").content.decode()
    assert "<script>.txt" not in page
    with acting("oversight", actor="tester", reason="test"), transaction.atomic():
        before = AccessLog.objects.filter(about=f"case:{agency.hostile}").count()
    shown = browser.get(f"/cases/{agency.hostile}/documents/{document.id}/")  # type: ignore[attr-defined]
    assert shown.content == HOSTILE.encode()
    assert shown["Content-Type"] == "text/plain"
    assert shown["Content-Disposition"].startswith("attachment; filename*=UTF-8''a%22b")
    assert "sandbox" in shown["Content-Security-Policy"]
    assert shown["X-Content-Type-Options"] == "nosniff"
    with acting("oversight", actor="tester", reason="test"), transaction.atomic():
        assert AccessLog.objects.filter(about=f"case:{agency.hostile}").count() > before
    assert signed_in("payment_handler").get(f"/cases/{agency.hostile}/").status_code == 200
    other = f"/cases/{agency.case}/documents/{document.id}/"  # type: ignore[attr-defined]
    assert browser.get(other).status_code in {404, 409}


def test_what_is_no_document_is_refused(agency: Agency) -> None:
    browser = signed_in("collector")
    address = f"/cases/{agency.hostile}/documents/"
    for content in (b"", b"PK\x03\x04 zip"):
        file = SimpleUploadedFile("a.pdf", content, content_type="application/pdf")
        given = {**hidden(browser, address), "document": file, "given_by": "debtor"}
        assert browser.post(address, given).status_code in {409, 422}


def test_collecting_is_suspended_and_resumed(agency: Agency) -> None:
    browser = signed_in("customer_service")
    address = f"/cases/{agency.hostile}/suspension/"
    spoken = browser.post(address, {**hidden(browser, address), "came_by": "phone"})
    assert spoken.status_code == 409
    assert b"4 c" in spoken.content
    assert (
        browser.post(address, {**hidden(browser, address), "came_by": "email"}).status_code == 303
    )
    assert START.strftime("%Y") in browser.get(address).content.decode()
    assert browser.post(address, hidden(browser, address)).status_code == 303
