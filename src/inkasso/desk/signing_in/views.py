"""An invitation becomes a password; language and theme are chosen."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.forms import SetPasswordForm
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from inkasso.base.words import LANGUAGES
from inkasso.desk.faults import not_found
from inkasso.desk.page import open_page
from inkasso.desk.who import who_asks
from inkasso.staff.invitations import invited
from inkasso.staff.models import Account

THEMES = ("auto", "light", "dark")
_YEAR = 365 * 24 * 3600


@open_page
@sensitive_post_parameters()
def invitation(request: HttpRequest, account: str, token: str) -> HttpResponse:
    """The holder of a new account chooses a password."""
    with transaction.atomic():
        holder = invited(account, token)
        if holder is None:
            return render(request, "account/invitation_over.html", status=404)
        form: SetPasswordForm[Account] = SetPasswordForm(holder, request.POST or None)
        if request.method == "POST" and form.is_valid():
            form.save()
            return HttpResponseRedirect(reverse("account_login") + "?chosen")
    return render(request, "account/invitation.html", {"form": form, "holder": holder})


@open_page
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Another language, kept with the account or, before sign-in, in the browser."""
    chosen = request.POST.get("language")
    response = _back(request)
    if chosen in LANGUAGES:
        if request.user.is_authenticated:
            Account.objects.filter(id=request.user.pk).update(language=chosen)
        _remember(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


@open_page
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the machine has it."""
    chosen = request.POST.get("theme")
    response = _back(request)
    if chosen in THEMES:
        _remember(response, "theme", chosen)
    return response


@open_page
@require_GET
def closed(request: HttpRequest) -> HttpResponse:
    """Pages of the library that this house does not have."""
    return not_found(request, Exception())


def inactive(request: HttpRequest) -> HttpResponse:
    """Where the library leads accounts that are closed."""
    assert who_asks(request) is None
    return HttpResponseRedirect(reverse("account_login"))


def _back(request: HttpRequest) -> HttpResponse:
    """Back to the page that the form stood on."""
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if safe else "/")


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
