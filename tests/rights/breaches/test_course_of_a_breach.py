"""A breach from its first hour to its end: the clock, who must be told, what is refused."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.law.eu.breaches import Exception34, Risk
from inkasso.parties.reaching import mail_returned
from inkasso.rights.breaches.recording import (
    OWED,
    Instant,
    NewAssessment,
    NewNotice,
    assess,
    close,
    record_notice,
)
from inkasso.rights.breaches.searching import ByPerson
from inkasso.rights.breaches.state import Owed, State, Status, every_breach, find_breach
from inkasso.rights.breaches.telling import addressees, record_told
from inkasso.rights.models import BreachNotice
from rights.breaches.breaches_made import (
    AWARE,
    LATER,
    measured,
    moment,
    notified,
    opened,
    scoped,
    weighed,
)

pytestmark = pytest.mark.django_db


def refused_code(call: object, *arguments: object, **more: object) -> str:
    assert callable(call)
    with pytest.raises(Refused) as refused:
        call(*arguments, **more)
    return refused.value.refusal.code


def searched(state: State) -> State:
    return scoped(state, ByPerson(person_id=make_case().person_id))[0]


def test_the_clock_runs_from_when_it_became_known() -> None:
    state = opened()
    assert (state.status, state.due_at) == (Status.OPENED, moment("2026-03-05 15:00"))
    assert state.left(moment("2026-03-04 15:00")) == timedelta(hours=24)
    assert not state.is_late(moment("2026-03-05 15:00"))
    assert state.is_late(moment("2026-03-05 15:01"))


def test_a_breach_without_risk_is_recorded_and_not_notified() -> None:
    state = weighed(opened(), Risk.NONE)
    assert state.left(LATER.at) is None
    assert state.owed == {Owed.SCOPE, Owed.MEASURE}
    state = close(measured(searched(state)).breach.id, "Names are checked before sending.", LATER)
    assert (state.status, state.owed) == (Status.CLOSED, frozenset())


def test_a_risk_is_notified_and_then_it_may_end() -> None:
    state = notified(weighed(opened()))
    assert state.status is Status.TOLD
    assert not state.is_late(moment("2027-01-01 00:00"))
    assert close(measured(searched(state)).breach.id, "Learnt.", LATER).status is Status.CLOSED


def test_a_late_notification_says_why_and_stays_late() -> None:
    state = weighed(opened())
    late = "2026-03-06 09:00"
    assert refused_code(notified, state, late) == "late_reason_missing"
    state = notified(state, late, late_reason="The extent was found only then.")
    assert state.is_late(LATER.at)


def test_what_follows_a_first_notice_in_time_needs_no_reason() -> None:
    state = notified(weighed(opened()), in_part=True)
    assert Owed.REST in state.owed
    state = notified(state, "2026-03-09 09:00", reference="123/2026")
    assert Owed.REST not in state.owed
    assert not state.is_late(LATER.at)


def test_a_high_risk_is_told_to_each_person() -> None:
    first = make_case()
    second = make_case(first.client, number=2)
    state = notified(weighed(opened(), Risk.HIGH))
    assert refused_code(record_told, state.breach.id, "letter", LATER) == "nobody_to_tell"
    for case in (first, second):
        state, _ = scoped(state, ByPerson(person_id=case.person_id))
    state, told = record_told(state.breach.id, "phone", LATER, person=first.person_id)
    assert (told, state.told, state.status) == (1, 1, Status.ASSESSED)
    state, told = record_told(state.breach.id, "letter", LATER)
    assert (told, state.told, state.status) == (1, 2, Status.TOLD)
    assert refused_code(record_told, state.breach.id, "letter", LATER) == "nobody_to_tell"


def test_nobody_is_told_where_mail_came_back_from() -> None:
    case = make_case()
    state = weighed(opened(), Risk.HIGH)
    state, _ = scoped(state, ByPerson(person_id=case.person_id))
    (before,) = addressees(state.breach.id)
    assert before.street
    mail_returned(case.person_id, LATER.at.date(), by="Aino Virtanen")

    (after,) = addressees(state.breach.id)

    assert (after.street, after.name) == ("", before.name)


def test_an_exception_takes_the_place_of_telling_each() -> None:
    state = weighed(opened(), Risk.HIGH, Exception34.UNINTELLIGIBLE)
    assert Owed.PERSONS not in state.owed
    state = weighed(state, Risk.HIGH, Exception34.DISPROPORTIONATE)
    assert {Owed.PUBLIC, Owed.AUTHORITY} <= state.owed
    to_all = NewNotice(to=BreachNotice.To.PUBLIC, channel="web")
    assert Owed.PUBLIC not in record_notice(state.breach.id, to_all, LATER).owed


def test_the_newest_weighing_counts() -> None:
    state = weighed(weighed(opened(), Risk.NONE), Risk.HIGH)
    assert state.left(LATER.at) is not None
    assert Owed.PERSONS in state.owed


@pytest.mark.parametrize("missing", list(Owed))
def test_a_breach_ends_only_when_nothing_is_owed(missing: Owed) -> None:
    state = opened()
    person = make_case().person_id
    if missing is not Owed.ASSESSMENT:
        exceptions = (Exception34.DISPROPORTIONATE,) if missing is Owed.PUBLIC else ()
        state = weighed(state, Risk.HIGH, *exceptions)
    if missing is not Owed.AUTHORITY:
        state = notified(state, in_part=missing is Owed.REST)
    if missing is not Owed.SCOPE:
        state, _ = scoped(state, ByPerson(person_id=person))
    if missing not in (Owed.PERSONS, Owed.SCOPE):
        state, _ = record_told(state.breach.id, "letter", LATER)
    if missing is Owed.SCOPE:
        state = weighed(state, Risk.RISK)
    if missing is not Owed.MEASURE:
        state = measured(state)
    assert state.owed == {missing}
    assert refused_code(close, state.breach.id, "Learnt.", LATER) == OWED[missing].code


def test_what_is_said_badly_is_refused() -> None:
    state = opened()
    number = state.breach.id
    blank = NewAssessment(risk=Risk.RISK, reasons=" ")
    assert refused_code(assess, number, blank, LATER) == "reasons_missing"
    excepted = NewAssessment(
        risk=Risk.RISK, reasons="Encrypted.", exceptions=(Exception34.UNINTELLIGIBLE,)
    )
    assert refused_code(assess, number, excepted, LATER) == "exception_without_high_risk"
    early = Instant(at=AWARE - timedelta(minutes=1), by="tester")
    assert refused_code(assess, number, blank, early) == "before_aware"
    assert refused_code(record_told, number, "letter", early) == "before_aware"
    assert refused_code(find_breach, 10**9) == "unknown_breach"
    assert refused_code(opened, processor="nobody") == "unknown_processor_key"
    assert refused_code(
        opened, began_at=AWARE, ended_at=AWARE - timedelta(hours=1)
    ) == "ends_before_it_begins"  # fmt: skip
    to_come = LATER.at + timedelta(minutes=1)
    for name in ("began_at", "ended_at", "aware_at"):
        assert refused_code(opened, **{name: to_come}) == "moment_to_come"
    done = measured(searched(weighed(state, Risk.NONE)))
    assert refused_code(close, done.breach.id, "\n", LATER) == "lessons_missing"


def test_nothing_is_added_to_what_has_ended() -> None:
    number = measured(searched(weighed(opened(), Risk.NONE))).breach.id
    state = close(number, "Names are checked.", LATER)
    one = ByPerson(person_id=uuid4())
    for again in (weighed, measured, notified, lambda ended: scoped(ended, one)):
        assert refused_code(again, state) == "breach_closed"
    assert refused_code(close, number, "Again.", LATER) == "breach_closed"
    assert refused_code(record_told, number, "letter", LATER) == "breach_closed"
    assert [one.breach.id for one in every_breach(open_only=True)] == []
    assert [one.breach.id for one in every_breach()] == [number]


def test_the_record_of_a_breach_is_never_changed() -> None:
    notified(weighed(opened()))
    for table in ("breach", "breachassessment", "breachnotice"):
        with pytest.raises(Error, match="append-only"), transaction.atomic():
            connection.cursor().execute(f"UPDATE rights_{table} SET id = id")
