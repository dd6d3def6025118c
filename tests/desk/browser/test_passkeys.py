"""Passkeys in a real Chromium with a virtual authenticator, under the desk's own policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from desk.agency_at_work import Agency, code, email_of, forget_attempts
from inkasso.demo.staff import PASSWORD

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser
ROLE = "client_manager"


@pytest.fixture
def ready(agency: Agency) -> None:
    """Made before the browser starts, which runs a loop of its own."""
    forget_attempts()


@pytest.fixture
def page(ready: None, address: str, chromium: Any) -> Iterator[Any]:
    """A page of a browser that has an authenticator of its own, with a finger on it."""
    context = chromium.new_context()
    opened = context.new_page()
    devtools = context.new_cdp_session(opened)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    opened.complaints = []
    opened.on("console", lambda said: opened.complaints.append(said.text))
    yield opened
    context.close()


def sign_out(page: Any) -> None:
    page.click(".desk-menu > summary")
    page.click("form[action='/sign-out/'] button")
    page.wait_for_url("**/sign-in/**")


def password(page: Any, at: str) -> None:
    page.goto(f"{at}/sign-in/")
    page.fill("input[name=login]", email_of(ROLE))
    page.fill("input[name=password]", PASSWORD)
    page.click("form[action='/sign-in/'] button[type=submit]")
    page.wait_for_url("**/sign-in/code/")


def sure(page: Any) -> None:
    """Changes of a second factor ask for the password once more."""
    page.wait_for_url("**/account/sure/**")
    page.fill("input[name=password]", PASSWORD)
    page.click("button.btn-primary")


def test_a_passkey_is_added_signs_in_alone_and_serves_as_second_factor(
    page: Any,
    address: str,
) -> None:
    password(page, address)
    page.fill("input[name=code]", code())
    page.click("form:not([data-passkey]) button.btn-primary")
    page.wait_for_url(f"{address}/")

    page.goto(f"{address}/account/second-factor/passkey/")
    sure(page)
    page.fill("input[name=name]", "työkone")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/account/second-factor/**")
    page.goto(f"{address}/account/second-factor/")
    assert "työkone" in page.content()

    sign_out(page)
    page.click("form[action='/sign-in/passkey/'] button")
    page.wait_for_url(f"{address}/")
    assert "Annika Asiakas" in page.content()

    sign_out(page)
    password(page, address)
    page.click("form[data-passkey] button")
    page.wait_for_url(f"{address}/")

    page.goto(f"{address}/account/second-factor/")
    page.click("a[href$='/remove/']")
    sure(page)
    page.click("form:not([action]) button.btn-primary")
    page.wait_for_url("**/account/second-factor/")
    assert "työkone" not in page.content()
    assert page.complaints == []
