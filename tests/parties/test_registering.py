"""Who is whom: an identifier decides, a name alone never does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cryptography.exceptions import InvalidTag
from django.db.models import QuerySet

from builders import START, person
from inkasso.base.identity_code import IdentityCode
from inkasso.formats.handover import PartyData
from inkasso.formats.handover.rows import PostalAddress
from inkasso.parties.models import (
    Address,
    BusinessId,
    ContactPoint,
    Party,
    PartyName,
    PersonKey,
    Source,
)
from inkasso.parties.models import IdentityCode as StoredCode
from inkasso.parties.provenance import Provenance
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


def by_client(on: date = START, mandate: int = 1) -> Provenance:
    return Provenance(source=Source.CLIENT, on=on, mandate=mandate)


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
    assert (register_party(first, by_client()) == register_party(second, by_client())) is same


def test_two_parties_without_identifier_at_one_door_are_told_apart_by_a_third_with_one() -> None:
    """The one with the code never becomes the one without, in whatever order they come."""
    son = register_party(man(identity_code=code(1)), by_client())
    father = register_party(man(), by_client())

    assert register_party(man(), by_client()) == father
    assert register_party(man(identity_code=code(1)), by_client()) == son
    assert Party.objects.count() == 2


def test_the_separator_of_a_code_is_part_of_the_identity() -> None:
    base = code(1).text
    other = IdentityCode.parse(f"{base[:6]}Y{base[7:]}", allow_test_range=True)
    assert isinstance(other, IdentityCode)
    assert other.birth_date == code(1).birth_date

    assert register_party(man(identity_code=code(1)), by_client()) != register_party(
        man(identity_code=other), by_client()
    )


def test_a_code_is_found_whatever_its_case_and_opened_only_with_the_persons_key() -> None:
    one = register_party(man(identity_code=code(1)), by_client())
    stored, key = StoredCode.objects.get(person_id=one), PersonKey.objects.get(person_id=one)

    opened = decrypt(bytes(key.wrapped), bytes(stored.encrypted), "identity_code", one)
    assert opened == code(1).text
    assert code(1).text.encode() not in bytes(stored.encrypted) + bytes(stored.code_hash)
    assert bytes(stored.code_hash) == keyed_hash("identity_code", code(1).text)


def test_a_ciphertext_does_not_open_in_another_row() -> None:
    one, other = register_party(man(), by_client()), register_party(company(), by_client())
    key = new_person_key(one)
    sealed = encrypt(key, "010190-900K", "identity_code", one)

    assert decrypt(key, sealed, "identity_code", one) == "010190-900K"
    for where in (("identity_code", other), ("tax", one)):
        with pytest.raises(InvalidTag):
            decrypt(key, sealed, *where)


def test_equal_codes_are_encrypted_differently() -> None:
    one = register_party(man(), by_client())
    key = new_person_key(one)

    assert encrypt(key, "x", "c", one) != encrypt(key, "x", "c", one)


def test_a_sole_trader_leaves_the_business_id_to_the_company_that_has_it() -> None:
    """It used to stop the whole hand-over: two parties wanted one business ID."""
    trader = register_party(company(business_id="9000101-4"), by_client())
    human = register_party(man(identity_code=code(1), business_id="9000101-4"), by_client())

    assert human != trader
    assert BusinessId.objects.get(business_id="9000101-4").person_id == trader
    assert register_party(company(business_id="9000101-4"), by_client()) == trader


def test_a_new_address_is_kept_beside_the_old_one() -> None:
    one = register_party(man(identity_code=code(1)), by_client())
    register_party(man(identity_code=code(1), address=AWAY), by_client(START + timedelta(days=1)))
    register_party(man(identity_code=code(1), address=AWAY), by_client(START + timedelta(days=2)))

    kept = Address.objects.filter(person_id=one).order_by("id")
    assert [(row.city, row.known_since) for row in kept] == [
        ("Helsinki", START),
        ("Turku", START + timedelta(days=1)),
    ]


def test_contacts_are_learnt_once_and_language_follows_the_newest_word() -> None:
    mail = {"identity_code": code(1), "email": "m@example.fi", "phone": "+358401234567"}
    one = register_party(man(**mail, language="fi"), by_client())
    register_party(man(**mail), by_client())
    register_party(man(**mail, language="sv"), by_client())

    assert ContactPoint.objects.filter(person_id=one).count() == 2
    assert Party.objects.get(id=one).language == "sv"
    register_party(man(**mail), by_client())
    assert Party.objects.get(id=one).language == "sv"


def test_letters_go_to_the_newest_address() -> None:
    from inkasso.parties.addressing import addressees  # noqa: PLC0415  needs Django set up

    one = register_party(man(identity_code=code(1)), by_client(date(2026, 1, 1)))
    register_party(man(identity_code=code(1), address=AWAY), by_client(date(2026, 2, 1)))

    assert addressees([one], date(2026, 2, 2))[one].city == "Turku"


def test_every_datum_says_who_told_it_when_and_under_whose_assignment() -> None:
    everything = {"identity_code": code(1), "email": "m@example.fi", "business_id": "9000101-4"}
    one = register_party(man(**everything), by_client(mandate=7))

    for table in (PartyName, StoredCode, BusinessId, Address, ContactPoint):
        row = table.objects.get(person_id=one)
        assert (row.source, row.known_since, row.mandate) == ("client", START, 7), table


def test_what_is_told_again_keeps_its_first_source_and_what_is_new_has_its_own() -> None:
    mail = {"identity_code": code(1), "email": "m@example.fi"}
    one = register_party(man(**mail), by_client(mandate=7))
    later = Provenance(source=Source.REGISTER, on=START + timedelta(days=9))
    register_party(man(**mail), later)
    register_party(man(**mail | {"address": AWAY, "phone": "+358401234567"}), later)

    def told(rows: QuerySet[Address] | QuerySet[ContactPoint]) -> list[tuple[object, ...]]:
        return list(rows.order_by("id").values_list("source", "known_since", "mandate"))

    both = [("client", START, 7), ("register", START + timedelta(days=9), None)]
    assert told(Address.objects.filter(person_id=one)) == both
    assert told(ContactPoint.objects.filter(person_id=one)) == both
    assert PartyName.objects.get(person_id=one).mandate == 7
