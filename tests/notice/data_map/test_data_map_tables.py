"""Every column of every table is declared; a map that does not hang together is refused."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from django.apps import apps
from django.db import connection

from inkasso.base.faults import BadInput
from inkasso.notice.data_map import bind, load_data_map, read_data_map, untabled
from inkasso.notice.loading import read_register
from notice.registers_at_hand import altered, demo, files_of

CATALOGUE = """
SELECT c.relname, array_agg(a.attname::text) FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
   AND NOT c.relispartition
 GROUP BY c.relname
"""
#: The tables under row-level security (decision 0013).
OPENED = {
    *("parties_partyname", "parties_address", "parties_contactpoint", "parties_identitycode"),
    *("parties_personkey", "parties_businessid", "receivables_receivabletext"),
    *("contacts_deviation", "contacts_note", "parties_representative", "parties_returnedmail"),
    "correspondence_lettercontent",
    *("objections_objectiontext", "objections_clientquestiontext", "objections_answertext"),
    *("objections_lettercontent", "receivables_documentname"),
    *("demands_lettercontent", "payments_itempayer", "receivables_refundpayee", "gate_holdnote"),
    "receivables_otheraccount",
    *("rights_consentcontent", "rights_hardshipconsent", "rights_hardshipwithdrawal"),
    *("rights_circumstance", "rights_circumstancekey", "rights_requesttext"),
    *("rights_requestdecisiontext", "relations_contactdetails", "relations_prospectdetails"),
    *("relations_subscriber", "relations_guest", "plans_lettercontent", "parties_wrongvalue"),
    *("rights_formervalue", "rights_completion", "rights_reviewtext"),
}


@pytest.mark.django_db
def test_every_column_of_the_database_is_declared_and_no_other() -> None:
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE)
        there = {name: set(columns) for name, columns in cursor.fetchall()}
    declared = {name: set(table.columns) for name, table in load_data_map().tables.items()}
    assert declared.keys() == there.keys()
    assert {name: declared[name] ^ there[name] for name in there} == {name: set() for name in there}


def test_every_column_of_every_model_is_declared() -> None:
    tables = load_data_map().tables
    for model in apps.get_models(include_auto_created=True):
        columns = {field.column for field in model._meta.local_concrete_fields}
        assert columns <= tables[model._meta.db_table].columns.keys(), model


def test_the_opened_tables_are_those_that_identify_somebody() -> None:
    assert {table.name for table in load_data_map().opened} == OPENED


def test_every_personal_column_says_whom_it_is_about_and_every_other_why_not() -> None:
    for table in load_data_map().tables.values():
        for column in table.columns.values():
            assert (column.category is None) == (column.of is None) == bool(column.reason)
            assert column.category in {None, table.category}


def test_free_text_is_personal() -> None:
    free = {
        f"{table.name}.{column.name}": column.category
        for table in load_data_map().tables.values()
        for column in table.columns.values()
        if column.free_text
    }
    assert None not in free.values()
    assert {
        *("receivables_receivabletext.note", "receivables_receivabletext.description"),
        *("gate_holdnote.text", "gate_accesslog.reason", "payments_itempayer.message"),
    } <= free.keys()


def test_totals_count_every_column_once() -> None:
    totals = load_data_map().totals()
    nothing = sum(
        column.category is None
        for table in load_data_map().tables.values()
        for column in table.columns.values()
    )
    assert totals.columns == totals.personal + nothing
    assert totals.personal == sum(totals.by_category.values())


def test_register_and_map_speak_of_the_same_data() -> None:
    assert bind(demo(), load_data_map()) == ()
    assert "tax_details" in untabled(demo(), load_data_map())
    assert "claims" not in untabled(demo(), load_data_map())


def test_a_category_that_the_register_does_not_tell_of_is_a_fault() -> None:
    texts = map_files()
    texts["project.yaml"] = texts["project.yaml"].replace("category: system", "category: gossip")
    assert bind(demo(), read_data_map(texts)) == (
        "django_migrations: the register tells of no category gossip",
    )


def test_personal_data_in_what_is_told_to_hold_none_is_a_fault() -> None:
    text = "description:\n    fi: Nimi, etunimet"
    register = read_register(altered("categories.yaml", text, f"personal: false\n  {text}"))
    assert "parties_partyname: holds personal data, and names is told to be none" in bind(
        register, load_data_map()
    )


def test_data_that_no_purpose_may_write_is_a_fault() -> None:
    files = files_of()
    for name in list(files):
        if name.startswith("purposes/"):
            files[name] = re.sub(r"hold_notes: \[read, .*\]", "hold_notes: [read]", files[name])
    assert bind(read_register(files), load_data_map()) == (
        "hold_notes: tables hold it, and no purpose may write it",
    )


def map_files() -> dict[str, str]:
    return {
        item.name: item.read_text(encoding="utf-8")
        for item in files("inkasso.notice.data_map").iterdir()
        if item.name.endswith(".yaml")
    }


#: File, what is written otherwise, what is said.
SPOILT = (
    ("parties.yaml", "    person: person_id\n    opened", "    opened", "an opened table names"),
    ("parties.yaml", "person: person_id", "person: name_id", "name_id is none of its columns"),
    ("parties.yaml", "    person: person_id\n", "", "exactly one of person, through, nobody"),
    (
        "parties.yaml",
        "{debtor: [person_id, wrapped]}",
        "{nobody: [wrapped]}",
        "'nobody' is none",
    ),
    ("parties.yaml", "    none: {key: [id]}", "    none: {why: [id]}", "'why' is not among the f"),
    ("parties.yaml", "[person_id, wrapped]", "[person_id, wrapped, wrapped]", "wrapped stands twi"),
    ("parties.yaml", "reasons:\n", "reasons:\n  old: Nothing.\n", "old is the reason of no column"),
    ("parties.yaml", "category: names", "kategoria: names", "category is missing"),
    ("parties.yaml", "category: names", "category: names\n    grants: all", "unknown key 'grants'"),
    ("project.yaml", "django_migrations:", "parties_party:", "another file declares it too"),
    ("project.yaml", "    none:", "    nobody: None.\n    none:", "holds nothing personal"),
    (
        "ledger.yaml",
        "table: receivables_case",
        "table: cases",
        "ledger_entry: no person is reached",
    ),
    (
        "demands.yaml",
        "table: demands_letter}",
        "table: demands_letterline}",
        "no person is rea",
    ),
)


@pytest.mark.parametrize(("file", "old", "new", "said"), SPOILT)
def test_a_map_that_does_not_hang_together_is_refused(
    file: str, old: str, new: str, said: str
) -> None:
    texts = map_files()
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(BadInput) as refused:
        read_data_map(texts)
    assert said in refused.value.message
    assert file in refused.value.message


def test_a_column_in_two_lists_is_refused() -> None:
    texts = map_files()
    texts["parties.yaml"] = texts["parties.yaml"].replace("{key: [id]}", "{key: [id, street]}", 1)
    with pytest.raises(BadInput, match="parties_address: column street stands twice"):
        read_data_map(texts)
