"""Statements that the database keeps planned find what querysets find, for whoever acts."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from builders import START, make_case, make_client, play_day
from face_login import django_on
from inkasso.base.decisions import Refused
from inkasso.demands.models import Letter, LetterFile
from inkasso.gate.acting import acting, open_files
from inkasso.gate.backend.prepared import rows_of, rows_where, with_beside
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case, Receivable

NAMES = "SELECT name FROM parties_partyname WHERE person_id = ANY(%s)"


@pytest.mark.django_db
def test_rows_are_instances_with_every_field() -> None:
    case = make_case(make_client())
    (found,) = rows_where(Case, "id = %s", [case.id])
    assert found == Case.objects.get(id=case.id)
    assert vars(found).keys() == vars(Case.objects.get(id=case.id)).keys()
    (receivable,) = rows_where(Receivable, "case_id = ANY(%(ids)s)", {"ids": [case.id]})
    known = Receivable.objects.get(case=case)
    for field in Receivable._meta.concrete_fields:
        assert getattr(receivable, field.attname) == getattr(known, field.attname), field.name


@pytest.mark.django_db
def test_a_row_s_other_row_comes_with_it_both_ways_and_where_there_is_none() -> None:
    case, other = make_case(make_client()), make_case(make_client(2), number=2)
    play_day(START)
    first, *_ = Letter.objects.filter(case=case).order_by("id")
    LetterFile.objects.create(letter=first, path="letters/1.pdf", sha256="")
    letters = rows_where(Letter, "case_id = ANY(%s) ORDER BY id", [[case.id, other.id]])
    with_beside(letters, "letterfile", "case")
    with CaptureQueriesContext(connection) as asked:
        assert [getattr(one, "letterfile", None) for one in letters] == [first.letterfile, None]
        assert [one.case for one in letters] == [case, other]
    assert len(asked) == 0
    assert with_beside([], "letterfile") == []


@pytest.mark.django_db
def test_they_are_counted_and_rolled_back_like_any_statement() -> None:
    case = make_case(make_client())
    with CaptureQueriesContext(connection) as asked:
        assert rows_of("SELECT count(*) FROM receivables_case WHERE id = %s", [case.id]) == [(1,)]
    assert len(asked) == 1
    with transaction.atomic():
        Case.objects.filter(id=case.id).update(closed_on=case.opened_on)
        assert rows_where(Case, "id = %s", [case.id])[0].closed_on == case.opened_on
        transaction.set_rollback(True)
    assert rows_where(Case, "id = %s", [case.id])[0].closed_on is None


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["'; DROP TABLE parties_partyname; --", "%s", "å\\'\""])
def test_values_stay_values(value: str) -> None:
    assert rows_of("SELECT %s::text", [value]) == [(value,)]
    assert rows_where(Case, "reference = %s", [value]) == []


def test_a_plan_made_for_one_shows_another_nothing(own_database: str, as_face: None) -> None:
    with django_on(own_database):
        case = make_case()
    asked = [[case.person_id]]
    # Often enough for the server to keep one plan for all values.
    for _ in range(8):
        with acting("collection", actor="anna", reason="call from the debtor"):
            open_files([case.person_id], "case:1")
            assert len(rows_of(NAMES, asked)) == 1
    with acting("collection", actor="anna", reason="without the file"):
        assert rows_of(NAMES, asked) == []
        assert rows_where(PartyName, "person_id = ANY(%s)", asked) == []
    with (
        acting("accounts", actor="anna", reason="a purpose that reads no names"),
        pytest.raises(Refused, match="permission denied"),
    ):
        rows_of(NAMES, asked)
    with pytest.raises(Refused, match="permission denied"):
        rows_of(NAMES, asked)
