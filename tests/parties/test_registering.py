"""Who is whom: an identifier decides, a name alone never does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cryptography.exceptions import InvalidTag

from builders import START, person
from inkasso.base.identity_code import IdentityCode
from inkasso.formats.handover import PartyData
from inkasso.formats.handover.rows import PostalAddress
from inkasso.parties.models import Address, BusinessId, ContactPoint, Party, PersonKey
from inkasso.parties.models import IdentityCode as StoredCode
from inkasso.parties.registering import register_party
from inkasso.parties.secrecy import decrypt, encrypt, keyed_hash, new_person_key

pytestmark = pytest.mark.django_db

HOME = PostalAddress(street="Koivukuja 1", postal_code="00990", city="Helsinki")
AWAY = PostalAddress(street="Mäntytie 2", postal_code="20990", city="Turku")


def code(number: int) -> IdentityCode:
    parsed = IdentityCode.parse(person(number).identity_code, allow_test_range=True)
    assert isinstance(parsed, IdentityCode)
    return parsed


def man(**known: object) -> PartyData:
    details = {"type": "person", "name": "Matti Mäkelä", "address": HOME} | known
    return PartyData(**details)  # type: ignore[arg-type]  # a test's own words


def company(**known: object) -> PartyData:
    return man(**({"type": "company", "name": "Mäkelä Oy"} | known))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (man(), man(), True),
        (man(), man(name="  matti   MÄKELÄ "), True),
        (man(), man(address=AWAY), False),
        (man(), man(name="Maija Mäkelä"), False),
        (man(), man(identity_code=code(1)), False),  # father and son behind one door
        (man(identity_code=code(1)), man(), False),
        (man(identity_code=code(1)), man(identity_code=code(2)), False),
        (man(identity_code=code(1)), man(identity_code=code(1), address=AWAY), True),
        (man(identity_code=code(1)), man(identity_code=code(1), name="Matti Uusi"), True),
        (company(business_id="9000101-4"), company(business_id="9000101-4", name="M Oy"), True),
        (company(business_id="9000101-4"), company(business_id="9000103-0"), False),
        (company(business_id="9000101-4"), company(), False),
        (man(), company(name="Matti Mäkelä"), False),
        (man(), man(type="estate"), False),
    ],
)
def test_identifiers_decide_and_names_only_where_nobody_has_one(
    first: PartyData, second: PartyData, same: bool
) -> None:
    assert (register_party(first, START) == register_party(second, START)) is same


def test_two_parties_without_identifier_at_one_door_are_told_apart_by_a_third_with_one() -> None:
    """The one with the code never becomes the one without, in whatever order they come."""
    son = register_party(man(identity_code=code(1)), START)
    father = register_party(man(), START)

    assert register_party(man(), START) == father
    assert register_party(man(identity_code=code(1)), START) == son
    assert Party.objects.count() == 2


def test_the_separator_of_a_code_is_part_of_the_identity() -> None:
    base = code(1).text
    other = IdentityCode.parse(f"{base[:6]}Y{base[7:]}", allow_test_range=True)
    assert isinstance(other, IdentityCode)
    assert other.birth_date == code(1).birth_date

    assert register_party(man(identity_code=code(1)), START) != register_party(
        man(identity_code=other), START
    )


def test_a_code_is_found_whatever_its_case_and_opened_only_with_the_persons_key() -> None:
    one = register_party(man(identity_code=code(1)), START)
    stored, key = StoredCode.objects.get(person_id=one), PersonKey.objects.get(person_id=one)

    opened = decrypt(bytes(key.wrapped), bytes(stored.encrypted), "identity_code", one)
    assert opened == code(1).text
    assert code(1).text.encode() not in bytes(stored.encrypted) + bytes(stored.code_hash)
    assert bytes(stored.code_hash) == keyed_hash("identity_code", code(1).text)


def test_a_ciphertext_does_not_open_in_another_row() -> None:
    one, other = register_party(man(), START), register_party(company(), START)
    key = new_person_key(one)
    sealed = encrypt(key, "010190-900K", "identity_code", one)

    assert decrypt(key, sealed, "identity_code", one) == "010190-900K"
    for where in (("identity_code", other), ("tax", one)):
        with pytest.raises(InvalidTag):
            decrypt(key, sealed, *where)


def test_equal_codes_are_encrypted_differently() -> None:
    one = register_party(man(), START)
    key = new_person_key(one)

    assert encrypt(key, "x", "c", one) != encrypt(key, "x", "c", one)


def test_a_sole_trader_leaves_the_business_id_to_the_company_that_has_it() -> None:
    """It used to stop the whole hand-over: two parties wanted one business ID."""
    trader = register_party(company(business_id="9000101-4"), START)
    human = register_party(man(identity_code=code(1), business_id="9000101-4"), START)

    assert human != trader
    assert BusinessId.objects.get(business_id="9000101-4").person_id == trader
    assert register_party(company(business_id="9000101-4"), START) == trader


def test_a_new_address_is_kept_beside_the_old_one() -> None:
    one = register_party(man(identity_code=code(1)), START)
    register_party(man(identity_code=code(1), address=AWAY), START + timedelta(days=1))
    register_party(man(identity_code=code(1), address=AWAY), START + timedelta(days=2))

    kept = Address.objects.filter(person_id=one).order_by("id")
    assert [(row.city, row.known_since) for row in kept] == [
        ("Helsinki", START),
        ("Turku", START + timedelta(days=1)),
    ]


def test_contacts_are_learnt_once_and_language_follows_the_newest_word() -> None:
    mail = {"identity_code": code(1), "email": "m@example.fi", "phone": "+358401234567"}
    one = register_party(man(**mail, language="fi"), START)
    register_party(man(**mail), START)
    register_party(man(**mail, language="sv"), START)

    assert ContactPoint.objects.filter(person_id=one).count() == 2
    assert Party.objects.get(id=one).language == "sv"
    register_party(man(**mail), START)
    assert Party.objects.get(id=one).language == "sv"


def test_letters_go_to_the_newest_address() -> None:
    from inkasso.demands.background import addressees  # noqa: PLC0415  needs Django set up

    one = register_party(man(identity_code=code(1)), date(2026, 1, 1))
    register_party(man(identity_code=code(1), address=AWAY), date(2026, 2, 1))

    assert addressees([one])[one].city == "Turku"
