"""Bank files into the books: each booked event once, whichever files tell of it, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import (
    START,
    balance,
    bank_file,
    books,
    broken_proofs,
    entry,
    import_bank,
    item,
    lump,
    make_case,
    make_client,
    payment,
    without_items,
)
from inkasso.base.faults import BadInput
from inkasso.formats.camt import Entry, Item
from inkasso.payments import importing
from inkasso.payments.importing import import_file
from inkasso.payments.looking import look
from inkasso.payments.models import BankEvent, BankItem, ItemPayer, Suspense
from inkasso.payments.outcomes import Outcome
from inkasso.payments.reading import read_events
from inkasso.payments.suspense import assign
from inkasso.payments.waiting import open_suspense
from inkasso.receivables.models import Case, Payment

pytestmark = pytest.mark.django_db

STATEMENT, NOTIFICATION = "camt.053.001.02", "camt.054.001.02"


def told(outcomes: Sequence[Outcome]) -> list[tuple[str, int]]:
    return [(outcome.outcome, outcome.line.cents) for outcome in outcomes]


def counted_once(cents: int) -> None:
    """The bank account holds a sum, and every proof holds."""
    assert balance("bank.client_money") == cents
    assert sum(BankEvent.objects.values_list("cents", flat=True)) == cents
    assert broken_proofs() == []


@pytest.fixture
def cases() -> list[Case]:
    client = make_client()
    return [make_case(client, number=number, cents=200_00) for number in (1, 2, 3)]


def three_payments(cases: Sequence[Case]) -> list[Item]:
    return [item(10_00 * n, case.reference) for n, case in enumerate(cases, 1)]


Files = Callable[[Path, Entry], list[Path]]


def lump_first(folder: Path, whole: Entry) -> list[Path]:
    return [
        bank_file(folder, [without_items(whole)], STATEMENT),
        bank_file(folder, [whole], NOTIFICATION),
    ]


def items_first(folder: Path, whole: Entry) -> list[Path]:
    return lump_first(folder, whole)[::-1]


def everything_twice(folder: Path, whole: Entry) -> list[Path]:
    return 2 * lump_first(folder, whole)


def in_one_file(folder: Path, whole: Entry) -> list[Path]:
    """Two messages in one file, one after another: some banks send it so."""
    first, second = lump_first(folder, whole)
    both = folder / "both.xml"
    both.write_bytes(first.read_bytes() + second.read_bytes())
    return [both]


@pytest.mark.parametrize("files", [lump_first, items_first, everything_twice, in_one_file])
def test_lump_sum_and_its_items_are_one_event(
    files: Files, cases: list[Case], tmp_path: Path
) -> None:
    whole = lump(three_payments(cases))

    for path in files(tmp_path, whole):
        import_bank(path)

    counted_once(60_00)
    assert balance("awaiting.items") == 0
    assert balance("suspense") == 0
    paid = Payment.objects.order_by("case_id").values_list("case_id", "cents")
    assert list(paid) == [(case.id, 10_00 * n) for n, case in enumerate(cases, 1)]


def test_lump_sum_alone_awaits_its_items(cases: list[Case], tmp_path: Path) -> None:
    whole = lump(three_payments(cases))

    assert import_bank(lump_first(tmp_path, whole)[0]) == []

    counted_once(60_00)
    assert balance("awaiting.items") == -60_00
    assert not BankItem.objects.exists()


@pytest.mark.parametrize("batch_count", [None, 1], ids=["no count", "count of one"])
@pytest.mark.parametrize("files", [lump_first, items_first, everything_twice, in_one_file])
def test_single_payment_without_details_is_told_by_the_other_message(
    files: Files, batch_count: int | None, cases: list[Case], tmp_path: Path
) -> None:
    """A day with one reference payment: the statement has the sum, and does not say that it is a
    batch."""
    whole = lump([item(10_00, cases[0].reference)])._replace(batch_count=batch_count)

    for path in files(tmp_path, whole):
        import_bank(path)

    counted_once(10_00)
    assert Payment.objects.get().case == cases[0]
    assert balance("suspense") == 0
    assert balance("awaiting.items") == 0
    assert not open_suspense().exists()


def test_bare_entry_waits_in_suspense_until_something_tells_of_it(tmp_path: Path) -> None:
    assert told(import_bank(bank_file(tmp_path, [entry(10_00)]))) == [("suspense", 10_00)]

    counted_once(10_00)
    assert Suspense.objects.get().because == "it carries no reference"


def test_an_entry_that_names_its_payer_is_not_bare_though_the_payer_does_not_show(
    tmp_path: Path,
) -> None:
    """What becomes of money must not hang on whether somebody's file is open."""
    whole = lump([item(10_00, payer_name="Aino Esimerkki")])._replace(batch_count=None)
    path = bank_file(tmp_path, [whole])
    import_bank(path)
    assert BankItem.objects.get().payer_id == ItemPayer.objects.get().payer_id
    ItemPayer.objects.all().delete()

    assert told(import_bank(path)) == [("duplicate", 10_00)]
    counted_once(10_00)


def test_an_entry_that_tells_nothing_has_no_payer(tmp_path: Path) -> None:
    import_bank(bank_file(tmp_path, [entry(10_00)]))

    assert BankItem.objects.get().payer_id is None
    assert not ItemPayer.objects.exists()


def test_bare_entry_that_staff_placed_is_not_told_again(cases: list[Case], tmp_path: Path) -> None:
    whole = lump([item(10_00, cases[0].reference)])._replace(batch_count=None)
    bare, itemised = lump_first(tmp_path, whole)
    import_bank(bare)
    assign(BankItem.objects.get().id, cases[0], START)

    assert told(import_bank(itemised)) == [("duplicate", 10_00)]

    counted_once(10_00)
    assert Payment.objects.count() == 1


def test_outgoing_batch_is_told_in_detail_later(tmp_path: Path) -> None:
    items = [item(5_00, credit=False), item(7_00, credit=False)]
    whole = entry(-12_00, items=tuple(items), batch_count=2)

    for path in lump_first(tmp_path, whole):
        import_bank(path)

    counted_once(-12_00)
    waiting = open_suspense().values_list("item__cents", flat=True)
    assert sorted(waiting) == [-7_00, -5_00]
    assert balance("unexplained.debits") == 12_00


def test_items_that_sum_to_the_entry_are_all_of_it_whatever_their_number(
    cases: list[Case], tmp_path: Path
) -> None:
    whole = lump(three_payments(cases))._replace(batch_count=4)

    import_bank(bank_file(tmp_path, [whole], NOTIFICATION))

    counted_once(60_00)
    assert Payment.objects.count() == 3


def test_what_items_do_not_explain_waits_in_suspense(cases: list[Case], tmp_path: Path) -> None:
    inside = item(10_00, cases[0].reference)
    whole = entry(15_00, items=(inside,))

    outcomes = import_bank(bank_file(tmp_path, [whole], NOTIFICATION))

    assert told(outcomes) == [("matched", 10_00), ("suspense", 5_00)]
    counted_once(15_00)
    assert balance("suspense") == -5_00


def test_items_above_their_entry_leave_an_unexplained_debit(
    cases: list[Case], tmp_path: Path
) -> None:
    whole = entry(8_00, items=(item(10_00, cases[0].reference),))

    outcomes = import_bank(bank_file(tmp_path, [whole], NOTIFICATION))

    assert told(outcomes) == [("matched", 10_00), ("suspense", -2_00)]
    counted_once(8_00)


def test_same_file_again_changes_nothing(cases: list[Case], tmp_path: Path) -> None:
    path = bank_file(tmp_path, [lump(three_payments(cases)), payment(7_00, "123")])
    import_bank(path)
    before = books()

    outcomes = import_bank(path, START + timedelta(days=1))

    assert {outcome.outcome for outcome in outcomes} == {"duplicate"}
    assert books() == before
    assert broken_proofs() == []


def test_same_entry_in_statement_and_notification_counts_once(
    cases: list[Case], tmp_path: Path
) -> None:
    one = payment(10_00, cases[0].reference)

    import_bank(bank_file(tmp_path, [one], STATEMENT))
    outcomes = import_bank(bank_file(tmp_path, [one], NOTIFICATION))

    assert told(outcomes) == [("duplicate", 10_00)]
    counted_once(10_00)


def test_versions_of_the_message_tell_of_the_same_entry(cases: list[Case], tmp_path: Path) -> None:
    one = payment(10_00, cases[0].reference)

    for version in ("02", "04", "08"):
        for message in ("camt.053.001", "camt.054.001"):
            import_bank(bank_file(tmp_path, [one], f"{message}.{version}"))

    counted_once(10_00)
    assert Payment.objects.count() == 1


def nameless(cents: int, reference: str) -> Entry:
    """A payment on which the bank put no archive id."""
    return payment(cents, reference, archive_id="")


def test_equal_payments_without_archive_ids_in_one_file_are_as_many(
    cases: list[Case], tmp_path: Path
) -> None:
    path = bank_file(tmp_path, [nameless(10_00, cases[0].reference) for _ in range(2)])

    import_bank(path)
    counted_once(20_00)
    assert told(import_bank(path)) == [("duplicate", 10_00)] * 2
    counted_once(20_00)


def test_equal_payments_without_archive_ids_in_two_statements_of_a_message_are_two(
    cases: list[Case], tmp_path: Path
) -> None:
    path = bank_file(tmp_path, [nameless(10_00, cases[0].reference)])
    text = path.read_text()
    start, end = text.index("<Stmt>"), text.index("</Stmt>") + len("</Stmt>")
    path.write_text(text[:end] + text[start:end] + text[end:])

    import_bank(path)
    counted_once(20_00)
    import_bank(path)
    counted_once(20_00)


def test_third_equal_payment_in_a_later_file_is_new(cases: list[Case], tmp_path: Path) -> None:
    same = [nameless(10_00, cases[0].reference) for _ in range(3)]
    import_bank(bank_file(tmp_path, same[:2]))

    outcomes = import_bank(bank_file(tmp_path, same))

    assert sorted(told(outcomes)) == [("duplicate", 10_00)] * 2 + [("matched", 10_00)]
    counted_once(30_00)


def test_same_archive_id_on_another_day_is_another_entry(cases: list[Case], tmp_path: Path) -> None:
    one = payment(10_00, cases[0].reference)
    other = one._replace(booking_date=START + timedelta(days=1))

    import_bank(bank_file(tmp_path, [one, other]))

    counted_once(20_00)


@pytest.mark.parametrize("status", ["PDNG", "INFO", "FUTR"])
def test_only_booked_entries_move_money(status: str, cases: list[Case], tmp_path: Path) -> None:
    one = payment(10_00, cases[0].reference)

    outcomes = import_bank(bank_file(tmp_path, [one._replace(status=status)]))
    assert told(outcomes) == [("ignored", 10_00)]
    counted_once(0)

    import_bank(bank_file(tmp_path, [one]))
    counted_once(10_00)


def test_foreign_money_waits_in_suspense_in_its_currency(cases: list[Case], tmp_path: Path) -> None:
    inside = item(10_00, cases[0].reference, currency="SEK")
    one = entry(10_00, currency="SEK", items=(inside,))

    (outcome,) = import_bank(bank_file(tmp_path, [one]))

    assert outcome.outcome == "suspense"
    assert "SEK" in outcome.because
    assert balance("bank.client_money", currency="SEK") == 10_00
    assert balance("bank.client_money", currency="EUR") == 0
    assert broken_proofs() == []


def test_payment_that_the_bank_exchanged_counts_as_what_came_on_the_account(
    cases: list[Case], tmp_path: Path
) -> None:
    one = entry(9_00, items=(item(100_00, cases[0].reference, currency="SEK"),))

    outcomes = import_bank(bank_file(tmp_path, [one], "camt.053.001.08"))

    assert told(outcomes) == [("matched", 9_00)]
    counted_once(9_00)


def test_items_in_another_currency_than_their_entry_leave_it_in_suspense(
    cases: list[Case], tmp_path: Path
) -> None:
    foreign = tuple(item(50_00, case.reference, currency="SEK") for case in cases)
    one = entry(13_50, items=foreign, batch_count=3)

    outcomes = import_bank(bank_file(tmp_path, [one], "camt.054.001.08"))

    assert told(outcomes) == [("suspense", 13_50)]
    counted_once(13_50)


def test_several_payments_of_one_case_in_one_file_follow_each_other(
    cases: list[Case], tmp_path: Path
) -> None:
    case = cases[0]

    import_bank(bank_file(tmp_path, [payment(90_00, case.reference) for _ in range(3)]))

    counted_once(270_00)
    case.refresh_from_db()
    assert case.closed_on == START
    assert balance("refund.due", case_id=case.id) < 0


def test_long_texts_of_a_bank_are_cut_not_refused(cases: list[Case], tmp_path: Path) -> None:
    long = payment(
        10_00,
        cases[0].reference,
        archive_id="A" * 200,
        end_to_end_id="E" * 200,
        payer_name="N" * 400,
        unstructured=("M" * 4000,),
    )
    path = bank_file(tmp_path, [long])

    assert told(import_bank(path)) == [("matched", 10_00)]
    assert told(import_bank(path)) == [("duplicate", 10_00)]
    counted_once(10_00)


def test_half_a_file_books_nothing(cases: list[Case], tmp_path: Path) -> None:
    path = bank_file(tmp_path, [payment(10_00, cases[0].reference) for _ in range(5)])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])

    with pytest.raises(BadInput):
        import_bank(path)

    assert not BankEvent.objects.exists()


def a_days_files(folder: Path, cases: Sequence[Case]) -> list[Path]:
    """A lump with items, singles, a double, a return, money for nobody."""
    whole = lump(three_payments(cases))
    reference = cases[1].reference
    returned = payment(30_00, reference, end_to_end_id="RET-1")
    singles = [
        *(payment(5_00, reference) for _ in range(3)),
        returned,
        payment(8_00, "99999"),
        nameless(4_00, cases[2].reference),
        nameless(4_00, cases[2].reference),
        payment(-30_00, reference, end_to_end_id="RET-1", return_reason="AC04"),
        payment(3_00, unstructured=("kiitos",)),
    ]
    return [
        bank_file(folder, [without_items(whole), *singles], STATEMENT, "statement.xml"),
        bank_file(folder, [whole, singles[0]], NOTIFICATION, "notification.xml"),
    ]


@pytest.mark.parametrize("killed_after", [0, 1, 2, 3])
def test_import_killed_between_chunks_ends_as_one_that_was_not(
    killed_after: int, cases: list[Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 3)
    paths = a_days_files(tmp_path, cases)
    with transaction.atomic():
        for path in paths:
            import_bank(path)
        undisturbed = books()
        transaction.set_rollback(True)
    assert books() != undisturbed

    chunks = import_file(paths[0], START)
    for _ in range(killed_after):
        next(chunks)
    del chunks
    for path in paths:
        import_bank(path)

    assert books() == undisturbed
    assert broken_proofs() == []


def test_chunk_that_fails_in_its_middle_leaves_nothing_behind(
    cases: list[Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bank_file(tmp_path, [payment(5_00, case.reference) for case in cases])

    def fail(*_: object) -> list[object]:
        raise DatabaseError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(importing, "book", fail)
        with pytest.raises(DatabaseError, match="the power went"):
            import_bank(path)
    assert not BankEvent.objects.exists()
    assert balance("bank.client_money") == 0

    import_bank(path)
    counted_once(15_00)


@pytest.mark.parametrize("chunk", [1, 2, 1000])
def test_size_of_chunks_changes_nothing(
    chunk: int, cases: list[Case], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", chunk)

    for path in a_days_files(tmp_path, cases):
        import_bank(path)

    counted_once(60_00 + 15_00 + 8_00 + 8_00 + 3_00)
    assert balance("suspense") == -11_00
    assert balance("unexplained.debits") == 0


def test_order_of_files_changes_no_account(cases: list[Case], tmp_path: Path) -> None:
    statement, notification = a_days_files(tmp_path, cases)
    later = bank_file(tmp_path, [payment(6_00, cases[0].reference)])
    ends = []
    for order in permutations((statement, notification, later)):
        with transaction.atomic():
            for path in order:
                import_bank(path)
            assert broken_proofs() == []
            ends.append(
                {a: balance(a) for a in ("bank.client_money", "suspense", "claim.principal")}
            )
            transaction.set_rollback(True)

    assert ends == ends[:1] * 6


def test_dry_run_tells_what_an_import_would_count(cases: list[Case], tmp_path: Path) -> None:
    paths = [*a_days_files(tmp_path, cases), *lump_first(tmp_path, lump([item(2_00)]))]
    seen = [told(outcomes) for outcomes in look(paths)]
    booked = [told(import_bank(path)) for path in paths]

    def duplicates(files: list[list[tuple[str, int]]]) -> list[list[int]]:
        return [
            sorted(cents for outcome, cents in file if outcome == "duplicate") for file in files
        ]

    assert duplicates(seen) == duplicates(booked)
    assert [sorted(c for _, c in file) for file in seen] == [
        sorted(c for _, c in file) for file in booked
    ]


entries = st.lists(
    st.tuples(
        st.integers(1, 5000),  # cents
        st.sampled_from(["first", "second", "third", "none"]),
        st.booleans(),  # with an archive id
    ),
    max_size=6,
)


@given(chosen=entries)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_money_is_counted_once_however_files_overlap(
    chosen: list[tuple[int, str, bool]],
    cases: list[Case],
    tmp_path: Path,
) -> None:
    references = dict(zip(("first", "second", "third"), (c.reference for c in cases), strict=True))
    made = [
        (payment if named else nameless)(cents, references.get(whose, ""))
        for cents, whose, named in chosen
    ]
    with transaction.atomic():
        import_bank(bank_file(tmp_path, made, STATEMENT))
        import_bank(bank_file(tmp_path, made[::-1], NOTIFICATION))
        import_bank(bank_file(tmp_path, made[len(made) // 2 :], STATEMENT))
        counted_once(sum(cents for cents, _, _ in chosen))
        transaction.set_rollback(True)


def test_key_of_an_event_is_the_same_in_every_file(tmp_path: Path) -> None:
    one = payment(10_00, "1232")
    keys = {
        event.key
        for kind in (STATEMENT, NOTIFICATION, "camt.053.001.08")
        for event in read_events(bank_file(tmp_path, [entry(1_00), one], kind))
        if event.cents == 10_00
    }

    assert len(keys) == 1
