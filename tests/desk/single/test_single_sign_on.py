"""Single sign-on against a real OpenID Connect provider (panva's oidc-provider, under Node).

`make browser` fetches what it needs. What the provider's answer leads to is tested without it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from desk.agency_at_work import Agency, code, forget_attempts
from desk.browser.conftest import Quiet, Threaded
from free_port import free_port
from inkasso.desk.middleware import headers
from inkasso.desk.signing_in.single import account_of
from inkasso.gate.acting import acting
from inkasso.project.single_sign_on import SingleSignOn, single_sign_on

HERE = Path(__file__).parent
NODE = shutil.which("node")
needs_provider = pytest.mark.browser
VERIFIED = {"sub": "1", "email": "Client.Manager@demo.example", "email_verified": True}


class TestSettings:
    def test_without_an_issuer_there_is_none(self) -> None:
        assert single_sign_on({}) is None

    @pytest.mark.parametrize(
        "given",
        [
            {"INKASSO_OIDC_ISSUER": "https://id.example"},
            {"INKASSO_OIDC_ISSUER": "https://id.example", "INKASSO_OIDC_CLIENT": "desk"},
            {
                "INKASSO_OIDC_ISSUER": "http://id.example",
                "INKASSO_OIDC_CLIENT": "desk",
                "INKASSO_OIDC_SECRET": "s",
            },
        ],
    )
    def test_half_a_setting_is_told(self, given: dict[str, str]) -> None:
        with pytest.raises(ImproperlyConfigured, match="INKASSO_OIDC"):
            single_sign_on(given)

    def test_a_desk_without_it_has_no_such_page(self, agency: Agency) -> None:
        assert Client().get("/sign-in/single/").status_code == 404
        assert "/sign-in/single/" not in Client().get("/sign-in/").content.decode()


class TestWhoItLeadsTo:
    @pytest.mark.parametrize(
        "told",
        [
            {},
            {"id_token": {"sub": "1"}},
            {"userinfo": VERIFIED},
            {"id_token": {**VERIFIED, "email_verified": False}},
            {"id_token": {**VERIFIED, "email_verified": "true"}},
            {"id_token": {"sub": "1", "email": "client.manager@demo.example"}},
            {"id_token": {**VERIFIED, "email": "stranger@demo.example"}},
            {"id_token": {**VERIFIED, "email": ["client.manager@demo.example"]}},
            {"id_token": {"sub": "1"}, "userinfo": {**VERIFIED, "sub": "2"}},
        ],
    )
    def test_what_is_not_verified_leads_nowhere(self, agency: Agency, told: dict[str, Any]) -> None:
        with acting("accounts", actor="tester", reason="a test"):
            assert account_of(told) is None

    @pytest.mark.parametrize(
        "told",
        [{"id_token": VERIFIED}, {"id_token": {"sub": "1"}, "userinfo": VERIFIED}],
    )
    def test_a_verified_address_leads_to_its_account(
        self, agency: Agency, told: dict[str, Any]
    ) -> None:
        with acting("accounts", actor="tester", reason="a test"):
            found = account_of(told)
        assert found is not None
        assert found.name == "Annika Asiakas"


@pytest.fixture
def desk(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The desk, which knows a provider that runs."""
    import threading  # noqa: PLC0415
    from wsgiref.simple_server import make_server  # noqa: PLC0415

    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    assert NODE is not None
    forget_attempts()
    port, own = free_port(), free_port()
    at = f"http://localhost:{own}"
    known = SingleSignOn(issuer=f"http://localhost:{port}", client="desk", secret="s" * 40)
    monkeypatch.setattr(settings, "SINGLE_SIGN_ON", known)
    monkeypatch.setattr(settings, "SOCIALACCOUNT_PROVIDERS", known.providers())
    headers._policy.cache_clear()
    arguments = [str(port), known.client, known.secret, f"{at}/sign-in/single/back/"]
    provider = subprocess.Popen(
        [NODE, str(HERE / "provider.mjs"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert provider.stdout is not None
    assert provider.stdout.readline().strip() == "ready"
    server = make_server(
        "localhost", own, get_wsgi_application(), server_class=Threaded, handler_class=Quiet
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield at
    server.shutdown()
    server.server_close()
    thread.join()
    provider.terminate()
    provider.wait(timeout=10)
    provider.stdout.close()
    headers._policy.cache_clear()


@pytest.fixture
def page(desk: str, chromium: Any) -> Iterator[Any]:
    """A page of a browser that holds to the desk's own policy."""
    context = chromium.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


def sign_in(page: Any, desk: str, who: str) -> None:
    """Through the provider's own pages: who one is, and that the desk may know."""
    page.goto(f"{desk}/sign-in/")
    page.click("form[action='/sign-in/single/'] button")
    page.wait_for_url("**/interaction/**")
    page.fill("input[name=login]", who)
    page.fill("input[name=password]", "anything")
    page.click("button[type=submit]")
    page.wait_for_selector("text=/Authorize|Continue/")
    page.click("button[type=submit]")
    page.wait_for_url(f"{desk}/**")


@needs_provider
def test_a_known_address_comes_in_with_its_own_second_factor(page: Any, desk: str) -> None:
    sign_in(page, desk, "known")
    assert page.url.startswith(f"{desk}/sign-in/code/")
    page.goto(f"{desk}/")
    assert "/sign-in/" in page.url
    sign_in_code = code()
    page.goto(f"{desk}/sign-in/code/")
    page.fill("input[name=code]", sign_in_code)
    page.click("form:not([data-passkey]) button.btn-primary")
    page.wait_for_url(f"{desk}/")
    assert "Annika Asiakas" in page.content()


@needs_provider
@pytest.mark.parametrize("who", ["unverified", "stranger"])
def test_others_stay_outside(page: Any, desk: str, who: str) -> None:
    sign_in(page, desk, who)
    assert "No account was found" in page.content()
    page.goto(f"{desk}/")
    assert "/sign-in/" in page.url
