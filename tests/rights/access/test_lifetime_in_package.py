"""Twenty years of cases, two agents and a shared debt: all of it is in the package, by any search.

The search knows nothing of the data map: it walks the catalogue from the person's number along
foreign keys, and along columns that are named for a row without being one.
"""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pikepdf
import pytest
from django.db import connection

from face_login import as_seen_by_face, django_on
from inkasso.base.moment import Moment
from inkasso.cli.bench.lifetime import Lifetime, granted_access, make_lifetime
from inkasso.gate.acting import acting
from inkasso.notice.data_map import load_data_map
from inkasso.receivables.models import CoDebtor
from inkasso.rights.access.exporting import export
from inkasso.rights.access.finding import FETCHED, Finder, find_whose
from inkasso.rights.access.kinds import CO_DEBTORS, DEBTORS, PAYERS

ON = date(2026, 3, 5)
ROWS = 1_500
PRIMARY_KEYS = """
SELECT k.table_name, min(k.column_name)
  FROM information_schema.table_constraints c
  JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
 WHERE c.constraint_type = 'PRIMARY KEY' AND c.table_schema = current_schema()
 GROUP BY k.table_name HAVING count(*) = 1
"""
FOREIGN_KEYS = """
SELECT k.table_name, k.column_name, u.table_name
  FROM information_schema.table_constraints c
  JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
  JOIN information_schema.constraint_column_usage u USING (constraint_schema, constraint_name)
 WHERE c.constraint_type = 'FOREIGN KEY' AND c.table_schema = current_schema()
"""
COLUMNS = """
SELECT table_name, column_name, data_type FROM information_schema.columns
 WHERE table_schema = current_schema()
"""
OWN_PAYMENTS = """
SELECT y.item_id::text FROM payments_itempayer y
  JOIN receivables_payment p ON p.item_id = y.item_id
 WHERE p.person_id = %s AND y.name = 'KESTÄVÄ AINO'
"""
#: Columns that name a row of another room, which no foreign key may point at.
NAMED_FOR = {
    "case_id": "receivables_case",
    "receivable_id": "receivables_receivable",
    "item_id": "payments_bankitem",
    "hold_id": "gate_hold",
}
#: What hangs on the person's rows and is somebody else's.
OF_OTHERS = {"receivables_codebtor"}

Rows = Mapping[str, set[str]]


@pytest.fixture
def lifetime(own_database: str) -> Lifetime:
    return make_lifetime(ROWS)


def exported(who: Lifetime, url: str, folder: Path) -> Path:
    state = granted_access(who, ON, by="tester")
    with django_on(as_seen_by_face(url)), acting("rights", actor="tester", reason="asked"):
        return export(state, folder, Moment(on=ON, by="tester"), locked=False).path


def document_of(path: Path) -> dict[str, object]:
    with zipfile.ZipFile(path) as archive:
        return cast("dict[str, object]", json.loads(archive.read("data.json")))


def fetched(statement: str, *values: object) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def found_outside(person_id: UUID) -> Rows:
    """Primary keys of every row that names the person, or hangs on one that does."""
    keys = dict(fetched(PRIMARY_KEYS))
    columns = [one for one in fetched(COLUMNS) if one[0] in keys]
    found: dict[str, set[str]] = defaultdict(set)
    for table, column, kind in columns:
        if kind == "uuid":
            found[table] |= matching(keys, table, column, [str(person_id)])
    # The bank knew the person by another number each time: those who paid under the same name.
    found["payments_bankitem"] |= {item for (item,) in fetched(OWN_PAYMENTS, person_id)}
    ways = {(table, column, target) for table, column, target in fetched(FOREIGN_KEYS)}
    ways |= {(t, c, NAMED_FOR[c]) for t, c, _ in columns if c in NAMED_FOR and t != NAMED_FOR[c]}
    ways = {way for way in ways if way[0] in keys and way[0] not in OF_OTHERS}
    while True:
        before = sum(map(len, found.values()))
        for table, column, target in ways:
            found[table] |= matching(keys, table, column, found[target])
        if sum(map(len, found.values())) == before:
            return {table: rows for table, rows in found.items() if rows}


def matching(keys: Mapping[str, str], table: str, column: str, values: Iterable[str]) -> set[str]:
    statement = f'SELECT "{keys[table]}"::text FROM {table} WHERE "{column}"::text = ANY(%s)'
    return {key for (key,) in fetched(statement, list(values))}


def test_every_row_that_an_outside_search_finds_is_in_the_package(
    lifetime: Lifetime, own_database: str, tmp_path: Path
) -> None:
    path = exported(lifetime, own_database, tmp_path)
    outside = found_outside(lifetime.person_id)
    document = document_of(path)
    data = cast("dict[str, dict[str, list[dict[str, object]]]]", document["data"])
    keys = dict(fetched(PRIMARY_KEYS))
    for table, rows in outside.items():
        told = {str(row[keys[table]]) for row in data[table]["rows"]} if table in data else set()
        assert rows <= told, table
    assert sum(map(len, outside.values())) >= ROWS * 0.9
    assert {"ledger_posting", "rights_requesttext", "payments_bankitem"} <= outside.keys()
    assert len(cast("list[object]", document["looks"])) >= ROWS // 20


def test_two_agents_and_a_shared_debt_are_told(
    lifetime: Lifetime, own_database: str, tmp_path: Path
) -> None:
    document = document_of(exported(lifetime, own_database, tmp_path))
    data = cast("dict[str, dict[str, list[dict[str, object]]]]", document["data"])
    asked = [row for row in data["rights_request"]["rows"] if row["by_agent"]]
    words = {str(row["requester"]).partition(",")[0] for row in data["rights_requesttext"]["rows"]}
    shown = [
        row["what"] for row in data["rights_requeststep"]["rows"] if row["kind"] == "authority"
    ]
    assert len(asked) == 2
    assert {"Velkaneuvoja Viljo", "Edunvalvoja Elli"} <= words
    assert sorted(map(str, shown)) == ["['guardian']", "['power_of_attorney']"]
    (shared,) = data["receivables_receivable.shared"]["rows"]
    assert "person_id" not in shared
    (other,) = CoDebtor.objects.exclude(person_id=lifetime.person_id)
    assert str(other.person_id) not in json.dumps(document)


def test_purposes_told_are_those_of_the_persons_kinds(
    lifetime: Lifetime, own_database: str, tmp_path: Path
) -> None:
    document = document_of(exported(lifetime, own_database, tmp_path))
    told = {row["purpose"] for row in cast("list[dict[str, str]]", document["rights"])}
    assert {"collection", "rights"} <= told
    assert not told & {"client_relations", "newsletters", "marketing"}
    moved = {
        row["purpose"]: row["extent"]
        for row in cast("list[dict[str, str]]", document["rights"])
        if row["right"] == "portability"
    }
    # Administration rests on a contract with clients' contacts, not with debtors.
    assert moved["administration"] == moved["collection"]


@pytest.mark.django_db
def test_nobody_holds_more_than_a_chunk_of_rows() -> None:
    who = make_lifetime(FETCHED * 6)
    whose = find_whose(who.person_id)
    finder = Finder(whose, load_data_map())
    told = next(one for one in finder.tables() if one.name == "ledger_posting")
    sizes = [len(chunk) for chunk in finder.chunks(told)]
    assert max(sizes) == FETCHED
    assert len(sizes) > 1
    assert whose.kinds == {DEBTORS, CO_DEBTORS, PAYERS}


def test_the_document_has_headings_in_the_persons_language_and_few_pages(
    lifetime: Lifetime, own_database: str, tmp_path: Path
) -> None:
    path = exported(lifetime, own_database, tmp_path)
    with zipfile.ZipFile(path) as archive, archive.open("answer.pdf") as file:
        data = file.read()
    (tmp_path / "answer.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "answer.pdf") as pdf:
        assert str(pdf.Root.Lang) == "fi-FI"
        assert len(pdf.pages) < 40
        with pdf.open_outline() as outline:
            titles = {child.title for one in outline.root for child in one.children}
    assert {"Kirjaukset", "Saatavat", "Pyyntösi"} <= titles
