"""`inkasso letter`: what was asked, what is sent, own templates, letters to clients."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import START, make_case
from command_line import Inkasso
from inkasso.correspondence.models import ClientLetter, FreeLetter, TemplateSwitch
from inkasso.correspondence.to_clients.writing import proofs
from inkasso.receivables.models import Case

ON = ("--date", START.isoformat(), "--json")
WORDING = """
kind: {kind}
name: {{fi: Oma, sv: Egen, en: Own}}
heading: {{fi: Tieto, sv: Uppgift, en: Word}}
text:
  fi: "{fi}"
  sv: Vi fick er begäran {{asked}}.
  en: We had your request on {{asked}}.
"""


@pytest.fixture
def case(db: None) -> Case:
    return make_case()


def wording(folder: Path, fi: str = "Saimme pyynnön {asked}.", kind: str = "answer") -> Path:
    file = folder / "template.yaml"
    file.write_text(WORDING.format(fi=fi, kind=kind), encoding="utf-8")
    return file


def test_a_letter_answers_what_is_on_record(inkasso: Inkasso, case: Case, tmp_path: Path) -> None:
    assert inkasso("letter", "asked", case.id, *ON).document == {"asked": []}
    send = ("letter", "send", case.id, "enquiry", "--words", "Kiitos.")
    assert inkasso(*send, *ON).code == 3
    inkasso("call", "log", case.id, "question", "--incoming", *ON)
    (asked,) = inkasso("letter", "asked", case.id, *ON).document["asked"]  # type: ignore[misc]
    answers = ("--answers", asked["answers"])
    out = tmp_path / "letter.pdf"
    statement = ("letter", "preview", case.id, "statement", *answers, "--out", out)
    assert inkasso(*statement, *ON[:2]).code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert inkasso(*send, *answers, *ON).code == 0
    assert inkasso(*send, *answers, "--purpose", "rights", *ON).code == 3
    assert FreeLetter.objects.get().answers == "contact"
    assert inkasso("letter", "preview", case.id, "nonsense", "--out", out).code == 3


def test_an_own_template_is_kept_switched_on_used_and_switched_off(
    inkasso: Inkasso, case: Case, tmp_path: Path
) -> None:
    template, file = ("letter", "template"), wording(tmp_path)
    assert inkasso(*template, "write", file, *ON).document["version"] == 1
    assert inkasso(*template, "write", file, "--of", "999", *ON).code == 3
    (row,) = inkasso(*template, "list", "--json").document["templates"]  # type: ignore[misc]
    number = row["template"]
    assert (row["kind"], row["on"]) == ("answer", None)
    assert inkasso(*template, "write", file, "--of", number, *ON).code == 3, "unchanged"
    out = tmp_path / "template.pdf"
    assert inkasso(*template, "preview", number, "--out", out, "--language", "sv").code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert inkasso(*template, "off", number, *ON).code == 3
    assert inkasso(*template, "on", number, *ON).document["on"] is True
    assert inkasso(*template, "on", number, *ON).code == 3
    inkasso("call", "log", case.id, "question", "--incoming", *ON)
    (asked,) = inkasso("letter", "asked", case.id, *ON).document["asked"]  # type: ignore[misc]
    sent = ("letter", "send", case.id, f"own-{number}-1", "--answers", asked["answers"])
    assert inkasso(*sent, *ON).code == 0
    assert inkasso(*template, "off", number, *ON).document["on"] is False
    assert inkasso(*sent, *ON).code == 3, "it is off"
    assert TemplateSwitch.objects.count() == 2


@pytest.mark.parametrize(
    ("fi", "kind"),
    [
        ("Maksakaa viimeistään huomenna.", "answer"),
        ("Maksakaa.", "information"),
        ("Muuten asia menee oikeuteen.", "answer"),
        ("Hei {name}.", "answer"),
        ("Hei {asked.__class__}.", "answer"),
        ("Hei {asked!r}.", "answer"),
        ("Hei {.", "answer"),
        ("Hei {asked}.", "client"),
        (r"Yksi.\n\nKaksi.", "answer"),
        ("", "answer"),
    ],
)
def test_a_wording_that_may_not_be_kept_is_refused(
    inkasso: Inkasso, tmp_path: Path, fi: str, kind: str
) -> None:
    assert inkasso("letter", "template", "write", wording(tmp_path, fi, kind), *ON).code == 3


def test_a_file_that_is_no_template_is_bad_input(inkasso: Inkasso, tmp_path: Path) -> None:
    file = wording(tmp_path, kind="nonsense")
    assert inkasso("letter", "template", "write", file, *ON).code == 4
    file.write_bytes(b"\xff: [")
    assert inkasso("letter", "template", "write", file, *ON).code == 4


def test_a_client_is_written_to_about_no_case(inkasso: Inkasso, case: Case, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    letter = ("letter", "client", case.client.business_id, "client", "--words")
    assert inkasso(*letter, "Kiitos.", "--preview", out, *ON).document["letter"] is None
    assert (out.read_bytes()[:4], ClientLetter.objects.count()) == (b"%PDF", 0)
    assert inkasso(*letter, "Kiitos.", *ON).code == 0
    assert inkasso(*letter, "Kiitos.", *ON).code == 3, "once a day"
    code = "131052-308T"
    for words in ("", f"Velallinen {code}.", "Maksakaa viimeistään 3.4.", "FI2112345600000785"):
        assert inkasso(*letter, words, *ON).code == 3
    assert inkasso("letter", "client", case.client.business_id, "plain", *ON).code == 3
    (path,) = tmp_path.rglob("c0*.pdf")
    home = path.parents[3]
    assert [one.holds for one in proofs(home)] == [True]
    path.write_bytes(b"%PDF-")
    assert [one.holds for one in proofs(home)] == [False]
