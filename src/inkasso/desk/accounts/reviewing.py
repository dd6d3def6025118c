"""The review of rights, signed by a manager."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.staff.reviewing import due, sign, to_review
from inkasso.staff.roles import ROLES


class ReviewForm(DeskForm):
    """Which roles the work needs no more; the signature confirms the others."""

    ending = forms.TypedMultipleChoiceField(
        coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField()


@page("review_access")
def review(request: HttpRequest) -> HttpResponse:
    """Every role of every account, to be confirmed or ended, and signed."""
    held = to_review(today())
    numbers = [each.id for each in held]
    form = ReviewForm.of(request, seen=mark_of(numbers))
    form.offer("ending", ((one, str(one)) for one in numbers))
    if form.carried_out(lambda said: sign(numbers, said["ending"], moment_of(request))):
        return done(request, reverse("access_review"), "review_signed")
    chosen = set(form.data.getlist("ending")) if form.is_bound else set()  # type: ignore[attr-defined]
    rows = [(each, ROLES[each.role].name, str(each.id) in chosen) for each in held]
    context = {"form": form, "rows": rows, "due": due(today())}
    return render(request, "desk/accounts/review.html", context, status=form.status)
