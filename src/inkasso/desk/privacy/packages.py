"""The package of a granted request: made as long work, fetched under its own line of the log.

It lies locked under the home folder. What opens it is derived from the master key and the job's
number, so that it is kept nowhere, and shows to whoever may fetch it.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import cast

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.desk.privacy.requests import OpenedRequest, open_request
from inkasso.gate.current import current
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.models import Job
from inkasso.jobs.reading import done_about, job_numbered
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.rights.access.exporting import (
    export,
    last_day_to_act,
    may_export,
    require_exportable,
)
from inkasso.rights.access.passphrases import passphrase_of
from inkasso.rights.requests.state import find_request

_PACKAGE = "package"


@page("fetch_package")
def package(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the package of a request; the newest one, and what opens it."""
    opened = open_request(number)
    require_exportable(opened.state, today())
    form = DeskForm.of(request, seen=opened.mark)
    if form.carried_out(lambda _: start(_PACKAGE, {"request": number}, on=today())):
        return done(request, reverse("work"), "package_asked")
    made = _made(opened)
    context = {
        "opened": opened,
        "state": opened.state,
        "form": form,
        "made": made,
        "passphrase": passphrase_of(number, made.id) if made else "",
        "last": last_day_to_act(opened.state),
    }
    return render(request, "desk/privacy/package.html", context, status=form.status)


@page("fetch_package")
def fetch(request: HttpRequest, number: int) -> HttpResponse:
    """The newest package of a request, until its time is over; each fetch opens the file anew."""
    opened = open_request(number)
    require_exportable(opened.state, today())
    made = _made(opened)
    if made is None:
        raise Http404
    path = _path(made)
    # Django tells its streamed answers and its whole ones apart; pages do not.
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
    return cast("HttpResponse", answer)


def _made(opened: OpenedRequest) -> Job | None:
    """The newest job that made a package which is still there."""
    jobs = done_about(_PACKAGE, {"request": opened.number})
    return next((job for job in jobs if _path(job).is_file()), None)


def _path(job: Job) -> Path:
    return _folder() / str(job.id) / str((job.result or {}).get("package", "-"))


def _folder() -> Path:
    home: Path = settings.HOME
    return home / "packages"


def _make(job: Running) -> Facts:
    number = int(str(job.facts["request"]))
    who = current()
    forget_old(job.done_on)
    folder = _folder() / str(job.number)
    # What a killed worker left behind is begun anew.
    shutil.rmtree(folder, ignore_errors=True)
    moment = Moment(on=job.done_on, by=who.actor if who else "-")
    state = find_request(number)
    made = export(state, folder, moment, passphrase=passphrase_of(number, job.number))
    return {"request": number, "package": made.path.name, "rows": made.contents.total}


def forget_old(on: date) -> None:
    """Remove packages whose request may be acted on no more, and those that nobody knows."""
    for folder in _folder().glob("*"):
        if not folder.name.isdigit() or not _is_usable(job_numbered(int(folder.name)), on):
            shutil.rmtree(folder, ignore_errors=True)


def _is_usable(job: Job | None, on: date) -> bool:
    if job is None:
        return False
    try:
        return may_export(find_request(int(str(job.facts["request"]))), on)
    except Refused:
        return False


def _tells(result: Facts) -> list[Words]:
    return [fill(_MADE, number=str(result["request"]), rows=int(str(result["rows"])))]


_MADE = Words(
    fi="Pyynnön {number} paketti on valmis: {rows} riviä. Nouda se pyynnön sivulta.",
    sv="Paketet för begäran {number} är klart: {rows} rader. Hämta det på begärans sida.",
    en="The package of request {number} is ready: {rows} rows. Fetch it from the request's page.",
)
PACKAGE_JOB = Kind(
    key=_PACKAGE,
    name=Words(
        fi="rekisteröidyn tietopaketti",
        sv="den registrerades datapaket",
        en="package of a data subject",
    ),
    run=_make,
    tells=_tells,
    where=lambda result: reverse("request_package", args=[int(str(result["request"]))]),
)
