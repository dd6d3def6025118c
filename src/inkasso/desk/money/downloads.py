"""Files under home to take away: payment orders for the bank, reports for clients."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

from inkasso.desk.downloads import CSV, file_to_keep

_KINDS = {".xml": "application/xml", ".pdf": "application/pdf", ".csv": CSV}


def order_page(path: str) -> HttpResponse:
    """A file under home, to be kept by whoever asks for it."""
    file = Path(settings.HOME) / path
    return file_to_keep(file.read_bytes(), file.name, _KINDS[file.suffix])
