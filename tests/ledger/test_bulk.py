"""Rows in bulk: what goes in comes out, also where COPY may not go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from inkasso.ledger.bulk import copy_rows, insert_rows
from inkasso.parties.models import Address, Party, PartyName

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
NAME = ("person_id", "name", "given_names", "family_name", "match_key", "source", "known_since")


@pytest.fixture(params=[copy_rows, insert_rows])
def put(request: pytest.FixtureRequest) -> Callable[..., None]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def people() -> list[UUID]:
    numbers = [uuid4(), uuid4()]
    copy_rows(Party, ("id", "kind", "language"), ((one, "person", "fi") for one in numbers))
    return numbers


def names(people: list[UUID], name: str = "Åsa 'x' \\N {1,2}") -> list[tuple[object, ...]]:
    return [(one, name, "", "", bytes(32), "client", DAY) for one in people]


def test_both_ways_put_in_what_was_given(put: Callable[..., None], people: list[UUID]) -> None:
    """Quotes, backslashes and braces are text like any other; NULL is NULL."""
    put(PartyName, (*NAME, "mandate"), [(*row, None) for row in names(people)])

    for row in PartyName.objects.all():
        assert (row.name, bytes(row.match_key), row.known_since, row.mandate) == (
            "Åsa 'x' \\N {1,2}",
            bytes(32),
            DAY,
            None,
        )
    assert set(PartyName.objects.values_list("person_id", flat=True)) == set(people)


def test_a_text_too_long_for_its_column_is_refused_not_cut(
    put: Callable[..., None], people: list[UUID]
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        put(PartyName, NAME, names(people, "x" * 201))
    assert not PartyName.objects.exists()


def test_no_rows_are_no_fault(put: Callable[..., None]) -> None:
    put(Address, ("person_id", "street"), [])


def test_a_row_that_lacks_a_column_is_refused(put: Callable[..., None], people: list[UUID]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        put(Party, ("id", "kind", "language"), [(uuid4(), "person")])
    assert Party.objects.count() == len(people)


def test_rows_go_in_twice_in_one_transaction(people: list[UUID]) -> None:
    for one in people:
        insert_rows(PartyName, NAME, names([one]))
    assert PartyName.objects.count() == 2


def test_only_insert_goes_where_row_level_security_stands(people: list[UUID]) -> None:
    """PostgreSQL has no COPY there, but for the owner and superusers."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE POLICY anybody ON parties_partyname USING (true)")
        cursor.execute("ALTER TABLE parties_partyname ENABLE ROW LEVEL SECURITY")
        writer = f"writer_{uuid4().hex}"  # gone with the test's transaction
        cursor.execute(f"CREATE ROLE {writer}")
        cursor.execute(f"GRANT {writer} TO CURRENT_USER")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {writer}")
        cursor.execute(f"GRANT SELECT, INSERT ON parties_partyname TO {writer}")
        cursor.execute(f"SET LOCAL ROLE {writer}")
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            copy_rows(PartyName, NAME, names(people))
        insert_rows(PartyName, NAME, names(people))
        cursor.execute("RESET ROLE")
    assert PartyName.objects.count() == 2
