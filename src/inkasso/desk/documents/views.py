"""The documents of a case: the list with its form, and each as it came."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.cases.opening import open_case
from inkasso.desk.documents.forms import DocumentForm
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.gate.acting import open_file
from inkasso.receivables.documents.keeping import (
    content_of,
    documents_of,
    find_document,
    keep_document,
    names_of,
)
from inkasso.receivables.documents.sniffing import TYPES
from inkasso.receivables.finding import find_case
from inkasso.receivables.models import Document

#: Whatever a file says, it runs nothing and asks for nothing.
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


@page("add_document")
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A document of a case, and those that are there."""
    opened = open_case(number)
    documents = list(documents_of(opened.case.id))
    form = DocumentForm.of(request, seen=str(opened.case.id))
    by = moment_of(request).by
    if form.carried_out(
        lambda _: keep_document(opened.case, form.document_given(), settings.HOME, opened.on, by=by)
    ):
        return done(request, opened.url, "document.added")
    context = {**opened.context(), "form": form, "documents": named(documents)}
    return render(request, "desk/documents/add.html", context, status=form.status)


@page("see_document")
def document(request: HttpRequest, number: int, document: int) -> HttpResponse:
    """A document as it came: a picture is shown, anything else is kept as a file."""
    case = find_case(str(number))
    open_file(case.person_id, f"case:{case.id}")
    found = find_document(case.id, document)
    response = HttpResponse(content_of(found, settings.HOME), content_type=found.media_type)
    shown = "inline" if TYPES[found.media_type].is_picture else "attachment"
    name = quote(names_of([found]).get(found.id, str(found.id)))
    response["Content-Disposition"] = f"{shown}; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = _POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def named(documents: list[Document]) -> list[tuple[Document, str]]:
    """Documents with their names, as far as the file is open."""
    names = names_of(documents)
    return [(one, names.get(one.id, "")) for one in documents]
