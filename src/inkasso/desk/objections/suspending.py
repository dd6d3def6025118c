"""The page of a request to suspend collecting, and of its end."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.doing import done
from inkasso.desk.objections.forms import ResumeForm, SuspendForm
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.gate.holds.kinds import KINDS
from inkasso.gate.holds.placing import Protected, holds_of
from inkasso.gate.models import Hold
from inkasso.objections.suspending import KIND, resume, suspend


@page("suspend_collection")
def suspension(request: HttpRequest, number: int) -> HttpResponse:
    """Suspend collecting in a case at the debtor's request, or resume it."""
    opened = open_case(number)
    standing = _standing(opened)
    by = moment_of(request).by
    if standing is not None:
        form: ResumeForm | SuspendForm = ResumeForm.of(request, seen=opened.mark)
        if form.carried_out(lambda _: resume(opened.case, opened.on, by=by)):
            return done(request, opened.url, "suspension.over")
    else:
        form = SuspendForm.of(request, seen=opened.mark)
        if form.carried_out(
            lambda said: suspend(
                opened.case, said["came_by"], said["suspension_words"], opened.on, by=by
            )
        ):
            return done(request, opened.url, "suspension.begun")
    context = {
        **opened.context(),
        "form": form,
        "standing": standing,
        "because": KINDS[KIND].because,
    }
    return render(request, "desk/objections/suspension.html", context, status=form.status)


def _standing(opened: Opened) -> Hold | None:
    protected = Protected(person_id=opened.debtor, case_id=opened.case.id)
    holds = holds_of(protected, on=opened.on)
    return next((one for one in holds if one.kind == KIND and one.lifted_on is None), None)
