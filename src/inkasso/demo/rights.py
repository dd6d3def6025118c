"""People exercising their rights in the demo, a breach, and what is out of its time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from django.db.models import QuerySet

from inkasso.base.clock import HELSINKI
from inkasso.base.moment import Moment
from inkasso.demo.relations import READERS
from inkasso.gate.acting import acting, open_files, sweeping
from inkasso.gate.disclosing import disclose
from inkasso.gate.disclosures.request import Request as Disclosing
from inkasso.gate.register import register_and_map, register_in_force
from inkasso.law.eu.breaches import Risk
from inkasso.notice.rights import Right
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case, CoDebtor
from inkasso.relations.people import find_people
from inkasso.rights.access.exporting import export
from inkasso.rights.breaches.recording import (
    Instant,
    NewAssessment,
    NewBreach,
    NewNotice,
    assess,
    close,
    open_breach,
    record_measure,
    record_notice,
)
from inkasso.rights.breaches.scoping import scope
from inkasso.rights.breaches.searching import ByPerson, Known
from inkasso.rights.consents.giving import NewConsent, Statement, give, withdraw
from inkasso.rights.consents.uses import find_use
from inkasso.rights.erasure.carrying_out import Outside, carry_out
from inkasso.rights.erasure.deciding import plan_of
from inkasso.rights.erasure.proving import write_receipt
from inkasso.rights.letters.writing import write_letter
from inkasso.rights.models import Breach, BreachNotice
from inkasso.rights.models.consents import Channel
from inkasso.rights.portability.reading import read_document
from inkasso.rights.portability.simulator import simulator
from inkasso.rights.portability.taking_in import take_in as take_in_package
from inkasso.rights.portability.transferring import transfer
from inkasso.rights.portability.wishing import NewWish, record_wish
from inkasso.rights.recipients.queue import tell
from inkasso.rights.rectification.correcting import Wanted, rectify
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.identifying import identify
from inkasso.rights.requests.state import State, find_request
from inkasso.rights.requests.taking_in import NewRequest, take_in
from inkasso.rights.retention.planning import plan

_ACTOR = "demo"
_RIGHTS, _BREACHES, _RETENTION = "rights", "breaches", "retention"
#: A kind of recipient, its ground, and what it got.
_COURTS, _GROUND = "courts_and_enforcement", "513/1999 4 §"
_FIELDS = ("contact_details.address", "names.name")
_BY_CONSENT = "disclosure:by_consent"
#: What another controller gave a debtor.
_PACKAGE = json.dumps(
    {
        "format": "inkasso-portability",
        "version": 1,
        "made_on": "2026-03-01",
        "language": "fi",
        "from": {"name": "Simulaatio Oy"},
        "person": {"names": [], "emails": ["uusi@osoite.example"], "phones": [], "addresses": []},
        "records": [],
        "left_out": [],
    }
).encode()
#: After so many years the first rows of the demo are out of their time.
_LATER = timedelta(days=7 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """The day on which it all happens."""

    on: date
    #: Where letters, packages and receipts go.
    folder: Path

    @property
    def moment(self) -> Moment:
        """When something is done, and by whom."""
        return Moment(on=self.on, by=_ACTOR)

    def asked(self, person: UUID, right: Right, told: dict[str, str]) -> State:
        """A request by e-mail, of somebody who is then known."""
        new = NewRequest(
            person_id=person,
            right=right,
            channel=Channel.EMAIL,
            received_on=self.on,
            language="fi",
        )
        return identify(take_in(new, by=_ACTOR), told, self.moment)

    def of_debtor(self, case: Case, right: Right) -> State:
        """The same of a case's debtor, who tells the case's number and the own name."""
        open_files([case.person_id], f"case:{case.id}")
        name = PartyName.objects.get(person_id=case.person_id).name
        return self.asked(case.person_id, right, {"case": str(case.id), "name": name})

    def decided(self, state: State, outcome: Outcome = Outcome.GRANTED) -> State:
        """Its answer, with the letter."""
        decided = decide(state, Answer(outcome=outcome), self.moment, register_in_force()).state
        write_letter(decided, self.folder, self.moment, register_in_force())
        return decided


def exercise_rights(on: date, outside: Outside) -> Iterator[str]:
    """What people ask on one day and what becomes of it; each as a word for the telling."""
    day = _Day(on=on, folder=outside.home / "demo" / "rights")
    with acting(_RIGHTS, actor=_ACTOR, reason="a debtor asks to be erased"):
        erasing, asking, correcting, consenting = _debtors()[:4]
        state = day.of_debtor(erasing, Right.ERASURE)
        answer = plan_of(state, on).outcome
        day.decided(state, answer)
        yield f"erasure of a debtor: {answer.value}"
    yield _erased(day, outside)
    with acting(_RIGHTS, actor=_ACTOR, reason="a debtor asks for access"):
        export(day.decided(day.of_debtor(asking, Right.ACCESS)), day.folder, day.moment)
        yield "access: package written"
    yield _ported(day)
    yield _brought(day, correcting)
    yield from _corrected(day, correcting)
    yield from _consent(day, consenting.person_id)
    yield from _breach(on, asking.person_id)
    yield _out_of_time(on + _LATER)


def _debtors() -> QuerySet[Case]:
    """Cases of people who owe alone: of a shared debt others know the case's number too."""
    shared = CoDebtor.objects.values("receivable__case_id")
    cases = Case.objects.filter(kind="consumer", closed_on=None).exclude(id__in=shared)
    return cases.order_by("id")


def _erased(day: _Day, outside: Outside) -> str:
    with acting(_RIGHTS, actor=_ACTOR, reason="a reader asks to be erased"):
        (reader,) = find_people(READERS[1])
        asked = day.asked(reader, Right.ERASURE, {"reached": READERS[1]})
        decided = decide(
            asked,
            Answer(outcome=plan_of(asked, day.on).outcome),
            day.moment,
            register_in_force(),
        ).state
    with acting(_RETENTION, actor=_ACTOR, reason="an erasure is carried out"):
        carry_out(decided, outside, day.moment)
    with acting(_RIGHTS, actor=_ACTOR, reason="receipt of an erasure"):
        done = find_request(decided.request.id)
        open_files([reader], f"request:{done.request.id}")
        write_receipt(done, day.folder, register_in_force())
    assert decided.decision is not None
    return f"erasure of a reader: {decided.decision.outcome}, with a receipt"


def _ported(day: _Day) -> str:
    """A reader wants what they gave sent to another controller, which a simulator stands for."""
    with (
        acting(_RIGHTS, actor=_ACTOR, reason="a reader moves elsewhere"),
        simulator(day.folder) as other,
    ):
        (reader,) = find_people(READERS[2])
        # She is a guest of an event too, so her name is held besides.
        told = {"reached": READERS[2], "name": "Åsa Läsare"}
        asked = day.asked(reader, Right.PORTABILITY, told)
        answer = Answer(outcome=Outcome.GRANTED)
        granted = decide(asked, answer, day.moment, register_in_force()).state
        wish = NewWish(recipient="Simulaatio Oy", url=other.url, country="FI")
        record_wish(granted, wish, day.moment)
        sent = transfer(granted, other.url, other.identity.recipient, day.moment)
    return f"portability: {', '.join(sent.categories)} sent to a simulated controller"


def _brought(day: _Day, case: Case) -> str:
    """A debtor brings what another controller held of them."""
    with acting(_RIGHTS, actor=_ACTOR, reason="a debtor brings a package"):
        state = day.of_debtor(case, Right.PORTABILITY)
        taken = take_in_package(read_document(_PACKAGE), state, day.moment)
    recorded = [one.kind for one in taken.items if one.outcome == "recorded"]
    return f"portability: {', '.join(recorded)} taken in from a simulated controller"


def _corrected(day: _Day, case: Case) -> Iterator[str]:
    """An address that a court has got is corrected, and the court told."""
    with acting("collection", actor=_ACTOR, reason="an application to the court"):
        given = Disclosing(
            person_id=case.person_id,
            case_id=case.id,
            recipient="Esimerkin käräjäoikeus",
            kind=_COURTS,
            country="FI",
            purpose="collection",
            ground=_GROUND,
            fields=_FIELDS,
            on=day.on,
        )
        disclose(given, actor=_ACTOR)
    with acting(_RIGHTS, actor=_ACTOR, reason="an address is wrong"):
        state = day.of_debtor(case, Right.RECTIFICATION)
        wanted = Wanted(values={"address": "Oikeakatu 7 B 3, 33100 Tampere"})
        owed = rectify(state, wanted, day.moment).owed
        day.decided(state)
        yield "rectification: address corrected"
        for notice in owed:
            tell(notice, "e-mail", day.moment, register_in_force())
            yield "recipients told of a rectification"


def _consent(day: _Day, person: UUID) -> Iterator[str]:
    said = Statement(on=day.on, channel=Channel.LETTER, by=_ACTOR)
    with acting(_RIGHTS, actor=_ACTOR, reason="a consent by letter, and its end"):
        open_files([person], "consent")
        use = find_use(_BY_CONSENT, register_in_force())
        new = NewConsent(person_id=person, use=use, language="fi", evidence="archive:demo-1")
        give(new, said, register_in_force())
        yield "consents given"
        withdraw(person, use, said)
        yield "consents withdrawn"


def _breach(on: date, person: UUID) -> Iterator[str]:
    """A letter in a wrong envelope: known in the morning, closed in the afternoon."""
    register, data_map = register_and_map()
    new = NewBreach(
        aware_at=_at(on, 9),
        kinds=("confidentiality",),
        found_by=Breach.FoundBy.STAFF,
        what="A letter went out in somebody else's envelope.",
    )
    weighed = NewAssessment(
        risk=Risk.RISK,
        reasons="A name and the sum of a debt were in it.",
        criteria=("sensitivity", "number"),
        consequences=("loss_of_privacy",),
    )
    notice = NewNotice(to=BreachNotice.To.AUTHORITY, channel="form")
    with acting(_BREACHES, actor=_ACTOR, reason="a breach"):
        number = open_breach(new, register, _instant(on, 9)).breach.id
        assess(number, weighed, _instant(on, 10))
    with acting(_BREACHES, actor=_ACTOR, reason="whom a breach concerns"), sweeping("breach"):
        known = Known(register=register, data_map=data_map)
        scope(number, ByPerson(person_id=person), known, _instant(on, 11))
    with acting(_BREACHES, actor=_ACTOR, reason="a breach"):
        record_notice(number, notice, _instant(on, 12))
        record_measure(number, "deleted_by_recipient", "", _instant(on, 13))
        close(number, "Envelopes are compared before they are closed.", _instant(on, 14))
    yield "breaches: assessed, scoped, notified, closed"


def _out_of_time(on: date) -> str:
    """What a sweep years later would remove: counted, and left."""
    with acting(_RETENTION, actor=_ACTOR, reason="plan"), sweeping("retention plan") as swept:
        planned = list(plan(on, _at(on, 3), *register_and_map()))
        swept.size = sum(one.rows for one in planned)
    return f"retention plan of {on}: {sum(one.goes for one in planned)} rows would go"


def _instant(on: date, hour: int) -> Instant:
    return Instant(at=_at(on, hour), by=_ACTOR)


def _at(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), HELSINKI)
