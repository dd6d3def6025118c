"""What people agree to: newsletters, notes of hardship, disclosures; and the end of it."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from inkasso.base.decisions import Refusal
from inkasso.gate.disclosing import consider
from inkasso.gate.disclosures.request import Request
from inkasso.gate.holds.placing import Protected
from inkasso.oversight.rehearsing.stage import (
    ASSIGNMENTS,
    DOMAIN,
    NEWSLETTERS,
    RIGHTS,
    Rehearsal,
    Stage,
    refused,
)
from inkasso.oversight.verifying.probe import REASON
from inkasso.rights.circumstances.noting import NewNote, add_note
from inkasso.rights.circumstances.relieving import NewRelief, grant, reliefs_of
from inkasso.rights.consents.giving import withdraw
from inkasso.rights.consents.reading import consent_in_force
from inkasso.rights.consents.subscribing import end_newsletter
from inkasso.rights.consents.uses import HARDSHIP, disclosure_to, find_use
from inkasso.rights.models import Circumstance, CircumstanceKey, ReliefKind

_COLLECTION, _BY_CONSENT = "collection", "by_consent"
_UNFOUNDED = "IK005"
_ILL = "Tells of an illness, made up."


def _withdrawn(stage: Stage) -> Iterator[str]:
    subscription = stage.reader()
    person = subscription.person_id
    with stage.act(RIGHTS, person):
        if consent_in_force(person, NEWSLETTERS, stage.on) is None:
            yield "A confirmed order is no consent on record."
        withdraw(person, find_use(NEWSLETTERS, stage.register), stage.said)
        if consent_in_force(person, NEWSLETTERS, stage.on) is not None:
            yield "A withdrawn consent holds still."
        subscription.refresh_from_db()
        if subscription.unsubscribed_on != stage.on:
            yield "The newsletter goes on after its consent was withdrawn."


def _unsubscribed(stage: Stage) -> Iterator[str]:
    email = f"reader@{DOMAIN}"
    subscription = stage.reader(email)
    with stage.act(NEWSLETTERS):
        end_newsletter(email, stage.register, stage.said)
        subscription.refresh_from_db()
        if subscription.unsubscribed_on != stage.on:
            yield "Somebody who left the list by the address alone is on it still."
        if consent_in_force(subscription.person_id, NEWSLETTERS, stage.on) is not None:
            yield "Whoever left the list is held to have consented still."


def _unfounded(stage: Stage) -> Iterator[str]:
    person = stage.debtor()
    with stage.act(HARDSHIP, person):
        code = refused(lambda: add_note(NewNote(person_id=person, text=_ILL), stage.on, by="x"))
        if code != "no_hardship_consent":
            yield f"A note of hardship without consent met {code or 'nothing'}."
        consent = stage.consent(person, HARDSHIP)
        add_note(NewNote(person_id=person, text=_ILL), stage.on, by=stage.actor)
    other = stage.debtor()
    with stage.act(HARDSHIP, other):
        code = refused(lambda: _note(other, consent, stage))
        if code != _UNFOUNDED:
            yield f"A note on somebody else's consent met {code or 'nothing'} in the database."


def _forgotten(stage: Stage) -> Iterator[str]:
    person = stage.debtor()
    with stage.act(HARDSHIP, person):
        stage.consent(person, HARDSHIP)
        add_note(NewNote(person_id=person, text=_ILL), stage.on, by=stage.actor)
        notes = Circumstance.objects.filter(person_id=person)
        if notes.count() != 1:
            yield "A note on consent was not taken."
        relief = NewRelief(kind=ReliefKind.PAUSE)
        grant(Protected(person_id=person, case_id=None), relief, stage.on, by=stage.actor)
        withdraw(person, find_use(HARDSHIP, stage.register), stage.said)
        if notes.exists() or CircumstanceKey.objects.filter(person_id=person).exists():
            yield "A note, or its key, outlives the consent that carried it."
        if not reliefs_of(person):
            yield "Relief went with the note that it was granted on."


def _unreadable(stage: Stage) -> Iterator[str]:
    """Whoever collects reads no note, also of a person whose file is open to them."""
    person = stage.debtor()
    with stage.act(HARDSHIP, person):
        stage.consent(person, HARDSHIP)
        add_note(NewNote(person_id=person, text=_ILL), stage.on, by=stage.actor)
    with stage.act(_COLLECTION, person):
        code = refused(lambda: Circumstance.objects.filter(person_id=person).count())
        if not code:
            yield "Collection could ask for notes of hardship."


def _disclosed(stage: Stage) -> Iterator[str]:
    person = stage.debtor()
    use = disclosure_to(_BY_CONSENT)
    with stage.act(_COLLECTION, person):
        if _answer(person, stage) != "no_consent":
            yield "Data could leave on a consent that nobody gave."
    with stage.act(RIGHTS, person):
        stage.consent(person, use)
    with stage.act(_COLLECTION, person):
        if code := _answer(person, stage):
            yield f"With the person's consent it was refused: {code}."
    with stage.act(RIGHTS, person):
        withdraw(person, find_use(use, stage.register), stage.said)
    with stage.act(_COLLECTION, person):
        if _answer(person, stage) != "no_consent":
            yield "Data could leave on a consent that was withdrawn."


def _answer(person: UUID, stage: Stage) -> str:
    """The code of the gate's refusal; empty where it would let the name out."""
    asked = Request(
        person_id=person,
        case_id=None,
        recipient="Verification",
        kind=_BY_CONSENT,
        country="FI",
        purpose=_COLLECTION,
        ground=REASON,
        fields=("names.name",),
        on=stage.on,
    )
    answer = consider(asked)
    return answer.code if isinstance(answer, Refusal) else ""


def _note(person: UUID, consent: int, stage: Stage) -> Circumstance:
    """A row of a note, past the service."""
    return Circumstance.objects.create(
        person_id=person,
        consent_id=consent,
        encrypted=b"x",
        recorded_on=stage.on,
        recorded_by=stage.actor,
        assigned=[stage.actor],
    )


WITHDRAWAL = (
    Rehearsal(
        purposes=(NEWSLETTERS, RIGHTS),
        said="a consent was withdrawn; it held no longer, and its newsletter ended that day.",
        work=_withdrawn,
    ),
)
LEAVING = (
    Rehearsal(
        purposes=(NEWSLETTERS,),
        said="a reader left the list by the address alone; newsletter and consent ended that day.",
        work=_unsubscribed,
    ),
)
UNFOUNDED = (
    Rehearsal(
        purposes=(ASSIGNMENTS, HARDSHIP),
        said="a note of hardship without consent was refused, by the database too (IK005).",
        work=_unfounded,
    ),
)
FORGOTTEN = (
    Rehearsal(
        purposes=(ASSIGNMENTS, HARDSHIP),
        said="a withdrawn consent took its note and the note's key along; the relief stayed.",
        work=_forgotten,
    ),
)
UNREADABLE = (
    Rehearsal(
        purposes=(ASSIGNMENTS, HARDSHIP, _COLLECTION),
        said="collection, with the person's file open, asked for notes of hardship: refused.",
        work=_unreadable,
    ),
)
BY_CONSENT = (
    Rehearsal(
        purposes=(ASSIGNMENTS, RIGHTS, _COLLECTION),
        said="a disclosure was refused without consent, allowed with it, refused after its end.",
        work=_disclosed,
    ),
)
