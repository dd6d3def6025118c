"""The database holds purposes apart: what each may see of people without a debt."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import Error, transaction

from builders import make_client
from inkasso.base.decisions import Refused
from inkasso.gate.acting import open_files
from inkasso.relations.models import (
    ContactDetails,
    Guest,
    MarketingObjection,
    ProspectDetails,
    Subscriber,
)
from inkasso.relations.objecting import object_to_marketing
from inkasso.relations.prospects import add_prospect
from relations.relations_made import CAME, card, contact, guest, prospect, reader
from rights.erasure.erasing import at_the_face

#: Purpose, and what it may not read at all.
FORBIDDEN = (
    ("collection", (Subscriber, Guest, ProspectDetails, MarketingObjection)),
    ("newsletters", (Guest, ProspectDetails)),
    ("customer_service", (Subscriber, ProspectDetails, MarketingObjection)),
    ("marketing", (Subscriber,)),
    ("client_relations", (Subscriber, Guest, ProspectDetails, MarketingObjection)),
)


@pytest.fixture
def people(own_database: str) -> dict[str, UUID]:
    return {
        "contact": contact(make_client()).person_id,
        "reader": reader().person_id,
        "guest": guest().person_id,
        "prospect": prospect().person_id,
    }


@pytest.mark.parametrize(("purpose", "tables"), FORBIDDEN)
def test_a_purpose_sees_only_its_own_kinds(
    people: dict[str, UUID], own_database: str, purpose: str, tables: tuple[type, ...]
) -> None:
    with at_the_face(own_database, purpose):
        for model in tables:
            with pytest.raises((Refused, Error)), transaction.atomic():
                model.objects.count()  # type: ignore[attr-defined]  # they are models


def test_no_name_shows_before_the_file_is_open(people: dict[str, UUID], own_database: str) -> None:
    with at_the_face(own_database, "rights"):
        for model in (ContactDetails, Subscriber, Guest, ProspectDetails):
            assert model.objects.count() == 0
        open_files([people["guest"]], "request:1")
        assert Guest.objects.get().name == "Venla Vieras"
        assert ContactDetails.objects.count() == 0


def test_the_face_takes_in_objects_and_refuses(people: dict[str, UUID], own_database: str) -> None:
    with at_the_face(own_database, "rights"):
        open_files([people["prospect"]], "request:1")
        assert object_to_marketing(people["prospect"], CAME).prospects == 1
    with at_the_face(own_database, "marketing"), pytest.raises(Refused) as refused:
        add_prospect(card("P", "pekka@maybe.example"), "Maybe Oy", CAME)
    assert refused.value.refusal.code == "objected_to_marketing"
