"""A morning's work in the demo, which makes what it lacks: so every kind of page has something."""

from __future__ import annotations

from typing import Any

from desk.browser import officers_morning
from desk.browser.sending import look_at_result, send

#: A file of each kind: a photographed paper, and a hand-over with a row that holds and one that
#: does not.
PAPER = {"name": "valtakirja.txt", "mimeType": "text/plain", "buffer": b"I speak for her."}
_COLUMNS = (
    *("invoice_number", "invoice_date", "due_date", "principal", "description", "debtor_type"),
    *("name", "street", "postal_code", "city"),
)
_ROWS = (
    *("2026-01-02", "2026-01-23", "120.00", "Sähkö", "person"),
    *("Maija Mallikas", "Mallitie 1", "00100", "Helsinki"),
)
#: Who works; `work` takes a page of each.
WHO = (
    *("collector", "client_manager", "manager", "officer", "payment_handler"),
    "administrator",
)


def work(
    *,
    collector: Any,
    client_manager: Any,
    manager: Any,
    officer: Any,
    payment_handler: Any,
    administrator: Any,
) -> dict[str, list[str]]:
    """What is done before ten; tells the case and the filled-in searches, by whose they are."""
    case, other = _cases_that_owe(collector)
    _note(collector, case)
    _two_calls(collector, case)
    _document(collector, case)
    _representative(collector, case)
    collector.goto(f"{case}plan/")
    send(collector, ".desk-offers form button[type=submit]")
    _template(collector)
    _hand_over(client_manager, "UUSI-1")
    client_manager.locator("form:has([value=take_in]) button").click()
    look_at_result(client_manager)
    _hand_over(client_manager, "UUSI-2")
    _newsletter(client_manager)
    _account(administrator)
    manager.goto("/figures/age/")
    manager.locator("form[action='/figures/count/'] button").click()
    _payments(payment_handler, manager)
    officers_morning.work(officer, case)
    longer = f"{other}extension/?pay_until=2026-05-11&asked_by=phone"
    return {"client_manager": [_strategy(client_manager)], "collector": [case, longer]}


def _cases_that_owe(page: Any) -> tuple[str, str]:
    """The addresses of two cases with something to agree a plan about."""
    page.goto("/search/?q=kallio")
    found = page.eval_on_selector_all("tbody a[href^='/cases/']", "all => all.map(a => a.pathname)")
    owing: list[str] = []
    for path in found:
        page.goto(f"{path}plan/")
        if page.locator(".desk-offers form").count() and not page.locator("#standing").count():
            owing.append(path)
        if len(owing) == 2:
            return owing[0], owing[1]
    raise AssertionError("hardly anybody in the demo owes anything")


def _note(page: Any, case: str) -> None:
    page.goto(f"{case}note/")
    page.fill("textarea", "Lukee kirjeet perjantaisin.")
    send(page)


def _two_calls(page: Any, case: str) -> None:
    """The second is one too many, which its caller says why."""
    for _ in range(2):
        page.goto(f"{case}contact/")
        page.check("input[value=reached]")
        if page.locator("[name=deviation]").count():
            page.fill("[name=deviation]", "Pyysi soittamaan heti takaisin.")
        send(page)


def _document(page: Any, case: str) -> None:
    page.goto(f"{case}documents/")
    page.set_input_files("[name=document]", PAPER)
    send(page)


def _representative(page: Any, case: str) -> None:
    page.goto(f"{case}representative/")
    page.select_option("[name=capacity]", index=1)
    page.fill("[name=representative_name]", "Edla Edustaja")
    page.fill("[name=proof]", "valtakirja 1.4.2026")
    page.fill("[name=since]", "2026-04-01")
    for name, value in (("street", "Mallitie 2"), ("postal_code", "00100"), ("city", "Helsinki")):
        page.fill(f"[name={name}]", value)
    send(page)


def _template(page: Any) -> None:
    """A letter of the agency's own, which nobody has asked to switch on."""
    page.goto("/letter-templates/new/")
    page.check("[name=template_kind][value=information]")
    for spoken in ("fi", "sv", "en"):
        for part in ("name", "heading", "text"):
            page.fill(f"[name=template_{part}_{spoken}]", "Ohje / Råd / Advice")
    send(page)


def _newsletter(page: Any) -> None:
    """An order that waits for its reader to confirm it."""
    page.goto("/newsletters/")
    form = "form:has([name=reader_basis])"
    page.fill(f"{form} [name=reader_email]", "uusi.lukija@example.fi")
    page.check(f"{form} [name=reader_basis] >> nth=0")
    page.click(f"{form} button[type=submit]")
    page.locator(".desk-note, .desk-words, [role=status]").first.wait_for()


def _account(page: Any) -> None:
    """Somebody who has not come in yet."""
    page.goto("/accounts/new/")
    page.fill("[name=whole_name]", "Uuno Uusi")
    page.fill("[name=sign_in_email]", "uuno.uusi@demo.example")
    send(page)


def _strategy(page: Any) -> str:
    """What another strategy would have done."""
    page.goto("/clients/1/strategies/consumer/")
    page.locator("main input[type=number]").first.fill("20")
    page.locator("main form[method=get] button").click()
    page.wait_for_url("**?**")
    return str(page.url)


def _payments(page: Any, second: Any) -> None:
    """One placed, so its client has something coming; one on a case that owes nothing, so that
    something is to refund; one sent back to its payer, by two.
    """
    page.goto("/suspense/")
    items = page.eval_on_selector_all(
        "tbody a[href^='/suspense/']", "all => all.map(a => a.pathname)"
    )
    for path in items:
        page.goto(path)
        if page.locator("[data-key='1']").count():
            page.keyboard.press("1")
            page.locator("[role=status].alert-success").wait_for()
            break
    for path in items:
        page.goto(path)
        closed = page.locator(".desk-candidate").filter(has_not_text="€")
        if closed.count():
            closed.first.click()
            page.locator("[role=status].alert-success").wait_for()
            break
    for path in reversed(items):
        page.goto(path)
        if page.locator("[data-key='b'][href$='/back/']").count():
            page.keyboard.press("b")
            page.wait_for_url("**/back/")
            break
    page.check("input[name=why] >> nth=0")
    send(page)
    second.goto("/approvals/")
    second.locator("tbody a").last.click()
    second.locator("button[value=approved]").click()
    second.locator("[role=status].alert-success").wait_for()


def _hand_over(page: Any, number: str) -> None:
    """A row that holds, and one that does not."""
    bad = (f"{number}0", "ei päivä", *_ROWS[1:])
    rows = "\n".join(";".join(one) for one in (_COLUMNS, (number, *_ROWS), bad))
    file = {"name": "uudet.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.goto("/clients/1/handovers/")
    page.set_input_files("[name=handover_file]", file)
    send(page)
    look_at_result(page)
