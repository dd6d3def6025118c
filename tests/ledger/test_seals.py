"""Seals: whoever changes the books behind the database's back is found out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection, connections, transaction

from inkasso.ledger.accounts import Account
from inkasso.ledger.models import Entry, Seal
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.ledger.proofs import proofs
from inkasso.ledger.seals import broken_seals, seal_day

DAY = date(2026, 3, 2)


def post_some(count: int, day: date = DAY) -> list[int]:
    lines = (NewPosting(Account.BANK_CLIENT_MONEY, 100), NewPosting(Account.SUSPENSE, -100))
    return post([NewEntry(day, day, "test", f"test:{n}", None, lines) for n in range(count)])


_SEALED = ("ledger_entry", "ledger_posting", "ledger_seal")


def behind_the_back(*statements: str) -> None:
    """What the owner of the tables can do who switches the rules off."""
    rules_off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in _SEALED]
    rules_on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in _SEALED]
    checked = "SET CONSTRAINTS ALL IMMEDIATE"
    with connection.cursor() as cursor:
        for statement in (checked, *rules_off, *statements, checked, *rules_on):
            cursor.execute(statement)


def three_seals() -> list[int]:
    """Three days of entries, each sealed; the numbers of the seals."""
    seals = []
    for days in range(3):
        post_some(2, DAY + timedelta(days=days))
        seals.append(seal_day(DAY + timedelta(days=days)))
    return [number for number in seals if number is not None]


@pytest.mark.django_db
class TestOneBook:
    """Seals one after another."""

    def test_untouched_books_have_unbroken_seals(self) -> None:
        assert len(three_seals()) == 3
        assert broken_seals() == []

    def test_every_entry_is_in_exactly_one_seal(self) -> None:
        three_seals()

        seals = Seal.objects.order_by("id")
        assert sum(seal.entries for seal in seals) == Entry.objects.count()
        ranges = [(seal.first_entry, seal.last_entry) for seal in seals]
        assert all(before[1] < after[0] for before, after in pairwise(ranges))

    def test_day_without_entries_has_no_seal(self) -> None:
        post_some(1)
        assert seal_day(DAY) is not None
        assert seal_day(DAY) is None
        assert Seal.objects.count() == 1

    def test_entry_booked_late_for_an_earlier_day_is_in_the_next_seal(self) -> None:
        post_some(2)
        seal_day(DAY)
        (late,) = post_some(1, DAY - timedelta(days=30))
        seal_day(DAY + timedelta(days=1))

        assert broken_seals() == []
        assert Seal.objects.get(first_entry__lte=late, last_entry__gte=late).sealed_on > DAY

    def test_numbers_that_a_rollback_left_out_break_no_seal(self) -> None:
        post_some(1)
        with transaction.atomic():
            post_some(3)
            transaction.set_rollback(True)
        post_some(1)
        seal_day(DAY)

        assert Seal.objects.get().entries == 2
        assert broken_seals() == []

    @pytest.mark.parametrize(
        "column",
        ["cents = cents + 1", "account = 'refund.due'", "currency = 'SEK'", "case_id = 7"],
    )
    def test_changed_posting_breaks_its_seal(self, column: str) -> None:
        first, *_ = three_seals()
        touched = Seal.objects.get(id=first).first_entry
        behind_the_back(f"UPDATE ledger_posting SET {column} WHERE entry_id = {touched}")

        assert first in broken_seals()

    @pytest.mark.parametrize("column", ["booked_on", "effective_on"])
    def test_redated_entry_breaks_its_seal(self, column: str) -> None:
        first, *_ = three_seals()
        touched = Seal.objects.get(id=first).first_entry
        behind_the_back(f"UPDATE ledger_entry SET {column} = {column} + 1 WHERE id = {touched}")

        assert broken_seals() == [first]

    def test_deleted_entry_breaks_its_seal(self) -> None:
        _, second, _ = three_seals()
        gone = Seal.objects.get(id=second).first_entry
        behind_the_back(
            f"DELETE FROM ledger_posting WHERE entry_id = {gone}",
            f"DELETE FROM ledger_entry WHERE id = {gone}",
        )

        assert second in broken_seals()

    def test_entry_slipped_between_two_seals_is_found(self) -> None:
        post_some(1)
        seal_day(DAY)
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('ledger_entry_id_seq')")
            (left_out,) = cursor.fetchone()
        post_some(1)
        second = seal_day(DAY)
        assert broken_seals() == []
        behind_the_back(
            "INSERT INTO ledger_entry (id, booked_on, effective_on, kind, source)"
            f" VALUES ({left_out}, '2026-03-02', '2026-03-02', 'test', 'test:0')"
        )

        assert broken_seals() == [second]

    def test_forger_who_renews_one_seal_breaks_the_next(self) -> None:
        first, second, _ = three_seals()
        seal = Seal.objects.get(id=first)
        behind_the_back(
            f"UPDATE ledger_posting SET cents = 2 * cents WHERE entry_id = {seal.first_entry}",
            "UPDATE ledger_seal SET digest ="
            " ledger_digest(first_entry, last_entry, '' || sealed_on)"
            f" WHERE id = {first}",
        )

        assert broken_seals() == [second]

    def test_removed_seal_is_missed_by_the_next(self) -> None:
        _, second, third = three_seals()
        behind_the_back(f"DELETE FROM ledger_seal WHERE id = {second}")

        assert broken_seals() == [third]

    def test_proof_names_the_broken_seal(self) -> None:
        first, *_ = three_seals()
        touched = Seal.objects.get(id=first).first_entry
        behind_the_back(f"UPDATE ledger_entry SET kind = 'forged' WHERE id = {touched}")

        (seals,) = (check for check in proofs() if check.check == "seals_unbroken")
        assert not seals.holds
        assert f"seal {first} no longer fits" in seals.detail


def at_once(*jobs: Callable[[], None]) -> None:
    """Run jobs in threads with connections of their own; raises what one of them raised."""
    failed: list[BaseException] = []

    def run(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    if failed:
        raise failed[0]


def many_posts() -> None:
    for _ in range(40):
        with transaction.atomic():
            post_some(3)


def many_seals() -> None:
    for _ in range(15):
        with transaction.atomic():
            seal_day(DAY)


def test_posting_while_sealing_keeps_every_entry_in_exactly_one_seal(own_database: str) -> None:
    at_once(many_posts, many_posts, many_seals, many_seals)
    with transaction.atomic():
        seal_day(DAY)

    assert broken_seals() == []
    assert Entry.objects.count() == 2 * 40 * 3
    assert sum(Seal.objects.values_list("entries", flat=True)) == Entry.objects.count()


def test_seal_waits_for_a_posting_that_has_its_number_and_is_not_committed(
    own_database: str,
) -> None:
    posted, go_on = threading.Event(), threading.Event()

    def slow_post() -> None:
        with transaction.atomic():
            post_some(1)
            posted.set()
            go_on.wait(timeout=30)

    def quick_post_then_seal() -> None:
        posted.wait(timeout=30)
        with transaction.atomic():
            post_some(1)
        threading.Timer(0.2, go_on.set).start()
        with transaction.atomic():
            seal_day(DAY)

    at_once(slow_post, quick_post_then_seal)

    assert Seal.objects.get().entries == 2
    assert broken_seals() == []
