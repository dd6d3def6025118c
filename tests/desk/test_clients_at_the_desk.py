"""Clients at the desk: agreements, account numbers, strategies, hand-overs, reports."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from openpyxl import load_workbook

from builders import START, Bill, make_client, person, write_table
from desk.agency_at_work import HOSTILE, Agency, signed_in
from desk.cases_of_tests import hidden_of
from face_login import django_on
from inkasso.gate.acting import acting
from inkasso.jobs.models import Job, Outcome
from inkasso.jobs.running import carry_out
from inkasso.mandates.models import Agreement, Client, Handover, StrategyChoice
from inkasso.receivables.models import Receivable
from inkasso.relations.cards import Card
from inkasso.relations.contacts import add_contact
from inkasso.relations.models import Told
from inkasso.staff.models import Approval
from inkasso.strategy.choosing import strategy_on
from inkasso.strategy.plan import default_strategy

NEW = "FI3715903000000776"
STEPS = {
    "smallest_total": "5",
    "send_1": "reminder",
    "wait_1": "15",
    "unit_1": "days",
    "after_1": "due_date",
    "unless_1": "on",
    "send_2": "demand",
    "wait_2": "21",
    "unit_2": "days",
    "after_2": "deadline",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files that are handed over lie."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return tmp_path


@pytest.fixture
def manager(agency: Agency) -> Browser:
    """A client manager's browser."""
    del agency
    return signed_in("client_manager")


def get(browser: Browser, path: str, **query: str) -> str:
    answer = browser.get(path, query)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return str(answer.content.decode())


def send(browser: Browser, path: str, **said: object) -> tuple[int, str]:
    """Fill in the form of a page and send it."""
    answer = browser.post(path, {**hidden_of(get(browser, path)), **said})
    return answer.status_code, answer.content.decode()


def one(agency: Agency, number: int = 2) -> int:
    """A client of this test alone."""
    with django_on(agency.owner):
        known = Client.objects.filter(name=f"Testivelkoja {number} Oy").first()
        return int((known or make_client(number)).id)


def rows(agency: Agency, name: str, client: int) -> list[object]:
    model = {"agreement": Agreement, "choice": StrategyChoice, "handover": Handover}[name]
    with django_on(agency.owner):
        return list(model.objects.filter(client_id=client).order_by("id"))


def test_a_client_manager_sees_sums_and_case_numbers_and_no_debtor(
    agency: Agency, manager: Browser
) -> None:
    for path in (
        "/clients/",
        "/clients/1/",
        "/clients/1/report/?since=2026-03-01&until=2026-03-31",
    ):
        page = get(manager, path)
        assert "Testivelkoja 1 Oy" in page
        assert "öttY" not in page
        assert HOSTILE not in page
    assert str(agency.case) in page


@pytest.mark.parametrize("number", [0, 999, 10**18, 10**30])
def test_forged_clients_lead_nowhere(manager: Browser, number: int) -> None:
    for place in ("", "agreement/", "account-number/", "strategies/", "handovers/", "report/"):
        assert manager.get(f"/clients/{number}/{place}").status_code == 404


def test_contact_persons_show_and_the_look_is_on_record(agency: Agency, manager: Browser) -> None:
    client = one(agency)
    with (
        django_on(agency.owner),
        acting("client_relations", actor="tester", reason="a contact of the tests"),
    ):
        card = Card(
            name="Liisa <b>Laine",
            position="CFO",
            email="liisa@b.example",
            phone="",
            language="fi",
            source=Told.PERSON,
        )
        add_contact(card, Client.objects.get(id=client), START)
    page = get(manager, f"/clients/{client}/contacts/")
    assert "Liisa &lt;b&gt;Laine" in page


TERMS = {
    "valid_from": (START + timedelta(days=30)).isoformat(),
    "commission_percent": "7.5",
    "recovered_costs_to": "client",
    "remittance_rhythm": "monthly",
    "settles_in_time": "on",
}


def percents(agency: Agency, client: int) -> list[str]:
    return [str(row.commission_percent) for row in rows(agency, "agreement", client)]  # type: ignore[attr-defined]


def test_terms_change_from_a_day_on_and_the_old_version_stays(
    agency: Agency, manager: Browser
) -> None:
    client = one(agency)
    path = f"/clients/{client}/agreement/"
    assert send(manager, path, **TERMS)[0] == 303
    status, page = send(manager, path, **TERMS)

    assert status == 409
    assert percents(agency, client) == ["10.00", "7.50"]
    assert "7.50" in page or "7,50" in page


def test_what_gives_the_agency_more_takes_two_people(agency: Agency, manager: Browser) -> None:
    client = one(agency, 5)
    path, before = f"/clients/{client}/agreement/", len(percents(agency, client))
    dearer = TERMS | {"commission_percent": "12.5"}
    assert send(manager, path, **dearer)[0] == 409
    assert send(manager, path, **dearer, terms_why="Sovittu 1.3. kokouksessa")[0] == 303
    assert send(manager, path, **dearer, terms_why="Sovittu 1.3. kokouksessa")[0] == 409
    assert len(percents(agency, client)) == before
    with django_on(agency.owner):
        asked = Approval.objects.get(kind="client_terms", facts__client=client)

    where = f"/approvals/{asked.id}/"
    own = get(manager, where)
    assert 'value="approved"' not in own
    chief = signed_in("manager")
    page = get(chief, where)
    assert "10 % → 12,5 %" in page
    hidden = hidden_of(page)
    assert chief.post(where, {**hidden, "decision": "approved"}).status_code == 303
    assert percents(agency, client)[before:] == ["12.50"]


@pytest.mark.parametrize(
    "change",
    [
        {"commission_percent": "101"},
        {"commission_percent": "-1"},
        {"commission_percent": "x"},
        {"recovered_costs_to": "me"},
        {"valid_from": "2026-02-30"},
        {"valid_from": "2026-03-01"},
    ],
)
def test_terms_that_cannot_be_are_refused(
    agency: Agency, manager: Browser, change: dict[str, str]
) -> None:
    client = one(agency, 3)
    said = {
        "valid_from": START.isoformat(),
        "commission_percent": "9",
        "recovered_costs_to": "client",
        "remittance_rhythm": "weekly",
    }
    status, _ = send(manager, f"/clients/{client}/agreement/", **(said | change))
    assert status in (409, 422)
    assert len(rows(agency, "agreement", client)) == 1


def test_details_change_and_stale_ones_do_not(agency: Agency, manager: Browser) -> None:
    client = one(agency, 3)
    path = f"/clients/{client}/details/"
    said = {"client_name": HOSTILE, "client_language": "sv", "client_city": "Åbo"}
    hidden = hidden_of(get(manager, path))
    other = hidden_of(get(manager, path))
    assert manager.post(path, {**hidden, **said}).status_code == 303
    assert manager.post(path, {**hidden, **said}).status_code == 303
    assert manager.post(path, {**other, **said, "client_city": "Turku"}).status_code == 409

    page = get(manager, f"/clients/{client}/")
    assert "<script>alert" not in page
    with django_on(agency.owner):
        assert Client.objects.get(id=client).city == "Åbo"
        Client.objects.filter(id=client).update(name="Testivelkoja 3 Oy")


def test_an_account_number_takes_two_people(agency: Agency, manager: Browser) -> None:
    client = one(agency, 4)
    path = f"/clients/{client}/account-number/"
    said = {
        "iban": NEW,
        "called_on": START.isoformat(),
        "called_number": "09 000 0000",
        "call_note": "Liisa Laine vahvisti",
    }
    assert "09 000 0000" in get(manager, path)
    assert send(manager, path, **(said | {"called_number": "040 123 4567"}))[0] == 409
    assert send(manager, path, **(said | {"iban": "FI00"}))[0] == 409
    assert send(manager, path, **(said | {"call_note": "joo"}))[0] == 409
    assert send(manager, path, **said)[0] == 303
    with django_on(agency.owner):
        asked = Approval.objects.get(kind="client_account", facts__client=client)
        assert Client.objects.get(id=client).iban != NEW

    where = f"/approvals/{asked.id}/"
    assert "Testivelkoja 4 Oy" in get(manager, where)
    chief = signed_in("manager")
    assert "FI37 1590" in get(chief, where)
    hidden = hidden_of(get(chief, where))
    assert chief.post(where, {**hidden, "decision": "approved", "reason": ""}).status_code == 303
    with django_on(agency.owner):
        assert Client.objects.get(id=client).iban == NEW


def test_a_client_is_opened_by_two_people_and_only_with_sound_numbers(
    agency: Agency, manager: Browser
) -> None:
    said = {
        "business_id": "FI90001102",
        "client_name": "Uusi & Uusi Oy",
        "client_language": "sv",
        "client_street": "Katu 1",
        "client_postal_code": "00100",
        "client_city": "Helsinki",
        "client_iban": NEW,
        "commission_percent": "9.5",
        "recovered_costs_to": "agency",
        "remittance_rhythm": "weekly",
        "client_checked": "kaupparekisteriote ja sopimus nähty",
    }
    path = "/clients/new/"
    assert send(manager, path, **(said | {"business_id": "9000110-3"}))[0] == 409
    assert send(manager, path, **(said | {"business_id": "9000101-4"}))[0] == 409, (
        "a client already"
    )
    assert send(manager, path, **(said | {"client_iban": "FI00 1"}))[0] == 409
    assert send(manager, path, **(said | {"client_city": " "}))[0] in (409, 422)
    assert send(manager, path, **said)[0] == 303
    with django_on(agency.owner):
        asked = Approval.objects.get(kind="client_new")
        assert not Client.objects.filter(business_id="9000110-2").exists()

    where = f"/approvals/{asked.id}/"
    chief = signed_in("manager")
    page = get(chief, where)
    assert "Uusi &amp; Uusi Oy, 9000110-2" in page
    assert "FI37 1590" in page
    terms = ("Palkkio: 9,5 %", "Perintäkulut saa: toimisto", "Tilitys: viikoittain")
    for term in (*terms, "Kulut ennen korkoa: ei", "Vakiokorvaus: ei"):
        assert term in page, f"nothing is approved that is not shown: {term}"
    decided = {**hidden_of(page), "decision": "approved", "reason": ""}
    assert chief.post(where, decided).status_code == 303
    with django_on(agency.owner):
        opened = Client.objects.get(business_id="9000110-2")
        assert (opened.language, opened.iban) == ("sv", NEW)
        assert str(Agreement.objects.get(client=opened).commission_percent) == "9.50"


def test_a_strategy_is_tried_before_it_is_chosen(agency: Agency, manager: Browser) -> None:
    page = get(manager, "/clients/1/strategies/consumer/", **STEPS)
    assert "desk-numbers" in page
    assert "/strategies/consumer/choose/?" in page
    assert rows(agency, "choice", 1) == []

    client = one(agency, 5)
    query = "&".join(f"{name}={value}" for name, value in STEPS.items())
    path = f"/clients/{client}/strategies/consumer/choose/"
    hidden = hidden_of(get(manager, f"{path}?{query}"))
    said = {"valid_from": START.isoformat(), "why": "toimeksiantaja pyysi"}
    untried = manager.post(f"{path}?{query}", {**hidden, **said})
    assert untried.status_code == 422
    assert "Strategin har inte prövats" in untried.content.decode()
    short = manager.post(f"{path}?{query}", {**hidden, **said, "untried": "joo"})
    assert short.status_code == 409
    said["untried"] = "asioita ei vielä ole"
    assert manager.post(f"{path}?{query}", {**hidden, **said}).status_code == 303
    assert len(rows(agency, "choice", client)) == 1
    with django_on(agency.owner):
        chosen = strategy_on(client, "consumer", START)
    assert [step.name for step in chosen.steps] == ["reminder", "demand_1"]
    assert (chosen.steps[1].wait_days, chosen.steps[1].banking_days) == (21, False)
    page = get(manager, f"/clients/{client}/strategies/")
    assert "toimeksiantaja pyysi (asioita ei vielä ole)" in page


def test_a_simulation_on_all_cases_is_kept_compared_and_shown_before_the_switch(
    agency: Agency, manager: Browser
) -> None:
    query = "&".join(f"{name}={value}" for name, value in STEPS.items())
    place, later = "/clients/1/strategies/consumer/", query.replace("wait_2=21", "wait_2=35")
    numbers = []
    for asked in (query, later):
        hidden = hidden_of(get(manager, f"{place}?{asked}"))
        answer = manager.post(f"{place}try/?{asked}", hidden)
        assert answer.status_code == 302
        assert manager.post(f"{place}try/?{asked}", hidden).headers["Location"] == "/work/"
        job = int(answer.headers["Location"].split("/")[-2])
        carry_out(job)
        ended = get(manager, f"/work/{job}/")
        assert "Prövat på 3 ärenden" in ended
        numbers.append(int(ended.split("/clients/1/simulations/")[1].split("/")[0]))
    first, second = numbers
    assert f"/clients/1/simulations/{first}/" in get(manager, "/clients/1/strategies/")

    alone = get(manager, f"/clients/1/simulations/{first}/")
    assert "Alla 3 gamla ärenden" in alone
    beside = get(manager, f"/clients/1/simulations/{first}/?beside={second}")
    assert f"Nr {first}" in beside
    assert f"Nr {second}" in beside
    assert beside.count('<th scope="col">Nr ') == 2
    assert get(manager, f"/clients/1/simulations/{first}/?beside=1%27--").count("Nr 1'") == 0
    assert manager.get(f"/clients/{one(agency, 5)}/simulations/{first}/").status_code == 409

    shown = get(manager, f"{place}choose/?{query}")
    assert f"Simulering {first}" in shown
    assert "Varför oprövad" not in shown
    assert rows(agency, "choice", 1) == [], "a simulation switches nothing on"


def test_a_report_is_had_on_paper_with_the_sums_of_the_page(
    agency: Agency, manager: Browser
) -> None:
    period = {"since": "2026-03-01", "until": "2026-03-31"}
    answer = manager.get("/clients/1/report/table.pdf", period)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert manager.get("/clients/1/report/table.doc", period).status_code == 404


def test_the_form_says_the_present_strategy_as_it_is(agency: Agency, manager: Browser) -> None:
    page = get(manager, "/clients/1/strategies/consumer/")
    assert page.count(" selected") >= len(default_strategy("consumer").steps)
    assert manager.get("/clients/1/strategies/pawnshop/").status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"send_1": "", "send_2": ""},
        {"wait_2": ""},
        {"wait_2": "-1"},
        {"wait_2": "x" * 5000},
        {"smallest_total": "nan"},
        {"send_1": "visit"},
    ],
)
def test_a_proposal_with_faults_is_not_tried(manager: Browser, change: dict[str, str]) -> None:
    page = get(manager, "/clients/1/strategies/consumer/", **(STEPS | change))
    assert "/choose/?" not in page


def table_of(tmp_path: Path, numbers: list[str]) -> bytes:
    bills = [Bill(number=number, debtor=person(50 + n)) for n, number in enumerate(numbers)]
    cells = [bill.cells() for bill in bills]
    cells[-1]["principal"] = "=1+1"
    write_table(tmp_path / "x.csv", cells)
    return (tmp_path / "x.csv").read_bytes()


def worked(agency: Agency) -> None:
    """Do what waits, as a worker would."""
    for job in Job.objects.filter(ended_at=None, kind__startswith="handover"):
        carry_out(job.id)


def test_a_file_is_judged_first_and_taken_in_when_said(
    agency: Agency, manager: Browser, home: Path
) -> None:
    client = one(agency, 2)
    path = f"/clients/{client}/handovers/"
    file = SimpleUploadedFile("C:\\files\\<b>.csv", table_of(home, ["U-1", "U-2", "=U-3"]))
    assert send(manager, path, handover_file=file)[0] == 303
    row = rows(agency, "handover", client)[-1]
    where = f"{path}{row.id}/"
    assert "/work/" in get(manager, where)

    with acting("assignments", actor="tester", reason="jobs of the tests"):
        worked(agency)
    page = get(manager, where)
    assert "&lt;b&gt;.csv" in page
    with django_on(agency.owner):
        assert not Receivable.objects.filter(invoice_number="U-1").exists()
    table = manager.get(f"{where}faults.csv").content.decode("utf-8-sig")
    (fault,) = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert (fault["invoice_number"], fault["field"]) == ("'=U-3", "principal")

    hidden = hidden_of(page)
    assert manager.post(where, hidden | {"decision": "take_in"}).status_code == 303
    assert manager.post(where, hidden | {"decision": "take_in"}).status_code == 303
    with acting("assignments", actor="tester", reason="jobs of the tests"):
        worked(agency)
    get(manager, where)
    with django_on(agency.owner):
        taken = Receivable.objects.filter(client_id=client, invoice_number__startswith="U-")
        assert taken.count() == 2
        assert {job.outcome for job in Job.objects.filter(kind__startswith="handover")} == {
            Outcome.DONE
        }
    assert list((home / "handovers").iterdir()) == [home / "handovers" / f"{row.id}.json"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"%PDF-1.7", b"\x00" * 99])
def test_what_is_no_hand_over_is_said_to_be_none(
    agency: Agency, manager: Browser, home: Path, content: bytes
) -> None:
    client = one(agency, 3)
    path = f"/clients/{client}/handovers/"
    status, _ = send(manager, path, handover_file=SimpleUploadedFile("x.csv", content))
    if not content:
        assert status == 422
        return
    assert status == 303
    with acting("assignments", actor="tester", reason="jobs of the tests"):
        worked(agency)
    row = rows(agency, "handover", client)[-1]
    page = get(manager, f"{path}{row.id}/")
    assert "take_in" not in page


def test_a_file_is_put_away(agency: Agency, manager: Browser, home: Path) -> None:
    client = one(agency, 3)
    path = f"/clients/{client}/handovers/"
    send(manager, path, handover_file=SimpleUploadedFile("x.csv", table_of(home, ["V-1", "V-2"])))
    with acting("assignments", actor="tester", reason="jobs of the tests"):
        worked(agency)
    row = rows(agency, "handover", client)[-1]
    hidden = hidden_of(get(manager, f"{path}{row.id}/"))
    answer = manager.post(f"{path}{row.id}/", hidden | {"decision": "put_away"})
    assert answer.status_code == 303
    assert not list((home / "handovers").iterdir())
    assert manager.get(f"{path}{row.id}/").status_code == 200


def test_another_clients_hand_over_is_not_reached_through_this_one(
    agency: Agency, manager: Browser, home: Path
) -> None:
    client = one(agency, 3)
    path = f"/clients/{client}/handovers/"
    send(manager, path, handover_file=SimpleUploadedFile("x.csv", table_of(home, ["W-1", "W-2"])))
    row = rows(agency, "handover", client)[-1]
    assert manager.get(f"/clients/1/handovers/{row.id}/").status_code == 404


def test_a_report_is_the_same_as_page_csv_and_workbook(agency: Agency, manager: Browser) -> None:
    period = {"since": "2026-03-01", "until": "2026-03-31"}
    page = get(manager, "/clients/1/report/", **period)
    text = manager.get("/clients/1/report/table.csv", period).content.decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(text), delimiter=";"))
    book = load_workbook(
        io.BytesIO(manager.get("/clients/1/report/table.xlsx", period).content)
    ).worksheets[0]

    assert str(agency.case) in page
    assert str(agency.case) in [row[0] for row in cells if row]
    assert agency.case in [row[0].value for row in book.rows]
    assert manager.get("/clients/1/report/table.exe", period).status_code == 404


@pytest.mark.parametrize(
    ("since", "until", "status"),
    [
        ("2026-03-31", "2026-03-01", 409),
        ("1900-01-01", "2026-03-01", 409),
        ("x", "", 200),
        ("2026-02-31", "2026-03-31", 200),
    ],
)
def test_a_period_that_is_none(manager: Browser, since: str, until: str, status: int) -> None:
    answer = manager.get("/clients/1/report/", {"since": since, "until": until})
    assert answer.status_code == status
