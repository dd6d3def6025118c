"""What time and an erasure leave of people without a debt; an objection outlives both."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import make_client
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.notice.rights import Right
from inkasso.relations.contacts import leave
from inkasso.relations.models import MarketingObjection, Person
from inkasso.relations.newsletters import Basis, end
from inkasso.relations.people import addresses, find_people
from inkasso.relations.prospects import add_prospect
from inkasso.relations.remembering import is_remembered
from inkasso.rights.requests.identifying import identify
from relations.relations_made import CAME, READER, asked, card, contact, guest, prospect, reader
from rights.erasure.erasing import erased
from rights.requests_made import MOMENT, answered, made
from rights.retention.retiring import count, sweep_on

_DAY = timedelta(days=1)


def test_newsletters_go_the_day_after_their_end_and_the_number_with_them(
    own_database: str, tmp_path: Path
) -> None:
    row = reader()
    sweep_on(date(2027, 1, 1), tmp_path)
    assert count("relations_subscriber") == 1
    end(row.person_id, CAME)
    sweep_on(CAME + _DAY, tmp_path)
    assert count("relations_subscriber") == count("relations_subscription") == 0
    sweep_on(CAME + 2 * _DAY, tmp_path)
    assert find_people(READER) == []
    assert count("rights_consent") == 1


def test_an_order_that_nobody_confirmed_goes(own_database: str, tmp_path: Path) -> None:
    asked()
    sweep_on(CAME + timedelta(days=30), tmp_path)
    assert count("relations_subscriber") == 1
    sweep_on(CAME + timedelta(days=31), tmp_path)
    assert count("relations_subscriber") == 0


def test_guests_and_marketing_go_two_years_after_the_last_contact(
    own_database: str, tmp_path: Path
) -> None:
    guest()
    prospect()
    sweep_on(date(2028, 2, 2), tmp_path)
    assert (count("relations_guest"), count("relations_prospectdetails")) == (1, 1)
    sweep_on(date(2028, 2, 3), tmp_path)
    assert (count("relations_guest"), count("relations_prospectdetails")) == (1, 0)
    sweep_on(date(2028, 3, 21), tmp_path)
    assert count("relations_guest") == 0


def test_contact_persons_go_five_years_after_they_left(own_database: str, tmp_path: Path) -> None:
    row = contact(make_client())
    sweep_on(date(2040, 1, 1), tmp_path)
    assert count("relations_contactdetails") == 1
    leave(row.id, date(2026, 3, 2))
    sweep_on(date(2031, 3, 2), tmp_path)
    assert count("relations_contactdetails") == 1
    sweep_on(date(2031, 3, 3), tmp_path)
    assert count("relations_contactdetails") == count("relations_contact") == 0


def test_who_objected_and_was_erased_is_not_taken_in_again(
    own_database: str, tmp_path: Path
) -> None:
    person = prospect().person_id
    asked("pekka@maybe.example", Basis.CORPORATE)
    told = {"reached": "pekka@maybe.example", "name": "Pekka Mahdollinen"}
    answered(identify(made(person, Right.OBJECTION), told, MOMENT), "granted", "direct_marketing")
    later = Moment(on=MOMENT.on + _DAY, by="officer")
    asking = identify(made(person, Right.ERASURE), {"reached": "pekka@maybe.example"}, MOMENT)
    assert asking.is_verified
    answered(asking, "granted")
    erased(asking, tmp_path, later.on)
    assert not Person.objects.filter(id=person).exists()
    sweep_on(date(2050, 1, 1), tmp_path)
    assert MarketingObjection.objects.count() == 1
    assert is_remembered(addresses(["PEKKA@maybe.example"]))
    for attempt in (
        lambda: add_prospect(card("P M", "pekka@maybe.example"), "Maybe Oy", later.on),
        lambda: asked("pekka@maybe.example", Basis.CORPORATE, on=later.on),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.refusal.code == "objected_to_marketing"
