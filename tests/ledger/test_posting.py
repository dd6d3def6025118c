"""What the database itself refuses, whoever asks: unbalanced entries, and changes to the books."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkasso.ledger.accounts import Account
from inkasso.ledger.models import Entry, Posting
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.ledger.proofs import proofs

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
APPEND_ONLY = (
    "billing_remittance",
    "billing_remittedposting",
    "ledger_entry",
    "ledger_posting",
    "ledger_seal",
    "mandates_agreement",
    "payments_bankevent",
    "payments_bankfile",
    "payments_bankitem",
    "payments_cleared",
    "payments_openreturn",
    "payments_suspense",
    "demands_letter",
    "demands_lettercontent",
    "receivables_cost",
    "receivables_credit",
    "receivables_creditorreminder",
    "receivables_offer",
    "receivables_payment",
    "receivables_reversal",
    "receivables_statuschange",
)


def entry_of(*lines: tuple[Account, int] | tuple[Account, int, str]) -> NewEntry:
    postings = tuple(NewPosting(account, *rest) for account, *rest in lines)
    return NewEntry(DAY, DAY, "test", "test:1", None, postings)


def balanced(cents: int) -> NewEntry:
    return entry_of((Account.BANK_CLIENT_MONEY, cents), (Account.SUSPENSE, -cents))


def code_of(error: BaseException) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)


def test_balanced_entry_is_kept_with_its_lines() -> None:
    (number,) = post([balanced(12_34)])

    lines = Posting.objects.filter(entry_id=number).order_by("id").values_list("account", "cents")
    assert list(lines) == [("bank.client_money", 12_34), ("suspense", -12_34)]


def test_numbers_come_back_in_the_order_of_the_entries() -> None:
    numbers = post([balanced(1), balanced(2), balanced(3)])

    assert numbers == sorted(numbers)
    debits = Posting.objects.filter(entry_id__in=numbers, cents__gt=0).order_by("entry_id")
    assert list(debits.values_list("cents", flat=True)) == [1, 2, 3]


def test_nothing_to_post_posts_nothing() -> None:
    assert post([]) == []
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "entry",
    [
        entry_of((Account.BANK_CLIENT_MONEY, 1)),
        entry_of((Account.BANK_CLIENT_MONEY, 100), (Account.SUSPENSE, -99)),
        entry_of((Account.BANK_CLIENT_MONEY, 100, "EUR"), (Account.SUSPENSE, -100, "SEK")),
    ],
    ids=["one-sided", "a cent off", "two currencies"],
)
def test_unbalanced_entry_is_refused_by_the_database(entry: NewEntry) -> None:
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        post([balanced(5), entry])

    assert code_of(refused.value) == "IK001"
    assert not Entry.objects.exists()


def test_entry_balances_in_each_of_its_currencies() -> None:
    post(
        [
            entry_of(
                (Account.BANK_CLIENT_MONEY, 100, "EUR"),
                (Account.SUSPENSE, -100, "EUR"),
                (Account.BANK_CLIENT_MONEY, 7, "SEK"),
                (Account.SUSPENSE, -7, "SEK"),
            )
        ]
    )

    assert all(check.holds for check in proofs())


def test_line_slipped_into_an_entry_afterwards_is_refused() -> None:
    (number,) = post([balanced(5)])

    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        Posting.objects.create(entry_id=number, account="suspense", cents=1, currency="EUR")
    assert code_of(refused.value) == "IK001"


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=6))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_an_entry_is_kept_exactly_when_it_sums_to_zero(cents: Sequence[int]) -> None:
    entry = entry_of(*((Account.SUSPENSE, amount) for amount in cents))

    expected = nullcontext() if sum(cents) == 0 else pytest.raises(DatabaseError, match="balance")

    with expected, transaction.atomic():
        post([entry])


def test_every_table_of_facts_is_append_only() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only' ORDER BY 1"
        )
        found = {row[0] for row in cursor.fetchall()}

    assert found >= set(APPEND_ONLY)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM {}", "TRUNCATE {} CASCADE", "UPDATE {} SET {column} = {column}"],
    ids=["delete", "truncate", "update"],
)
def test_append_only_table_refuses(table: str, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s LIMIT 1",
            [table],
        )
        (column,) = cursor.fetchone()

    with (
        pytest.raises(DatabaseError) as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table, column=column))
    assert code_of(refused.value) == "IK002"
