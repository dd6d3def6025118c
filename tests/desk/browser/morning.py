"""A morning's work in the demo, which makes what it lacks: so every kind of page has something."""

from __future__ import annotations

from typing import Any

#: A file of each kind: a photographed paper, and a hand-over with a row that holds and one that
#: does not.
PAPER = {"name": "valtakirja.txt", "mimeType": "text/plain", "buffer": b"I speak for her."}
_COLUMNS = (
    *("invoice_number", "invoice_date", "due_date", "principal", "description", "debtor_type"),
    *("name", "street", "postal_code", "city"),
)
_ROWS = (
    *("UUSI-1", "2026-01-02", "2026-01-23", "120.00", "Sähkö", "person"),
    *("Maija Mallikas", "Mallitie 1", "00100", "Helsinki"),
)


#: Who works; `work` takes a page of each, in this order.
WHO = ("collector", "client_manager", "manager", "officer")


def work(collector: Any, client_manager: Any, manager: Any, officer: Any) -> None:
    """What is done before ten."""
    case = _case_that_owes(collector)
    _note(collector, case)
    _two_calls(collector, case)
    _document(collector, case)
    _representative(collector, case)
    collector.goto(f"{case}plan/")
    _send(collector, ".desk-offers form button[type=submit]")
    _hand_over(client_manager)
    manager.goto("/figures/age/")
    manager.locator("form[action='/figures/count/'] button").click()
    _breach(officer)
    number = case.strip("/").partition("/")[2]
    for right in ("rectification", "erasure", "access"):
        officer.goto(f"/requests/new/{number}/")
        officer.select_option("[name=right]", right)
        _send(officer)


def _case_that_owes(page: Any) -> str:
    """The address of a case with something to agree a plan about."""
    page.goto("/search/?q=kallio")
    found = page.eval_on_selector_all("tbody a[href^='/cases/']", "all => all.map(a => a.pathname)")
    for path in found:
        page.goto(f"{path}plan/")
        if page.locator(".desk-offers form").count() and not page.locator("#standing").count():
            return str(path)
    raise AssertionError("nobody in the demo owes anything")


def _note(page: Any, case: str) -> None:
    page.goto(f"{case}note/")
    page.fill("textarea", "Lukee kirjeet perjantaisin.")
    _send(page)


def _two_calls(page: Any, case: str) -> None:
    """The second is one too many, which its caller says why."""
    for _ in range(2):
        page.goto(f"{case}contact/")
        page.check("input[value=reached]")
        if page.locator("[name=deviation]").count():
            page.fill("[name=deviation]", "Pyysi soittamaan heti takaisin.")
        _send(page)


def _document(page: Any, case: str) -> None:
    page.goto(f"{case}documents/")
    page.set_input_files("[name=document]", PAPER)
    _send(page)


def _representative(page: Any, case: str) -> None:
    page.goto(f"{case}representative/")
    page.select_option("[name=capacity]", index=1)
    page.fill("[name=representative_name]", "Edla Edustaja")
    page.fill("[name=proof]", "valtakirja 1.4.2026")
    page.fill("[name=since]", "2026-04-01")
    for name, value in (("street", "Mallitie 2"), ("postal_code", "00100"), ("city", "Helsinki")):
        page.fill(f"[name={name}]", value)
    _send(page)


def _breach(page: Any) -> None:
    page.goto("/breaches/new/")
    page.fill("[name=what]", "Luettelo jäi auki aulan näytölle.")
    page.check("input[name=kinds] >> nth=0")
    _send(page)


def _hand_over(page: Any) -> None:
    rows = "\n".join(";".join(one) for one in (_COLUMNS, _ROWS, ("",) * len(_COLUMNS)))
    file = {"name": "uudet.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.goto("/clients/1/handovers/")
    page.set_input_files("[name=handover_file]", file)
    _send(page)


def _send(page: Any, button: str = "form:has(input[name=once]) button.btn-primary") -> None:
    """Press, and be told that it was done."""
    before = page.url
    page.locator(button).first.click()
    told = page.locator("[role=status].alert-success")
    assert told.count(), f"{before}: {page.locator('.alert, .invalid-feedback').all_inner_texts()}"
