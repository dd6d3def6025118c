"""What follows from an answer by itself: consents withdrawn, complaints answered, reviews made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.base.words import Words
from inkasso.gate.register import register_in_force
from inkasso.notice.register import Register
from inkasso.notice.rights import Right
from inkasso.rights.consents.reading import consent_in_force
from inkasso.rights.models import ConsentWithdrawal, Review, ReviewText
from inkasso.rights.requests.deciding import Answer, Outcome, decide
from inkasso.rights.requests.reviewing import NewReview, record_review
from rights.consenting import consent
from rights.requests_made import CAME, MOMENT, answered, known, made

pytestmark = pytest.mark.django_db

REVIEW = NewReview(
    purpose="collection", result="changed", reviewed="Refusal of a plan", found="Now granted."
)


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def with_machine() -> Register:
    """The register, were there a purpose in which a machine decides alone."""
    register = register_in_force()
    machine = Words(fi="kone", sv="maskin", en="machine")
    changed = replace(register.purposes["collection"], automated_decisions=machine)
    return replace(register, purposes={**register.purposes, "collection": changed})


def test_a_granted_withdrawal_ends_every_consent_from_the_day_it_came() -> None:
    case = make_case()
    for use in ("electronic_demands", "disclosure:by_consent"):
        consent(case.person_id, use)
    decided = answered(known(made(case.person_id, Right.WITHDRAWAL), case))
    assert set(decided.withdrawn) == {"electronic_demands", "disclosure:by_consent"}
    assert {row.withdrawn_on for row in ConsentWithdrawal.objects.all()} == {CAME}
    assert consent_in_force(case.person_id, "electronic_demands", CAME) is None


def test_a_withdrawal_for_a_purpose_ends_what_belongs_to_it_alone() -> None:
    case = make_case()
    for use in ("electronic_demands", "newsletters"):
        consent(case.person_id, use)
    state = known(made(case.person_id, Right.WITHDRAWAL, purposes=("collection",)), case)
    assert set(answered(state).withdrawn) == {"electronic_demands"}
    assert consent_in_force(case.person_id, "newsletters", MOMENT.on) is not None


def test_an_agents_withdrawal_is_recorded_as_an_agents() -> None:
    from inkasso.rights.requests.identifying import show_authority  # noqa: PLC0415

    case = make_case()
    consent(case.person_id, "electronic_demands")
    state = made(case.person_id, Right.WITHDRAWAL, by_agent=True, requester="Asianajaja A")
    state = show_authority(known(state, case), "guardian", MOMENT)
    answered(state)
    assert ConsentWithdrawal.objects.get().said_by == "agent"


def test_there_is_nothing_to_withdraw_of_the_purpose_that_was_named() -> None:
    case = make_case()
    consent(case.person_id, "electronic_demands")
    state = known(made(case.person_id, Right.WITHDRAWAL, purposes=("newsletters",)), case)
    with pytest.raises(Refused) as refused:
        answered(state)
    assert code(refused) == "nothing_to_withdraw"
    assert state.is_open


def test_a_complaint_is_answered_in_words() -> None:
    case = make_case()
    state = known(made(case.person_id, Right.COMPLAINT), case)
    with pytest.raises(Refused) as refused:
        answered(state)
    assert code(refused) == "explanation_missing"
    assert answered(state, explanation="The letter was sent twice; we are sorry.").state.decision


def test_a_machines_decision_is_answered_after_a_human_saw_it() -> None:
    case = make_case()
    register = with_machine()
    state = known(made(case.person_id, Right.HUMAN_REVIEW, purposes=("collection",)), case)
    answer = Answer(outcome=Outcome.GRANTED)
    with pytest.raises(Refused) as refused:
        decide(state, answer, MOMENT, register)
    assert code(refused) == "review_missing"
    made_of = record_review(state, REVIEW, MOMENT, register)
    assert (made_of.by, made_of.result, made_of.purpose) == ("tester", "changed", "collection")
    assert ReviewText.objects.get().found == "Now granted."
    with pytest.raises(Refused) as refused:
        record_review(state, REVIEW, MOMENT, register)
    assert code(refused) == "reviewed_already"
    assert decide(state, answer, MOMENT, register).state.decision is not None


def test_where_no_machine_decides_there_is_nothing_to_review() -> None:
    case = make_case()
    state = known(made(case.person_id, Right.HUMAN_REVIEW), case)
    with pytest.raises(Refused) as refused:
        record_review(state, REVIEW, MOMENT, register_in_force())
    assert code(refused) == "no_automated_decision"
    assert answered(state, "refused", "no_automated_decision").state.decision is not None
    assert not Review.objects.exists()


def test_a_review_needs_the_right_request_and_a_known_person() -> None:
    case = make_case()
    register = with_machine()
    with pytest.raises(Refused) as refused:
        record_review(known(made(case.person_id), case), REVIEW, MOMENT, register)
    assert code(refused) == "not_a_review"
    state = made(case.person_id, Right.HUMAN_REVIEW)
    with pytest.raises(Refused) as refused:
        record_review(state, REVIEW, MOMENT, register)
    assert code(refused) == "identity_not_verified"
    state = known(state, case)
    with pytest.raises(Refused) as refused:
        record_review(state, replace(REVIEW, found=" "), MOMENT, register)
    assert code(refused) == "said_missing"
