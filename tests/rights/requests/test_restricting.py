"""Restriction while accuracy is checked, and its end only after the person was told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.gate.holds.placing import holds_of
from inkasso.law.eu.restriction import WAYS, told_by
from inkasso.notice.rights import Right
from inkasso.receivables.models import Case
from inkasso.rights.models import LiftingTold, RecipientNotice
from inkasso.rights.requests.identifying import show_authority
from inkasso.rights.requests.restricting import (
    lift_restriction,
    standing_restriction,
    tell_of_lifting,
)
from inkasso.rights.requests.state import State, Status
from rights.recipients.test_telling import gave
from rights.requests_made import MOMENT, answered, known, made

pytestmark = pytest.mark.django_db


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def contested(case: Case) -> State:
    return known(made(case.person_id, Right.RECTIFICATION, contested=True), case)


def after(days: int) -> Moment:
    return Moment(on=MOMENT.on + timedelta(days=days), by="tester")


def test_the_hold_comes_with_the_identity_and_recipients_are_owed_word() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name")
    state = made(case.person_id, Right.RECTIFICATION, contested=True)
    assert standing_restriction(state) is None
    state = known(state, case)
    hold = standing_restriction(state)
    assert hold is not None
    assert (hold.kind, hold.person_id, hold.placed_on) == ("restriction", case.person_id, MOMENT.on)
    assert [row.what for row in RecipientNotice.objects.all()] == ["restricted"]


def test_an_agents_contest_waits_for_the_authority() -> None:
    case = make_case()
    state = made(
        case.person_id,
        Right.RECTIFICATION,
        contested=True,
        by_agent=True,
        requester="Asianajaja A, Katu 1",
    )
    state = known(state, case)
    assert standing_restriction(state) is None
    state = show_authority(state, "power_of_attorney", MOMENT)
    assert standing_restriction(state) is not None


def test_without_a_contest_nothing_is_restricted() -> None:
    case = make_case()
    known(made(case.person_id, Right.RECTIFICATION), case)
    assert holds_of() == []


def test_only_accuracy_is_contested() -> None:
    with pytest.raises(Refused) as refused:
        made(make_case().person_id, Right.ERASURE, contested=True)
    assert code(refused) == "not_a_rectification"


def test_a_contest_is_not_lost_in_an_open_request_without_one() -> None:
    case = make_case()
    plain = made(case.person_id, Right.RECTIFICATION)
    again = made(case.person_id, Right.RECTIFICATION, contested=True)
    assert (plain.status, again.status) == (Status.RECEIVED, Status.RECEIVED)
    assert made(case.person_id, Right.RECTIFICATION).status is Status.JOINED


def test_a_restriction_stands_until_word_of_its_end_has_arrived() -> None:
    case = make_case()
    gave(case, "Käräjäoikeus", "names.name")
    state = answered(contested(case), "refused", "accurate").state
    hold = standing_restriction(state)
    assert hold is not None
    with pytest.raises(Refused) as refused:
        lift_restriction(hold.id, after(30))
    assert code(refused) == "not_told_of_lifting"
    told = tell_of_lifting(hold, "letter", MOMENT)
    assert tell_of_lifting(hold, "letter", MOMENT).id == told.id
    with pytest.raises(Refused) as refused:
        lift_restriction(hold.id, after(6))
    assert code(refused) == "not_told_of_lifting"
    assert lift_restriction(hold.id, after(7)).lifted_on == after(7).on
    assert [row.what for row in RecipientNotice.objects.order_by("id")] == ["restricted", "lifted"]
    with pytest.raises(Refused) as refused:
        lift_restriction(hold.id, after(7))
    assert code(refused) == "not_held"


def test_what_was_said_on_the_telephone_has_arrived() -> None:
    case = make_case()
    decided = answered(known(made(case.person_id, Right.RESTRICTION), case))
    assert decided.hold is not None
    tell_of_lifting(decided.hold, "phone", after(10))
    assert lift_restriction(decided.hold.id, after(10)).lifted_on == after(10).on


def test_a_restriction_does_not_end_while_accuracy_is_still_checked() -> None:
    case = make_case()
    decided = answered(known(made(case.person_id, Right.RESTRICTION), case))
    assert decided.hold is not None
    state = contested(case)
    assert standing_restriction(state) is None
    tell_of_lifting(decided.hold, "phone", after(1))
    with pytest.raises(Refused) as refused:
        lift_restriction(decided.hold.id, after(1))
    assert code(refused) == "still_contested"
    answered(state, "refused", "accurate")
    lift_restriction(decided.hold.id, after(1))
    assert LiftingTold.objects.count() == 1


@pytest.mark.parametrize(
    ("way", "arrives"),
    [
        ("letter", date(2026, 3, 9)),
        ("email", date(2026, 3, 5)),
        ("web", date(2026, 3, 5)),
        ("phone", date(2026, 3, 2)),
        ("in_person", date(2026, 3, 2)),
    ],
)
def test_when_word_arrives(way: str, arrives: date) -> None:
    assert told_by(way, date(2026, 3, 2)).value == arrives
    assert way in WAYS
