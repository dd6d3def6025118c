"""Pages: each says what is done on it, runs as that purpose, and shows nothing without one.

`@page("see_case")` is the whole permission of a page. Whoever's roles do not allow the action is
told so; whoever may do it acts for the first of its purposes that a role of theirs has, in one
transaction. `@open_page` is for signing in, `@own_page` for everybody who has signed in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.desk.faults import refused_page
from inkasso.desk.who import who_asks
from inkasso.gate.acting import acting
from inkasso.staff.actions import ACTIONS, Action

View: TypeAlias = Callable[..., HttpResponse]

#: What stands in `permission` of pages that no role is needed for.
ANYBODY, SIGNED_IN = "anybody", "signed in"


class NotAllowed(Exception):  # noqa: N818  it names what was found
    """None of somebody's roles allows an action."""

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action


def page(action: str) -> Callable[[View], View]:
    """A page on which something is done that a role must allow."""
    what = ACTIONS[action]

    def wrap(view: View) -> View:
        @wraps(view)
        def run(request: HttpRequest, **arguments: Any) -> HttpResponse:
            who = who_asks(request)
            if who is None:
                return to_sign_in(request)
            purpose = who.purpose_for(action)
            if purpose is None:
                raise NotAllowed(action)
            try:
                with (
                    acting(purpose, actor=who.account.name, reason=reason_of(what)),
                    transaction.atomic(),
                ):
                    return view(request, **arguments)
            except Refused as refused:
                return refused_page(request, refused.refusal)

        return _marked(run, action)

    return wrap


def reason_of(what: Action) -> str:
    """What the access log has as the reason of whatever a page opens."""
    return f"{what.name.en} at the desk"


def own_page(view: View) -> View:
    """A page of everybody who has signed in, about nobody but themselves."""

    @wraps(view)
    def run(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if who_asks(request) is None:
            return to_sign_in(request)
        return view(request, **arguments)

    return _marked(run, SIGNED_IN)


def open_page(view: View) -> View:
    """A page that signing in needs, before anybody is known."""

    @wraps(view)
    def run(request: HttpRequest, **arguments: Any) -> HttpResponse:
        return view(request, **arguments)

    return _marked(run, ANYBODY)


def permission_of(view: View) -> str:
    """What a page needs: the key of an action, `ANYBODY` or `SIGNED_IN`."""
    return str(getattr(view, "permission"))  # noqa: B009  every page is made by one of these


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back here afterwards."""
    back = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    response = HttpResponseRedirect(reverse("account_login") + (f"?{back}" if back else ""))
    if request.headers.get("HX-Request"):
        # A part of a page cannot become the sign-in page: the whole page goes there.
        response = HttpResponseRedirect(reverse("account_login"))
        response.status_code = 204
        response["HX-Redirect"] = reverse("account_login")
    return response


def _marked(run: View, permission: str) -> View:
    setattr(run, "permission", permission)  # noqa: B010  functions have no such attribute
    return run
