"""PDFs as pages: shown by the browser's own reader, which may ask for nothing else."""

from __future__ import annotations

from django.http import HttpResponse

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def pdf_page(pdf: bytes, name: str) -> HttpResponse:
    """A PDF, shown in the browser; `name` is what its file is called when it is kept."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Content-Security-Policy"] = _POLICY
    return response
