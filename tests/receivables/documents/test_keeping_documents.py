"""Documents: only what is what it seems comes in, and it is read again as it came."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from math import inf
from pathlib import Path

import pytest
from django.db import Error, transaction
from hypothesis import given
from hypothesis import strategies as st

from builders import START, make_case
from inkasso.base.decisions import Refused
from inkasso.base.faults import OperationalFault
from inkasso.receivables.documents import keeping
from inkasso.receivables.documents.keeping import (
    NewDocument,
    clear_strays,
    content_of,
    documents_of,
    find_document,
    keep_document,
    names_of,
    presentable,
)
from inkasso.receivables.documents.sniffing import JPEG, LARGEST, PDF, PNG, TEXT, sniff
from inkasso.receivables.models import Document

PAGE = b"%PDF-1.7\nhello"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PAGE, PDF),
        (b"\x89PNG\r\n\x1a\n....", PNG),
        (b"\xff\xd8\xff\xe0....", JPEG),
        ("From: äiti@example.fi\r\n\r\nMaksoin jo!\n".encode(), TEXT),
        (b"x" + ("ä" * 40_000).encode(), TEXT),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, kind: object) -> None:
    assert sniff(content) is kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document_empty"),
        (b"%PDF-" + b"0" * LARGEST, "document_too_large"),
        (b"PK\x03\x04 a zip", "document_kind_unknown"),
        (b"MZ\x90\x00 a program", "document_kind_unknown"),
        (b"\xc3\x28 no text", "document_kind_unknown"),
        (b"<svg>\x00</svg>", "document_kind_unknown"),
    ],
)
def test_nothing_else_comes_in(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        sniff(content)
    assert refused.value.refusal.code == code


@given(st.text(max_size=300))
def test_a_name_has_no_folder_and_nothing_that_commands_a_terminal(name: str) -> None:
    shown = presentable(name)
    assert len(shown) <= 200
    assert not set("/\\\x00\x1b\r\n\u202e") & set(shown)


def test_an_identity_code_in_a_name_is_masked() -> None:
    assert "131052-308T" not in presentable("lasku 131052-308T.pdf")


@pytest.mark.django_db
def test_a_document_is_read_again_as_it_came(tmp_path: Path) -> None:
    case = make_case()
    new = NewDocument(content=PAGE, name="../../etc/passwd.pdf", sender="debtor")
    document = keep_document(case, new, tmp_path, START, by="tester")
    assert names_of([document]) == {document.id: "passwd.pdf"}
    assert content_of(document, tmp_path) == PAGE
    assert list(documents_of(case.id)) == [document]
    assert document.path.startswith("documents/2026/03/")
    assert not clear_strays(tmp_path, before=inf)


@pytest.mark.django_db
def test_a_document_that_was_altered_or_lost_is_not_shown(tmp_path: Path) -> None:
    new = NewDocument(content=PAGE, name="a.pdf", sender="client")
    document = keep_document(make_case(), new, tmp_path, START, by="tester")
    assert content_of(document, tmp_path) == PAGE
    (tmp_path / document.path).write_bytes(PAGE + b"!")
    with pytest.raises(OperationalFault):
        content_of(document, tmp_path)
    (tmp_path / document.path).unlink()
    with pytest.raises(OperationalFault):
        content_of(document, tmp_path)


@pytest.mark.django_db
def test_a_document_of_another_case_is_not_found(tmp_path: Path) -> None:
    case = make_case()
    new = NewDocument(content=PAGE, name="a.pdf", sender="client")
    document = keep_document(case, new, tmp_path, START, by="tester")
    with pytest.raises(Refused) as refused:
        find_document(case.id + 1, document.id)
    assert refused.value.refusal.code == "unknown_document"


@pytest.mark.django_db
def test_a_case_has_so_many_documents_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST", 1)
    case = make_case()
    new = NewDocument(content=PAGE, name="", sender="client")
    document = keep_document(case, new, tmp_path, START, by="tester")
    assert names_of([document])[document.id].endswith(".pdf")
    with pytest.raises(Refused) as refused:
        keep_document(case, new, tmp_path, START + timedelta(1), by="tester")
    assert refused.value.refusal.code == "too_many_documents"


def lying(home: Path) -> list[str]:
    return sorted(p.relative_to(home).parts[1] for p in home.rglob("*") if p.is_file())


@pytest.mark.django_db
def test_a_file_takes_its_place_when_its_row_is_committed(
    tmp_path: Path,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    new = NewDocument(content=PAGE, name="a.pdf", sender="client")
    case = make_case()
    with django_capture_on_commit_callbacks(execute=True):
        document = keep_document(case, new, tmp_path, START, by="tester")
        assert lying(tmp_path) == ["coming"]
    assert lying(tmp_path) == ["2026"]
    assert (tmp_path / document.path).read_bytes() == PAGE


@pytest.mark.django_db
def test_a_file_whose_row_was_rolled_back_goes_and_one_that_was_killed_stays(
    tmp_path: Path,
) -> None:
    """What is rolled back used to lie there for ever, named by nothing and found by nobody."""
    case = make_case()
    new = NewDocument(content=PAGE, name="a.pdf", sender="client")
    with transaction.atomic():
        keep_document(case, new, tmp_path, START, by="tester")
        transaction.set_rollback(True)
    # Committed, and its process killed before the file took its place.
    killed = keep_document(case, new, tmp_path, START, by="tester")
    assert lying(tmp_path) == ["coming", "coming"]
    assert clear_strays(tmp_path, before=0) == []

    for path in (tmp_path / "documents/coming").iterdir():
        os.utime(path, (0, 0))
    keep_document(case, new, tmp_path, START, by="tester")

    assert lying(tmp_path) == ["2026", "coming"]
    assert content_of(killed, tmp_path) == PAGE


@pytest.mark.django_db
def test_a_document_stays_as_it_was_recorded(tmp_path: Path) -> None:
    new = NewDocument(content=PAGE, name="a.pdf", sender="client")
    document = keep_document(make_case(), new, tmp_path, START, by="tester")
    with pytest.raises(Error), transaction.atomic():
        Document.objects.filter(id=document.id).update(sha256="0" * 64)
