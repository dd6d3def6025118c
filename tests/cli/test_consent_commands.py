"""`inkasso consent` and `inkasso circumstances`: documents, exit codes, what is kept."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from builders import make_case
from command_line import Inkasso
from inkasso.receivables.models import Case
from inkasso.rights.models import Circumstance, Consent, HardshipConsent

HARDSHIP = ("--use", "hardship", "--channel", "letter", "--evidence", "archive:2026-118")


@pytest.fixture
def case(db: None) -> Case:
    return make_case()


def tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input, as the command finds it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Sairastui helmikuussa.\n"))


def test_giving_shows_the_words_and_keeps_them(inkasso: Inkasso, case: Case) -> None:
    answer = inkasso(
        *("consent", "give", "--person", str(case.id), "--use", "electronic_demands"),
        *("--channel", "web", "--manner", "aino@posti.example", "--receivable", "L-0001", "--json"),
    )

    text = answer.document["text"]
    assert answer.code == 0
    assert isinstance(text, dict)
    assert "aino@posti.example" in text["text"]
    assert "2.3.2027" in text["text"]
    assert Consent.objects.get(id=answer.document["consent"]).recorded_by == "tester"


def test_showing_the_words_records_nothing(inkasso: Inkasso, case: Case) -> None:
    answer = inkasso("consent", "give", "--person", str(case.person_id), *HARDSHIP, "--show")

    assert answer.code == 0
    assert answer.out.startswith(("Suostun", "Jag samtycker", "I expressly"))
    assert not HardshipConsent.objects.exists()


def test_the_proof_is_written_as_json_and_in_three_languages(
    inkasso: Inkasso, case: Case, tmp_path: Path
) -> None:
    person = str(case.person_id)
    inkasso("consent", "give", "--person", person, *HARDSHIP)
    out = tmp_path / "proof"

    answer = inkasso(
        "consent", "prove", "--person", person, "--use", "hardship", "--out", out, "--json"
    )

    assert (answer.code, answer.document["intact"]) == (0, True)
    assert {path.name for path in out.iterdir()} == {
        *("proof.json", "proof.fi.txt", "proof.sv.txt", "proof.en.txt")
    }
    assert json.loads((out / "proof.json").read_text("utf-8")) == answer.document["proof"]


def test_a_note_from_consent_to_withdrawal(
    inkasso: Inkasso, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = str(case.person_id)
    tell(monkeypatch)
    assert inkasso("circumstances", "add", person, "--json").code == 3

    inkasso("consent", "give", "--person", person, *HARDSHIP)
    tell(monkeypatch)
    added = inkasso("circumstances", "add", person, "--json")
    shown = inkasso("circumstances", "show", person, "--reason", "a call", "--json")
    (note,) = shown.document["notes"]  # type: ignore[misc]
    assert (note["number"], note["text"]) == (added.document["note"], "Sairastui helmikuussa.")

    withdrawn = inkasso(
        *("consent", "withdraw", "--person", person, "--use", "hardship"),
        *("--channel", "phone", "--json"),
    )
    assert (withdrawn.code, withdrawn.document["notes_destroyed"]) == (0, 1)
    assert not Circumstance.objects.exists()


def test_forgetting_destroys_the_note_and_keeps_the_relief(
    inkasso: Inkasso, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = str(case.person_id)
    inkasso("consent", "give", "--person", person, *HARDSHIP)
    tell(monkeypatch)
    inkasso("circumstances", "add", person)
    inkasso("circumstances", "relieve", person, "--kind", "pause")

    assert inkasso("circumstances", "forget", person, "--json").document == {"notes_destroyed": 1}

    shown = inkasso("circumstances", "show", person, "--reason", "a call", "--json").document
    assert shown["notes"] == []
    assert len(shown["reliefs"]) == 1  # type: ignore[arg-type]


def test_relief_tells_where_counselling_is_found(inkasso: Inkasso, case: Case) -> None:
    answer = inkasso(
        *("circumstances", "relieve", str(case.id), "--kind", "counselling"),
        *("--until", "2026-04-30", "--json"),
    )

    relief, where = answer.document["relief"], answer.document["counselling"]
    assert answer.code == 0
    assert isinstance(relief, dict)
    assert (relief["case"], relief["until"]) == (str(case.id), "2026-04-30")
    assert isinstance(where, dict)
    assert set(where) == {"fi", "sv", "en"}
