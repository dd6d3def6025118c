"""`inkasso notice publish`, `record`, `retention` and `rights`, as commands."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from command_line import Inkasso
from inkasso.gate.models import NoticeVersion
from inkasso.notice.statements import STATEMENTS


def test_publishing_records_the_version_and_writes_its_files(
    inkasso: Inkasso, tmp_path: Path
) -> None:
    document = inkasso("notice", "publish", "--out", tmp_path / "site", "--json").document
    assert document["statements"] == len(STATEMENTS)
    assert NoticeVersion.objects.get().version == document["version"]
    written = document["written"]
    assert isinstance(written, list)
    assert all((tmp_path / "site" / path).is_file() for path in written)
    told = json.loads((tmp_path / "site" / "current" / "statements.json").read_text("utf-8"))
    assert set(told) == set(STATEMENTS)
    again = inkasso("notice", "publish", "--out", tmp_path / "site", "--json").document
    assert again["messages_queued"] == 0
    assert NoticeVersion.objects.count() == 1


def test_the_record_is_written_by_the_suffix(inkasso: Inkasso, tmp_path: Path) -> None:
    for name in ("record.html", "record.xlsx", "record.json"):
        assert inkasso("notice", "record", "--out", tmp_path / name).code == 0
    assert (tmp_path / "record.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert openpyxl.load_workbook(tmp_path / "record.xlsx").sheetnames
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    schema = json.loads((tmp_path / "record.schema.json").read_text("utf-8"))
    assert set(record) == set(schema["required"])


def test_an_unknown_suffix_is_wrong_usage(inkasso: Inkasso, tmp_path: Path) -> None:
    answer = inkasso("notice", "record", "--out", tmp_path / "record.doc")
    assert answer.code == 2
    assert ".xlsx" in answer.err


def test_retention_and_rights_are_tables(inkasso: Inkasso) -> None:
    for name in ("retention", "rights"):
        rows = inkasso("notice", name, "--json").document[name]
        assert isinstance(rows, list)
        assert len(rows) > 5
