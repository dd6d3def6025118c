"""Rows written before names, texts and payers had tables of their own are carried over whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from inkasso.ledger.proofs import rows

Targets = list[tuple[str, str | None]]
BEFORE: Targets = [
    ("parties", "0001_initial"),
    ("receivables", "0003_interest_percent"),
    ("demands", "0002_append_only"),
    ("payments", "0003_leaving_suspense"),
]
AFTER: Targets = [
    ("parties", "0002_provenance"),
    ("receivables", "0004_texts_apart"),
    ("demands", "0003_contents_apart"),
    ("payments", "0004_payers"),
]
JANUARY, MARCH = date(2026, 1, 12), date(2026, 3, 2)
DEBTOR, SHARER = uuid4(), uuid4()

#: What must be the same after going there and back.
OLD_ROWS = (
    "SELECT id, description, invoice_number FROM receivables_receivable ORDER BY id",
    "SELECT receivable_id, person_id, text FROM receivables_receivablenote ORDER BY 1",
    "SELECT id, payee_name, payee_iban, cents FROM receivables_refund ORDER BY id",
    "SELECT id, content::text, total_cents FROM demands_letter ORDER BY id",
    "SELECT item_id, name, iban, message FROM payments_itempayer ORDER BY 1",
    "SELECT person_id, name FROM parties_partyname ORDER BY name",
)


def migrate(targets: Targets) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)


def insert(table: str, columns: str, *given: Sequence[object]) -> None:
    places = ", ".join(["%s"] * len(columns.split(",")))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", given)


@pytest.fixture
def old_rows(own_database: str) -> None:
    """A database as it was before, with one case of everything in it."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    migrate(BEFORE)
    _people()
    _receivables()
    _money()


def _people() -> None:
    clients = "id, business_id, name, language, iban, street, postal_code, city, email, phone"
    for number in (1, 2):
        insert(
            "mandates_client",
            clients,
            (number, f"900010{number}-4", "Oy", "fi", "FI", "", "", "", "", ""),
        )
    insert("parties_party", "id, kind, language", *((p, "person", "fi") for p in (DEBTOR, SHARER)))
    insert(
        "parties_partyname",
        "person_id, name, given_names, family_name, match_key",
        *((p, f"N{n}", "", "", bytes(32)) for n, p in enumerate((DEBTOR, SHARER))),
    )
    insert("parties_businessid", "person_id, business_id", (DEBTOR, "9000103-0"))
    insert(
        "parties_address",
        "person_id, street, postal_code, city, country, known_since",
        (DEBTOR, "Katu 1", "00990", "Helsinki", "FI", JANUARY),
        (DEBTOR, "Katu 2", "00990", "Helsinki", "FI", MARCH),
    )


def _receivables() -> None:
    insert(
        "receivables_case",
        "id, client_id, person_id, kind, opened_on, reference",
        *((n, n, DEBTOR, "consumer", JANUARY, f"1000{n}") for n in (1, 2)),
    )
    insert(
        "receivables_receivable",
        "id, case_id, client_id, person_id, invoice_number, original_creditor, invoice_date, "
        "due_date, principal_cents, currency, description, kind, original_reference, "
        "handed_over_on",
        *(
            (n, n, n, DEBTOR, f"L-{n}", "", JANUARY, JANUARY, 100, "EUR", f"D{n}", *more)
            for n, more in ((1, ("consumer", "", JANUARY)), (2, ("consumer", "", MARCH)))
        ),
    )
    insert("receivables_receivablenote", "receivable_id, person_id, text", (2, DEBTOR, "huom"))
    insert("receivables_codebtor", "receivable_id, person_id", (2, SHARER))
    insert(
        "demands_letter",
        "case_id, person_id, kind, step, dated, payment_deadline, total_cents, because, "
        "absorbed_cents, content",
        *(
            (1, person, "demand", "demand", MARCH, MARCH, 100, "[]", 0, '{"debtor": {"name": "N"}}')
            for person in (DEBTOR, SHARER)
        ),
    )


def _money() -> None:
    insert("payments_bankfile", "id, name, sha256, imported_on", (1, "f", "", MARCH))
    insert(
        "payments_bankevent",
        "id, event_key, file_id, account_iban, archive_id, booked_on, cents, currency",
        (1, b"1", 1, "FI", "", MARCH, 400, "EUR"),
    )
    insert(
        "payments_bankitem",
        "id, event_id, archive_id, end_to_end_id, value_date, cents, currency, reference",
        *((n, 1, "", "", MARCH, 100, "EUR", "") for n in (1, 2, 3, 4)),
    )
    insert(
        "payments_itempayer",
        "item_id, name, iban, message",
        (1, "Maksaja", "FI1", ""),
        (2, "Toinen", "FI2", ""),
        (3, "", "", "viite 1232, 10016 ja 12.1.2026"),
    )
    insert(
        "receivables_payment",
        "case_id, person_id, item_id, value_date, booked_on, cents, matched_by",
        (1, DEBTOR, 1, MARCH, MARCH, 100, "reference"),
        (2, DEBTOR, 2, MARCH, MARCH, 100, "reference"),
    )
    insert("payments_openreturn", "item_id, reason, other_ids", (3, "", []))
    insert(
        "receivables_refund",
        "case_id, person_id, ordered_on, cents, payee_name, payee_iban",
        *((1, DEBTOR, MARCH, cents, "Maksaja", "FI1") for cents in (10, 20)),
    )


@pytest.mark.usefixtures("old_rows")
def test_rows_are_carried_over_and_back() -> None:
    before = [rows(query) for query in OLD_ROWS]

    migrate(AFTER)
    _texts_and_contents_stand_apart()
    _payers_are_the_same_in_facts_and_rows()
    _data_say_whose_assignment_they_came_under()
    _what_is_apart_is_append_only()

    migrate(BEFORE)
    assert [rows(query) for query in OLD_ROWS] == before
    migrate(AFTER)


def _texts_and_contents_stand_apart() -> None:
    texts = "SELECT receivable_id, person_id, description, note, source, known_since, mandate"
    assert rows(f"{texts} FROM receivables_receivabletext ORDER BY 1") == [
        (1, DEBTOR, "D1", "", "client", JANUARY, 1),
        (2, DEBTOR, "D2", "huom", "client", MARCH, 2),
    ]
    contents = "SELECT person_id, content->'debtor'->>'name' FROM demands_lettercontent"
    assert rows(f"{contents} ORDER BY letter_id") == [(DEBTOR, "N"), (SHARER, "N")]


def _payers_are_the_same_in_facts_and_rows() -> None:
    """Both refunds went to the payer of the first item; the fourth item told of nobody."""
    items = rows("SELECT payer_id FROM payments_bankitem ORDER BY id")
    told = rows("SELECT payer_id FROM payments_itempayer ORDER BY item_id")
    assert items == [*told, (None,)]
    assert len(set(told)) == 3
    assert all(isinstance(payer, UUID) for (payer,) in told)
    payees = rows("SELECT payer_id, name, iban FROM receivables_refundpayee ORDER BY refund_id")
    assert payees == [(*told[0], "Maksaja", "FI1")] * 2
    assert rows("SELECT named FROM payments_openreturn") == [(["10016", "1232"],)]


def _data_say_whose_assignment_they_came_under() -> None:
    told = "SELECT source, known_since, mandate FROM parties_"
    assert rows(f"{told}partyname ORDER BY name")[0] == ("client", JANUARY, 1)
    assert rows(f"{told}partyname ORDER BY name")[1][2] == 2
    assert rows(f"{told}businessid") == [("client", JANUARY, 1)]
    addresses = [("client", JANUARY, 1), ("client", MARCH, 2)]
    assert rows(f"{told}address ORDER BY id") == addresses


def _what_is_apart_is_append_only() -> None:
    guarded = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only'"
    assert {("demands_lettercontent",), ("receivables_refundpayee",)} <= set(rows(guarded))
    off = rows(f"{guarded} AND tgenabled <> 'O'")
    assert off == [], "every trigger is on again"
