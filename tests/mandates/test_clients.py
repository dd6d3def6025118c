"""Clients and what holds with them on a day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from builders import START, make_client
from inkasso.base.decisions import Refused
from inkasso.base.faults import BadInput
from inkasso.mandates.agency import read_agency
from inkasso.mandates.models import Agreement, Client
from inkasso.mandates.services import (
    NewClient,
    Terms,
    add_client,
    agree,
    agreement_on,
    client_by_business_id,
)

AGENCY = """\
name: Perintä Oy
business_id: 1234567-1
street: Katu 1
postal_code: "00100"
city: Helsinki
phone: "09 1"
email: a@b.example
website: b.example
iban: FI2112345600000785
bic: NDEAFIHH
"""


@pytest.mark.django_db
def test_a_business_id_is_taken_once() -> None:
    make_client(1)
    with pytest.raises(Refused) as refused:
        make_client(1)

    assert refused.value.refusal.code == "client_exists"
    assert "9000101-4" in refused.value.refusal.message.en


@pytest.mark.django_db
def test_a_client_without_agreement_cannot_come_to_be() -> None:
    """It used to: the two were written apart, and a kill between them left a lame client."""
    new = NewClient(business_id="9000101-4", name="X Oy", iban="FI4950009420028730")
    with pytest.raises(Refused), transaction.atomic():
        add_client(new, Terms(commission_percent=Decimal(101)), START)

    assert not Client.objects.exists()


@pytest.mark.django_db
def test_an_unknown_client_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused) as refused:
        client_by_business_id("9000101-4")

    assert refused.value.refusal.code == "unknown_client"
    assert "inkasso client add" in refused.value.refusal.message.fi


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "percent"), [(-400, 10), (0, 10), (9, 10), (10, 15), (20, 20), (99, 20)]
)
def test_the_newest_agreement_of_the_day_holds(days: int, percent: int) -> None:
    client = make_client(on=START)
    agree(client, Terms(commission_percent=Decimal(15)), START + timedelta(days=10))
    agree(client, Terms(commission_percent=Decimal(20)), START + timedelta(days=20))

    holding = agreement_on(client.id, START + timedelta(days=days))
    assert holding.commission_percent == percent


@pytest.mark.django_db
def test_an_agreement_is_never_changed() -> None:
    client = make_client()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Agreement.objects.filter(client=client).update(commission_percent=99)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Agreement.objects.filter(client=client).delete()


def test_an_agency_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "agency.yaml"
    file.write_text(AGENCY, encoding="utf-8")

    assert read_agency(file).delivery_days == 5


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("iban: FI2112345600000785\n", "", "missing: iban"),
        ("bic:", "bicc:", "not known: bicc"),
        ("FI2112345600000785", "FI2112345600000786", "iban"),
        ("1234567-1", "1234567-2", "business_id"),
        ("bic: NDEAFIHH", "bic: X", "bic"),
        ("name: Perintä Oy", "name: 12", "name"),
        ("name: Perintä Oy", "name: ''", "name"),
        ("name: Perintä Oy", "delivery_days: many\nname: Perintä Oy", "delivery_days"),
        ("name: Perintä Oy", "name: [", "agency.yaml"),
        (AGENCY, "- just\n- a list\n", "one field a line"),
        (AGENCY, "", "one field a line"),
    ],
)
def test_a_faulty_agency_file_says_what_and_where(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    file = tmp_path / "agency.yaml"
    file.write_text(AGENCY.replace(old, new), encoding="utf-8")

    with pytest.raises(BadInput) as bad:
        read_agency(file)
    assert told in str(bad.value)
    assert "agency.yaml" in str(bad.value)


def test_an_agreement_before_the_first_is_the_first(db: None) -> None:
    client = make_client(on=START)

    assert agreement_on(client.id, date(2000, 1, 1)).valid_from == START
