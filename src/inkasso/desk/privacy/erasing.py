"""An erasure: worked out field by field, decided by two, carried out as long work.

What becomes of each field follows from the law and is no choice. That it goes for good is why the
second person sees it field by field before it is decided.
"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.desk.approvals.kind import Kind as ApprovalKind
from inkasso.desk.clock import today
from inkasso.desk.doing import DeskForm, done, mark_of
from inkasso.desk.page import page
from inkasso.desk.privacy.requests import open_request
from inkasso.desk.who import moment_of
from inkasso.gate.acting import acting
from inkasso.gate.current import current
from inkasso.gate.register import register_in_force
from inkasso.jobs.kinds import Facts, Kind
from inkasso.jobs.running import Running
from inkasso.jobs.starting import start
from inkasso.law.wording import fill
from inkasso.rights.erasure.carrying_out import Outside, carry_out
from inkasso.rights.erasure.deciding import plan_of, require_erasure
from inkasso.rights.erasure.journal import Journal
from inkasso.rights.erasure.keys import journal_code
from inkasso.rights.erasure.two_people import APPROVES, ERASE, facts_of
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.state import find_request
from inkasso.staff.approvals import ask, waiting

_PURPOSE = "retention"


class WhyForm(DeskForm):
    """What the second person should know."""

    why = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), max_length=500)


@page("answer_request")
def erase(request: HttpRequest, number: int) -> HttpResponse:
    """What would go and what would stay, and why; asking somebody else to decide it."""
    opened = open_request(number)
    require_erasure(opened.state)
    fields = plan_of(opened.state, today()).fields
    form = WhyForm.of(request, seen=mark_of(opened.mark, fields))
    facts = facts_of(number)
    if form.carried_out(lambda said: ask(ERASE, facts, said["why"], moment_of(request))):
        return done(request, opened.url, "erasure_asked")
    context = {
        "opened": opened,
        "state": opened.state,
        "form": form,
        "fields": fields,
        "goes": any(field.goes for field in fields),
        "waits": waiting([ERASE], today()).filter(facts=facts).first(),
        "back": opened.url,
    }
    return render(request, "desk/privacy/erase.html", context, status=form.status)


def _show(facts: Mapping[str, object]) -> list[Words]:
    """Field by field, by category; nobody is named."""
    state = find_request(int(str(facts["request"])))
    if not state.is_open:
        return [fill(_DECIDED, number=str(state.request.id))]
    names = {key: one.name for key, one in register_in_force().categories.items()}
    told = [fill(_WHAT, number=str(state.request.id))]
    for field in plan_of(state, today()).fields:
        name = names[field.category]
        if field.goes:
            told.append(fill(_GOES, category=name, rows=field.rows))
        else:
            told.append(fill(_STAYS, category=name, rows=field.rows))
    return told


def _approve(facts: Mapping[str, object], moment: Moment) -> None:
    """Decide the request as its fields say today, and have it carried out."""
    state = find_request(int(str(facts["request"])))
    require_erasure(state)
    worked_out = plan_of(state, moment.on)
    answer = Answer(outcome=worked_out.outcome, grounds=worked_out.grounds)
    decide(state, answer, moment, register_in_force())
    if worked_out.outcome is not Outcome.REFUSED:
        start(ERASE, dict(facts), on=moment.on)


def _carry_out(job: Running) -> Facts:
    number, who = int(str(job.facts["request"])), current()
    by = who.actor if who else "-"
    outside = Outside(journal=Journal(settings.ERASURES, journal_code), home=settings.HOME)
    with acting(_PURPOSE, actor=by, reason=f"erasure of request {number}"):
        erased = carry_out(find_request(number), outside, Moment(on=job.done_on, by=by))
    return {"request": number, "rows": sum(erased.erased.values())}


def _tells(result: Facts) -> list[Words]:
    return [fill(_ERASED, number=str(result["request"]), rows=int(str(result["rows"])))]


_WHAT = Words(
    fi="Pyyntö {number}: poisto ratkaistaan ja tehdään heti. Poistettua ei saa takaisin.",
    sv="Begäran {number}: raderingen avgörs och görs genast. Det raderade kan inte återfås.",
    en="Request {number}: the erasure is decided and carried out at once. What goes is gone.",
)
_DECIDED = Words(
    fi="Pyyntö {number} on jo ratkaistu.",
    sv="Begäran {number} är redan avgjord.",
    en="Request {number} is decided already.",
)
_GOES = Words(
    fi="Poistetaan: {category} ({rows}).",
    sv="Raderas: {category} ({rows}).",
    en="Goes: {category} ({rows}).",
)
_STAYS = Words(
    fi="Säilyy lain nojalla: {category} ({rows}).",
    sv="Bevaras enligt lag: {category} ({rows}).",
    en="Stays by law: {category} ({rows}).",
)
_ERASED = Words(
    fi="Pyynnön {number} poisto on tehty: {rows} riviä.",
    sv="Raderingen enligt begäran {number} är gjord: {rows} rader.",
    en="The erasure of request {number} is carried out: {rows} rows.",
)
ERASE_JOB = Kind(
    key=ERASE,
    name=Words(
        fi="tietojen poistaminen pyynnöstä",
        sv="radering på begäran",
        en="erasing data at a request",
    ),
    run=_carry_out,
    tells=_tells,
)
ERASURE_APPROVAL = ApprovalKind(
    key=ERASE,
    action=APPROVES,
    name=Words(fi="Tietojen poistaminen", sv="Radering av uppgifter", en="Erasure of data"),
    show=_show,
    carry_out=_approve,
    asking="answer_request",
)
