"""Headers that tell the browser what a page may do: nothing but what comes from here."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
_ASKS_NOTHING = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

_MS = 1000


class Headers:
    """Sets them on every answer; pages about people are kept by no cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        began = time.perf_counter()
        response = self._get_response(request)
        if settings.DESK_TIMING:
            took = (time.perf_counter() - began) * _MS
            response.setdefault("Server-Timing", f"desk;dur={took:.1f}")
        response.setdefault("Content-Security-Policy", _policy())
        response.setdefault("Permissions-Policy", _ASKS_NOTHING)
        response.setdefault("Cache-Control", "no-store, private")
        return response


@cache
def _policy() -> str:
    """What a page may load, and where its forms lead: here, or on to the single sign-on."""
    single = settings.SINGLE_SIGN_ON
    forms = " ".join(["form-action 'self'", *([single.origin] if single else [])])
    return "; ".join((*_POLICY, forms))
