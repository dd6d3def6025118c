"""Sending a form in a browser, and waiting for the work that it asks for."""

from __future__ import annotations

from typing import Any

#: Seconds that a worker may take on a busy machine.
_WORKED = 120


def send(page: Any, button: str = "form:has(input[name=once]) button.btn-primary") -> None:
    """Press, and be told that it was done."""
    before = page.url
    page.locator(button).first.click()
    told = page.locator("[role=status].alert-success")
    assert told.count(), f"{before}: {page.locator('.alert, .invalid-feedback').all_inner_texts()}"


def look_at_result(page: Any) -> None:
    """The newest of one's background work is waited for, and what came of it opened."""
    page.goto("/work/")
    page.locator("tbody a").first.click()
    page.locator("#job:not([hx-get])").wait_for(timeout=_WORKED * 1000)
    result = page.locator("#job a.btn-primary")
    assert result.count(), page.locator("#job").inner_text()
    result.first.click()
