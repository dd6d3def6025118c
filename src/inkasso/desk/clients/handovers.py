"""Hand-overs: a file is sent, judged row by row, and taken in when somebody says so."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.cells import harmless
from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.desk.clients.handover_jobs import JUDGE, TAKE_IN
from inkasso.desk.clients.opening import around, open_client
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.downloads import CSV, file_to_keep
from inkasso.desk.page import page
from inkasso.desk.templatetags.desk import language
from inkasso.desk.who import moment_of
from inkasso.jobs.models import Job
from inkasso.jobs.reading import State, state_of
from inkasso.jobs.starting import start
from inkasso.mandates.models import Client, Handover
from inkasso.receivables.intake.incoming import (
    is_there,
    judgement_of,
    put_away,
    put_old_away,
    receive,
)

#: Hand-overs in the list, and rows on a page; the CSV has all of them.
_LIST, _ROWS = 50, 200
_GOES_ON = (State.WAITING, State.RUNNING, State.STOPPING)


class UploadForm(DeskForm):
    """A file that a client handed over."""

    handover_file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.xml"})
    )


class DecideForm(DeskForm):
    """Take a judged file in, or put it away."""

    decision = forms.ChoiceField(
        choices=[("take_in", ""), ("put_away", "")], widget=forms.HiddenInput
    )


@page("hand_over")
def handovers(request: HttpRequest, number: int) -> HttpResponse:
    """Send a file; those of before."""
    found = open_client(number)
    form = UploadForm.of(request)
    made: list[Handover] = []
    if form.carried_out(lambda said: made.append(_receive(request, found, said["handover_file"]))):
        where = _where(made[0]) if made else reverse("client_handovers", kwargs={"number": number})
        return done(request, where, "handover_received")
    rows = Handover.objects.filter(client=found).order_by("-id")[:_LIST]
    context = {**around(request, found), "form": form, "rows": rows}
    return render(request, "desk/clients/handovers.html", context, status=form.status)


@page("hand_over")
def handover(request: HttpRequest, number: int, handover: int) -> HttpResponse:
    """What was said of each row; what to do with the sound ones."""
    found = open_client(number)
    row = _find(found, handover)
    judgement = judgement_of(row, _home())
    form = DecideForm.of(request, seen=mark_of(row.taken_in, row.put_away_on, judgement is None))
    if form.carried_out(lambda said: _decide(request, row, said["decision"])):
        return done(request, _where(row), f"handover_{form.data['decision']}")
    job = Job.objects.filter(id=row.taken_in or row.judged_in or 0).first()
    rows = judgement.rows if judgement else ()
    faulty = [one for one in rows if one.faults]
    context = {
        **around(request, found),
        "row": row,
        "form": form,
        "judgement": judgement,
        "counts": judgement.counts if judgement else {},
        "faulty": faulty[:_ROWS],
        "more": max(0, len(faulty) - _ROWS),
        "noted": [one for one in rows if one.notes][:_ROWS],
        "doubles": [one for one in rows if one.outcome == "duplicate"][:_ROWS],
        "job": job,
        "goes_on": job is not None and state_of(job) in _GOES_ON,
        "job_state": state_of(job) if job else "",
        "may_decide": judgement is not None and not judgement.kept and is_there(row, _home()),
    }
    return render(request, "desk/clients/handover.html", context, status=form.status)


@page("hand_over")
def faults(request: HttpRequest, number: int, handover: int) -> HttpResponse:
    """Every fault as a table, to send back to whoever made the file."""
    row = _find(open_client(number), handover)
    judgement = judgement_of(row, _home())
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\r\n")
    table.writerow(["row", "invoice_number", "field", "code", "message"])
    for one in judgement.rows if judgement else ():
        for fault in one.faults:
            told = fault.message.in_language(language())
            cells = (one.invoice_number, fault.field, fault.code, told)
            table.writerow([one.row, *(harmless(cell) for cell in cells)])
    content = out.getvalue().encode("utf-8-sig")
    return file_to_keep(content, f"faults-{row.id}.csv", CSV)


def _receive(request: HttpRequest, client: Client, file: UploadedFile[Any]) -> Handover:
    moment = moment_of(request)
    put_old_away(_home(), moment.on)
    row = receive(client, file.name or "", file.chunks(), (_home(), moment))
    row.judged_in = start(JUDGE, {"handover": row.id}, on=today()).id
    row.save(update_fields=["judged_in"])
    return row


def _decide(request: HttpRequest, row: Handover, decision: str) -> None:
    held = Handover.objects.select_for_update().get(id=row.id)
    job = Job.objects.filter(id=held.taken_in or 0).first()
    if job is not None and state_of(job) in _GOES_ON:
        raise Refused(Refusal(code="handover_under_way", message=_UNDER_WAY))
    if decision == "put_away":
        put_away(held, _home(), today())
        return
    judgement = judgement_of(held, _home())
    if judgement is None or judgement.kept or not is_there(held, _home()):
        raise Refused(Refusal(code="handover_not_judged", message=_NOT_JUDGED))
    held.taken_in = start(TAKE_IN, {"handover": held.id}, on=today()).id
    held.save(update_fields=["taken_in"])


def _find(client: Client, number: int) -> Handover:
    found = Handover.objects.filter(client=client, id=number).first() if number < 2**63 else None
    if found is None:
        raise Refused(Refusal(code="no_such_handover", message=_NONE))
    return found


def _where(row: Handover) -> str:
    return reverse("client_handover", kwargs={"number": row.client_id, "handover": row.id})


def _home() -> Path:
    return Path(settings.HOME)


_NONE = Words(
    fi="Tällaista luovutusta ei ole.",
    sv="Det finns inget sådant inkassouppdrag.",
    en="There is no such hand-over.",
)
_UNDER_WAY = Words(
    fi="Tiedostoa otetaan jo vastaan. Odota, kunnes työ on valmis, tai pysäytä se.",
    sv="Filen tas redan emot. Vänta tills arbetet är klart, eller stoppa det.",
    en="The file is being taken in already. Wait until that work ends, or stop it.",
)
_NOT_JUDGED = Words(
    fi="Tiedosto ei odota vastaanottoa: sitä ei ole tarkastettu, tai se on jo käsitelty.",
    sv="Filen väntar inte på mottagande: den är inte granskad, eller den är redan behandlad.",
    en="The file does not wait to be taken in: it is not judged, or was dealt with already.",
)
