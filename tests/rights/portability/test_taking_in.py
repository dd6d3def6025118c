"""What a person brings: contact details recorded as theirs, the rest told, the file taken once."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from builders import make_case
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.notice.rights import Right
from inkasso.parties.models import Address, ContactPoint, PartyName, Source
from inkasso.receivables.models import Case
from inkasso.rights.models import Consent, PortingImport
from inkasso.rights.portability.reading import Brought, read_document
from inkasso.rights.portability.taking_in import TakenIn, look_at, take_in
from inkasso.rights.requests.state import State, requests_of
from rights.portability.test_reading import text
from rights.requests_made import MOMENT, answered, known, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    """A debtor who was identified for a request of their own."""
    found = make_case()
    known(made(found.person_id, Right.PORTABILITY), found)
    return found


def bringing(case: Case) -> State:
    """The request for which the debtor brings a package."""
    return requests_of(case.person_id)[0]


def brought(**person: object) -> Brought:
    return read_document(text(**({"person": person} if person else {})))


def counts(done: TakenIn) -> dict[tuple[str, str], int]:
    return {(one.kind, one.outcome): one.count for one in done.items}


def test_contact_details_are_recorded_as_told_by_the_person(case: Case) -> None:
    done = take_in(brought(), bringing(case), MOMENT)
    assert counts(done) == {
        ("emails", "recorded"): 1,
        ("phones", "recorded"): 1,
        ("addresses", "recorded"): 1,
        ("names", "not_kept"): 1,
        ("profile", "not_kept"): 1,
    }
    points = ContactPoint.objects.filter(person_id=case.person_id, source=Source.PERSON)
    assert {one.value for one in points} == {"kaisa@client.example", "+358401234567"}
    address = Address.objects.get(person_id=case.person_id, source=Source.PERSON)
    assert (address.street, address.country, address.known_since) == ("Katu 1", "FI", MOMENT.on)


def test_neither_names_nor_consents_come_with_it(case: Case) -> None:
    before = PartyName.objects.get(person_id=case.person_id).name
    take_in(brought(names=["Somebody Else"]), bringing(case), MOMENT)
    assert PartyName.objects.get(person_id=case.person_id).name == before
    assert not Consent.objects.exists()


def test_the_same_file_twice_changes_nothing(case: Case) -> None:
    take_in(brought(), bringing(case), MOMENT)
    again = take_in(brought(), bringing(case), MOMENT)
    assert again.already
    assert PortingImport.objects.count() == 1
    assert ContactPoint.objects.filter(source=Source.PERSON).count() == 2


def test_what_is_known_or_unreadable_is_told_so(case: Case) -> None:
    take_in(brought(emails=["kaisa@client.example"]), bringing(case), MOMENT)
    done = take_in(brought(emails=["KAISA@client.example", "no mail"]), bringing(case), MOMENT)
    assert counts(done)[("emails", "unreadable")] == 1
    assert ("emails", "recorded") not in counts(done) or counts(done)[("emails", "recorded")] == 1


def refusal(state: State, moment: Moment = MOMENT) -> str:
    with pytest.raises(Refused) as refused:
        take_in(brought(), state, moment)
    assert not PortingImport.objects.exists()
    return refused.value.refusal.code


def test_nothing_is_taken_in_from_somebody_unknown() -> None:
    case = make_case()
    assert refusal(made(case.person_id, Right.PORTABILITY)) == "identity_not_verified"


def test_a_request_for_something_else_brings_nothing() -> None:
    case = make_case()
    assert refusal(known(made(case.person_id, Right.ACCESS), case)) == "not_a_request_to_bring"


def test_a_request_answered_long_ago_brings_nothing_more() -> None:
    case = make_case()
    state = answered(known(made(case.person_id, Right.RECTIFICATION), case), "refused", "accurate")
    late = Moment(on=MOMENT.on + timedelta(days=31), by="tester")
    assert refusal(state.state, late) == "answer_too_old"


def test_looking_keeps_nothing() -> None:
    done = look_at(brought())
    assert counts(done)[("emails", "new")] == 1
    assert not ContactPoint.objects.filter(source=Source.PERSON).exists()
    json.dumps([one.kind for one in done.items])
