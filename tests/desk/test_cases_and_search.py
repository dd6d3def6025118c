"""Cases and search: what is owed and why, on record, naming nobody beyond the purpose."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import psycopg
import pytest

from builders import START, person
from desk.agency_at_work import HOSTILE, Agency, signed_in
from inkasso.desk.texts import TEXTS
from inkasso.gate.acting import acting
from inkasso.gate.looking import ALWAYS, looks
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
            asked = "SELECT gate_find(%s, 'x y', 'because', 'anybody', 10)"
            with pytest.raises(psycopg.Error, match="may not read names"):
                raw.execute(asked, ["inkasso_accounts"])
            with pytest.raises(psycopg.Error, match="may not act for"):
                raw.execute(asked, ["inkasso_newsletters"])

    def test_what_is_found_shows_nothing_before_it_is_opened(self, agency: Agency) -> None:
        with psycopg.connect(agency.url, autocommit=True) as raw, raw.transaction():
            row = raw.execute(
                "SELECT gate_find('inkasso_collection', 'x y', 'because', %s, 10)",
                [person(1).name],
            ).fetchone()
            raw.execute("SET LOCAL ROLE inkasso_collection")
            names = raw.execute("SELECT count(*) FROM parties_partyname").fetchone()
        assert row is not None
        assert row[0]
        assert names == (0,)


def test_every_text_is_written_in_every_language() -> None:
    for key, words in TEXTS.items():
        assert words.fi and words.sv and words.en, key  # noqa: PT018  one thing: it is written
        places = [
            sorted(p.split("}")[0] for p in said.split("{")[1:])
            for said in (words.fi, words.sv, words.en)
        ]
        assert places[0] == places[1] == places[2], key
