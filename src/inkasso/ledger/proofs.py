"""Proofs of the books: statements that must hold, each with what was found."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from inkasso.base.checks import Check, check
from inkasso.ledger.models import Posting
from inkasso.ledger.seals import broken_seals

__all__ = ["Check", "check", "proofs", "rows"]


def proofs() -> Iterator[Check]:
    """The statements of the ledger itself."""
    yield _entries_balance()
    yield _entries_have_postings()
    yield _claims_sum_to_zero()
    yield _seals_unbroken()
    yield _carried_forward_balances()


def rows(sql: str) -> list[tuple[object, ...]]:
    """What a query finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _entries_balance() -> Check:
    wrong = rows(
        "SELECT entry_id, currency, sum(cents) FROM ledger_posting"
        " GROUP BY entry_id, currency HAVING sum(cents) <> 0 ORDER BY 1"
    )
    return check(
        "entries_balance",
        [f"entry {entry} is off by {cents} cents {currency}" for entry, currency, cents in wrong],
        f"{Posting.objects.count()} postings sum to zero entry by entry",
    )


def _entries_have_postings() -> Check:
    wrong = rows(
        "SELECT id FROM ledger_entry e WHERE NOT EXISTS"
        " (SELECT 1 FROM ledger_posting p WHERE p.entry_id = e.id) ORDER BY id"
    )
    return check(
        "entries_have_postings",
        [f"entry {entry} has no postings" for (entry,) in wrong],
        "no entry is empty",
    )


def _claims_sum_to_zero() -> Check:
    """What debtors owe is a book of its own: no money leaks into it or out of it."""
    wrong = rows(
        "SELECT currency, sum(cents) FROM (SELECT account, currency, cents FROM ledger_posting"
        " UNION ALL SELECT account, currency, cents FROM ledger_carriedforward) AS books"
        " WHERE account LIKE 'claim.%' GROUP BY currency HAVING sum(cents) <> 0"
    )
    return check(
        "claims_apart_from_money",
        [f"the claims book is off by {cents} cents {currency}" for currency, cents in wrong],
        "the claims book sums to zero, so does the money book",
    )


def _seals_unbroken() -> Check:
    sealed = rows("SELECT count(*), coalesce(max(last_entry), 0) FROM ledger_seal")[0]
    open_entries = rows(f"SELECT count(*) FROM ledger_entry WHERE id > {sealed[1]}")[0][0]
    told = f"{sealed[0]} seals cover entries 1 to {sealed[1]}; {open_entries} wait for the next"
    return check(
        "seals_unbroken",
        [f"seal {number} no longer fits its entries" for number in broken_seals()],
        told + "".join(_removed()),
    )


def _removed() -> Iterator[str]:
    for run, entries in rows(
        "SELECT run, sum(removed) FROM ledger_reseal GROUP BY run ORDER BY run"
    ):
        yield f"; {entries} of them removed by retention run {run}"


def _carried_forward_balances() -> Check:
    """Whole entries are carried forward, so each run's sums balance as the entries did."""
    wrong = rows(
        "SELECT run, currency, sum(cents) FROM ledger_carriedforward"
        " GROUP BY run, currency HAVING sum(cents) <> 0 ORDER BY 1"
    )
    count = rows("SELECT count(*), coalesce(sum(postings), 0) FROM ledger_carriedforward")[0]
    return check(
        "carried_forward_balances",
        [f"run {run} carried {cents} cents {currency} too much" for run, currency, cents in wrong],
        f"{count[0]} sums stand for {count[1]} postings whose time was out",
    )
