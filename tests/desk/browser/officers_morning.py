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
#: A contract as its form asks for it.
_TRANSLATOR: Mapping[str, str] = {
    "contract_key": "esimerkkikaannos",
    "contract_name": "Example Translations Ltd",
    "service_fi": "käännökset",
    "service_sv": "översättningar",
    "service_en": "translations",
    "contract_country": "US",
    "contract_reference": "DPA 2026-07",
}
#: A day by which what the demo holds is out of its time.
_FAR = "2045-01-01"


def work(page: Any, case: str) -> None:
    """Requests of a case's debtor, breaches, the log's review, the notice verified."""
    number = case.strip("/").rpartition("/")[2]
    page.goto(case)
    name = page.locator(".desk-person strong, .desk-person b").first.inner_text()
    _requests(page, number, name)
    for weighed in _WEIGHED:
        _breach(page, number, weighed)
    _package(page)
    page.goto("/retention/")
    page.fill("[name=plan_on]", _FAR)
    send(page, "form:has([name=plan_on]) button")
    for path in ("/looks/reviews/", "/verification/", "/verification/drift/"):
        page.goto(path)
        send(page)
        look_at_result(page)

    _contract(page)
    _consent(page, case)


def _contract(page: Any) -> None:
    """A contract outside the EU and EEA, of which the published notice does not tell yet."""
    page.goto("/processors/new/")
    for field, told in _TRANSLATOR.items():
        page.fill(f"[name={field}]", told)
    page.select_option("[name=contract_kind]", "legal_services")
    page.select_option("[name=transfer_ground]", "46(2)(c)")
    send(page)


def _consent(page: Any, case: str) -> None:
    """One that is shown, then recorded: it stands in the list, and in its proof."""
    page.goto(f"{case}consents/electronic_demands/give/")
    page.fill("[name=demands_manner]", "velallinen@example.org")
    page.click("button[name=show]")
    send(page, "form:has(blockquote) button.btn-primary")


def _requests(page: Any, number: str, name: str) -> None:
    _asked(page, number, "access", by_agent=True)
    for right in ("erasure", "human_review"):
        _known(page, _asked(page, number, right), number, name)
    rectified = _asked(page, number, "rectification")
    _known(page, rectified, number, name)
    page.goto(f"{rectified}rectify/")
    page.fill("[name=right_address]", "Mallitie 3, 00100 Helsinki")
    send(page)


def _package(page: Any) -> None:
    """What a granted request may have made, and is fetched from its page."""
    page.goto("/requests/")
    found = page.eval_on_selector_all(
        "tbody a[href^='/requests/']", "all => all.map(a => a.pathname)"
    )
    for path in found:
        page.goto(path)
        if page.locator("a[href$='/package/']").count():
            page.goto(f"{path}package/")
            send(page)
            look_at_result(page)
            return
    raise AssertionError("no request was granted")


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
    if weighed == _WEIGHED[0]:
        page.goto(f"{breach}persons/")
        send(page, "form[action$='/list/'] button")
        look_at_result(page)
    if weighed["risk"] != "none":
        return
    page.goto(f"{breach}measure/")
    send(page)
    page.goto(f"{breach}scope/")
    page.check("input[name=scope_by][value=case]")
    page.fill("[name=scope_case]", number)
    send(page)
    look_at_result(page)
