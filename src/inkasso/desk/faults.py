"""What is said instead of a page: refused, not allowed, not there, broken."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.decisions import Refusal
from inkasso.base.words import Words
from inkasso.desk.who import who_asks
from inkasso.staff.actions import ACTIONS
from inkasso.staff.roles import ROLES

#: Refusals that say that something is not there.
_NOT_THERE = (
    "no_such_client",
    "no_such_handover",
    "unknown_case",
    "unknown_letter",
    "unknown_request",
    "unknown_breach",
    "unknown_payment",
    "unknown_refund",
    "unknown_remittance",
    "unknown_payback",
    "unknown_client_number",
    "unknown_approval",
    "unknown_account",
    "unknown_job",
    "unknown_objection",
    "unknown_document",
    "unknown_review",
    "unknown_verification",
    "unknown_order",
    "unknown_subscription",
    "unknown_event",
    "unknown_registration",
    "unknown_contact",
    "unknown_notice_version",
    "unknown_template",
    "unknown_contract",
    "unknown_use",
    "unknown_recipient",
)
#: Refusals that say that it may not be seen.
_NOT_SHOWN = ("restricted", "not_for_purpose")


def refused_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A rule said no: what, why, and what can be done."""
    status = 409
    if refusal.code in _NOT_THERE:
        status = 404
    elif refusal.code in _NOT_SHOWN:
        status = 403
    return render(request, "desk/refused.html", {"refusal": refusal}, status=status)


def not_allowed(request: HttpRequest, action: str) -> HttpResponse:
    """None of the roles allows an action: which ones would."""
    needed = [role.name for role in ROLES.values() if action in role.actions]
    context = {"action": ACTIONS[action], "needed": needed, "who": who_asks(request)}
    return render(request, "desk/not_allowed.html", context, status=403)


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Something refused without saying more."""
    return render(request, "desk/fault.html", {"title": _NO, "text": _NO_TEXT}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page."""
    return render(request, "desk/fault.html", {"title": _NOWHERE, "text": _WHERE_TO}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of the program; nothing is asked of the database for this page."""
    return render(request, "desk/broken.html", status=500)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this browser was not given, or that is too old."""
    return render(request, "desk/fault.html", {"title": _STALE, "text": _STALE_TEXT}, status=403)


def too_often(request: HttpRequest) -> HttpResponse:
    """Too many attempts."""
    context = {"title": _OFTEN, "text": _OFTEN_TEXT}
    return render(request, "desk/fault.html", context, status=429)


_NO = Words(fi="Ei sallittu", sv="Inte tillåtet", en="Not allowed")
_NO_TEXT = Words(fi="Tätä ei voi tehdä.", sv="Detta kan inte göras.", en="This cannot be done.")
_NOWHERE = Words(fi="Sivua ei ole", sv="Sidan finns inte", en="No such page")
_WHERE_TO = Words(
    fi="Osoite on väärä tai vanhentunut. Hae yläreunasta tai palaa alkuun.",
    sv="Adressen är fel eller föråldrad. Sök ovan eller gå till början.",
    en="The address is wrong or out of date. Search above or go back to the start.",
)
_STALE = Words(fi="Lomake on vanhentunut", sv="Formuläret är föråldrat", en="The form is too old")
_STALE_TEXT = Words(
    fi="Mitään ei tallennettu. Palaa edelliselle sivulle, lataa se uudelleen ja yritä sitten.",
    sv="Inget sparades. Gå tillbaka, ladda om sidan och försök igen.",
    en="Nothing was saved. Go back, reload the page and try again.",
)
_OFTEN = Words(fi="Liian monta yritystä", sv="För många försök", en="Too many attempts")
_OFTEN_TEXT = Words(
    fi="Kirjautuminen on hetken suljettu tältä tililtä tai koneelta. Yritä 15 minuutin päästä.",
    sv="Inloggningen är stängd en stund för kontot eller datorn. Försök om 15 minuter.",
    en="Signing in is closed for a while for this account or machine. Try again in 15 minutes.",
)
