"""`inkasso gate` under the face's own login: opening, the log, the review."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
import pytest

from builders import START, bank_file, import_bank, make_case, payment, person
from command_line import Answer, command_line, workspace_at
from face_login import django_on
from inkasso.gate.passwords import face_password
from inkasso.gate.roles import face_login
from inkasso.parties.models import Party
from inkasso.receivables.models import Case, CoDebtor


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A case with a payment, and the command line for those who work there."""

    case: Case
    #: The owner's address, for what nobody else may do.
    url: str
    home: Path
    capsys: pytest.CaptureFixture[str]
    face_url: str

    def call(self, *arguments: str, actor: str = "aino.virtanen") -> Answer:
        """A command as the face, by somebody."""
        workspace = workspace_at(self.home, actor=actor)
        with django_on(self.face_url):
            return command_line(workspace, self.capsys)(*arguments)

    def open(self, purpose: str = "collection", *more: str, actor: str = "aino.virtanen") -> Answer:
        """The debtor's file, opened by the case's number."""
        ref = str(self.case.id)
        asked = ("gate", "open", ref, "--purpose", purpose, "--reason", "they called", *more)
        return self.call(*asked, "--json", actor=actor)

    def logged(self) -> list[tuple[object, ...]]:
        """Kind, role, about and subject of every row of the log, read as the owner."""
        with psycopg.connect(self.url) as owner:
            return owner.execute(
                "SELECT kind, role, about, subject FROM gate_accesslog ORDER BY id"
            ).fetchall()


@pytest.fixture
def agency(own_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Agency:
    case = make_case()
    paid = payment(20_00, case.reference, START, payer_name="Äiti Meikäläinen")
    import_bank(bank_file(tmp_path, [paid]))
    login = face_login("cli")
    parts = urlsplit(own_database)
    host = parts.netloc.rpartition("@")[2]
    face = parts._replace(netloc=f"{login}:{face_password(login)}@{host}").geturl()
    return Agency(case=case, url=own_database, home=tmp_path, capsys=capsys, face_url=face)


def tables(answer: Answer) -> dict[str, list[dict[str, str]]]:
    assert answer.code == 0, answer.err
    held = answer.document["held"]
    assert isinstance(held, list)
    return {one["table"]: one["rows"] for one in held}


def rows(answer: Answer, key: str) -> list[dict[str, object]]:
    assert answer.code == 0, answer.err
    found = answer.document[key]
    assert isinstance(found, list)
    return found


class TestOpening:
    """`inkasso gate open`."""

    def test_it_shows_what_the_purpose_may_read_and_leaves_a_row(self, agency: Agency) -> None:
        shown = tables(agency.open())

        assert shown["parties_partyname"][0]["name"] == person().name
        assert shown["parties_address"][0]["street"] == person().street
        assert shown["receivables_receivabletext"][0]["description"] == "Sähköenergia"
        assert "payments_itempayer" not in shown
        about = f"case:{agency.case.id}"
        assert agency.logged() == [("file", "inkasso_collection", about, agency.case.person_id)]

    def test_another_purpose_sees_other_tables(self, agency: Agency) -> None:
        assert set(tables(agency.open("oversight"))) == {"parties_partyname"}

    def test_identity_codes_and_keys_are_never_shown(self, agency: Agency) -> None:
        answer = agency.open("rights")
        shown = tables(answer)

        code = person().identity_code
        assert code
        assert code not in answer.out
        assert shown["parties_identitycode"][0]["encrypted"] == "(not shown)"
        assert shown["parties_identitycode"][0]["code_hash"] == "(not shown)"
        assert shown["parties_personkey"][0]["wrapped"] == "(not shown)"

    def test_payers_are_opened_with_rows_of_their_own_where_they_may_be_read(
        self, agency: Agency
    ) -> None:
        shown = tables(agency.open("rights"))

        assert len(shown["payments_itempayer"]) == 1
        subjects = [row[3] for row in agency.logged()]
        assert len(subjects) == len(set(subjects)) == 2

    def test_a_person_is_found_by_their_number_and_the_look_names_what_is_said(
        self, agency: Agency
    ) -> None:
        who = str(agency.case.person_id)
        opened = ("gate", "open", who, "--purpose", "collection", "--reason", "they called")

        assert agency.call(*opened, "--about", "queue:letters").code == 0
        assert agency.call(*opened).code == 0
        assert [row[2] for row in agency.logged()] == ["queue:letters", "terminal"]

    def test_nobody_known_shows_nothing_and_is_on_record(self, agency: Agency) -> None:
        who = uuid4()
        answer = agency.call(
            "gate", "open", str(who), "--purpose", "collection", "--reason", "curious"
        )

        assert answer.out == f"Nothing about {who} is held that this purpose may read.\n"
        assert [row[3] for row in agency.logged()] == [who]

    def test_a_purpose_that_reaches_no_cases_is_refused_on_record(self, agency: Agency) -> None:
        assert agency.open("newsletters").code == 3
        assert [row[:2] for row in agency.logged()] == [("refusal", "inkasso_newsletters")]

    @pytest.mark.parametrize(
        "wrong",
        [
            ("--purpose", "curiosity", "--reason", "x"),
            ("--purpose", "collection", "--reason", " "),
            ("--purpose", "collection", "--reason", "x" * 501),
            ("--purpose", "collection", "--reason", "x", "--about", "y" * 201),
            ("--purpose", "collection"),
        ],
    )
    def test_a_look_without_purpose_or_reason_is_wrong_usage(
        self, agency: Agency, wrong: tuple[str, ...]
    ) -> None:
        assert agency.call("gate", "open", str(agency.case.id), *wrong).code == 2
        assert agency.logged() == []

    def test_a_case_that_there_is_not_is_refused(self, agency: Agency) -> None:
        asked = ("--purpose", "collection", "--reason", "x")
        assert agency.call("gate", "open", "99999", *asked).code == 3


class TestTheLog:
    """`inkasso gate log`."""

    def test_a_persons_log_has_payers_in_it_and_the_reading_itself(self, agency: Agency) -> None:
        agency.open("rights", actor="ville.kallio")
        ref = str(agency.case.id)
        found = rows(agency.call("gate", "log", "--person", ref, "--json", actor="tsv"), "looks")

        assert [(row["kind"], row["actor"]) for row in found] == [
            ("search", "tsv"),
            ("file", "ville.kallio"),
            ("file", "ville.kallio"),
        ]
        assert found[0]["person"] == str(agency.case.person_id)
        assert len({row["person"] for row in found}) == 2

    def test_the_whole_log_tells_purposes_in_the_registers_words(self, agency: Agency) -> None:
        agency.open()
        answer = agency.call("gate", "log", "--json")

        (reading, look) = rows(answer, "looks")
        assert (reading["purpose"], reading["person"]) == ("oversight", None)
        assert (look["purpose_name"], look["reason"]) == ("Collection", "they called")
        assert answer.document["texts"] == []

    def test_it_can_be_read_by_actor_and_day(self, agency: Agency) -> None:
        agency.open(actor="ville.kallio")
        agency.open()

        assert len(rows(agency.call("gate", "log", "--actor", "ville.kallio", "--json"), "looks"))
        past = ("--to", "2020-01-01", "--json")
        assert rows(agency.call("gate", "log", *past), "looks") == []

    @pytest.mark.parametrize(
        ("language", "said"),
        [("fi", "avasi tietosi"), ("sv", "öppnade dina uppgifter"), ("en", "opened your file")],
    )
    def test_the_person_gets_one_sentence_a_look_without_the_employees_name(
        self, agency: Agency, language: str, said: str
    ) -> None:
        agency.open("rights")
        ref = str(agency.case.id)
        asked = ("gate", "log", "--person", ref, "--language", language)
        told = agency.call(*asked, actor="tsv").out.splitlines()

        assert [said in line for line in told] == [False, True]
        assert "aino" not in "".join(told)
        assert "aino.virtanen" in agency.call(*asked, "--name-employees").out

    def test_sentences_are_for_a_person(self, agency: Agency) -> None:
        assert agency.call("gate", "log", "--language", "fi").code == 2


class TestTheReview:
    """`inkasso gate review`."""

    def test_ordinary_looks_at_a_debtor_and_a_payer_are_no_finding(self, agency: Agency) -> None:
        agency.open("rights", actor="maija.muu")
        kinds = {str(one["kind"]) for one in self._findings(agency)}

        # The test may run at night or on a Sunday.
        assert kinds <= {"night", "day_off"}

    def test_a_look_for_another_persons_case_and_at_a_namesake_are_found(
        self, agency: Agency
    ) -> None:
        stranger = make_case_of_another(agency)
        family = person().name.split()[-1]
        agency.call(
            *("gate", "open", str(stranger), "--purpose", "collection", "--reason", "curious"),
            *("--about", f"case:{agency.case.id}"),
            actor="utelias.utu",
        )
        agency.open(actor=f"muu.{family}")
        found = {(str(one["kind"]), one["actor"]): one for one in self._findings(agency)}

        assert found["outside_case", "utelias.utu"]["person"] == str(stranger)
        assert found["same_surname", f"muu.{family}"]["person"] == str(agency.case.person_id)

    def test_the_review_is_a_sweep_that_is_on_record(self, agency: Agency) -> None:
        self._findings(agency)

        assert [row[:3] for row in agency.logged()] == [
            ("sweep", "inkasso_oversight_sweep", "review of the access log"),
            ("swept", "inkasso_oversight_sweep", "review of the access log"),
        ]

    @staticmethod
    def _findings(agency: Agency) -> list[dict[str, object]]:
        return rows(agency.call("gate", "review", "--json", actor="tsv"), "findings")


def make_case_of_another(agency: Agency) -> UUID:
    other: UUID = make_case(agency.case.client, number=2).person_id
    return other


def test_the_day_run_seals_the_log_and_the_proof_says_so(agency: Agency) -> None:
    agency.open()
    assert agency.call("day", "--json", "--date", "2026-03-04").code == 0
    checks = {str(one["check"]): one for one in rows(agency.call("prove", "--json"), "checks")}

    assert checks["access_log_sealed"]["holds"]
    assert "1 seals" in str(checks["access_log_sealed"]["detail"])


def test_commands_of_the_gate_speak_to_people_too(agency: Agency) -> None:
    ref = str(agency.case.id)
    opened = agency.call("gate", "open", ref, "--purpose", "collection", "--reason", "they called")

    assert person().street in opened.out
    assert "case" in agency.call("gate", "log").out
    assert "findings in" in agency.call("gate", "review").out


def test_the_case_of_a_restricted_debtor_is_refused_also_when_somebody_shares_it(
    agency: Agency,
) -> None:
    ref = str(agency.case.id)
    friend = Party.objects.create(kind="person", language="fi")
    CoDebtor.objects.create(receivable=agency.case.receivable_set.get(), person=friend)
    placed = agency.call("hold", "add", ref, "--kind", "restriction", "--reason", "inaccurate")
    assert placed.code == 0, placed.err

    assert agency.call("case", ref).code == 3
