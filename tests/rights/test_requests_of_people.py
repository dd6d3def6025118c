"""Requests: taken in, joined, identified by what is held, on time, answered with grounds."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.gate.holds.placing import holds_of
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.parties.models import ContactPoint, PartyName
from inkasso.rights.models import RequestDecision, RequestExport, RequestStep, RequestText
from inkasso.rights.requests.deciding import extend, remedy
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.identifying import Compared, ask, identify, is_enough, show_authority
from inkasso.rights.requests.state import Status, find_request, open_requests
from rights.requests_made import MOMENT, answered, known, made, tried

pytestmark = pytest.mark.django_db


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def test_a_request_is_due_a_month_after_it_came() -> None:
    state = made(make_case().person_id)
    assert (state.status, state.due) == (Status.RECEIVED, date(2026, 4, 2))
    assert not state.is_late(date(2026, 4, 2))
    assert state.is_late(date(2026, 4, 3))


def test_the_clock_waits_for_the_person_and_goes_on_after() -> None:
    case = make_case()
    state = ask(made(case.person_id), ["case"], Moment(on=date(2026, 3, 3), by="tester"))
    assert (state.status, state.due) == (Status.IDENTIFYING, None)
    assert not state.is_late(date(2027, 1, 1))
    state = known(state, case)
    assert (state.status, state.due) == (Status.IDENTIFIED, date(2026, 4, 7))


def test_a_request_made_again_is_joined_and_answered_with_the_first() -> None:
    person = make_case().person_id
    first, again = made(person), made(person)
    assert (again.status, again.joined_to) == (Status.JOINED, first.request.id)
    assert [one.request.id for one in open_requests()] == [first.request.id]
    assert made(person, Right.ERASURE).status is Status.RECEIVED


def test_what_two_agents_ask_is_answered_to_each() -> None:
    person = make_case().person_id
    for name in ("Asianajaja A", "Asianajaja B"):
        state = made(person, by_agent=True, requester=name)
        assert state.status is Status.RECEIVED


def test_an_agent_needs_authority_besides() -> None:
    case = make_case()
    state = known(made(case.person_id, by_agent=True, requester="Asianajaja A"), case)
    assert not state.is_verified
    with pytest.raises(Refused) as refused:
        answered(state)
    assert code(refused) == "identity_not_verified"
    assert show_authority(state, "power_of_attorney", MOMENT).is_verified


@pytest.mark.parametrize(
    ("right", "matched", "differs", "enough"),
    [
        ("access", {"case", "name"}, set(), True),
        ("access", {"case", "identity_code"}, set(), True),
        ("access", {"case"}, set(), False),
        ("access", {"name", "address", "email"}, set(), False),
        ("access", {"case", "name"}, {"email"}, False),
        ("access", set(), set(), False),
        ("objection", {"case"}, set(), True),
        ("objection", {"name", "address"}, set(), True),
        ("objection", {"name"}, set(), False),
    ],
)
def test_how_much_must_agree_hangs_on_what_could_go_wrong(
    right: str, matched: set[str], differs: set[str], enough: bool
) -> None:
    compared = Compared(matched=frozenset(matched), differs=frozenset(differs))
    assert is_enough(Right(right), compared) is enough


def test_nothing_is_asked_that_is_not_held() -> None:
    case = make_case()
    ContactPoint.objects.filter(person_id=case.person_id).delete()
    state = made(case.person_id)
    for attempt in (
        lambda: ask(state, ["email"], MOMENT),
        lambda: identify(state, {"email": "a@b.example", "case": str(case.id)}, MOMENT),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert code(refused) == "not_comparable"


def test_somebody_elses_case_makes_nobody_known() -> None:
    case = make_case()
    other = make_case(case.client, number=2)
    name = PartyName.objects.get(person_id=case.person_id).name
    state = identify(made(case.person_id), {"case": str(other.id), "name": name}, MOMENT)
    assert not state.is_verified
    assert state.has(RequestStep.Kind.NOT_VERIFIED)


def test_what_was_told_is_not_kept() -> None:
    case = make_case()
    state = known(made(case.person_id), case)
    assert [step.what for step in state.steps] == [["case", "name"]]


@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_nothing_is_decided_before_it_is_known_who_asks(outcome: str) -> None:
    state = made(make_case().person_id)
    grounds = () if outcome == "granted" else ("repeated",)
    with pytest.raises(Refused) as refused:
        answered(state, outcome, *grounds)
    assert code(refused) == "identity_not_verified"


def test_the_database_refuses_it_too() -> None:
    case = make_case()
    request = made(case.person_id).request
    told = {"request": request, "by": "x"}
    rows = (
        RequestDecision(
            person_id=case.person_id, decided_on=MOMENT.on, outcome="granted", grounds=[], **told
        ),
        RequestExport(person_id=case.person_id, exported_on=MOMENT.on, locked=True, **told),
        RequestStep(person_id=uuid4(), kind="verified", on=MOMENT.on, what=["case"], **told),
    )
    for row in rows:
        with pytest.raises(Error) as error, transaction.atomic():
            row.save(force_insert=True)
        assert getattr(error.value.__cause__, "sqlstate", "") == "IK005"


def test_a_decision_about_another_person_is_refused_by_the_database() -> None:
    case = make_case()
    state = known(made(case.person_id), case)
    row = RequestExport(
        request=state.request, person_id=uuid4(), exported_on=MOMENT.on, locked=True, by="x"
    )
    with pytest.raises(Error), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    "table", ["rights_request", "rights_requeststep", "rights_requestdecision"]
)
def test_what_was_asked_and_answered_stays(table: str) -> None:
    case = make_case()
    answered(known(made(case.person_id), case))
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def test_nothing_held_is_an_answer_to_a_stranger_and_to_nobody_else() -> None:
    with pytest.raises(Refused) as refused:
        made(None)
    assert code(refused) == "requester_needed"
    state = made(None, requester="Matti Meikäläinen, matti@example.com", said="Onko teillä?")
    decided = answered(state, "nothing_held").state
    assert decided.decision is not None
    assert decided.decision.grounds == ["nothing_held"]
    assert RequestText.objects.get(request=state.request).requester.startswith("Matti")
    case = make_case()
    with pytest.raises(Refused) as refused:
        answered(known(made(case.person_id), case), "nothing_held")
    assert code(refused) == "not_a_stranger"


def test_a_stranger_is_given_nothing_but_that() -> None:
    state = made(None, requester="Matti")
    with pytest.raises(Refused) as refused:
        answered(state, "granted")
    assert code(refused) == "identity_not_verified"


def test_who_could_not_be_known_is_answered_so() -> None:
    state = tried(made(make_case().person_id))
    decided = answered(state, "not_identified").state
    assert decided.status is Status.DECIDED


def test_nobody_is_turned_away_as_unknown_who_was_never_asked() -> None:
    state = made(make_case().person_id)
    with pytest.raises(Refused) as refused:
        answered(state, "not_identified")
    assert code(refused) == "identity_not_tried"
    assert find_request(state.request.id).is_open


def test_an_agent_without_authority_is_answered_so() -> None:
    case = make_case()
    state = known(made(case.person_id, by_agent=True, requester="Maija, maija@example.com"), case)
    assert answered(state, "not_identified").state.status is Status.DECIDED


def test_a_refusal_has_a_ground_of_its_right() -> None:
    case = make_case()
    state = known(made(case.person_id), case)
    for grounds, expected in (
        ((), "ground_missing"),
        (("access",), "ground_missing"),
        (("legal_claim",), "ground_of_another_right"),
        (("repeated",), "not_repeated"),
    ):
        with pytest.raises(Refused) as refused:
            answered(state, "refused", *grounds)
        assert code(refused) == expected
    with pytest.raises(Refused) as refused:
        answered(state, "granted", "rights_of_others")
    assert code(refused) == "ground_missing"
    assert answered(state, "partly", "rights_of_others").state.decision is not None


def test_a_repeated_request_may_be_refused() -> None:
    case = make_case()
    answered(known(made(case.person_id), case))
    again = known(made(case.person_id), case)
    # Both came on 2 March, the first was answered on the 5th: it does not follow an answer.
    with pytest.raises(Refused) as refused:
        answered(again, "refused", "repeated")
    assert code(refused) == "not_repeated"


def test_more_time_is_taken_once_and_in_time() -> None:
    state = made(make_case().person_id)
    longer = extend(state, "complex", MOMENT)
    assert longer.extended_to == longer.due == date(2026, 6, 2)
    with pytest.raises(Refused) as refused:
        extend(longer, "complex", MOMENT)
    assert code(refused) == "already_extended"


def test_steps_come_in_their_order() -> None:
    state = extend(made(make_case().person_id), "complex", MOMENT)
    with pytest.raises(Refused) as refused:
        ask(state, ["case"], Moment(on=date(2026, 3, 4), by="tester"))
    assert code(refused) == "before_the_last_step"


def test_what_is_decided_stays_decided() -> None:
    case = make_case()
    decided = answered(known(made(case.person_id), case)).state
    with pytest.raises(Refused) as refused:
        answered(decided)
    assert code(refused) == "request_closed"


@pytest.mark.parametrize("right", ["restriction", "objection"])
def test_a_granted_restriction_or_objection_is_a_hold_at_once(right: str) -> None:
    case = make_case()
    decided = answered(known(made(case.person_id, Right(right)), case))
    assert decided.hold is not None
    assert [hold.kind for hold in holds_of()] == [right]
    again = known(made(case.person_id, Right(right)), case)
    assert answered(again).hold is None


def test_a_refused_objection_has_its_weighing() -> None:
    case = make_case()
    state = known(made(case.person_id, Right.OBJECTION, purposes=("collection",)), case)
    with pytest.raises(Refused) as refused:
        answered(state, "refused", "compelling")
    assert code(refused) == "balancing_missing"
    decided = answered(state, "refused", "compelling", balancing="The claim is undisputed.")
    assert decided.hold is None
    assert find_request(state.request.id).status is Status.DECIDED


def test_an_objection_to_direct_marketing_stands_and_stops_no_collecting() -> None:
    case = make_case()
    register = register_in_force()
    marketing = next(key for key, one in register.purposes.items() if one.direct_marketing)
    state = known(made(case.person_id, Right.OBJECTION, purposes=(marketing,)), case)
    with pytest.raises(Refused) as refused:
        answered(state, "refused", "compelling", balancing="We want to.")
    assert code(refused) == "objection_must_stand"
    assert answered(state, "granted", "direct_marketing").hold is None


def test_what_rests_on_legitimate_interest_can_be_objected_to() -> None:
    case = make_case()
    state = known(made(case.person_id, Right.OBJECTION, purposes=("collection",)), case)
    with pytest.raises(Refused) as refused:
        answered(state, "refused", "not_objectable")
    assert code(refused) == "objection_must_stand"


def test_every_right_has_a_ground_to_grant_and_one_to_refuse() -> None:
    for right in Right:
        kinds = {ground.grants for ground in GROUNDS.values() if right in ground.rights}
        assert kinds == {True, False}, right
        assert right.value in GROUNDS


def test_the_remedy_names_the_authority_in_three_languages() -> None:
    text = remedy(register_in_force())
    assert "Tietosuojavaltuutetun toimisto" in text.fi
    assert "Dataombudsmannens byrå" in text.sv
    assert "tietosuoja@om.fi" in text.en
