"""The page on which less is asked for: done at once when it is little, asked of another if not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.moment import Moment
from inkasso.desk.cases.opening import open_case
from inkasso.desk.corrections.approving import WRITE_OFF
from inkasso.desk.corrections.forms import CorrectionForm
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.receivables.waiving import ALONE, Waiver, needs_approval, waive
from inkasso.staff.approvals import ask


@page("correct_claim")
def correction(request: HttpRequest, number: int) -> HttpResponse:
    """A cost taken back, a credit note, what is written off."""
    opened = open_case(number)
    moment = moment_of(request)
    form = CorrectionForm.of(request, seen=opened.mark, opened=opened)
    told: list[str] = []
    if form.carried_out(
        lambda said: told.append(_correct(form.waiver(), said["for_approver"], moment))
    ):
        return done(request, opened.url, told[0] if told else "correction.done")
    context = {**opened.context(), "form": form, "alone": ALONE}
    return render(request, "desk/corrections/correction.html", context, status=form.status)


def _correct(waiver: Waiver, why: str, moment: Moment) -> str:
    if needs_approval(waiver, moment.on):
        ask(WRITE_OFF, waiver.facts(), why, moment)
        return "correction.asked"
    waive(waiver, moment.on, by=moment.by)
    return "correction.done"
