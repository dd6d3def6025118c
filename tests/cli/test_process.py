"""The command as a process: with no database, with an empty one, with one that is elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from builders import bank_file, payment
from command_line import Answer

NOWHERE = "postgresql://nobody@127.0.0.1:1/none?connect_timeout=2"


def start(home: Path, *arguments: str | Path, url: str = NOWHERE) -> Answer:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("INKASSO_")}
    done = subprocess.run(
        [sys.executable, "-c", "from inkasso.project.entry import main; main()", *arguments],
        env=kept | {"DATABASE_URL": url, "INKASSO_HOME": str(home)},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("url", [NOWHERE, "no url at all"])
def test_a_look_at_bank_files_needs_no_database(tmp_path: Path, url: str) -> None:
    file = bank_file(tmp_path, [payment(12_30, "1232", date(2026, 3, 2), payer_name="Aino Ahola")])

    answer = start(tmp_path, "bank", file, "--dry-run", "--json", url=url)

    assert answer.code == 0, answer
    (told,) = answer.document["files"]  # type: ignore[misc]
    (item,) = told["items"]
    assert (item["amount"], item["reference"], item["payer"], item["case"]) == (
        "12.30",
        "1232",
        "Aino Ahola",
        None,
    )
    assert told["booked_credits"] == {"count": 1, "sum": "12.30"}


def test_codes_need_no_database(tmp_path: Path) -> None:
    answer = start(tmp_path, "reference", "make", "1234567", "--json", url="no url at all")

    assert (answer.code, answer.document["reference"]) == (0, "12345672")
    assert not list(tmp_path.iterdir()), "nothing is made for it"


def test_a_database_that_does_not_answer_is_an_operational_fault(tmp_path: Path) -> None:
    answer = start(tmp_path, "cases", "--json")

    assert answer.code == 5
    assert "did not answer" in answer.err
    assert set(answer.document) == {"fault"}
    assert "Traceback" not in answer.err


def test_a_wrong_database_url_says_so_and_keeps_its_password(tmp_path: Path) -> None:
    answer = start(tmp_path, "cases", "--json", url="mysql://user:secret@host/x")

    assert answer.code == 5
    assert "DATABASE_URL" in answer.err
    assert "secret" not in answer.err + answer.out


def test_before_init_it_says_what_to_do(tmp_path: Path, fresh_database_url: str) -> None:
    before = start(tmp_path, "prove", url=fresh_database_url)
    init = start(tmp_path, "init", "--json", url=fresh_database_url)
    after = start(tmp_path, "prove", "--json", url=fresh_database_url)

    assert (before.code, init.code, after.code) == (5, 0, 0)
    assert "inkasso init" in before.err
    assert init.document["home"] == str(tmp_path)
    assert after.document["holds"] is True


def test_a_faulty_agency_file_is_bad_input(tmp_path: Path, fresh_database_url: str) -> None:
    (tmp_path / "agency.yaml").write_text("name: X\n", encoding="utf-8")

    answer = start(tmp_path, "init", "--json", url=fresh_database_url)

    assert answer.code == 4
    assert "missing" in answer.err
    assert "agency.yaml" in answer.err
