"""Settings of single sign-on, from the environment; none of it is in force without an issuer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

#: What the provider is called in addresses; `inkasso.desk.urls` knows it by the same name.
PROVIDER = "agency"
_NEEDED = ("INKASSO_OIDC_CLIENT", "INKASSO_OIDC_SECRET")
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleSignOn:
    """One OpenID Connect provider."""

    issuer: str
    client: str
    secret: str

    @property
    def origin(self) -> str:
        """Where forms lead to, as a content security policy names it."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def providers(self) -> dict[str, Any]:
        """As django-allauth takes it."""
        app = {
            "provider_id": PROVIDER,
            "name": "OpenID Connect",
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.issuer, "oauth_pkce_enabled": True},
        }
        return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def single_sign_on(environment: Mapping[str, str]) -> SingleSignOn | None:
    """The provider that the environment names; None without `INKASSO_OIDC_ISSUER`.

    Raises `ImproperlyConfigured` where client or secret are missing, and for an issuer that is
    neither on this machine nor reached by https: what it says would be anybody's.
    """
    issuer = environment.get("INKASSO_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return None
    missing = [name for name in _NEEDED if not environment.get(name)]
    if missing:
        raise ImproperlyConfigured(f"INKASSO_OIDC_ISSUER needs {' and '.join(missing)} beside it")
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in _HERE:
        raise ImproperlyConfigured(f"INKASSO_OIDC_ISSUER must begin with https://: {issuer}")
    client, secret = (environment[name] for name in _NEEDED)
    return SingleSignOn(issuer=issuer, client=client, secret=secret)
