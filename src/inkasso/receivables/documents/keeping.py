"""Taking a document in, and reading it again as it came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from django.db.models import QuerySet

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

    The file is there before its row: a row never names a file that is not. A file whose row was
    rolled back is told by `strays`. Raises `Refused` as `sniff`, and `too_many_documents`.
    """
    kind = sniff(new.content)
    if Document.objects.filter(case=case).count() >= MOST:
        message = fill(_TOO_MANY, most=str(MOST))
        raise Refused(Refusal(code="too_many_documents", message=message))
    path = f"{_FOLDER}/{on:%Y/%m}/{uuid4().hex}.{kind.ending}"
    write_whole(home / path, new.content)
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
        raise OperationalFault(f"{document.path} is not in the home folder: restore it")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise OperationalFault(f"{document.path} is not what was stored: restore it")
    return content


def strays(home: Path) -> list[Path]:
    """Files of documents that no row names: what was being stored was rolled back."""
    folder = home / _FOLDER
    lying = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    if not lying:
        return []
    known = set(Document.objects.values_list("path", flat=True))
    return [path for path in sorted(lying) if path.relative_to(home).as_posix() not in known]


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
