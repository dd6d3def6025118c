"""Contacts that were made although they were not allowed: the officer's queue."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from inkasso.contacts.deviations import review as review_attempt
from inkasso.contacts.deviations import unreviewed
from inkasso.contacts.models import Attempt, Deviation
from inkasso.contacts.results import RESULTS
from inkasso.desk.contacts.forms import ReviewForm
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.queues.going_on import onward
from inkasso.desk.who import moment_of
from inkasso.gate.acting import open_file
from inkasso.receivables.grounds import thaw

#: Rows on a page; the oldest come first.
_ROWS = 50


@page("review_deviation")
def deviations(request: HttpRequest) -> HttpResponse:
    """Deviations that nobody has looked at, oldest first."""
    rows = [(one, RESULTS[one.result].name) for one in unreviewed()[:_ROWS]]
    return render(request, "desk/contacts/deviations.html", {"rows": rows})


@page("review_deviation")
def review(request: HttpRequest, number: int) -> HttpResponse:
    """One deviation: what forbade it, the reason, and what came of the look."""
    attempt = get_object_or_404(Attempt, id=number, deviates=True, corrects=None)
    open_file(attempt.person_id, f"case:{attempt.case_id}")
    form = ReviewForm.of(request)
    moment = moment_of(request)
    if form.carried_out(
        lambda given: review_attempt(attempt, given["review_outcome"], moment.on, by=moment.by)
    ):
        return done(request, onward(request, reverse("deviations")), "deviation.reviewed")
    context = {
        "form": form,
        "attempt": attempt,
        "result": RESULTS[attempt.result].name,
        "grounds": thaw(attempt.because),
        "reason": Deviation.objects.filter(attempt=attempt).first(),
        "review": getattr(attempt, "deviationreview", None),
    }
    return render(request, "desk/contacts/deviation.html", context, status=form.status)
