"""Rectification: the new value counts everywhere, the old one is kept apart, nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import Error, connection, transaction

from builders import START, Bill, case_of, hand_over, make_case, make_client, person
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.formats.handover.rows import PartyData, PostalAddress
from inkasso.notice.rights import Right
from inkasso.parties.correcting import correct_identity_code
from inkasso.parties.models import (
    Address,
    BusinessId,
    ContactPoint,
    IdentityCode,
    PartyName,
    PersonKey,
    WrongValue,
)
from inkasso.parties.registering import find_party
from inkasso.parties.secrecy import decrypt, keyed_hash
from inkasso.receivables.models import Case, ReceivableText
from inkasso.rights.models import Completion, Correction, FormerValue
from inkasso.rights.rectification.correcting import Wanted, rectify
from inkasso.rights.rectification.fields import FIELDS, read_value
from inkasso.rights.requests.state import State, find_request
from rights.requests_made import MOMENT, answered, known, made

pytestmark = pytest.mark.django_db

NEW_ADDRESS = "Uusikatu 7 B 3, 33100 Tampere"


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def asked(case: Case) -> State:
    return known(made(case.person_id, Right.RECTIFICATION), case)


def correct(state: State, **values: str) -> list[Correction]:
    wanted = Wanted(values=values, allow_test_range=True)
    return list(rectify(state, wanted, MOMENT).corrections)


def test_a_corrected_name_is_what_everybody_reads_and_the_old_one_is_kept_apart() -> None:
    case = make_case()
    before = PartyName.objects.get(person_id=case.person_id)
    (made_of,) = correct(asked(case), name="Aino Oikea")
    now = PartyName.objects.get(person_id=case.person_id)
    assert (now.name, now.source, now.known_since) == ("Aino Oikea", "person", MOMENT.on)
    assert made_of.outcome == "rectified"
    old = FormerValue.objects.get(correction=made_of)
    assert (old.value, old.source, old.wrong_until) == (before.name, "client", MOMENT.on)
    assert old.known_since == before.known_since


def test_parts_of_a_name_make_the_whole_and_a_whole_that_differs_ends_them() -> None:
    case = make_case()
    state = asked(case)
    PartyName.objects.filter(person_id=case.person_id).update(
        name="Aino Vaara", given_names="Aino", family_name="Vaara"
    )
    done = correct(state, family_name="Vuori")
    assert {one.field for one in done} == {"name", "family_name"}
    row = PartyName.objects.get(person_id=case.person_id)
    assert (row.name, row.given_names, row.family_name) == ("Aino Vuori", "Aino", "Vuori")
    correct(state, name="Firma Oy")
    row.refresh_from_db()
    assert (row.name, row.given_names, row.family_name) == ("Firma Oy", "", "")


def test_a_part_alone_is_no_name() -> None:
    case = make_case()
    PartyName.objects.filter(person_id=case.person_id).update(given_names="", family_name="")
    with pytest.raises(Refused) as refused:
        correct(asked(case), family_name="Vuori")
    assert code(refused) == "name_incomplete"


def test_a_hand_over_with_what_is_right_finds_the_party_and_with_what_was_wrong_does_not() -> None:
    case = make_case()
    IdentityCode.objects.filter(person_id=case.person_id).delete()
    PersonKey.objects.filter(person_id=case.person_id).delete()
    name = PartyName.objects.get(person_id=case.person_id)
    held = Address.objects.get(person_id=case.person_id)
    old = PostalAddress(street=held.street, postal_code=held.postal_code, city=held.city)
    correct(asked(case), name="Aino Oikea", address=NEW_ADDRESS)
    new = PostalAddress(street="Uusikatu 7 B 3", postal_code="33100", city="Tampere")
    right = PartyData(type="person", name="Aino Oikea", address=new)
    assert find_party(right) == case.person_id
    assert find_party(PartyData(type="person", name=name.name, address=old)) is None


def test_a_wrong_address_goes_and_no_hand_over_brings_it_back() -> None:
    case = make_case()
    old = Address.objects.get(person_id=case.person_id)
    correct(asked(case), address=NEW_ADDRESS)
    (row,) = Address.objects.filter(person_id=case.person_id)
    assert (row.street, row.postal_code, row.city) == ("Uusikatu 7 B 3", "33100", "Tampere")
    verdicts = hand_over(case.client, [Bill(number="L-0002", debtor=person(1))], MOMENT.on)
    assert not verdicts[0].faults
    assert case_of(case.client, "L-0002").person_id == case.person_id
    assert Address.objects.filter(person_id=case.person_id).count() == 1
    assert FormerValue.objects.get().value.startswith(old.street)


def test_what_was_wrong_once_may_be_right_again() -> None:
    case = make_case()
    state = asked(case)
    old = Address.objects.get(person_id=case.person_id)
    first = f"{old.street}, {old.postal_code} {old.city}"
    correct(state, address=NEW_ADDRESS)
    correct(state, address=first)
    assert [row.street for row in Address.objects.filter(person_id=case.person_id)] == [old.street]
    assert WrongValue.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("email", "aino@posti.example", "aino@posti.example"),
        ("phone", "040 123 4567", "+358401234567"),
    ],
)
def test_contact_details_are_completed_then_corrected(field: str, text: str, kept: str) -> None:
    case = make_case()
    ContactPoint.objects.filter(person_id=case.person_id).delete()
    state = asked(case)
    (first,) = correct(state, **{field: text})
    assert first.outcome == "completed"
    assert not FormerValue.objects.exists()
    assert ContactPoint.objects.get(person_id=case.person_id, kind=field).value == kept
    again = {"email": "toinen@posti.example", "phone": "+46701234567"}[field]
    (second,) = correct(state, **{field: again})
    assert second.outcome == "rectified"
    assert FormerValue.objects.get(correction=second).value == kept
    assert ContactPoint.objects.get(person_id=case.person_id, kind=field).value == again


def test_an_identity_code_is_found_by_its_new_hash_and_the_old_one_stays_encrypted() -> None:
    case = make_case()
    old = person(1).identity_code
    new = person(77).identity_code
    correct(asked(case), identity_code=new)
    row = IdentityCode.objects.get(person_id=case.person_id)
    key = bytes(PersonKey.objects.get(person_id=case.person_id).wrapped)
    assert bytes(row.code_hash) == keyed_hash("identity_code", new)
    assert decrypt(key, bytes(row.encrypted), "identity_code", case.person_id) == new
    kept = FormerValue.objects.get()
    assert kept.value == ""
    assert kept.encrypted is not None
    assert decrypt(key, bytes(kept.encrypted), "identity_code", case.person_id) == old


def test_somebody_elses_code_is_not_taken() -> None:
    case = make_case()
    make_case(case.client, number=2)
    with pytest.raises(Refused) as refused:
        correct(asked(case), identity_code=person(2).identity_code)
    assert code(refused) == "held_of_another"


def test_a_code_that_was_never_held_is_not_collected() -> None:
    case = make_case()
    IdentityCode.objects.filter(person_id=case.person_id).delete()
    for values in ({"identity_code": person(77).identity_code}, {"business_id": "2077474-0"}):
        with pytest.raises(Refused) as refused:
            correct(asked_again(case), **values)
        assert code(refused) == "not_held"


def asked_again(case: Case) -> State:
    """The person's open request; a second one would be joined to it."""
    from inkasso.rights.requests.state import requests_of  # noqa: PLC0415

    found = [state for state in requests_of(case.person_id) if state.is_open]
    return found[0] if found else asked(case)


def test_a_business_id_is_corrected() -> None:
    client = make_client()
    from builders import company  # noqa: PLC0415

    hand_over(client, [Bill(number="Y-1", debtor=company(1))])
    case = case_of(client, "Y-1")
    old = BusinessId.objects.get(person_id=case.person_id).business_id
    correct(asked(case), business_id="20774740")
    assert BusinessId.objects.get(person_id=case.person_id).business_id == "2077474-0"
    assert FormerValue.objects.get().value == old


def test_a_description_is_corrected_without_a_code_in_it() -> None:
    case = make_case()
    (one,) = correct(asked(case), claim_description=f"Vesilasku {person(1).identity_code}")
    text = ReceivableText.objects.get(person_id=case.person_id)
    assert text.description == f"Vesilasku {'*' * 11}"
    assert one.receivable == text.receivable_id
    assert FormerValue.objects.get().value == "Sähköenergia"


def test_of_several_claims_the_invoice_says_which() -> None:
    case = make_case()
    hand_over(case.client, [Bill(number="L-0002", debtor=person(1))])
    state = asked(case)
    with pytest.raises(Refused) as refused:
        correct(state, claim_description="Vesi")
    assert code(refused) == "claim_needed"
    wanted = Wanted(values={"claim_description": "Vesi"}, invoice="L-0002")
    rectify(state, wanted, MOMENT)
    texts = ReceivableText.objects.filter(person_id=case.person_id).order_by("receivable_id")
    assert [text.description for text in texts] == ["Sähköenergia", "Vesi"]
    with pytest.raises(Refused) as refused:
        rectify(state, Wanted(values={"claim_description": "X"}, invoice="L-9"), MOMENT)
    assert code(refused) == "unknown_claim"


def test_a_statement_is_added_and_a_field_that_is_right_stays() -> None:
    case = make_case()
    wanted = Wanted(statement="Lasku on siskoni.", refused=("name",))
    done = rectify(asked(case), wanted, MOMENT)
    told = {one.field: (one.outcome, one.because) for one in done.corrections}
    assert told == {
        "statement": ("completed", "rectification"),
        "name": ("refused", "accurate"),
    }
    assert Completion.objects.get().text == "Lasku on siskoni."
    assert done.owed == ()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("email", "aino"),
        ("email", "aino@x"),
        ("phone", "12"),
        ("identity_code", "010190-123A"),
        ("identity_code", "311299"),
        ("business_id", "1234567-8"),
        ("address", "Uusikatu 7"),
        ("address", "Uusikatu 7, 3310 Tampere"),
        ("address", "Uusikatu 7, 33100 Tampere, FIN"),
        ("name", "  "),
        ("name", "A" * 201),
        ("name", "Aino\x00Vaara"),
        ("claim_description", "x" * 501),
    ],
)
def test_a_value_that_cannot_be_one_is_refused_with_how_it_is_written(
    field: str, text: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_value(FIELDS[field], text)
    assert code(refused) == "bad_value"
    assert refused.value.refusal.remedy is not None


def test_one_bad_value_changes_nothing() -> None:
    case = make_case()
    before = PartyName.objects.get(person_id=case.person_id).name
    with pytest.raises(Refused):
        correct(asked(case), name="Aino Oikea", email="aino")
    assert PartyName.objects.get(person_id=case.person_id).name == before
    assert not Correction.objects.exists()


def test_a_code_of_the_test_range_is_refused_in_production() -> None:
    case = make_case()
    with pytest.raises(Refused) as refused:
        rectify(asked(case), Wanted(values={"identity_code": person(77).identity_code}), MOMENT)
    assert code(refused) == "bad_value"


def test_what_is_right_already_is_no_correction() -> None:
    case = make_case()
    state = asked(case)
    held = PartyName.objects.get(person_id=case.person_id).name
    for values in ({"name": held}, {"identity_code": person(1).identity_code}):
        with pytest.raises(Refused) as refused:
            correct(state, **values)
        assert code(refused) == "already_so"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), "nothing_wanted"),
        (Wanted(values={"shoe_size": "44"}), "bad_value"),
        (Wanted(values={"name": "X"}, refused=("name",)), "bad_value"),
        (Wanted(refused=("name",), because="legal_claim"), "ground_of_another_right"),
        (Wanted(refused=("name",), because="rectification"), "ground_of_another_right"),
        (Wanted(statement="x" * 2001), "bad_value"),
    ],
)
def test_what_makes_no_sense_is_refused(wanted: Wanted, expected: str) -> None:
    with pytest.raises(Refused) as refused:
        rectify(asked(make_case()), wanted, MOMENT)
    assert code(refused) == expected


def test_nothing_is_corrected_before_it_is_known_who_asks() -> None:
    case = make_case()
    state = made(case.person_id, Right.RECTIFICATION)
    with pytest.raises(Refused) as refused:
        correct(state, name="X Y")
    assert code(refused) == "identity_not_verified"
    row = Correction(
        request=state.request,
        person_id=case.person_id,
        field="name",
        outcome="rectified",
        because="rectification",
        on=MOMENT.on,
        by="x",
    )
    with pytest.raises(Error) as error, transaction.atomic():
        row.save(force_insert=True)
    assert getattr(error.value.__cause__, "sqlstate", "") == "IK005"


def test_nothing_is_corrected_under_another_right_or_after_a_refusal() -> None:
    case = make_case()
    access = known(made(case.person_id), case)
    with pytest.raises(Refused) as refused:
        correct(access, name="X Y")
    assert code(refused) == "not_a_rectification"
    state = answered(asked(case), "refused", "accurate").state
    with pytest.raises(Refused) as refused:
        correct(state, name="X Y")
    assert code(refused) == "request_closed"


def test_a_granted_one_is_carried_out_after_the_answer_and_not_before_its_day() -> None:
    case = make_case()
    state = answered(asked(case)).state
    with pytest.raises(Refused) as refused:
        rectify(state, Wanted(statement="x"), Moment(on=START, by="tester"))
    assert code(refused) == "before_the_last_step"
    later = Moment(on=date(2026, 3, 20), by="tester")
    rectify(state, Wanted(values={"name": "Aino Oikea"}), later)
    after = find_request(state.request.id)
    assert after.corrections[0].field == "name"


def test_what_was_corrected_is_not_answered_with_a_refusal() -> None:
    case = make_case()
    state = asked(case)
    correct(state, name="Aino Oikea")
    with pytest.raises(Refused) as refused:
        answered(state, "refused", "accurate")
    assert code(refused) == "corrected_already"
    assert answered(state, "partly", "rectification", "accurate").state.decision is not None


@pytest.mark.parametrize("table", ["rights_formervalue", "rights_correction", "rights_completion"])
def test_what_was_wrong_cannot_be_rewritten(table: str) -> None:
    case = make_case()
    rectify(asked(case), Wanted(values={"name": "Aino Oikea"}, statement="x"), MOMENT)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET person_id = gen_random_uuid()")


def test_a_correction_of_a_code_asks_for_one_that_is_held() -> None:
    from inkasso.base.identity_code import IdentityCode as Code  # noqa: PLC0415

    case = make_case()
    PersonKey.objects.filter(person_id=case.person_id).delete()
    parsed = Code.parse(person(77).identity_code, allow_test_range=True)
    assert isinstance(parsed, Code)
    with pytest.raises(Refused) as refused:
        correct_identity_code(case.person_id, parsed, MOMENT.on)
    assert code(refused) == "not_held"
