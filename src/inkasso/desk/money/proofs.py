"""The proof of the books: what it found, day by day, and proving them again."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.clock import SystemClock
from inkasso.base.words import Words
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.gate.acting import sweeping
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.ledger.proving import failing_since, keep_proof, newest_proofs
from inkasso.oversight.proving import every_check

#: Proofs that the history shows.
_SHOWN = 60
PROVE = "prove"


@page("see_proofs")
def proofs(request: HttpRequest) -> HttpResponse:
    """The newest proof check by check, what fails since when, and the proofs before it."""
    form = DeskForm.of(request)
    if form.carried_out(lambda _: start(PROVE, {}, on=today())):
        return done(request, reverse("work"), "proof_asked")
    history = newest_proofs(_SHOWN)
    newest = history[0] if history else None
    since = (
        {one.check_name: failing_since(one.check_name) for one in newest.failed} if newest else {}
    )
    context = {
        "form": form,
        "newest": newest,
        "checks": [(one, since.get(one.check_name)) for one in newest.found] if newest else [],
        "history": history,
    }
    return render(request, "desk/money/proofs.html", context, status=form.status)


def _prove(running: Running) -> Facts:
    who = current()
    actor = who.actor if who else "-"
    checks = []
    with sweeping("proof of the books") as swept:
        for check in every_check(settings.HOME, actor):
            checks.append(check)
            running.progress(len(checks))
        swept.size = len(checks)
    with transaction.atomic():
        keep_proof(checks, SystemClock().now(), running.on, actor)
    return {"checks": len(checks), "failed": sum(not check.holds for check in checks)}


def _tells(result: Facts) -> list[Words]:
    return [fill(_FOUND, checks=int(str(result["checks"])), failed=int(str(result["failed"])))]


_FOUND = Words(
    fi="Kohtia tarkistettu {checks}, ei täsmää {failed}.",
    sv="Kontrollerade punkter: {checks}, stämmer inte: {failed}.",
    en="Checks: {checks}, failing: {failed}.",
)
PROOF_JOB = Kind(
    key=PROVE,
    name=Words(fi="Kirjanpidon tarkastus", sv="Kontroll av bokföringen", en="Proof of the books"),
    run=_prove,
    tells=_tells,
    where=lambda _: reverse("proofs"),
)
