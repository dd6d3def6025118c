"""Notes on a case: written, and corrected by another."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inkasso.contacts.models import Note
from inkasso.contacts.noting import NewNote, notes_of, write_note
from inkasso.desk.cases.opening import Opened, open_case
from inkasso.desk.contacts.forms import NoteForm
from inkasso.desk.doing import done
from inkasso.desk.page import page
from inkasso.desk.who import moment_of


@page("write_note")
def note(request: HttpRequest, number: int) -> HttpResponse:
    """A note on a case, and those before it."""
    return _note(request, open_case(number), None)


@page("write_note")
def correct(request: HttpRequest, number: int, entry: int) -> HttpResponse:
    """A note in the place of another."""
    opened = open_case(number)
    return _note(request, opened, get_object_or_404(Note, id=entry, case=opened.case))


def _note(request: HttpRequest, opened: Opened, corrects: Note | None) -> HttpResponse:
    initial = {"note_text": corrects.text} if corrects else {}
    form = NoteForm.of(request, seen=opened.mark, initial=initial)
    moment = moment_of(request)
    if form.carried_out(
        lambda given: write_note(
            NewNote(
                case_id=opened.case.id,
                person_id=corrects.person_id if corrects else opened.debtor,
                text=given["note_text"],
                not_health=given["not_health"],
                attempt_id=None,
            ),
            moment.on,
            by=moment.by,
            corrects=corrects,
        )
    ):
        return done(request, opened.url, "note.corrected" if corrects else "note.written")
    context = {
        **opened.context(),
        "form": form,
        "corrects": corrects,
        "asks_of_health": form.refusal is not None and form.refusal.code == "health_in_note",
        "notes": notes_of(opened.case.id, opened.on),
    }
    return render(request, "desk/contacts/note.html", context, status=form.status)
