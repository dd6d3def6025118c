"""Publishing the notice: what it would say otherwise, asked for by one and let go by another.

It is a promise to the public, so it takes two. Once approved it is on record, with a message for
each whom it concerns; its pages and PDFs are written by the worker, for that takes a while.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.desk.approvals.kind import Kind as ApprovalKind
from inkasso.desk.clock import today
from inkasso.desk.doing import DayInput, DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.who import moment_of
from inkasso.gate.informing import find_version, publish_version
from inkasso.gate.publishing.going_out import Wanted, put_on_record, write_out
from inkasso.gate.publishing.pending import Pending, named, pending
from inkasso.gate.register import register_folder
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.notice.loading import digest
from inkasso.notice.publishing.phrases import listed
from inkasso.rights.informing.two_people import APPROVES, PUBLISH, facts_of, wanted_of
from inkasso.staff.approvals import WAITS_DAYS, ask, waiting

#: Where the public notice lies, under the home folder.
_FOLDER = "notice-published"


class PublishForm(DeskForm):
    """What the version is called and from when it holds, where that does not stand yet; and why."""

    notice_version = forms.CharField(max_length=20)
    notice_holds_from = forms.DateField(widget=DayInput)
    why = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=500)

    def __init__(self, *arguments: Any, needs_name: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        if not needs_name:
            del self.fields["notice_version"], self.fields["notice_holds_from"]


@page("ask_notice")
def ask_version(request: HttpRequest) -> HttpResponse:
    """Ask that the register go out as the next version of the notice."""
    found = pending(register_folder())
    waits = waiting([PUBLISH], today()).first()
    form = PublishForm.of(
        request,
        needs_name=found is not None and found.needs_name,
        seen=mark_of(found and digest(found.files), waits and waits.id),
        initial={
            "notice_version": found.proposed_name if found else "",
            # By then it is approved, or has to be asked for anew.
            "notice_holds_from": today() + timedelta(days=WAITS_DAYS),
        },
    )
    if found is not None and form.carried_out(
        lambda said: ask(PUBLISH, _facts(found, said), said["why"], moment_of(request))
    ):
        return done(request, reverse("notice_versions"), "notice_asked")
    context = {"form": form, "waits": waits, **told_of(found)}
    return render(request, "desk/privacy/notice_publish.html", context, status=form.status)


def told_of(found: Pending | None) -> dict[str, object]:
    """What `desk/privacy/notice_pending.html` tells of a version that waits."""
    return {
        "found": found,
        "changes": [change.what for change in found.changes] if found else [],
        "told": listed(found.told_directly) if found and found.told_directly else None,
    }


def _facts(found: Pending, said: Mapping[str, Any]) -> Facts:
    if not found.needs_name:
        version, holds_from, files = found.register.version, found.register.holds_from, found.files
    else:
        version, holds_from = said["notice_version"], said["notice_holds_from"]
        files = named(found.files, version, holds_from, today())
    return facts_of(Wanted(version=version, holds_from=holds_from, digest=digest(files)))


def _show(facts: Facts) -> list[Words]:
    """What the version says otherwise, as it would go out now."""
    wanted = wanted_of(facts)
    head = fill(_WHAT, version=wanted.version, day=wanted.holds_from)
    found = pending(register_folder())
    if found is None:
        return [head, _NOTHING]
    told = [head, *(change.what for change in found.changes)]
    if found.told_directly:
        told.append(fill(_TOLD_DIRECTLY, whom=listed(found.told_directly)))
    return told if _is_still(found, wanted) else [*told, _CHANGED]


def _is_still(found: Pending, wanted: Wanted) -> bool:
    """Whether the register is still what was asked for."""
    files = found.files
    if found.needs_name:
        try:
            files = named(files, wanted.version, wanted.holds_from, wanted.holds_from)
        except Refused:
            return False
    return digest(files) == wanted.digest


def _approve(facts: Facts, moment: Moment) -> None:
    recorded = put_on_record(register_folder(), wanted_of(facts), moment.on)
    start(PUBLISH, {"version": recorded.version.id}, on=moment.on)


def _write(job: Running) -> Facts:
    version = find_version(int(str(job.facts["version"])))
    # On record already: this only tells what it changed.
    recorded = publish_version(version.register, version.published_on)
    folder = Path(settings.HOME) / _FOLDER
    published = write_out(version, recorded, folder, today())
    return {"version": version.version, "files": len(published.written)}


def _tells(result: Facts) -> list[Words]:
    version, files = str(result["version"]), int(str(result["files"]))
    return [fill(_WRITTEN, version=version, files=files, folder=_FOLDER)]


_WHAT = Words(
    fi="Tietosuojaseloste julkaistaan versiona {version}; se on voimassa {day} alkaen. Julkaistua "
    "ei muuteta.",
    sv="Informationen publiceras som version {version} och gäller från {day}. Det publicerade "
    "ändras inte.",
    en="The notice is published as version {version} and holds from {day}. What is published is "
    "never changed.",
)
_TOLD_DIRECTLY = Words(
    fi="Viesti jää odottamaan jokaiselle näistä: {whom}.",
    sv="Ett meddelande väntar för var och en av dessa: {whom}.",
    en="A message waits for each of these: {whom}.",
)
_NOTHING = Words(
    fi="Kaikki on jo julkaistu.",
    sv="Allt är redan publicerat.",
    en="All of it is published already.",
)
_CHANGED = Words(
    fi="Rekisteri on muuttunut pyynnön jälkeen: hyväksyntä estyy, ja on pyydettävä uudelleen.",
    sv="Registret har ändrats efter begäran: ett godkännande hindras, och man får begära på nytt.",
    en="The register has changed since: approving will be refused, and it has to be asked anew.",
)
_WRITTEN = Words(
    fi="Versio {version} on julkaistu: {files} tiedostoa kansiossa {folder}.",
    sv="Version {version} är publicerad: {files} filer i mappen {folder}.",
    en="Version {version} is published: {files} files in the folder {folder}.",
)
_NAME = Words(
    fi="tietosuojaselosteen julkaisu",
    sv="publicering av informationen",
    en="publishing of the notice",
)
NOTICE_JOB = Kind(
    key=PUBLISH,
    name=_NAME,
    run=_write,
    tells=_tells,
    where=lambda _: reverse("notice_versions"),
)
NOTICE_APPROVAL = ApprovalKind(
    key=PUBLISH,
    action=APPROVES,
    name=_NAME,
    show=_show,
    carry_out=_approve,
    asking="ask_notice",
)
