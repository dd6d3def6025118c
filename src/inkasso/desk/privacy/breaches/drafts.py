"""Drafts of what the authority and people are told, and the list of whom letters go to."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkasso.base.words import Words
from inkasso.desk.clock import instant, today
from inkasso.desk.doing import DeskForm, done
from inkasso.desk.page import page
from inkasso.desk.pdf import pdf_page
from inkasso.desk.privacy.breaches.steps import mark, persons_again
from inkasso.desk.templatetags.desk import language
from inkasso.gate.acting import sweeping
from inkasso.gate.register import register_in_force
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.rights.breaches.state import find_breach
from inkasso.rights.breaches.writing import authority_pdf, persons_pdf, write_list

_LIST = "breach_list"


@page("record_breach")
def notification(request: HttpRequest, number: int) -> HttpResponse:
    """The notification to the authority, as far as everything is known, in one's language."""
    found = authority_pdf(find_breach(number), register_in_force(), instant(), language())
    return pdf_page(found, f"breach-{number}-authority")


@page("record_breach")
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """What those concerned are told, in one's language."""
    found = persons_pdf(find_breach(number), register_in_force(), instant(), language())
    return pdf_page(found, f"breach-{number}-persons")


@page("record_breach")
@require_POST
def addressees(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the table of those who were not told yet: it names everybody, so it is a sweep."""
    state = find_breach(number)
    form = DeskForm.of(request, seen=mark(state))
    if form.carried_out(lambda _: start(_LIST, {"breach": number}, on=today())):
        return done(request, reverse("work"), "breach.list")
    return persons_again(request, state, form)


def _write(job: Running) -> Facts:
    number = int(str(job.facts["breach"]))
    folder = settings.HOME / "breaches"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"breach-{number}-{job.number}.csv"
    with sweeping(f"breach:{number}") as swept:
        written = write_list(find_breach(number), path)
        swept.size = sum(written.by_language.values())
    return {
        "file": str(path.relative_to(settings.HOME)),
        "persons": sum(written.by_language.values()),
        "unreachable": written.unreachable,
    }


def _tells(result: Facts) -> list[Words]:
    told = fill(_LISTED, count=int(str(result["persons"])))
    missing = int(str(result["unreachable"]))
    return [told, fill(_UNREACHABLE, count=missing)] if missing else [told]


_LISTED = Words(
    fi="Luettelossa on {count} henkilöä, joille ei ole vielä kerrottu.",
    sv="Listan har {count} personer som ännu inte har informerats.",
    en="The list has {count} people who were not told yet.",
)
_UNREACHABLE = Words(
    fi="Heistä {count} on vailla osoitetta ja sähköpostia.",
    sv="{count} av dem har varken adress eller e-post.",
    en="{count} of them have neither address nor e-mail.",
)
LIST_JOB = Kind(
    key=_LIST,
    name=Words(
        fi="luettelo niistä, joille loukkauksesta kerrotaan",
        sv="lista över dem som informeras om en incident",
        en="list of those who are told of a breach",
    ),
    run=_write,
    tells=_tells,
    again=False,
)
