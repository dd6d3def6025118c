"""A pause for somebody in hardship: given without a reason, noted only with their own consent.

The page acts for the purpose `hardship`, which reads no letters and no payments. What is noted is
encrypted and shown to whoever wrote it down; everybody else sees that a pause stands, not why.
"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.desk.clock import today
from inkasso.desk.doing import done, mark_of
from inkasso.desk.page import page
from inkasso.desk.people.forms import ReliefForm
from inkasso.desk.who import moment_of
from inkasso.gate.acting import open_file
from inkasso.gate.holds.placing import Protected
from inkasso.gate.register import register_in_force
from inkasso.parties.reading import names_of, party
from inkasso.receivables.finding import find_case
from inkasso.rights.circumstances.counselling import WHERE
from inkasso.rights.circumstances.noting import NewNote, add_note
from inkasso.rights.circumstances.reading import notes_for
from inkasso.rights.circumstances.relieving import NewRelief, grant, reliefs_of
from inkasso.rights.consents.giving import NewConsent, Statement, give, text_of
from inkasso.rights.consents.reading import consent_in_force
from inkasso.rights.consents.uses import HARDSHIP, find_use
from inkasso.rights.models import Channel, ReliefKind


@page("give_relief")
def relief(request: HttpRequest, number: int) -> HttpResponse:
    """Relief for the debtor, in all that is collected of them."""
    case = find_case(str(number))
    person: UUID = case.person_id
    open_file(person, f"case:{case.id}")
    moment, register = moment_of(request), register_in_force()
    consent = consent_in_force(person, HARDSHIP, today())
    granted = reliefs_of(person)
    form = ReliefForm.of(
        request,
        seen=mark_of(consent, [one.id for one in granted]),
        people=list(names_of([person]).items()),
    )
    asked = _consent(person)
    if form.carried_out(lambda said: _relieve(form, moment, has_consent=consent is not None)):
        return done(request, reverse("case", kwargs={"number": case.id}), "relief.given")
    context = {
        "case": case,
        "form": form,
        "granted": granted,
        "notes": _notes(person, moment) if "notes" in request.GET else [],
        "has_consent": consent is not None,
        "consent": text_of(asked, register, today()),
        "counselling": WHERE,
        "back": reverse("case", kwargs={"number": case.id}),
    }
    return render(request, "desk/people/relief.html", context, status=form.status)


def _relieve(form: ReliefForm, moment: Moment, *, has_consent: bool) -> None:
    """The relief first, which needs nothing; then the note, where the person consents to it."""
    said, person = form.cleaned_data, form.person
    new = NewRelief(kind=ReliefKind(said["relief_kind"]), until=form.until)
    grant(Protected(person_id=person), new, moment.on, by=moment.by)
    if not said["note"].strip():
        return
    if not has_consent:
        if not said["consented"]:
            raise Refused(Refusal(code="no_hardship_consent", message=_ASK_FIRST))
        statement = Statement(on=moment.on, channel=Channel.LETTER, by=moment.by)
        asked = _consent(person, said["consent_document"])
        give(asked, statement, register_in_force())
    add_note(NewNote(person_id=person, text=said["note"]), moment.on, by=moment.by)


def _consent(person: UUID, document: str = "") -> NewConsent:
    spoken = party(person).language
    language: Language = next((one for one in LANGUAGES if one == spoken), "fi")
    use = find_use(HARDSHIP, register_in_force())
    return NewConsent(person_id=person, use=use, language=language, evidence=document)


def _notes(person: UUID, moment: Moment) -> list[str]:
    """What this colleague is assigned to; only on asking, for an attempt in vain is on record."""
    try:
        return [note.text for note in notes_for(person, moment.by, moment.on)]
    except Refused:
        return []


_ASK_FIRST = Words(
    fi="Syyn saa kirjata vain henkilön erillisellä, kirjallisella suostumuksella. Tauon voi antaa "
    "ilman sitä: jätä merkintä tyhjäksi.",
    sv="Skälet får antecknas bara med personens separata, skriftliga samtycke. Pausen kan ges utan "
    "det: lämna anteckningen tom.",
    en="The reason may be noted only with the person's separate, written consent. The pause can be "
    "given without it: leave the note empty.",
)
