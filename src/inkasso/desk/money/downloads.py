"""Files to take away: payment orders for the bank, reports for clients."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

_KINDS = {".xml": "application/xml", ".pdf": "application/pdf", ".csv": "text/csv; charset=utf-8"}


def order_page(path: str) -> HttpResponse:
    """A file under home, to be kept by whoever asks for it."""
    file = Path(settings.HOME) / path
    response = HttpResponse(file.read_bytes(), content_type=_KINDS[file.suffix])
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
