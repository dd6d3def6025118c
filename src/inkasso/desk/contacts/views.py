"""The contact page: whether one may call, the number, what came of it; and its correction."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inkasso.base.decisions import Decision
from inkasso.contacts.allowing import may_be_said
from inkasso.contacts.history import known_to_be_theirs
from inkasso.contacts.models import Attempt, Note
from inkasso.contacts.recording import NewAttempt
from inkasso.contacts.recording import correct as correct_attempt
from inkasso.contacts.results import RESULTS, Direction
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.cases.people import OnPage, people_on_page
from inkasso.desk.clock import instant
from inkasso.desk.contacts.forms import ContactForm, CorrectForm
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.queues.going_on import onward
from inkasso.desk.templatetags.desk import said
from inkasso.desk.texts import TEXTS
from inkasso.desk.who import moment_of
from inkasso.law.fi.contacts.allowed import ContactAnswer
from inkasso.law.fi.contacts.policy import Channel, Recipient
from inkasso.strategy.contacts.contacting import make_contact, may_contact_each, nothing_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachable:
    """Somebody of a case, and whether they may be called now."""

    person_id: UUID
    shown: OnPage
    call: Decision[ContactAnswer]
    recipient: Recipient


@page("record_contact")
def contact(request: HttpRequest, number: int) -> HttpResponse:
    """A contact in a case, and those before it."""
    opened = open_case(number)
    now = instant()
    direction = Direction.IN if request.GET.get("direction") == "in" else Direction.OUT
    people = people_of_contact(opened)
    form = ContactForm.of(
        request,
        seen=opened.mark,
        direction=direction,
        people=[_named(one) for one in people],
        initial={"person": 0, "contact_channel": Channel.PHONE, "at": now.replace(tzinfo=None)},
    )
    by = moment_of(request).by
    if form.carried_out(
        lambda given: make_contact(
            NewAttempt(
                case_id=opened.case.id,
                person_id=people[given["person"]].person_id,
                at=given["at"],
                by=by,
                channel=Channel(given["contact_channel"]),
                direction=direction,
                recipient=people[given["person"]].recipient,
                said=form.said_of(given),
            ),
            now,
        )
    ):
        return done(request, onward(request, opened.url), "contact.recorded")
    context = {
        **opened.context(),
        "form": form,
        "people": people,
        "direction": direction,
        "sayings": may_be_said(),
        "contacts": opened.file.contacts,
        "deviates": direction is Direction.OUT
        and not all(one.call.value.allowed for one in people),
    }
    return render(request, "desk/contacts/contact.html", context, status=form.status)


@page("record_contact")
def correct(request: HttpRequest, number: int, entry: int) -> HttpResponse:
    """A counter-entry to a contact."""
    opened = open_case(number)
    attempt = get_object_or_404(Attempt, id=entry, case=opened.case)
    # What was noted then belongs to the new entry too, unless somebody takes it out.
    noted = Note.objects.filter(attempt=attempt).values_list("text", flat=True).first()
    form = CorrectForm.of(
        request,
        seen=opened.mark,
        direction=Direction(attempt.direction),
        initial={"contact_note": noted or ""},
    )
    moment = moment_of(request)
    if form.carried_out(
        lambda given: correct_attempt(attempt, form.said_of(given), moment.on, by=moment.by)
    ):
        return done(request, opened.url, "contact.corrected")
    context = {
        **opened.context(),
        "form": form,
        "attempt": attempt,
        "result": RESULTS[attempt.result].name,
    }
    return render(request, "desk/contacts/correct.html", context, status=form.status)


def people_of_contact(opened: Opened) -> list[Reachable]:
    """The debtor and co-debtors whose files are open, each with the decision on a call now."""
    now = instant()
    ids = list(dict.fromkeys((opened.debtor, *opened.others)))
    found = []
    recipients = known_to_be_theirs(ids, Channel.PHONE)
    ended = nothing_left(opened.file, opened.on)
    calls = may_contact_each(opened.case, recipients, now, ended=ended)
    for person, shown in zip(ids, people_on_page(opened.debtor, opened.others), strict=True):
        if shown.name:
            call, recipient = calls[person], recipients[person]
            found.append(Reachable(person_id=person, shown=shown, call=call, recipient=recipient))
    return found


def _named(one: Reachable) -> str:
    return f"{one.shown.name} ({said(TEXTS[f'case.{one.shown.part}'])})"
