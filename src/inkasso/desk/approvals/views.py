"""What waits for a second person: the list, one request, and the decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.desk.approvals.kind import Kind
from inkasso.desk.approvals.kinds import KINDS, waiting_for
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.faults import refused_page
from inkasso.desk.page import NotAllowed, own_page
from inkasso.desk.who import Who, moment_of, who_asks
from inkasso.gate.acting import acting
from inkasso.staff.actions import ACCOUNTS, ACTIONS
from inkasso.staff.approvals import (
    APPROVED,
    REJECTED,
    WITHDRAWN,
    approve,
    asked_by,
    find_approval,
    is_own,
    last_day,
    reject,
    withdraw,
)
from inkasso.staff.models import Approval

#: Days for which one's own requests stand in the list.
_OWN_DAYS = 60


class DecisionForm(DeskForm):
    """What a second person decides, and why."""

    decision_reason = forms.CharField(
        required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    decision = forms.ChoiceField(
        choices=[(one, one) for one in (APPROVED, REJECTED, WITHDRAWN)], widget=forms.HiddenInput
    )


@own_page
def approvals(request: HttpRequest) -> HttpResponse:
    """What waits for whoever asks, and what became of their own requests."""
    who, on = _who(request), today()
    mine = asked_by(who.account.name, on - timedelta(days=_OWN_DAYS))
    context = {
        "rows": [(one, KINDS[one.kind]) for one in waiting_for(who, on)],
        "mine": [(one, KINDS.get(one.kind), on > last_day(one)) for one in mine],
    }
    return render(request, "desk/approvals/list.html", context)


@own_page
def approval(request: HttpRequest, number: int) -> HttpResponse:
    """One request, shown and decided for the purpose of the action that approves it."""
    who = _who(request)
    try:
        asked = find_approval(number)
        kind = KINDS.get(asked.kind)
        own = is_own(asked, who.account.name)
        purpose = kind.purpose_for(who, own=own) if kind else None
        if kind is None or (purpose is None and not own):
            raise NotAllowed(kind.action if kind else "approve_roles")
        reason = f"{ACTIONS[kind.action].name.en} at the desk"
        with (
            acting(purpose or ACCOUNTS, actor=who.account.name, reason=reason),
            transaction.atomic(),
        ):
            return _decide(request, asked, kind, sees=purpose is not None)
    except Refused as refused:
        return refused_page(request, refused.refusal)


def _decide(request: HttpRequest, asked: Approval, kind: Kind, *, sees: bool) -> HttpResponse:
    lines = tuple(kind.show(asked.facts)) if sees else ()
    # What is approved is what was read: another sum, payee or account is another page.
    form = DecisionForm.of(request, seen=mark_of(asked.decision, lines))
    if form.carried_out(lambda said: _carry(request, asked, kind, said)):
        return done(request, reverse("approvals"), f"approval_{form.data.get('decision')}")
    own = is_own(asked, _who(request).account.name)
    lapsed = today() > last_day(asked)
    context = {
        "form": form,
        "asked": asked,
        "kind": kind,
        "lines": lines,
        "own": own,
        "lapsed": lapsed,
        "last_day": last_day(asked),
        "decides": not asked.decision and not own and not lapsed,
    }
    return render(request, "desk/approvals/one.html", context, status=form.status)


def _carry(request: HttpRequest, asked: Approval, kind: Kind, said: Mapping[str, Any]) -> None:
    moment = moment_of(request)
    if said["decision"] == APPROVED:
        approve(asked.id, moment, kind.carry_out, said["decision_reason"])
    elif said["decision"] == REJECTED:
        reject(asked.id, said["decision_reason"], moment)
    else:
        withdraw(asked.id, moment)


def _who(request: HttpRequest) -> Who:
    who = who_asks(request)
    assert who is not None, "only somebody who has signed in gets here"
    return who
