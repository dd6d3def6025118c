"""The published notice: its versions, what changed with each, and each as it was told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.words import Words
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.privacy.publishing import told_of
from inkasso.desk.templatetags.desk import language
from inkasso.gate.informing import find_version, versions
from inkasso.gate.publishing.pending import pending
from inkasso.gate.register import register_folder
from inkasso.notice.loading import read_register
from inkasso.notice.publishing.composing import compose_notice
from inkasso.notice.publishing.pdf import render_pdf


@page("see_register")
def every(request: HttpRequest) -> HttpResponse:
    """Every version, the newest first, with what changed; and what waits to be published."""
    rows = [(one, [Words(**change["what"]) for change in one.changes]) for one in versions()]
    context = {"rows": rows, **told_of(pending(register_folder()))}
    return render(request, "desk/privacy/notice_versions.html", context)


@page("see_register")
def read(request: HttpRequest, number: int) -> HttpResponse:
    """A version as it was told, in one's language, composed from the register it was made from."""
    found = find_version(number)
    document = compose_notice(read_register(found.register))
    return pdf_page(render_pdf(document, language()), f"notice-{found.version}")
