"""An officer's morning in the demo: requests as far as each leads on, breaches, and long work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk.browser.sending import look_at_result, send

#: A breach as it is weighed, and which of its pages that opens: people told each, or all at once.
_WEIGHED: tuple[Mapping[str, str], ...] = (
    {"risk": "high"},
    {"risk": "high", "exceptions": "34(3)(c)"},
    {"risk": "none"},
)


def work(page: Any, case: str) -> None:
    """Requests of a case's debtor, breaches, the log's review, the notice verified."""
    number = case.strip("/").rpartition("/")[2]
    page.goto(case)
    name = page.locator(".desk-person strong, .desk-person b").first.inner_text()
    _requests(page, number, name)
    for weighed in _WEIGHED:
        _breach(page, number, weighed)
    for path in ("/looks/reviews/", "/verification/", "/verification/drift/"):
        page.goto(path)
        send(page)
        look_at_result(page)


def _requests(page: Any, number: str, name: str) -> None:
    _asked(page, number, "access", by_agent=True)
    for right in ("erasure", "human_review"):
        _known(page, _asked(page, number, right), number, name)
    rectified = _asked(page, number, "rectification")
    _known(page, rectified, number, name)
    page.goto(f"{rectified}rectify/")
    page.fill("[name=right_address]", "Mallitie 3, 00100 Helsinki")
    send(page)


def _asked(page: Any, number: str, right: str, *, by_agent: bool = False) -> str:
    """The address of a request that was just taken in."""
    page.goto(f"/requests/new/{number}/")
    page.select_option("[name=right]", right)
    if by_agent:
        page.check("[name=by_agent]")
        page.fill("[name=requester]", "Edla Edustaja, Mallitie 2, 00100 Helsinki")
    send(page)
    return str(page.url)


def _known(page: Any, request: str, number: str, name: str) -> None:
    page.goto(f"{request}compare/")
    page.fill("[name=told_case]", number)
    page.fill("[name=told_name]", name)
    send(page)


def _breach(page: Any, number: str, weighed: Mapping[str, str]) -> None:
    page.goto("/breaches/new/")
    page.fill("[name=what]", "Luettelo jäi auki aulan näytölle.")
    page.check("input[name=kinds] >> nth=0")
    send(page)
    breach = page.url
    page.goto(f"{breach}assess/")
    page.fill("[name=reasons]", "Aulassa kävi kolme ihmistä.")
    for field, value in weighed.items():
        page.check(f"input[name={field}][value='{value}']")
    send(page)
    if weighed["risk"] != "none":
        return
    page.goto(f"{breach}measure/")
    send(page)
    page.goto(f"{breach}scope/")
    page.check("input[name=scope_by][value=case]")
    page.fill("[name=scope_case]", number)
    send(page)
    look_at_result(page)
