"""The demo shows one objection that is answered in part, and one of a part that waits."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from builders import Bill, broken_proofs, hand_over, make_client, person, play_day
from inkasso.demo.bank import Bank
from inkasso.demo.objections import ANSWERED, TAKEN, dispute
from inkasso.mandates.agency import read_agency
from inkasso.objections.models import Answer, Objection
from inkasso.objections.standing import Waits, standing_of

pytestmark = pytest.mark.django_db


def test_one_is_answered_and_one_waits(tmp_path: Path) -> None:
    first = TAKEN - timedelta(days=3)
    bills = [
        Bill(number=f"D-{number}", cents=300_00, debtor=person(number)) for number in (11, 12, 13)
    ]
    hand_over(make_client(), bills, first)
    play_day(first)
    agency = read_agency(settings.AGENCY_FILE)
    told = []
    for day in (first, TAKEN, ANSWERED):
        told += dispute(day, Bank(agency.iban), agency, tmp_path, actor="demo")
    assert told == ["objection", "objection_answered", "objection"]
    waiting = Objection.objects.get(taken_on=ANSWERED)
    assert standing_of(waiting, ANSWERED).waits_for is Waits.CLIENT
    assert not standing_of(waiting, ANSWERED).whole
    assert Answer.objects.get().credited_cents == 150_00
    assert not broken_proofs()
