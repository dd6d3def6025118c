"""Long work: one's own list, one's own jobs, what they made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.desk.page import own_page
from inkasso.desk.work.kinds import KINDS
from inkasso.jobs.models import Job
from inkasso.jobs.queue import is_worked
from inkasso.jobs.reading import State, fault_of, state_of
from inkasso.jobs.starting import ask_stop, find_job, jobs_of

#: Jobs in the list; older ones are reached by their address.
_ROWS = 50
_GOES_ON = (State.WAITING, State.RUNNING, State.STOPPING)


@dataclass(frozen=True, slots=True)
class Shown:
    """A job as its page tells it."""

    job: Job

    @property
    def name(self) -> Words:
        """What it does; its key where this version knows the kind no more."""
        kind, key = KINDS.get(self.job.kind), self.job.kind
        return kind.name if kind else Words(fi=key, sv=key, en=key)

    @property
    def stage(self) -> Words | None:
        """What it is at, where its kind has stages."""
        kind = KINDS.get(self.job.kind)
        return kind.stages.get(self.job.stage) if kind else None

    @property
    def state(self) -> State:
        """Where it stands."""
        return state_of(self.job)

    @property
    def goes_on(self) -> bool:
        """Whether more is to come."""
        return self.state in _GOES_ON

    @property
    def may_stop(self) -> bool:
        """Whether it can be asked to stop."""
        return self.state in (State.WAITING, State.RUNNING)

    @property
    def fault(self) -> Words | None:
        """Why it did not end well."""
        return fault_of(self.job)

    @property
    def result(self) -> Sequence[Words]:
        """What came of it, in sentences."""
        kind = KINDS.get(self.job.kind)
        return kind.tells(self.job.result) if kind and self.job.result is not None else ()

    @property
    def where(self) -> str:
        """Where the result is shown; empty where nothing more is."""
        kind = KINDS.get(self.job.kind)
        return kind.where(self.job.result) if kind and self.job.result is not None else ""

    @property
    def file(self) -> str:
        """The name of the file that it made; empty where it made none."""
        return Path(str((self.job.result or {}).get("file", ""))).name


@own_page
def work(request: HttpRequest) -> HttpResponse:
    """One's jobs, the newest first."""
    return render(request, "desk/work/list.html", {"jobs": [Shown(job) for job in jobs_of(_ROWS)]})


@own_page
def job(request: HttpRequest, number: int) -> HttpResponse:
    """One of one's jobs; sent, the page asks that it stop."""
    found = _own(number)
    if request.method == "POST":
        ask_stop(found)
        return HttpResponseRedirect(reverse("job", kwargs={"number": number}))
    shown = Shown(found)
    unworked = shown.state is State.WAITING and not is_worked()
    return render(request, "desk/work/job.html", {"shown": shown, "unworked": unworked})


@own_page
def made(request: HttpRequest, number: int) -> HttpResponse:
    """The file that one of one's jobs made."""
    shown = Shown(_own(number))
    home = Path(settings.HOME).resolve()
    path = (home / str((shown.job.result or {}).get("file", ""))).resolve()
    if not shown.file or home not in path.parents or not path.is_file():
        raise Http404
    # Django tells its streamed answers and its whole ones apart; pages do not.
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=shown.file)
    return cast("HttpResponse", answer)


def _own(number: int) -> Job:
    """One of one's own; whether there is one of somebody else's is not told."""
    try:
        return find_job(number)
    except Refused as refused:
        raise Http404 from refused
