"""What counts as repeated: only what was answered before about the same; who may bring data."""

from __future__ import annotations

from datetime import date

import pytest

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.gate.register import register_in_force
from inkasso.notice.rights import Right
from inkasso.parties.models import ContactPoint, PartyName
from inkasso.receivables.models import Case, CoDebtor
from inkasso.rights.models.consents import Channel
from inkasso.rights.portability.reading import Brought
from inkasso.rights.portability.taking_in import take_in as bring
from inkasso.rights.requests.deciding import Answer, Decided, Outcome, decide
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.identifying import TRIES, Compared, identify, is_enough
from inkasso.rights.requests.state import State
from inkasso.rights.requests.taking_in import NewRequest, take_in
from rights.requests_made import MOMENT, answered, known, made, tried

pytestmark = pytest.mark.django_db
LATER = Moment(on=date(2026, 4, 8), by="tester")
WEIGHED = "the client's claim weighs more"


def again(case: Case, right: Right, purposes: tuple[str, ...] = ()) -> State:
    """A request of 8 April, a month after the first was answered, of the same known person."""
    new = NewRequest(
        person_id=case.person_id,
        right=right,
        channel=Channel.PHONE,
        received_on=LATER.on,
        language="en",
        purposes=purposes,
    )
    name = PartyName.objects.get(person_id=case.person_id).name
    return identify(take_in(new, by="tester"), {"case": str(case.id), "name": name}, LATER)


def refused_as_repeated(state: State) -> Decided:
    answer = Answer(outcome=Outcome.REFUSED, grounds=("repeated",))
    return decide(state, answer, LATER, register_in_force())


def refusal_of(state: State) -> str:
    with pytest.raises(Refused) as refused:
        refused_as_repeated(state)
    return refused.value.refusal.code


def test_what_was_answered_a_month_ago_may_be_refused_as_repeated() -> None:
    case = make_case()
    answered(known(made(case.person_id), case))
    decision = refused_as_repeated(again(case, Right.ACCESS)).state.decision
    assert decision is not None
    assert decision.grounds == ["repeated"]


def test_whoever_was_not_known_before_has_not_been_answered() -> None:
    case = make_case()
    answered(tried(made(case.person_id)), "not_identified")
    assert refusal_of(again(case, Right.ACCESS)) == "not_repeated"


def test_an_answer_about_one_purpose_is_none_about_another() -> None:
    case = make_case()
    first = known(made(case.person_id, Right.OBJECTION, purposes=("collection",)), case)
    answered(first, "refused", "compelling", balancing=WEIGHED)
    assert refusal_of(again(case, Right.OBJECTION)) == "not_repeated"
    assert refusal_of(again(case, Right.OBJECTION, ("administration",))) == "not_repeated"
    assert refused_as_repeated(again(case, Right.OBJECTION, ("collection",))).hold is None


def test_an_objection_to_direct_marketing_is_never_refused_as_repeated() -> None:
    case = make_case()
    answered(known(made(case.person_id, Right.OBJECTION, purposes=("marketing",)), case))
    state = again(case, Right.OBJECTION, ("marketing",))
    assert refusal_of(state) == "objection_must_stand"


def test_a_refusal_for_the_sake_of_others_cites_the_article_of_its_right() -> None:
    sections = {
        right: GROUNDS[key].citation.section
        for right, key in (
            (Right.ACCESS, "rights_of_others"),
            (Right.PORTABILITY, "ported_rights_of_others"),
        )
        if right in GROUNDS[key].rights
    }
    assert sections == {Right.ACCESS: "15(4)", Right.PORTABILITY: "20(4)"}


BROUGHT = Brought(
    made_by="Somebody",
    sha256="0" * 64,
    names=(),
    emails=("else@where.example",),
    phones=(),
    addresses=(),
    records={},
    unknown=(),
)


def test_whom_an_address_alone_made_known_adds_no_other_to_somebodys_file() -> None:
    case = make_case()
    state = made(case.person_id, Right.COMPLAINT)
    known_by_number = identify(state, {"case": str(case.id)}, LATER)
    with pytest.raises(Refused) as refused:
        bring(BROUGHT, known_by_number, LATER)
    assert refused.value.refusal.code == "not_a_request_to_bring"
    bring(BROUGHT, known(made(case.person_id, Right.PORTABILITY), case), LATER)
    assert ContactPoint.objects.filter(person_id=case.person_id, value=BROUGHT.emails[0]).exists()


def test_a_case_number_by_itself_opens_nobodys_file_even_where_nothing_else_is_held() -> None:
    alone = Compared(matched=frozenset({"case"}), differs=frozenset())
    held = frozenset({"case"})
    assert not is_enough(Right.ACCESS, alone, held)
    assert is_enough(Right.RESTRICTION, alone, held)


@pytest.mark.parametrize(
    ("agrees", "held", "enough"),
    [
        ({"case", "name"}, {"case", "name", "identity_code"}, False),
        ({"case", "name", "address"}, {"case", "name", "address", "identity_code"}, False),
        ({"identity_code", "name"}, {"case", "name", "identity_code"}, True),
        ({"case", "name"}, {"case", "name", "address"}, False),
        ({"case", "name", "address"}, {"case", "name", "address"}, True),
    ],
)
def test_who_shares_a_debt_is_not_known_by_what_the_sharers_know(
    agrees: set[str], held: set[str], *, enough: bool
) -> None:
    told = Compared(matched=frozenset(agrees), differs=frozenset())
    assert is_enough(Right.ACCESS, told, frozenset(held), shares=True) is enough
    assert is_enough(Right.ACCESS, told, frozenset(held))
    assert is_enough(Right.RESTRICTION, told, frozenset(held), shares=True)


def test_a_co_debtor_does_not_get_the_debtors_package_with_the_number_of_their_case() -> None:
    case = make_case()
    sharer = make_case(case.client, number=2).person_id
    CoDebtor.objects.create(receivable=case.receivable_set.get(), person_id=sharer)
    name = PartyName.objects.get(person_id=case.person_id).name
    state = identify(made(case.person_id), {"case": str(case.id), "name": name}, MOMENT)
    assert not state.is_verified


def test_after_five_tries_no_more_are_taken() -> None:
    case = make_case()
    state = made(case.person_id)
    for _ in range(TRIES):
        state = identify(state, {"case": str(case.id), "name": "Somebody Else"}, MOMENT)
    with pytest.raises(Refused) as refused:
        known(state, case)
    assert refused.value.refusal.code == "too_many_tries"
