"""Single sign-on: an OpenID Connect provider says who somebody is, and this house what they may.

A provider leads to an account that is there, by an e-mail address that it has verified; it opens
none, connects none and replaces no second factor. Nothing of what it says is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.page import open_page
from inkasso.staff.models import Account

#: What the provider is called among the library's; the settings know it by the same name.
PROVIDER = "agency"


class SingleSignOn(DefaultSocialAccountAdapter):
    """How django-allauth treats who comes from the provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody opens an account for themselves."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account by the verified address; without one there is no way in."""
        account = account_of(sociallogin.account.extra_data)
        if account is None or sociallogin.state.get("process") != AuthProcess.LOGIN:
            answer = render(request, "account/single_unknown.html", status=403)
            raise ImmediateHttpResponse(answer)
        sociallogin.user = account

    def on_authentication_error(self, request: HttpRequest, *_: object, **__: object) -> None:
        """The provider said no, or what it said does not hold."""
        raise ImmediateHttpResponse(render(request, "account/single_failed.html", status=403))


def account_of(told: Mapping[str, Any]) -> Account | None:
    """The account that a provider's answer leads to: its ID token, and what it tells of the user.

    Both must be about one subject, and the address verified: `true`, not a text that says so.
    """
    token, user = told.get("id_token") or {}, told.get("userinfo") or {}
    if not token.get("sub") or user.get("sub", token["sub"]) != token["sub"]:
        return None
    claims = {**user, **token} if token.get("email") else user
    address = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(address, str):
        return None
    return Account.objects.filter(email=address.strip().lower(), is_active=True).first()


@open_page
def stopped(request: HttpRequest) -> HttpResponse:
    """Whoever stopped at the provider is back at the door."""
    return HttpResponseRedirect(reverse("account_login"))
