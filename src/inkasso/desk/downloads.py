"""Files to take away: the browser keeps them and shows nothing."""

from __future__ import annotations

from django.http import HttpResponse

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_to_keep(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file, kept under a name."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
