"""Taking a document in, and reading it again as it came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from pathlib import Path
from uuid import uuid4

from django.db import transaction
from django.db.models import Q, QuerySet

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import OperationalFault
from inkasso.base.files import write_whole
from inkasso.base.words import Words
from inkasso.law.wording import fill
from inkasso.receivables.documents.sniffing import sniff
from inkasso.receivables.intake.texts import without_identity_codes
from inkasso.receivables.models import Case, Document, DocumentName

#: Who may have given a document.
SENDERS = ("debtor", "client", "other")
#: How many a case may have: whoever sends more has another purpose.
MOST = 200
_FOLDER = "documents"
#: Where files wait for the commit of their rows.
_COMING = f"{_FOLDER}/coming"
#: Seconds for which a transaction may be under way.
_HOUR = 3600
_LONGEST_NAME = 200
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document as somebody gives it."""

    content: bytes
    #: What the sender called it.
    name: str
    #: One of `SENDERS`.
    sender: str


def keep_document(case: Case, new: NewDocument, home: Path, on: date, *, by: str) -> Document:
    """Store a document and record it, in the caller's transaction and with the file open.

    The file is there before its row, so a row never names a file that is not; it takes its place
    when the row is committed. One whose row was rolled back goes when the next document comes.
    Raises `Refused` as `sniff`, and `too_many_documents`.
    """
    kind = sniff(new.content)
    if Document.objects.filter(case=case).count() >= MOST:
        message = fill(_TOO_MANY, most=str(MOST))
        raise Refused(Refusal(code="too_many_documents", message=message))
    path = f"{_FOLDER}/{on:%Y/%m}/{uuid4().hex}.{kind.ending}"
    coming = _coming(home, path)
    write_whole(coming, new.content)
    clear_strays(home, before=int(coming.stat().st_mtime) - _HOUR)
    document = Document.objects.create(
        case=case,
        person_id=case.person_id,
        received_on=on,
        sender=new.sender,
        media_type=kind.name,
        size=len(new.content),
        sha256=hashlib.sha256(new.content).hexdigest(),
        path=path,
        added_by=by,
    )
    name = presentable(new.name) or f"{document.id}.{kind.ending}"
    DocumentName.objects.create(document=document, person_id=case.person_id, name=name)
    transaction.on_commit(lambda: _settle(home, path))
    return document


def presentable(name: str) -> str:
    """A name without folders, control and direction characters, and identity codes."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return without_identity_codes(_UNSAFE.sub(" ", last).strip())[:_LONGEST_NAME]


def documents_of(case_id: int) -> QuerySet[Document]:
    """A case's documents, newest first."""
    return Document.objects.filter(case_id=case_id).order_by("-received_on", "-id")


def names_of(documents: Iterable[Document]) -> dict[int, str]:
    """Names of documents by number, as far as they are open."""
    rows = DocumentName.objects.filter(document__in=list(documents))
    return dict(rows.values_list("document_id", "name"))


def find_document(case_id: int, number: int) -> Document:
    """A case's document; raises `Refused` (`unknown_document`)."""
    found = Document.objects.filter(case_id=case_id, id=number).first()
    if found is None:
        message = fill(_NONE, number=str(number))
        raise Refused(Refusal(code="unknown_document", message=message))
    return found


def content_of(document: Document, home: Path) -> bytes:
    """The file as it came; raises `OperationalFault` where it is gone or was altered."""
    path = home / document.path
    if not path.is_file():
        # Recorded, and its process was killed before it took its place.
        _settle(home, document.path)
    if not path.is_file():
        raise OperationalFault(f"{document.path} is not in the home folder: restore it")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise OperationalFault(f"{document.path} is not what was stored: restore it")
    return content


def clear_strays(home: Path, *, before: int) -> list[str]:
    """Remove files that came before a moment (POSIX time) and that no row names; their paths.

    One whose row was committed, and whose process was killed just then, takes its place instead.
    """
    folder = home / _COMING
    old = [path for path in folder.glob("*") if path.stat().st_mtime < before]
    named = {path.rpartition("/")[2]: path for path in _named(path.name for path in old)}
    gone = [path for path in old if path.name not in named]
    for path in gone:
        path.unlink(missing_ok=True)
    for place in named.values():
        _settle(home, place)
    return [path.name for path in gone]


def _named(names: Iterable[str]) -> list[str]:
    ends = [f"/{name}" for name in names]
    if not ends:
        return []
    found = Document.objects.filter(reduce(or_, (Q(path__endswith=end) for end in ends)))
    return list(found.values_list("path", flat=True))


def _coming(home: Path, path: str) -> Path:
    """Where a file lies before its row is committed."""
    return home / _COMING / path.rpartition("/")[2]


def _settle(home: Path, path: str) -> None:
    """Put a file into its place, unless somebody has just done so."""
    target = home / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        _coming(home, path).replace(target)


_TOO_MANY = Words(
    fi="Asialla on jo {most} asiakirjaa.",
    sv="Ärendet har redan {most} handlingar.",
    en="The case has {most} documents already.",
)
_NONE = Words(
    fi="Asialla ei ole asiakirjaa {number}.",
    sv="Ärendet har ingen handling {number}.",
    en="The case has no document {number}.",
)
