"""Contacts, newsletters and events: taken in once, ended at once, never joined with a debtor."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from builders import make_case, make_client
from inkasso.base.decisions import Refused
from inkasso.gate.models import InformationGiven
from inkasso.gate.questions import concerned
from inkasso.gate.register import register_in_force
from inkasso.parties.models import ContactPoint, Party
from inkasso.relations.contacts import Changes, add_contact, change_contact, leave
from inkasso.relations.events import NewGuest, announce, cancel, note_attendance, register
from inkasso.relations.models import (
    ContactDetails,
    Guest,
    MarketingObjection,
    Person,
    Prospect,
    Subscriber,
    Subscription,
    Told,
)
from inkasso.relations.newsletters import Basis, confirm, end, subscriptions, unsubscribe
from inkasso.relations.objecting import object_to_marketing
from inkasso.relations.people import addresses, find_people, kinds_of
from inkasso.relations.prospects import add_prospect
from inkasso.relations.remembering import is_remembered
from inkasso.rights.consents.subscribing import confirm_subscription
from inkasso.rights.models import Consent
from relations.relations_made import (
    CAME,
    READER,
    asked,
    card,
    contact,
    guest,
    prospect,
    reader,
)

pytestmark = pytest.mark.django_db
LATER = CAME + timedelta(days=10)


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


# Who is who


def test_the_same_address_is_the_same_person_however_it_is_written() -> None:
    first = contact(make_client(), card(email="Kaisa@Client.Example"))
    again = guest(" kaisa@client.example ", "kaisa  KONTAKTI")
    assert first.person_id == again.person_id
    assert kinds_of(first.person_id) == {"client_contacts", "guests"}


def test_a_common_mailbox_has_many_readers() -> None:
    client = make_client()
    one = contact(client, card("Kaisa Kontakti", "info@client.example"))
    other = contact(client, card("Otto Toinen", "info@client.example"))
    assert one.person_id != other.person_id
    assert find_people("info@client.example") == sorted([one.person_id, other.person_id])


def test_a_telephone_number_finds_people_too() -> None:
    row = contact(make_client(), card(email="", phone="040 123 4567"))
    assert find_people("+358401234567") == [row.person_id]
    assert find_people("nobody") == []


def test_a_reader_who_is_a_debtor_is_two_people_here() -> None:
    case = make_case()
    ContactPoint.objects.create(
        person_id=case.person_id, kind="email", value=READER, source="client", known_since=CAME
    )
    row = reader()
    assert row.person_id != case.person_id
    assert not Party.objects.filter(id=row.person_id).exists()
    assert find_people(READER) == [row.person_id]


@drawn(st.text(max_size=60))
def test_what_is_no_address_is_nobodys(text: str) -> None:
    for address in addresses([text]):
        assert address.kind in ("email", "phone")
        assert list(addresses([address.value])) == [address]


@pytest.mark.parametrize("text", ["", "no address", "a@b", "a@b.example\nbcc: c@d.example"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        asked(text)
    assert code(refused) == "bad_address"
    assert Person.objects.count() == 0


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\x00b", "a\u202eb"])
def test_a_name_is_one_line_of_text(name: str) -> None:
    for attempt in (
        lambda: contact(make_client(), card(name)),
        lambda: guest(name=name),
        lambda: announce(name, CAME),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert code(refused) == "bad_text"


# Contact persons


def test_a_contact_is_added_once_changed_and_leaves() -> None:
    client = make_client()
    row = contact(client)
    assert add_contact(card(), client, LATER).contact == row
    change_contact(row.id, Changes(position="CFO", email="k@client.example"), LATER)
    details = ContactDetails.objects.get(contact=row)
    assert (details.name, details.position) == ("Kaisa Kontakti", "CFO")
    assert find_people("k@client.example") == [row.person_id]
    assert leave(row.id, LATER).left_on == LATER
    assert leave(row.id, LATER + timedelta(days=1)).left_on == LATER
    with pytest.raises(Refused) as refused:
        change_contact(row.id, Changes(name="X"), LATER)
    assert code(refused) == "contact_left"
    assert contact(client) != row


def test_a_supplier_has_contacts_too() -> None:
    row = add_contact(card(), "Posti Oy", CAME).contact
    assert kinds_of(row.person_id) == {"supplier_contacts"}


def test_who_gives_data_is_informed_and_of_whom_others_tell_is_not_yet() -> None:
    row = contact(make_client())
    (shown,) = InformationGiven.objects.filter(person_id=row.person_id)
    assert (shown.kind, shown.by) == ("article_13", f"contact:{row.id}")
    assert not InformationGiven.objects.filter(person_id=prospect().person_id).exists()


def test_every_kind_of_person_is_reached_by_a_message_on_the_notice() -> None:
    people = {
        "client_contacts": contact(make_client()).person_id,
        "prospect_contacts": prospect().person_id,
        "subscribers": reader().person_id,
        "guests": guest().person_id,
    }
    for kind, person_id in people.items():
        assert set(concerned([kind])) == {person_id}
    end(people["subscribers"], LATER)
    assert not concerned(["subscribers"])


# Newsletters


def test_nothing_is_sent_before_a_private_reader_confirms() -> None:
    row = asked()
    assert not row.is_sent
    done = confirm_subscription(row.id, register_in_force(), LATER, by="tester")
    assert done.subscription.is_sent
    consent = Consent.objects.get(id=done.consent)
    assert (consent.use, consent.given_on, consent.person_id) == (
        "newsletters",
        LATER,
        row.person_id,
    )


def test_asked_and_confirmed_twice_is_once() -> None:
    row = reader()
    assert asked() == row
    again = confirm_subscription(row.id, register_in_force(), LATER, by="tester")
    assert (again.subscription.confirmed_on, again.consent) == (CAME, None)
    assert Consent.objects.count() == 1


def test_an_order_that_nobody_confirms_is_over_in_a_month() -> None:
    row = asked()
    with pytest.raises(Refused) as refused:
        confirm(row.id, CAME + timedelta(days=31))
    assert code(refused) == "subscription_ended"
    assert asked(on=CAME + timedelta(days=31)) != row
    assert len(list(subscriptions())) == 1


def test_whoever_speaks_for_a_company_has_it_without_a_consent() -> None:
    row = asked("kaisa@client.example", Basis.CORPORATE)
    assert row.is_sent
    assert confirm_subscription(row.id, register_in_force(), LATER, by="x").consent is None


def test_unsubscribing_works_at_once_and_again() -> None:
    row = reader()
    assert unsubscribe(READER.upper(), LATER) == [row.person_id]
    assert unsubscribe(READER, LATER) == []
    assert unsubscribe("stranger@example.com", LATER) == []
    assert Subscription.objects.get().unsubscribed_on == LATER
    with pytest.raises(Refused) as refused:
        confirm(row.id, LATER)
    assert code(refused) == "subscription_ended"


def test_an_address_that_bounces_ends_it() -> None:
    row = reader()
    unsubscribe(READER, LATER, bounced=True)
    row.refresh_from_db()
    assert (row.bounced_on, row.unsubscribed_on, row.is_sent) == (LATER, None, False)


# Events


def test_a_guest_signs_up_once_cancels_and_comes_after_all() -> None:
    row = guest()
    assert guest() == row
    assert cancel(row.id, LATER).cancelled_on == LATER
    assert guest().cancelled_on is None
    assert note_attendance(row.id, came=True).attended
    assert Guest.objects.count() == 1


def test_nobody_signs_up_for_what_is_over() -> None:
    event = announce("Past", CAME)
    with pytest.raises(Refused) as refused:
        register(event.id, NewGuest(name="V", email="v@example.com"), LATER)
    assert code(refused) == "event_over"


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        (lambda: register(9, NewGuest(name="V", email="v@example.com"), CAME), "unknown_event"),
        (lambda: cancel(9, CAME), "unknown_registration"),
        (lambda: leave(9, CAME), "unknown_contact"),
        (lambda: confirm(9, CAME), "unknown_subscription"),
    ],
)
def test_what_is_not_there_is_refused(attempt: object, expected: str) -> None:
    assert callable(attempt)
    with pytest.raises(Refused) as refused:
        attempt()
    assert code(refused) == expected


# Objecting to direct marketing


def test_an_objection_ends_all_marketing_and_is_remembered() -> None:
    row = prospect(card("Pekka", "pekka@maybe.example", phone="0401234567"))
    newsletter = asked("pekka@maybe.example", Basis.CORPORATE)
    assert newsletter.person_id == row.person_id
    stopped = object_to_marketing(row.person_id, LATER)
    assert (stopped.newsletters, stopped.prospects, stopped.remembered) == (1, 1, 2)
    assert not Prospect.objects.exists()
    for told in (card("P", "PEKKA@maybe.example"), card("P", "", phone="+358 40 1234567")):
        with pytest.raises(Refused) as refused:
            add_prospect(told, "Maybe Oy", LATER)
        assert code(refused) == "objected_to_marketing"
    with pytest.raises(Refused) as refused:
        asked("pekka@maybe.example", Basis.CORPORATE)
    assert code(refused) == "objected_to_marketing"
    assert refused.value.refusal.because[0].section == "21(3)"


def test_an_objection_to_marketing_is_none_to_a_contract() -> None:
    client = make_client()
    row = contact(client)
    object_to_marketing(row.person_id, LATER)
    leave(row.id, LATER)
    assert contact(client).person_id == row.person_id


def test_it_is_remembered_after_everything_else_is_gone() -> None:
    row = reader()
    object_to_marketing(row.person_id, LATER)
    Subscriber.objects.all().delete()
    Subscription.objects.all().delete()
    assert is_remembered(addresses([READER]))
    with pytest.raises(Refused):
        asked(READER, Basis.CORPORATE)


def test_the_persons_own_later_order_lifts_it_when_it_is_confirmed() -> None:
    row = reader()
    object_to_marketing(row.person_id, LATER)
    again = asked(on=LATER)
    assert is_remembered(addresses([READER]))
    confirm(again.id, LATER)
    assert not is_remembered(addresses([READER]))


def test_a_debtor_who_objects_is_remembered_too() -> None:
    case = make_case()
    ContactPoint.objects.create(
        person_id=case.person_id, kind="email", value=READER, source="client", known_since=CAME
    )
    assert object_to_marketing(case.person_id, LATER).remembered == 1
    with pytest.raises(Refused):
        add_prospect(replace(card(), email=READER, source=Told.PUBLIC_SOURCE), "X Oy", LATER)


def test_objecting_twice_keeps_the_first_day() -> None:
    row = reader()
    object_to_marketing(row.person_id, CAME)
    assert object_to_marketing(row.person_id, LATER).newsletters == 0
    assert MarketingObjection.objects.get().objected_on == CAME
