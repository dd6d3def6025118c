"""Whether the system does what the notice says: the newest verification, its history, drift.

Verifying looks at the catalogue as the owner of the tables, whom no page and no worker is: it is a
command of the terminal that the worker runs, and it keeps each verdict as it comes.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.words import Words
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.jobs.commands import run_command
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.reading import newest_done
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.notice.statements import STATEMENTS
from inkasso.oversight.verified import find_verification, judged_by, newest_verifications

_VERIFY, _DRIFT = "verify_notice", "notice_drift"
#: Verifications that the history shows.
_SHOWN = 40
#: Differences that a result names one by one.
_NAMED = 20


@page("verify_notice")
def verification(request: HttpRequest) -> HttpResponse:
    """The newest verification, statement by statement, and those before it."""
    form = DeskForm.of(request)
    if form.carried_out(lambda _: start(_VERIFY, {}, on=today())):
        return done(request, reverse("work"), "verification_asked")
    history = newest_verifications(_SHOWN)
    newest = next((one for one in history if one.is_whole), None)
    drift = newest_done(_DRIFT)
    context = {
        "form": form,
        "newest": newest,
        "history": history,
        "drift": drift,
        "differences": len(drift.result["differences"]) if drift and drift.result else 0,
        "drift_form": DeskForm.beside(),
    }
    return render(request, "desk/privacy/verification.html", context, status=form.status)


@page("verify_notice")
def one(request: HttpRequest, number: int) -> HttpResponse:
    """What an earlier verification found."""
    found = find_verification(number)
    return render(request, "desk/privacy/verification_one.html", {"newest": found})


@page("verify_notice")
def drift(request: HttpRequest) -> HttpResponse:
    """What the database grants otherwise than the register says, and comparing them again."""
    form = DeskForm.of(request)
    if form.carried_out(lambda _: start(_DRIFT, {}, on=today())):
        return done(request, reverse("work"), "drift_asked")
    newest = newest_done(_DRIFT)
    context = {"form": form, "newest": newest}
    return render(request, "desk/privacy/drift.html", context, status=form.status)


def _verify(job: Running) -> Facts:
    on = job.done_on.isoformat()
    arguments = ("notice", "verify", "--keep", "--job", str(job.number), "--date", on)
    job.progress(0, len(STATEMENTS))
    found = run_command(arguments, lambda: job.progress(judged_by(job.number), len(STATEMENTS)))
    return {key: found[key] for key in ("holds", "fails", "not_built")}


def _compare(job: Running) -> Facts:
    found = run_command(("notice", "drift"), lambda: job.progress(0))
    differences = found["differences"]
    assert isinstance(differences, list)
    told = [("+ " if one["missing"] else "- ") + str(one["what"]) for one in differences]
    return {"differences": told}


def _tells(result: Facts) -> list[Words]:
    counts = {key: int(str(result[key])) for key in ("holds", "fails", "not_built")}
    return [fill(_FOUND, **counts)]


def _tells_drift(result: Facts) -> list[Words]:
    differences = result["differences"]
    assert isinstance(differences, list)
    if not differences:
        return [_NO_DRIFT]
    named = [Words(fi=one, sv=one, en=one) for one in differences[:_NAMED]]
    return [fill(_DRIFTED, count=len(differences)), *named]


_FOUND = Words(
    fi="Lausumista pitää {holds}, pettää {fails}, rakentamatta {not_built}.",
    sv="Av påståendena håller {holds}, {fails} håller inte, {not_built} är inte byggda.",
    en="Of the statements {holds} hold, {fails} fail, {not_built} are not built.",
)
_NO_DRIFT = Words(
    fi="Tietokanta sallii täsmälleen sen, minkä rekisteri sallii.",
    sv="Databasen tillåter exakt det som registret tillåter.",
    en="The database grants what the register allows, and nothing else.",
)
_DRIFTED = Words(
    fi="Eroja {count}: + puuttuu, - liikaa.",
    sv="{count} skillnader: + saknas, - för mycket.",
    en="{count} differences: + missing, - too much.",
)

VERIFY_JOB = Kind(
    key=_VERIFY,
    name=Words(
        fi="selosteen todentaminen", sv="verifiering av informationen", en="verifying the notice"
    ),
    run=_verify,
    tells=_tells,
    where=lambda _: reverse("verification"),
)
DRIFT_JOB = Kind(
    key=_DRIFT,
    name=Words(
        fi="oikeuksien vertailu rekisteriin",
        sv="jämförelse av behörigheter med registret",
        en="comparing privileges with the register",
    ),
    run=_compare,
    tells=_tells_drift,
    where=lambda _: reverse("drift"),
)
