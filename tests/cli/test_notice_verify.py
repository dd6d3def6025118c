"""`inkasso notice verify`: its document, its exit code, and what it says of an unknown key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from command_line import Answer
from face_login import as_seen_by_face, django_on
from inkasso.base.clock import FixedClock
from inkasso.cli.main import run
from inkasso.cli.workspace import Workspace
from inkasso.notice.statements import STATEMENTS


def inkasso(url: str, home: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Answer:
    """A command line under the face's login."""
    workspace = Workspace(
        home=home,
        database=lambda: django_on(as_seen_by_face(url)),
        as_owner=lambda: django_on(url),
        scratch_database=lambda: django_on(url),
        migrate=lambda: None,
        actor="tester",
        clock=FixedClock(date(2026, 3, 2)),
        production=False,
    )
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        run(workspace, list(arguments))
    captured = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return Answer(ended.value.code, captured.out, captured.err)


def test_the_document_judges_every_statement_with_evidence(
    own_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = inkasso(own_database, tmp_path, capsys, "notice", "verify", "--json")

    assert answer.code == 0
    document = answer.document
    assert list(document) == ["holds", "fails", "not_built", "statements"]
    statements = document["statements"]
    assert isinstance(statements, list)
    assert [one["key"] for one in statements] == list(STATEMENTS)
    verdicts = [one["verdict"] for one in statements]
    for count, verdict in (("holds", "holds"), ("fails", "fails"), ("not_built", "not built")):
        assert document[count] == verdicts.count(verdict)
    for one in statements:
        assert list(one) == ["key", "text", "verdict", "evidence"]
        assert one["evidence"]


def test_a_breach_ends_with_one_and_is_read_in_the_table(
    own_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agency = tmp_path / "agency.yaml"
    with pytest.MonkeyPatch.context() as patch:
        from django.conf import settings  # noqa: PLC0415  not every command loads Django

        text = settings.AGENCY_FILE.read_text(encoding="utf-8")
        agency.write_text(text.replace("name: Esi", "name: Toisi"), encoding="utf-8")
        patch.setattr(settings, "AGENCY_FILE", agency)
        answer = inkasso(own_database, tmp_path, capsys, "notice", "verify", "W4", "W5")

    assert answer.code == 1
    assert "FAILS" in answer.out
    assert "2 statements: 1 hold, 1 fail, 0 are not built." in answer.out


def test_an_unknown_key_is_wrong_usage_that_lists_the_keys(
    own_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = inkasso(own_database, tmp_path, capsys, "notice", "verify", "W1", "X9")

    assert answer.code == 2
    assert "no statement X9; there are W1, W2" in answer.err
