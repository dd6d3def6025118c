"""Who asks: sessions and accounts are read for the purpose of accounts, and end in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.translation import get_language_from_request

from inkasso.base.words import LANGUAGES
from inkasso.desk.clock import seconds, today
from inkasso.desk.faults import not_allowed
from inkasso.desk.page import NotAllowed
from inkasso.desk.signing_in.passkeys import FACTORS
from inkasso.desk.who import Who
from inkasso.gate.acting import acting
from inkasso.gate.backend.prepared import rows_of
from inkasso.staff.actions import ACCOUNTS
from inkasso.staff.models import Account
from inkasso.staff.services import roles_of
from inkasso.staff.sessions import SEEN, STARTED

Answer = Callable[[HttpRequest], HttpResponse]

#: Asked for every page.
_FACTOR = "SELECT EXISTS (SELECT FROM mfa_authenticator WHERE user_id = %s AND type = ANY(%s))"
#: Seconds between two notes in a session that it was used.
_NOTED_EVERY = 60
#: Names of the pages on which somebody gets a second factor, or gives up.
ENROLMENT = frozenset(
    {
        *("mfa_activate_totp", "mfa_add_webauthn"),
        *("account_logout", "account_reauthenticate", "language"),
    }
)


class ForAccounts:
    """Everything around a page is done for the purpose of accounts; the page takes its own."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as nobody known yet."""
        with acting(ACCOUNTS, actor="desk", reason="who asks, at the desk"):
            return self._get_response(request)


class SignedIn:
    """Knows who asks, what they may do, and when their session is over."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of whoever asks."""
        with transaction.atomic():
            account = _account(request)
            ready = account is not None and _has_factor(account)
            roles = roles_of(account, today()) if account is not None and ready else ()
        if account is not None and _is_over(request):
            logout(request)
            return HttpResponseRedirect(reverse("account_login") + "?ended")
        _speak(request, account)
        if account is None:
            return self._get_response(request)
        if not ready:
            return self._enrolling(request)
        request.who = Who(account=account, roles=roles)  # type: ignore[attr-defined]
        with acting(ACCOUNTS, actor=account.name, reason="signed in at the desk"):
            return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page that none of the roles allows says which would."""
        if isinstance(exception, NotAllowed):
            return not_allowed(request, exception.action)
        return None

    def _enrolling(self, request: HttpRequest) -> HttpResponse:
        """Without a second factor there is one page to go to: the one that sets it up."""
        if _name_of(request.path_info) in ENROLMENT:
            return self._get_response(request)
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


def _account(request: HttpRequest) -> Account | None:
    """Who signed in, loaded now: a page that acts for its own purpose could not."""
    user = request.user
    return cast("Account", user) if user.is_authenticated else None


def _has_factor(account: Account) -> bool:
    ((has,),) = rows_of(_FACTOR, [account.id, [factor.value for factor in FACTORS]])
    return bool(has)


def _is_over(request: HttpRequest) -> bool:
    """Whether the session has lasted too long, or was left alone too long; notes its use."""
    now, session = seconds(), request.session
    started, seen = session.get(STARTED, now), session.get(SEEN, now)
    if now - started > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS:
        return True
    if SEEN not in session or now - seen >= _NOTED_EVERY:
        session[STARTED], session[SEEN] = started, now
    return False


def _speak(request: HttpRequest, account: Account | None) -> None:
    chosen = account.language if account else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    language = chosen if chosen in LANGUAGES else get_language_from_request(request)
    translation.activate(language if language in LANGUAGES else "en")


def _name_of(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""
