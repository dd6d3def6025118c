"""What the bank takes back: the right payment is undone, whatever came first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from django.db import transaction

from builders import (
    START,
    balance,
    bank_file,
    broken_proofs,
    entry,
    import_bank,
    item,
    lump,
    make_case,
    pay,
    payment,
    without_items,
)
from inkasso.base.decisions import Refused
from inkasso.formats.camt import Entry
from inkasso.payments.models import ItemPayer
from inkasso.payments.outcomes import Outcome
from inkasso.payments.suspense import assign, waiting_items
from inkasso.payments.waiting import open_suspense
from inkasso.receivables.models import Case, Payment, Reversal

pytestmark = pytest.mark.django_db

LATER = START + timedelta(days=3)


@pytest.fixture
def case() -> Case:
    return make_case(cents=500_00)


def told(folder: Path, entries: Sequence[Entry], on: date = LATER) -> list[str]:
    return [outcome.outcome for outcome in booked(folder, entries, on)]


def booked(folder: Path, entries: Sequence[Entry], on: date = LATER) -> list[Outcome]:
    return import_bank(bank_file(folder, entries), on)


def nothing_is_left() -> None:
    """The money came and went: no account of money holds any of it."""
    for account in ("bank.client_money", "suspense", "unexplained.debits", "awaiting.items"):
        assert balance(account) == 0, account
    assert balance("collected.principal") == 0
    assert not open_suspense().exists()
    assert broken_proofs() == []


def by_indicator(cents: int, reference: str) -> Entry:
    """A reversal of the whole entry (`RvslInd`)."""
    return payment(-cents, reference, LATER)._replace(reversal=True)


def by_reason(cents: int, reference: str) -> Entry:
    """A return that says why (`RtrInf`)."""
    return payment(-cents, reference, LATER, return_reason="AC04")


@pytest.mark.parametrize("taken_back", [by_indicator, by_reason])
def test_return_undoes_the_payment(
    taken_back: Callable[[int, str], Entry], case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 100_00)

    (outcome,) = booked(tmp_path, [taken_back(100_00, case.reference)])

    assert (outcome.outcome, outcome.case_id) == ("returned", case.id)
    assert Reversal.objects.get().payment == Payment.objects.get()
    nothing_is_left()


def test_return_in_the_file_of_its_payment_undoes_it(case: Case, tmp_path: Path) -> None:
    came, went = payment(100_00, case.reference), by_reason(100_00, case.reference)

    assert told(tmp_path, [came, went]) == ["matched", "returned"]
    nothing_is_left()


def test_return_that_stands_before_its_payment_undoes_it(case: Case, tmp_path: Path) -> None:
    came, went = payment(100_00, case.reference), by_reason(100_00, case.reference)

    assert told(tmp_path, [went, came]) == ["returned", "matched"]
    nothing_is_left()


def test_a_return_that_came_first_and_names_its_case_in_words_needs_no_opened_row(
    case: Case, tmp_path: Path
) -> None:
    spoken = payment(-100_00, "", LATER, return_reason="AC04", unstructured=(case.reference,))
    assert told(tmp_path, [spoken]) == ["suspense"]
    ItemPayer.objects.all().delete()

    pay(tmp_path, case, 100_00)

    assert Reversal.objects.get().payment == Payment.objects.get()
    nothing_is_left()


def test_return_in_a_file_read_before_that_of_the_payment_undoes_it(
    case: Case, tmp_path: Path
) -> None:
    """The statement holds the lump sum and the return; the items come in the notification."""
    whole = lump([item(100_00, case.reference), item(20_00)], LATER)

    assert told(tmp_path, [without_items(whole), by_reason(100_00, case.reference)]) == ["suspense"]
    assert balance("unexplained.debits") == 100_00
    assert told(tmp_path, [whole]) == ["matched", "suspense"]

    assert Reversal.objects.get().payment == Payment.objects.get()
    assert balance("unexplained.debits") == 0
    assert balance("bank.client_money") == 20_00
    assert broken_proofs() == []


def test_return_names_its_payment_by_end_to_end_id(case: Case, tmp_path: Path) -> None:
    for number in range(3):
        on = START + timedelta(days=number)
        booked(tmp_path, [payment(50_00, case.reference, on, end_to_end_id=f"E{number}")], on)

    booked(
        tmp_path, [payment(-50_00, case.reference, LATER, end_to_end_id="E1", return_reason="X")]
    )

    assert Reversal.objects.get().payment.value_date == START + timedelta(days=1)
    assert broken_proofs() == []


@pytest.mark.parametrize("place", ["archive_id", "instruction_id", "transaction_id"])
def test_return_names_its_payment_by_the_banks_ids(place: str, case: Case, tmp_path: Path) -> None:
    first = payment(50_00, case.reference, archive_id="260302ABC1")
    booked(tmp_path, [first, payment(50_00, case.reference)])
    went = payment(-50_00, "", LATER, return_reason="MD06", **{place: "260302ABC1"})

    assert told(tmp_path, [went]) == ["returned"]

    undone = Reversal.objects.get().payment
    assert undone == Payment.objects.order_by("id")[0]


def test_without_an_id_the_newest_of_equal_payments_is_undone(case: Case, tmp_path: Path) -> None:
    for number in range(3):
        pay(tmp_path, case, 50_00, START + timedelta(days=number))

    booked(tmp_path, [by_reason(50_00, case.reference)])
    booked(tmp_path, [by_reason(50_00, case.reference)])

    undone = Reversal.objects.order_by("payment__value_date")
    days = [reversal.payment.value_date for reversal in undone]
    assert days == [START + timedelta(days=1), START + timedelta(days=2)]


def test_payment_is_undone_once(case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 50_00)

    assert told(tmp_path, [by_reason(50_00, case.reference)]) == ["returned"]
    assert told(tmp_path, [by_reason(50_00, case.reference)]) == ["suspense"]
    assert Reversal.objects.count() == 1
    assert broken_proofs() == []


def test_same_return_again_changes_nothing(case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 50_00)
    path = bank_file(tmp_path, [by_reason(50_00, case.reference)])
    import_bank(path, LATER)

    assert [outcome.outcome for outcome in import_bank(path, LATER)] == ["duplicate"]
    nothing_is_left()


@pytest.mark.parametrize("cents", [49_99, 50_01, 25_00])
def test_return_of_another_amount_undoes_nothing(cents: int, case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 50_00)

    (outcome,) = booked(tmp_path, [by_reason(cents, case.reference)])

    assert outcome.outcome == "suspense"
    assert outcome.because == "it takes back something that is not in the books"
    assert not Reversal.objects.exists()
    assert broken_proofs() == []


def test_return_does_not_undo_what_came_after_it(case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 50_00, LATER + timedelta(days=1))

    assert told(tmp_path, [by_reason(50_00, case.reference)]) == ["suspense"]


def test_money_that_leaves_with_a_reference_and_is_no_return_waits(
    case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 50_00)

    (outcome,) = booked(tmp_path, [payment(-50_00, case.reference, LATER)])

    assert outcome.because == "money went out without a payment order of ours"
    assert balance("unexplained.debits") == 50_00
    assert broken_proofs() == []


def test_return_of_an_unknown_payment_waits_in_suspense(tmp_path: Path) -> None:
    assert told(tmp_path, [by_reason(50_00, "1232")]) == ["suspense"]

    (waiting,) = waiting_items(LATER)
    assert waiting.item.cents == -50_00
    assert waiting.proposals == ()


@pytest.mark.parametrize("order", list(permutations((0, 1))))
@pytest.mark.parametrize("together", [True, False], ids=["one file", "two files"])
def test_return_of_money_in_suspense_takes_it_out(
    order: tuple[int, int], together: bool, tmp_path: Path
) -> None:
    came = payment(50_00, "999", end_to_end_id="E7")
    went = payment(-50_00, "", LATER, end_to_end_id="E7", return_reason="CUST")
    both = [(came, went)[place] for place in order]

    for entries in [both] if together else [[one] for one in both]:
        booked(tmp_path, entries)

    assert list(waiting_items(LATER)) == []
    nothing_is_left()


def test_money_taken_back_from_suspense_cannot_be_placed_any_more(
    case: Case, tmp_path: Path
) -> None:
    booked(tmp_path, [payment(50_00, "999", end_to_end_id="E7")])
    (waiting,) = waiting_items(LATER)
    booked(tmp_path, [payment(-50_00, "", LATER, end_to_end_id="E7", return_reason="CUST")])

    with pytest.raises(Refused) as refused:
        assign(waiting.item.id, case, LATER)
    assert refused.value.refusal.code == "not_in_suspense"


def test_return_of_a_payment_that_staff_had_placed_undoes_it(case: Case, tmp_path: Path) -> None:
    booked(tmp_path, [payment(50_00, "999", end_to_end_id="E7")])
    (waiting,) = waiting_items(LATER)
    assign(waiting.item.id, case, LATER)

    booked(tmp_path, [payment(-50_00, "", LATER, end_to_end_id="E7", return_reason="CUST")])

    nothing_is_left()


def test_returns_among_the_items_of_an_awaited_lump_leave_from_there(
    case: Case, tmp_path: Path
) -> None:
    """From version 4 on an item may go the other way than its entry."""
    pay(tmp_path, case, 50_00)
    inside = (
        item(80_00, case.reference),
        item(50_00, case.reference, credit=False, return_reason="AC04"),
        item(1_00),
    )
    whole = entry(31_00, LATER, items=inside, batch_count=3)
    import_bank(bank_file(tmp_path, [without_items(whole)], "camt.053.001.08"), LATER)
    import_bank(bank_file(tmp_path, [whole], "camt.054.001.08"), LATER)

    assert balance("bank.client_money") == 50_00 + 31_00
    assert balance("awaiting.items") == 0
    assert Reversal.objects.count() == 1
    assert broken_proofs() == []


def test_every_order_of_payments_and_returns_ends_alike(tmp_path: Path) -> None:
    case = make_case()
    paths = [
        bank_file(tmp_path, [one])
        for one in (
            payment(40_00, case.reference, end_to_end_id="A"),
            payment(-40_00, case.reference, LATER, end_to_end_id="A", return_reason="AC04"),
            payment(40_00, case.reference, end_to_end_id="B"),
        )
    ]
    ends = []
    for order in permutations(paths):
        with transaction.atomic():
            for path in order:
                import_bank(path, LATER)
            assert broken_proofs() == []
            assert Reversal.objects.get().payment.value_date == START
            ends.append((balance("bank.client_money"), balance("unexplained.debits")))
            transaction.set_rollback(True)

    assert ends == [(40_00, 0)] * 6
