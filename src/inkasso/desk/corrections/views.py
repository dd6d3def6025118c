"""The page on which less is asked for: done at once when it is little, asked of another if not."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.moment import Moment
from inkasso.desk.cases.opening import open_case
from inkasso.desk.corrections.approving import WRITE_OFF
from inkasso.desk.corrections.forms import CorrectionForm
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.mandates.instructing import GIVES_UP, CreditorSaid, instruct
from inkasso.receivables.models import Case
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
        lambda said: told.append(_correct(opened.case, form, said["for_approver"], moment))
    ):
        return done(request, opened.url, told[0] if told else "correction.done")
    context = {**opened.context(), "form": form, "alone": ALONE}
    return render(request, "desk/corrections/correction.html", context, status=form.status)


def _correct(case: Case, form: CorrectionForm, why: str, moment: Moment) -> str:
    waiver = _agreed(form.waiver(), case, form.creditors_word(), moment)
    if needs_approval(waiver, moment.on):
        ask(WRITE_OFF, waiver.facts(), why, moment)
        return "correction.asked"
    waive(waiver, moment.on, by=moment.by)
    return "correction.done"


def _agreed(waiver: Waiver, case: Case, said: CreditorSaid | None, moment: Moment) -> Waiver:
    """The waiver with the creditor's word on record, where somebody of it spoke."""
    if said is None:
        return waiver
    row = instruct(case.client_id, GIVES_UP, said, moment, case_id=case.id)
    return replace(waiver, instruction_id=row.id)
