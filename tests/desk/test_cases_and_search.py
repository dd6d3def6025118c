"""Cases and search: what is owed and why, on record, naming nobody beyond the purpose."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from pytest_django.plugin import DjangoDbBlocker

from builders import START, Bill, bank_file, case_of, hand_over, import_bank, payment, person
from desk.agency_at_work import HOSTILE, Agency, signed_in
from face_login import django_on
from inkasso.desk.texts import TEXTS
from inkasso.gate.acting import acting
from inkasso.gate.looking import ALWAYS, looks
from inkasso.mandates.models import Client
from inkasso.receivables.models import Case


def page(role: str, path: str, **query: str) -> str:
    answer = signed_in(role).get(path, query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def log_of(person_id: UUID) -> list[tuple[str, str, str, str]]:
    with acting("rights", actor="tester", reason="a test"):
        return [
            (look.kind, look.purpose, look.actor, look.about)
            for look in looks(people=[person_id], days=ALWAYS)
        ]


def debtor_of(number: int) -> UUID:
    with acting("collection", actor="tester", reason="a test"):
        return Case.objects.get(id=number).person_id


class TestCase:
    def test_a_case_tells_what_is_owed_to_whom_and_why(self, agency: Agency) -> None:
        shown = page("collector", f"/cases/{agency.case}/")
        assert person(1).name in shown
        assert "100,00" in shown
        assert "<details>" in shown
        assert "513/1999" in shown or "633/1982" in shown

    def test_the_look_is_on_record_under_the_whole_name_and_the_purpose_of_the_role(
        self, agency: Agency
    ) -> None:
        page("customer_service", f"/cases/{agency.case}/")
        newest = log_of(debtor_of(agency.case))[0]
        assert newest == ("file", "customer_service", "Otso Palvelija", f"case:{agency.case}")

    def test_any_day_can_be_asked_for(self, agency: Agency) -> None:
        later = START + timedelta(days=100)
        assert "100,00" in page("collector", f"/cases/{agency.case}/", on=START.isoformat())
        assert later.isoformat() in page("collector", f"/cases/{agency.case}/", on=str(later))

    @pytest.mark.parametrize("on", ["yesterday", "2026-02-30", "9" * 400, "<b>", "\x00", "٣"])
    def test_no_day_is_told_and_today_is_shown(self, agency: Agency, on: str) -> None:
        shown = page("collector", f"/cases/{agency.case}/", on=on)
        assert "<b>" not in shown
        assert "ei ole päivä" in shown or not on.strip("\x00")

    @pytest.mark.parametrize("on", ["0001-01-01", "1990-01-01", "2100-01-01", "9999-12-31"])
    def test_days_that_the_law_does_not_know_are_answered_not_crashed_on(
        self, agency: Agency, on: str
    ) -> None:
        answer = signed_in("collector").get(f"/cases/{agency.case}/", {"on": on})
        assert answer.status_code in (200, 409)

    def test_co_debtors_stand_beside_the_debtor(self, agency: Agency) -> None:
        shown = page("collector", f"/cases/{agency.shared}/")
        assert person(2).name in shown
        assert person(4).name in shown

    def test_a_hostile_name_is_a_name(self, agency: Agency) -> None:
        shown = page("collector", f"/cases/{agency.hostile}/")
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown
        assert "{{ 7|add" in shown

    def test_a_payment_handler_sees_no_contact_details_and_no_letters(self, agency: Agency) -> None:
        shown = page("payment_handler", f"/cases/{agency.case}/")
        assert person(1).name in shown
        assert person(1).street not in shown
        assert ".pdf" not in shown

    @pytest.mark.parametrize("role", ["collector", "customer_service", "officer"])
    def test_a_letter_opens_as_pdf(self, agency: Agency, role: str) -> None:
        answer = signed_in(role).get(f"/letters/{agency.letter}.pdf")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


class TestSearch:
    @pytest.mark.parametrize("written", ["{case}", " {case} ", "S-1", "s-1"])
    def test_a_number_opens_its_case(self, agency: Agency, written: str) -> None:
        answer = signed_in("collector").get("/search/", {"q": written.format(case=agency.shared)})
        assert answer.status_code in (200, 302)
        assert f"/cases/{agency.shared}/" in answer.headers.get("Location", answer.content.decode())

    @pytest.mark.parametrize(
        "role", ["collector", "customer_service", "payment_handler", "officer"]
    )
    def test_a_name_is_found_without_accents_and_with_a_slip(
        self, agency: Agency, role: str
    ) -> None:
        family = person(1).name.split()[-1]
        plain = family.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
        for written in (family, plain.lower(), plain[:-1], plain[0] + plain[2:]):
            assert f"/cases/{agency.case}/" in page(role, "/search/", q=written), written

    def test_who_is_named_in_the_answer_was_opened_and_the_search_is_on_record(
        self, agency: Agency
    ) -> None:
        name = person(1).name
        page("customer_service", "/search/", q=name)
        assert log_of(debtor_of(agency.case))[0] == (
            *("file", "customer_service", "Otso Palvelija"),
            f"search:{name}",
        )

    @pytest.mark.parametrize(
        "written",
        [
            "'; DROP TABLE parties_partyname; --", "%", "%%%", "\\", "<script>alert(1)</script>",
            "x" * 5000, "\x00\x00\x00", "   ", "{{ 1 }}", "ÄÄÄÄ", "🙂🙂🙂🙂", HOSTILE,
            "{0.__class__}",
        ],
    )  # fmt: skip
    def test_whatever_is_typed_is_only_looked_for(self, agency: Agency, written: str) -> None:
        answer = signed_in("collector").get("/search/", {"q": written})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()

    def test_the_search_of_the_gate_is_for_purposes_that_read_names(self, agency: Agency) -> None:
        with psycopg.connect(agency.url, autocommit=True) as raw:
            asked = "SELECT gate_find(%s, 'x y', 'because', 'anybody', NULL, 10)"
            with pytest.raises(psycopg.Error, match="may not read names"):
                raw.execute(asked, ["inkasso_accounts"])
            with pytest.raises(psycopg.Error, match="may not act for"):
                raw.execute(asked, ["inkasso_retention"])

    def test_what_is_found_shows_nothing_before_it_is_opened(self, agency: Agency) -> None:
        with psycopg.connect(agency.url, autocommit=True) as raw, raw.transaction():
            row = raw.execute(
                "SELECT gate_find('inkasso_collection', 'x y', 'because', %s, NULL, 10)",
                [person(1).name],
            ).fetchone()
            raw.execute("SET LOCAL ROLE inkasso_collection")
            names = raw.execute("SELECT count(*) FROM parties_partyname").fetchone()
        assert row is not None
        assert row[0]
        assert names == (0,)


@pytest.fixture(scope="module")
def numbers(_agency: Agency, django_db_blocker: DjangoDbBlocker) -> dict[str, int]:
    """Two cases of one debtor, whose first invoice carries what is looked for."""
    with django_db_blocker.unblock(), django_on(_agency.owner):
        client = Client.objects.earliest("id")
        told = {"phone": "+358 40 765 43 21", "email": "Reached.Here@example.fi"}
        bills = [
            Bill(number="QX-77123-B", debtor=person(771), more=told),
            Bill(number="QX-88", debtor=person(772)),
        ]
        faults = [verdict.faults for verdict in hand_over(client, bills) if verdict.faults]
        assert not faults, faults
        return {bill.number: case_of(client, bill.number).id for bill in bills}


class TestWhatElseIsFound:
    """A case by whatever somebody has of it, money, clients; each for whose work it is."""

    @pytest.mark.parametrize(
        "written",
        [
            "040 765 4321", "+358407654321", "00358 40 7654321", "(040) 765-4321",
            "reached.here@EXAMPLE.fi", "7712", "qx-77123", "X-77123-b",
        ],
    )  # fmt: skip
    def test_by_telephone_mail_or_part_of_a_number(
        self, agency: Agency, numbers: dict[str, int], written: str
    ) -> None:
        shown = page("collector", "/search/", q=written)
        assert f"/cases/{numbers['QX-77123-B']}/" in shown
        assert f"/cases/{numbers['QX-88']}/" not in shown

    @pytest.mark.parametrize("short", ["QX-", "771", "77", "X-"])
    def test_three_signs_of_a_number_find_nothing(
        self, agency: Agency, numbers: dict[str, int], short: str
    ) -> None:
        assert f"/cases/{numbers['QX-77123-B']}/" not in page("collector", "/search/", q=short)

    def test_by_an_identity_code_which_stands_nowhere_afterwards(
        self, agency: Agency, numbers: dict[str, int]
    ) -> None:
        code = person(771).identity_code
        answer = signed_in("collector").post("/search/", {"q": code.lower()})
        assert answer.headers["Location"] == f"/cases/{numbers['QX-77123-B']}/"
        newest = [look[3] for look in log_of(debtor_of(numbers["QX-77123-B"]))]
        assert not [about for about in newest if code[:6] in about]
        with psycopg.connect(agency.owner) as raw:
            about = raw.execute("SELECT about FROM gate_accesslog WHERE kind = 'search'").fetchall()
        assert ("search:identity code",) in about
        assert not [one for (one,) in about if code[-4:].lower() in one.lower()]

    def test_a_code_with_a_blank_or_a_slip_stands_nowhere_either(
        self, agency: Agency, numbers: dict[str, int]
    ) -> None:
        code = person(771).identity_code
        slip = code[:-1] + ("A" if code[-1] != "A" else "B")
        for written in (f"{code[:6]} {code[6:]}", slip):
            answer = signed_in("collector").post("/search/", {"q": written})
            assert "q=" not in answer.headers.get("Location", "")
        with psycopg.connect(agency.owner) as raw:
            row = raw.execute(
                "SELECT count(*) FROM gate_accesslog WHERE about LIKE %s", [f"%{code[:6]}%"]
            ).fetchone()
        assert row == (0,)

    def test_work_that_reads_no_identity_codes_finds_none_by_one(
        self, agency: Agency, numbers: dict[str, int]
    ) -> None:
        code = person(771).identity_code
        answer = signed_in("customer_service").post("/search/", {"q": code})
        assert answer.status_code == 200
        assert f"/cases/{numbers['QX-77123-B']}/" not in answer.content.decode()
        with psycopg.connect(agency.url, autocommit=True) as raw:
            asked = "SELECT gate_find(%s, 'x y', 'because', '', %s, 10)"
            with pytest.raises(psycopg.Error, match="may not read identity codes"):
                raw.execute(asked, ["inkasso_customer_service", b"x" * 32])

    def test_what_the_box_sends_gets_an_address_of_its_own(self, agency: Agency) -> None:
        answer = signed_in("collector").post("/search/", {"q": "Möller & Co #1"})
        assert answer.headers["Location"] == "/search/?q=M%C3%B6ller+%26+Co+%231"

    def test_money_by_its_sum_and_its_archive_id(
        self, agency: Agency, numbers: dict[str, int], tmp_path: Path
    ) -> None:
        with django_on(agency.owner):
            case = Case.objects.get(id=numbers["QX-88"])
            placed = payment(12_34, case.reference, archive_id="ARK-PLACED-1")
            lost = payment(56_78, "", archive_id="ARK-LOST-1")
            import_bank(bank_file(tmp_path, [placed, lost]))
        for written in ("12,34", "12.34 €", "ARK-PLACED-1"):
            shown = page("payment_handler", "/search/", q=written)
            assert f"/cases/{case.id}/" in shown, written
        shown = page("payment_handler", "/search/", q="56,78")
        assert "/suspense/" in shown.split("<table")[1]
        assert "ARK-LOST-1" in shown
        assert "ARK-" not in page("payment_handler", "/search/", q="5678")

    def test_a_client_manager_finds_clients_and_nobody_who_owes(
        self, agency: Agency, numbers: dict[str, int]
    ) -> None:
        with django_on(agency.owner):
            client = Client.objects.earliest("id")
        for written in (client.name[:5].lower(), client.business_id):
            assert f"/clients/{client.id}/" in page("client_manager", "/search/", q=written)
        for written in (person(771).name, "QX-77123-B", "040 765 4321", str(agency.case)):
            shown = page("client_manager", "/search/", q=written)
            assert "/cases/" not in shown
        answer = signed_in("client_manager").post("/search/", {"q": person(771).identity_code})
        assert "/cases/" not in answer.content.decode()
        assert "Location" not in answer.headers


def test_every_text_is_written_in_every_language() -> None:
    for key, words in TEXTS.items():
        assert words.fi and words.sv and words.en, key  # noqa: PT018  one thing: it is written
        places = [
            sorted(p.split("}")[0] for p in said.split("{")[1:])
            for said in (words.fi, words.sv, words.en)
        ]
        assert places[0] == places[1] == places[2], key
