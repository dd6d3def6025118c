"""One's own account: the browsers that one is signed in with."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkasso.desk.clock import seconds
from inkasso.desk.doing import done
from inkasso.desk.page import own_page
from inkasso.desk.who import who_asks
from inkasso.staff.sessions import end_session, handle_of, open_sessions


@own_page
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in."""
    context = {
        "sessions": open_sessions(_own(request), datetime.fromtimestamp(seconds(), UTC)),
        "this": handle_of(request.session.session_key or ""),
    }
    return render(request, "account/sessions.html", context)


@own_page
@require_POST
def end_own_session(request: HttpRequest, handle: str) -> HttpResponse:
    """Sign another browser out."""
    end_session(_own(request), handle)
    return done(request, reverse("sessions"), "session_ended")


def _own(request: HttpRequest) -> int:
    who = who_asks(request)
    assert who is not None, "only somebody who has signed in gets here"
    return who.account.id
