"""`inkasso notice publish`, `record`, `retention` and `rights`, as commands."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from command_line import Inkasso
from inkasso.gate.models import NoticeVersion
from inkasso.notice.statements import STATEMENTS
from inkasso.staff.models import Approval


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the public notice: a version is set as PDF once, whoever publishes it first."""
    return tmp_path_factory.mktemp("site")


def test_publishing_records_the_version_and_writes_its_files(inkasso: Inkasso, site: Path) -> None:
    document = inkasso("notice", "publish", "--out", site, "--json").document
    assert document["statements"] == len(STATEMENTS)
    assert NoticeVersion.objects.get().version == document["version"]
    written = document["written"]
    assert isinstance(written, list)
    assert all((site / path).is_file() for path in written)
    told = json.loads((site / "current" / "statements.json").read_text("utf-8"))
    assert set(told) == set(STATEMENTS)
    again = inkasso("notice", "publish", "--out", site, "--json").document
    assert again["messages_queued"] == 0
    assert NoticeVersion.objects.count() == 1
    assert not Approval.objects.exists(), "nobody could be asked"


def test_a_new_version_takes_two_as_soon_as_somebody_could_approve_it(
    inkasso: Inkasso, site: Path
) -> None:
    add = ("staff", "add", "ofelia@agency.example", "--name", "Ofelia Officer", "--role", "officer")
    assert inkasso(*add).code == 0
    publish = ("notice", "publish", "--out", site)
    assert "second_person_missing" in inkasso(*publish).err
    assert "second_may_not" in inkasso(*publish, "--second", "Somebody Else").err
    assert not NoticeVersion.objects.exists()
    assert inkasso(*publish, "--second", "ofelia officer").code == 0
    known = Approval.objects.get()
    assert (known.kind, known.asked_by, known.decided_by) == ("notice", "tester", "Ofelia Officer")
    assert inkasso(*publish).code == 0, "its files again promise nothing new"
    assert (NoticeVersion.objects.count(), Approval.objects.count()) == (1, 1)


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
