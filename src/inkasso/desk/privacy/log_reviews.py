"""The review of the access log: looked through as long work, answered, signed; and its history."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.clock import SystemClock
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.desk.choices import from_texts
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.templatetags.desk import said as said_here
from inkasso.desk.who import moment_of
from inkasso.gate.acting import sweeping
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.oversight.models import FindingAnswer
from inkasso.oversight.reviewing.keeping import (
    Answer,
    Reviewed,
    answer_findings,
    due,
    find_review,
    keep_review,
    reviews,
    sign_review,
    unfinished,
)

_REVIEW = "log_review"
_REASON = "review of the access log"


class AnswerForm(DeskForm):
    """What was found out about the findings that are ticked."""

    findings = forms.TypedMultipleChoiceField(coerce=int, widget=forms.CheckboxSelectMultiple)
    finding_outcome = forms.ChoiceField(
        choices=lambda: from_texts(FindingAnswer.Outcome.values, "finding_outcome."),
        widget=forms.RadioSelect,
    )
    finding_text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


@page("review_log")
def every(request: HttpRequest) -> HttpResponse:
    """Every review, when the next is due, and looking through the log since the last one."""
    form = DeskForm.of(request)
    if form.carried_out(lambda _: start(_REVIEW, {}, on=log_day())):
        return done(request, reverse("work"), "log_review_asked")
    context = {"form": form, "rows": reviews(), "due": due()}
    return render(request, "desk/privacy/log_reviews.html", context, status=form.status)


@page("review_log")
def show(request: HttpRequest, number: int) -> HttpResponse:
    """A review with its findings; one tells in words what was found out about those ticked."""
    found = find_review(number)
    by = moment_of(request).by
    form = AnswerForm.of(request, seen=_mark(found))
    mine = [one for one in found.open if not one.is_of(by)]
    form.offer("findings", ((one.finding.id, said_here(one.because)) for one in found.open))
    if form.carried_out(
        lambda said: answer_findings(
            number,
            said["findings"],
            Answer(
                outcome=FindingAnswer.Outcome(said["finding_outcome"]), text=said["finding_text"]
            ),
            moment_of(request),
        )
    ):
        return done(request, reverse("log_review", args=[number]), "finding_answered")
    context = {
        "found": found,
        "form": form,
        "ticked": form.data.getlist("findings") if form.is_bound else [],  # type: ignore[attr-defined]
        "waiting": mine,
        "own": len(found.open) - len(mine),
        "sign_form": DeskForm.beside(seen=_mark(found)),
    }
    return render(request, "desk/privacy/log_review.html", context, status=form.status)


@page("review_log")
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign a review whose findings are answered."""
    found = find_review(number)
    form = DeskForm.of(request, seen=_mark(found))
    if form.carried_out(lambda _: sign_review(number, moment_of(request))):
        return done(request, reverse("log_reviews"), "log_review_signed")
    context = {"found": found, "form": form, "back": reverse("log_review", args=[number])}
    return render(request, "desk/privacy/log_review_sign.html", context, status=form.status)


def log_day() -> date:
    """The day of the log: it goes by the machine's clock, also where another day is played."""
    return SystemClock().today()


def waits(_: date) -> tuple[int, int]:
    """Of the queue: a review that is due, and reviews that wait for somebody."""
    waiting, following, on = unfinished(), due(), log_day()
    late = sum(one.is_late(on) for one in waiting)
    if following is None:
        return len(waiting), late
    return len(waiting) + following.waits(on), late + following.is_late(on)


def _mark(found: Reviewed) -> str:
    return mark_of(found.review.id, len(found.open), found.signed is not None)


def _look(job: Running) -> Facts:
    who, following = current(), due()
    moment = Moment(on=job.on, by=who.actor if who else "-")
    with sweeping(_REASON) as swept:
        first = following.first if following else job.on
        review = keep_review(first, job.on, moment)
        swept.size = review.rows
    return {
        "review": review.id,
        "rows": review.rows,
        "findings": len(find_review(review.id).findings),
    }


def _tells(result: Facts) -> list[Words]:
    return [fill(_FOUND, rows=int(str(result["rows"])), findings=int(str(result["findings"])))]


_FOUND = Words(
    fi="Rivejä {rows}, havaintoja {findings}.",
    sv="{rows} rader, {findings} iakttagelser.",
    en="{rows} rows, {findings} findings.",
)
REVIEW_JOB = Kind(
    key=_REVIEW,
    name=Words(fi="lokin katselmus", sv="granskning av loggen", en="review of the access log"),
    run=_look,
    tells=_tells,
    where=lambda result: reverse("log_review", args=[int(str(result["review"]))]),
)
