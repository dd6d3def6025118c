"""The package: complete by an outside search, others' data not in it, locked, told in words."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

import pikepdf
import pytest
from django.db import connection

from builders import (
    Bill,
    bank_file,
    case_of,
    hand_over,
    import_bank,
    make_client,
    payment,
    person,
    play_day,
)
from face_login import as_seen_by_face, django_on
from inkasso.base.decisions import Refused
from inkasso.base.faults import BadInput
from inkasso.formats.age import unlocked
from inkasso.gate.acting import acting
from inkasso.gate.holds.placing import NewHold, Protected, place_hold
from inkasso.gate.models import Disclosure
from inkasso.gate.register import register_and_map
from inkasso.notice.register import Use
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case, CoDebtor, Payment
from inkasso.rights.access.exporting import Exported, export
from inkasso.rights.access.values import OPENERS, WITHHELD
from inkasso.rights.requests.state import State
from rights.requests_made import MOMENT, answered, known, made

#: Every uuid column of every table, from the catalogue; the data map is not asked.
UUID_COLUMNS = """
SELECT c.relname, a.attname FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
   AND NOT c.relispartition AND a.atttypid = 'uuid'::regtype
"""
ROWS_BY_CASE = """
SELECT c.relname FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
   AND a.attname = 'case_id'
"""


@pytest.fixture
def story(own_database: str, tmp_path: Path) -> Case:
    """A debtor with letters, a hold, a disclosure, a debt shared, paid by two people."""
    client = make_client()
    hand_over(client, [Bill(number="A-1", debtor=person(1)), Bill(number="B-1", debtor=person(2))])
    case, other = case_of(client, "A-1"), case_of(client, "B-1")
    play_day(date(2026, 1, 12))
    play_day(date(2026, 2, 2))
    name = PartyName.objects.get(person_id=case.person_id).name
    entries = [
        payment(10_00, case.reference, payer_name=" ".join(reversed(name.split())).upper()),
        payment(11_00, case.reference, payer_name="Somebody Else", unstructured="for my brother"),
    ]
    import_bank(bank_file(tmp_path, entries))
    assert Payment.objects.filter(person_id=case.person_id).count() == 2
    CoDebtor.objects.create(receivable=case.receivable_set.get(), person_id=other.person_id)
    place_hold(
        Protected(person_id=case.person_id, case_id=case.id),
        NewHold(kind="dispute", reason="=1+1 says the debtor"),
        MOMENT.on,
        by="hidden.employee",
    )
    Disclosure.objects.create(
        disclosed_on=MOMENT.on, at="2026-03-05T12:00Z", person_id=case.person_id,
        recipient="Ulosottolaitos", recipient_kind="authority", recipient_key="authorities",
        country="FI", purpose="collection", ground="705/2007", transfer_ground="",
        fields=["names.name"], actor="hidden.employee",
    )  # fmt: skip
    return case


def granted(case: Case) -> State:
    return answered(known(made(case.person_id, said="All of it, please"), case)).state


def exported(case: Case, url: str, folder: Path, *, locked: bool = False) -> Exported:
    """The package, made by the face's login for the purpose of rights."""
    state = granted(case)
    with django_on(as_seen_by_face(url)), acting("rights", actor="hidden.employee", reason="asked"):
        return export(state, folder, MOMENT, locked=locked)


def contents(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def data_of(path: Path) -> dict[str, object]:
    document = json.loads(contents(path)["data.json"])
    assert isinstance(document, dict)
    return document


def rows_of(document: Mapping[str, object], table: str) -> list[dict[str, object]]:
    data = cast("dict[str, dict[str, list[dict[str, object]]]]", document["data"])
    return data[table]["rows"] if table in data else []


def counted(statement: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.fetchone()[0])


def every_row_that_names_the_person_is_in_the_package(story: Case, path: Path) -> None:
    document = data_of(path)
    with connection.cursor() as cursor:
        cursor.execute(UUID_COLUMNS)
        columns = cursor.fetchall()
        cursor.execute(ROWS_BY_CASE)
        by_case = [name for (name,) in cursor.fetchall()]
    seen = 0
    for table, column in columns:
        there = counted(f'SELECT count(*) FROM {table} WHERE "{column}" = %s', story.person_id)
        told = len(cast("list[object]", document["looks"])) if table == "gate_accesslog" else len(
            rows_of(document, table)
        )  # fmt: skip
        assert told >= there, table
        seen += there
    for table in by_case:
        there = counted(f"SELECT count(*) FROM {table} WHERE case_id = %s", story.id)
        assert len(rows_of(document, table)) >= there, table
    assert seen > 20


def test_the_purpose_of_rights_may_read_every_personal_table() -> None:
    """A category that the purpose of rights may not read would be missing without a word."""
    register, data_map = register_and_map()
    rights = register.purposes["rights"]
    unread = [
        table.name
        for table in data_map.tables.values()
        if table.personal and not table.nobody and Use.READ not in rights.uses(table.category)
    ]
    assert unread == []


@pytest.mark.django_db
def test_every_encrypted_column_is_opened_or_withheld_for_a_reason() -> None:
    _, data_map = register_and_map()
    with connection.cursor() as cursor:
        cursor.execute(UUID_COLUMNS.replace("'uuid'", "'bytea'"))
        sealed = {f"{table}.{column}" for table, column in cursor.fetchall()}
    personal = {
        name
        for name in sealed
        if (table := data_map.tables[name.partition(".")[0]]).personal and not table.nobody
    }
    known = OPENERS.keys() | WITHHELD
    assert personal <= known
    for name in known:
        table, _, column = name.partition(".")
        assert column in data_map.tables[table].columns, name


def the_identity_code_is_readable_and_keys_are_not(story: Case, path: Path) -> None:
    document = data_of(path)
    (row,) = rows_of(document, "parties_identitycode")
    assert row["encrypted"] == person(1).identity_code
    assert "code_hash" not in row
    (key,) = rows_of(document, "parties_personkey")
    assert key == {"person_id": str(story.person_id)}


def test_nobody_elses_data_are_in_it(story: Case, own_database: str, tmp_path: Path) -> None:
    made_package = exported(story, own_database, tmp_path / "out")
    everything = b"".join(
        data for name, data in contents(made_package.path).items() if not name.endswith(".pdf")
    ).decode()
    other = CoDebtor.objects.get().person_id
    for secret in (
        str(other), PartyName.objects.get(person_id=other).name, "Somebody Else", "my brother",
        "hidden.employee", "tester",
    ):  # fmt: skip
        assert secret not in everything, secret
    assert set(made_package.contents.left_out) == {"staff", "keys", "sweeps", "payers", "sharers"}
    assert len(rows_of(data_of(made_package.path), "receivables_payment")) == 2
    assert len(rows_of(data_of(made_package.path), "payments_itempayer")) == 1


def test_who_shares_a_debt_sees_the_debt_and_not_the_debtor(
    story: Case, own_database: str, tmp_path: Path
) -> None:
    other = CoDebtor.objects.get().person_id
    own_case = Case.objects.get(person_id=other)
    document = data_of(exported(own_case, own_database, tmp_path / "out").path)
    (shared,) = rows_of(document, "receivables_receivable.shared")
    assert shared["principal_cents"] == 100_00
    assert "person_id" not in shared
    assert str(story.person_id) not in json.dumps(document)


def looks_disclosures_sources_and_times_are_told(story: Case, path: Path) -> None:
    document = data_of(path)
    (disclosed,) = rows_of(document, "gate_disclosure")
    assert disclosed["recipient"] == "Ulosottolaitos"
    looks = cast("list[dict[str, str]]", document["looks"])
    assert any("asked" in look["text"] for look in looks)
    told = cast("list[dict[str, object]]", document["processing"])
    names = next(one for one in told if one["category"] == "names")
    assert names["sources"]
    assert names["recipients"]
    assert all(
        cast("dict[str, str]", one)["kept"] for one in cast("list[object]", names["purposes"])
    )


def the_document_has_what_its_schema_demands(story: Case, path: Path) -> None:
    files = contents(path)
    schema, document = json.loads(files["schema.json"]), json.loads(files["data.json"])
    assert faults(schema, document) == []
    assert faults(schema, document | {"format": "other", "more": 1}) != []


def faults(schema: Mapping[str, object], value: object, at: str = "") -> list[str]:
    """What is wrong by the few words of JSON Schema that ours is written in."""
    types = {"object": dict, "array": list, "string": str, "integer": int}
    kind = cast("str | None", schema.get("type"))
    if kind and not isinstance(value, types[kind]):
        return [f"{at}: no {kind}"]
    allowed = [schema["const"]] if "const" in schema else schema.get("enum", [value])
    found = [] if value in cast("list[object]", allowed) else [f"{at}: {value!r} is none of them"]
    if isinstance(value, dict):
        found += faults_of_object(schema, value, at)
    if isinstance(value, list):
        items = cast("dict[str, object]", schema.get("items", {}))
        found += [fault for one in value for fault in faults(items, one, f"{at}[]")]
    return found


def faults_of_object(
    schema: Mapping[str, object], value: Mapping[str, object], at: str
) -> list[str]:
    properties = cast("dict[str, dict[str, object]]", schema.get("properties", {}))
    required = cast("list[str]", schema.get("required", []))
    found = [f"{at}: {key} missing" for key in required if key not in value]
    rest = schema.get("additionalProperties", True)
    for key, one in value.items():
        known = properties.get(key, rest)
        if known is False:
            found.append(f"{at}: {key} is unknown")
        elif isinstance(known, dict):
            found += faults(known, one, f"{at}.{key}")
    return found


def the_tables_say_the_same_and_no_spreadsheet_runs_them(story: Case, path: Path) -> None:
    document, files = data_of(path), contents(path)
    tables = {Path(name).stem: data for name, data in files.items() if name.endswith(".csv")}
    for table in cast("dict[str, object]", document["data"]):
        read = list(csv.DictReader(io.StringIO(tables[table].decode("utf-8-sig")), delimiter=";"))
        assert len(read) == len(rows_of(document, table))
    note = tables["gate_holdnote"].decode("utf-8-sig")
    assert "'=1+1 says the debtor" in note


def the_answer_is_a_tagged_pdf_in_the_language_asked(story: Case, path: Path) -> None:
    files = contents(path)
    with pikepdf.open(io.BytesIO(files["answer.pdf"])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-FI"


def test_a_locked_package_opens_with_its_passphrase_only(
    story: Case, own_database: str, tmp_path: Path
) -> None:
    made_package = exported(story, own_database, tmp_path / "out", locked=True)
    data = made_package.path.read_bytes()
    opened = b"".join(unlocked(io.BytesIO(data), made_package.passphrase))
    assert zipfile.is_zipfile(io.BytesIO(opened))
    assert made_package.path.stat().st_mode & 0o077 == 0
    with pytest.raises(BadInput):
        list(unlocked(io.BytesIO(data), "another"))


def test_nothing_is_given_out_before_it_is_granted(own_database: str, tmp_path: Path) -> None:
    client = make_client()
    hand_over(client, [Bill(number="A-1", debtor=person(1))])
    case = case_of(client, "A-1")
    for state, expected in (
        (made(case.person_id), "identity_not_verified"),
        (made(None, requester="Somebody"), "identity_not_verified"),
        (known(made(case.person_id, purposes=("collection",)), case), "nothing_to_export"),
    ):
        with pytest.raises(Refused) as refused:
            export(state, tmp_path, MOMENT)
        assert refused.value.refusal.code == expected
    assert list(tmp_path.iterdir()) == []


def test_a_package_is_not_written_over(story: Case, own_database: str, tmp_path: Path) -> None:
    state = granted(story)
    export(state, tmp_path, MOMENT)
    with pytest.raises(FileExistsError):
        export(state, tmp_path, MOMENT)


CHECKS = (
    every_row_that_names_the_person_is_in_the_package,
    the_identity_code_is_readable_and_keys_are_not,
    looks_disclosures_sources_and_times_are_told,
    the_document_has_what_its_schema_demands,
    the_tables_say_the_same_and_no_spreadsheet_runs_them,
    the_answer_is_a_tagged_pdf_in_the_language_asked,
)


def test_the_package_is_complete_and_readable(
    story: Case, own_database: str, tmp_path: Path
) -> None:
    path = exported(story, own_database, tmp_path / "out").path
    for check in CHECKS:
        check(story, path)
