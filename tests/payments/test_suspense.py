"""The suspense queue: proposals with reasons, and money placed by staff once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builders import (
    START,
    Bill,
    balance,
    bank_file,
    broken_proofs,
    entry,
    hand_over,
    import_bank,
    item,
    make_case,
    make_client,
    payment,
    person,
)
from inkasso.base.decisions import Refused
from inkasso.formats.camt import Entry
from inkasso.formats.reference import to_rf
from inkasso.payments.models import BankItem
from inkasso.payments.proposing import Proposal
from inkasso.payments.suspense import Waiting, assign, waiting_items
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case, Payment

pytestmark = pytest.mark.django_db


def waiting_for(folder: Path, one: Entry) -> Waiting:
    import_bank(bank_file(folder, [one]))
    (waiting,) = waiting_items(START)
    return waiting


def best(folder: Path, one: Entry) -> Proposal:
    return waiting_for(folder, one).proposals[0]


def mistyped(reference: str, *places: int) -> str:
    digits = list(reference)
    for place in places:
        digits[place] = str((int(digits[place]) + 1) % 10)
    return "".join(digits)


def owed(case: Case) -> int:
    return replay(load_cases([case.id])[case.id].facts, START).total


@pytest.fixture
def cases() -> list[Case]:
    client = make_client()
    return [make_case(client, number=number, cents=100_00 + number) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("places", "reason"),
    [
        ((3,), "its reference differs by one digit"),
        ((-1,), "its reference differs by one digit"),
        ((2, 6), "its reference differs by two digits"),
    ],
)
def test_case_whose_reference_is_nearly_the_same_is_proposed(
    places: tuple[int, ...], reason: str, cases: list[Case], tmp_path: Path
) -> None:
    """Cases opened one after another have references that differ little: both may be meant."""
    one = payment(10_00, mistyped(cases[1].reference, *places))

    proposals = waiting_for(tmp_path, one).proposals

    likeliest = {p.case_id: p.because for p in proposals if p.score == proposals[0].score}
    assert likeliest[cases[1].id] == (reason,)


def test_mistyped_rf_reference_is_nearly_the_same_too(cases: list[Case], tmp_path: Path) -> None:
    rf = to_rf(cases[1].reference)
    one = payment(10_00, rf[:7] + str((int(rf[7]) + 1) % 10) + rf[8:])

    assert best(tmp_path, one).case_id == cases[1].id


def test_case_whose_invoice_the_message_names_is_proposed(
    cases: list[Case], tmp_path: Path
) -> None:
    proposal = best(tmp_path, payment(10_00, unstructured=("Lasku l-0002, kiitos",)))

    assert proposal.case_id == cases[1].id
    assert proposal.because == ("the message names its invoice",)


def test_case_of_the_payers_name_is_proposed(cases: list[Case], tmp_path: Path) -> None:
    proposal = best(tmp_path, payment(10_00, payer_name=person(3).name.upper()))

    assert proposal.case_id == cases[2].id
    assert proposal.because == ("the payer has the debtor's name",)


def test_more_reasons_rank_higher(cases: list[Case], tmp_path: Path) -> None:
    """Namesakes: the one who owes just this sum comes first."""
    client = cases[0].client
    namesake = Bill(
        number="L-0100",
        cents=77_00,
        debtor=person(1),
        more={"identity_code": "", "street": "Muu 1"},
    )
    hand_over(client, [namesake])
    one = payment(owed(cases[0]), payer_name=person(1).name)

    proposals = waiting_for(tmp_path, one).proposals

    assert [len(proposal.because) for proposal in proposals] == [2, 1]
    assert proposals[0].case_id == cases[0].id
    assert proposals[0].because == (
        "the payer has the debtor's name",
        "the amount is what it owes",
    )
    assert proposals[0].score > proposals[1].score


def test_amount_alone_proposes_nobody(cases: list[Case], tmp_path: Path) -> None:
    assert waiting_for(tmp_path, payment(owed(cases[0]))).proposals == ()


def test_item_without_anything_to_go_by_says_why_it_waits(tmp_path: Path) -> None:
    waiting = waiting_for(tmp_path, payment(10_00, payer_name="Kuka Tahansa"))

    assert waiting.because == "it carries no reference"
    assert waiting.payer == "Kuka Tahansa"
    assert waiting.proposals == ()


@pytest.mark.parametrize("text", ["%", "_____", "'; DROP TABLE receivables_case; --", "(", "\\"])
def test_message_is_only_text(text: str, cases: list[Case], tmp_path: Path) -> None:
    one = payment(10_00, unstructured=(text,), payer_name=text)

    assert waiting_for(tmp_path, one).proposals == ()


def test_oldest_item_comes_first(cases: list[Case], tmp_path: Path) -> None:
    import_bank(bank_file(tmp_path, [payment(1_00), payment(2_00)]))
    import_bank(bank_file(tmp_path, [payment(3_00)]))

    assert [waiting.item.cents for waiting in waiting_items(START)] == [1_00, 2_00, 3_00]


def test_placed_item_pays_its_case_once(cases: list[Case], tmp_path: Path) -> None:
    waiting = waiting_for(tmp_path, payment(50_00))
    monday = START + timedelta(days=7)

    assign(waiting.item.id, cases[0], monday)

    paid = Payment.objects.get()
    assert (paid.case, paid.cents, paid.matched_by) == (cases[0], 50_00, "staff")
    # Counted from when it came, booked when it was placed.
    assert (paid.value_date, paid.booked_on) == (START, monday)
    assert balance("suspense") == 0
    assert balance("bank.client_money") == 50_00
    assert list(waiting_items(monday)) == []
    assert broken_proofs() == []


def test_item_is_placed_a_second_time_by_nobody(cases: list[Case], tmp_path: Path) -> None:
    waiting = waiting_for(tmp_path, payment(50_00))
    assign(waiting.item.id, cases[0], START)

    for case in cases[:2]:
        with pytest.raises(Refused) as refused:
            assign(waiting.item.id, case, START)
        assert refused.value.refusal.code == "not_in_suspense"
    assert Payment.objects.count() == 1
    assert broken_proofs() == []


def test_item_that_never_waited_cannot_be_placed(cases: list[Case], tmp_path: Path) -> None:
    import_bank(bank_file(tmp_path, [payment(50_00, cases[0].reference)]))

    for item_id in (BankItem.objects.get().id, 0):
        with pytest.raises(Refused, match="not_in_suspense"):
            assign(item_id, cases[1], START)


def test_money_that_left_cannot_be_placed(cases: list[Case], tmp_path: Path) -> None:
    waiting = waiting_for(tmp_path, payment(-50_00))

    with pytest.raises(Refused, match="not_in_suspense"):
        assign(waiting.item.id, cases[0], START)


def test_foreign_money_cannot_be_placed(cases: list[Case], tmp_path: Path) -> None:
    foreign = entry(50_00, currency="SEK", items=(item(50_00, currency="SEK"),))
    waiting = waiting_for(tmp_path, foreign)

    with pytest.raises(Refused, match="not_in_suspense"):
        assign(waiting.item.id, cases[0], START)
