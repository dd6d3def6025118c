"""Refunds that came back or lost their cover, and remittances ordered again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from builders import (
    CLIENT_IBAN,
    START,
    balance,
    bank_file,
    broken_proofs,
    import_bank,
    make_case,
    pay,
    payment,
)
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.billing.filing import file_again
from inkasso.billing.models import OrderedAgain
from inkasso.billing.other_account import NewAccount, ask_other_account, let_count
from inkasso.billing.own_money import move_own_money
from inkasso.billing.payouts import order_again, remittance_states, returned_payouts, seen
from inkasso.billing.refunding import account_of, refund_excess, refunds_due
from inkasso.billing.remitting import remit
from inkasso.billing.undoing import counting, cover, undo_payback, undo_returned
from inkasso.mandates.agency import read_agency
from inkasso.payments.correcting.booking_away import book_away
from inkasso.payments.correcting.recording import ByHand
from inkasso.payments.correcting.sending_back import send_back
from inkasso.payments.outgoing import order_id, undone
from inkasso.payments.suspense import assign
from inkasso.payments.waiting import open_suspense
from inkasso.receivables.models import Case, Refund
from inkasso.staff.approvals import approve

pytestmark = pytest.mark.django_db

WHY = "it came back"
HAND = ByHand(on=START, by="Maija Maksu")
NEXT = START + timedelta(days=1)


@pytest.fixture
def case() -> Case:
    return make_case(cents=100_00)


def refunded(folder: Path, case: Case) -> Refund:
    """A payment of too much, and the refund of the rest, ordered."""
    details = {"payer_name": "Maksaja", "payer_iban": CLIENT_IBAN, "end_to_end_id": "TOO-MUCH"}
    import_bank(bank_file(folder, [payment(300_00, case.reference, **details)]))  # type: ignore[arg-type]
    (refund,) = refund_excess(START)
    assert isinstance(refund, Refund)
    return refund


def bank_says(folder: Path, cents: int, own_id: str, **details: object) -> str:
    one = payment(cents, "", NEXT, end_to_end_id=own_id, **details)
    (outcome,) = import_bank(bank_file(folder, [one]), NEXT)
    return outcome.outcome


def test_a_refund_that_came_back_is_owed_again(case: Case, tmp_path: Path) -> None:
    refund = refunded(tmp_path, case)
    own_id = order_id("refund", refund.id)
    bank_says(tmp_path, -refund.cents, own_id)
    with pytest.raises(Refused, match="refund_not_back"):
        undo_returned(refund.id, HAND)
    bank_says(tmp_path, refund.cents, own_id, return_reason="AC04")
    (back,) = returned_payouts()
    assert (back.kind, back.number, back.cents) == ("refund", refund.id, refund.cents)

    undo_returned(refund.id, HAND)

    assert returned_payouts() == []
    assert balance("bank.in_transit") == 0
    assert [(one.case_id, one.cents) for one in refunds_due()] == [(case.id, refund.cents)]
    assert broken_proofs() == []
    with pytest.raises(Refused, match="refund_undone"):
        undo_returned(refund.id, HAND)
    (again,) = refund_excess(START)
    assert isinstance(again, Refund)
    assert broken_proofs() == []


OTHER = "FI7944052020036082"


def test_a_refund_goes_to_another_account_once_two_people_have_let_it(
    case: Case, tmp_path: Path
) -> None:
    refund = refunded(tmp_path, case)
    own_id = order_id("refund", refund.id)
    bank_says(tmp_path, -refund.cents, own_id)
    bank_says(tmp_path, refund.cents, own_id, return_reason="AC04")
    undo_returned(refund.id, HAND)
    asks, agrees = Moment(on=START, by=HAND.by), Moment(on=START, by="Eero Salo")
    new = NewAccount(
        iban="fi79 4405 2020 0360 82",
        said_by="Maksaja itse",
        said_on=START,
        checked="tunnistettu ja soitettu tuttuun numeroon",
    )
    for bad, code in (
        (replace(new, iban="FI00"), "bad_iban"),
        (replace(new, said_by=" "), "account_unchecked"),
        (replace(new, checked="soitettu"), "account_unchecked"),
        (replace(new, said_on=START + timedelta(days=1)), "account_unchecked"),
        (replace(new, said_on=START - timedelta(days=31)), "account_unchecked"),
    ):
        with pytest.raises(Refused, match=code), transaction.atomic():
            ask_other_account(case.id, bad, WHY, asks)
    other = make_case(case.client, number=2)
    with pytest.raises(Refused, match="no_account_of_payer"), transaction.atomic():
        ask_other_account(other.id, new, WHY, asks)

    request = ask_other_account(case.id, new, WHY, asks)
    assert account_of(case.id) == ("Maksaja", CLIENT_IBAN), "nothing counts by one person's word"
    with pytest.raises(Refused, match="own_request"), transaction.atomic():
        approve(request.id, asks, let_count)
    approve(request.id, agrees, let_count)

    (again,) = refund_excess(START)
    assert isinstance(again, Refund)
    assert (again.refundpayee.iban, refund.refundpayee.iban) == (OTHER, CLIENT_IBAN)
    assert broken_proofs() == []


def test_a_refund_whose_payment_the_bank_took_back_is_made_good_by_the_agency(
    case: Case, tmp_path: Path
) -> None:
    refund = refunded(tmp_path, case)
    bank_says(tmp_path, -refund.cents, order_id("refund", refund.id))
    bank_says(tmp_path, -300_00, "TOO-MUCH", return_reason="MD06")
    assert [one.cents for one in refunds_due()] == [-refund.cents]
    with pytest.raises(Refused, match="refund_changed"):
        cover(case.id, refund.cents - 1, HAND)

    cover(case.id, refund.cents, HAND)

    assert refunds_due() == []
    assert balance("agency.expenses") == refund.cents
    assert balance("refund.due") == 0
    assert broken_proofs() == []
    with pytest.raises(Refused, match="nothing_uncovered"):
        cover(case.id, refund.cents, HAND)
    with pytest.raises(Refused, match="nothing_uncovered"):
        cover(10**9, refund.cents, HAND)


def test_what_client_money_bore_for_the_agency_stays_when_its_own_money_leaves(
    tmp_path: Path,
) -> None:
    case = make_case(cents=500_00)
    pay(tmp_path, case, 400_00)
    (made,) = remit(START, [case.client_id])
    import_bank(bank_file(tmp_path, [payment(-4_50)]))
    book_away(open_suspense().get().item_id, "bank_charge", HAND)

    agency = replace(read_agency(settings.AGENCY_FILE), own_iban=CLIENT_IBAN)
    transfer = move_own_money(START, agency)

    assert transfer is not None
    assert transfer.cents == 400_00 - made.paid_out_cents - 4_50


def test_a_remittance_that_came_back_is_ordered_again_once(tmp_path: Path) -> None:
    case = make_case(cents=500_00)
    pay(tmp_path, case, 200_00)
    (made,) = remit(START, [case.client_id])
    with pytest.raises(Refused, match="not_returned"):
        order_again(made, START)
    own_id = order_id("remittance", made.id)
    bank_says(tmp_path, -made.paid_out_cents, own_id)
    assert remittance_states([made])[made.id] == "confirmed"
    bank_says(tmp_path, made.paid_out_cents, own_id, return_reason="AC04")
    assert [one.kind for one in returned_payouts()] == ["remittance"]

    again = order_again(made, NEXT)

    assert returned_payouts() == []
    assert remittance_states([made])[made.id] == "ordered"
    with pytest.raises(Refused, match="not_returned"):
        order_again(made, NEXT)
    assert OrderedAgain.objects.count() == 1
    path = file_again(again, tmp_path, read_agency(settings.AGENCY_FILE))
    assert own_id in (tmp_path / path).read_text()
    assert bank_says(tmp_path, -made.paid_out_cents, own_id) == "matched"
    assert remittance_states([made])[made.id] == "confirmed"
    assert balance("bank.in_transit") == 0
    assert broken_proofs() == []


def paid_back(folder: Path, cents: int) -> int:
    """Money for nobody, sent back to its payer and seen to leave; the number of its item."""
    told = {"payer_name": "Maksaja", "payer_iban": CLIENT_IBAN, "end_to_end_id": "NOT-OURS"}
    import_bank(bank_file(folder, [payment(cents, "", **told)]))  # type: ignore[arg-type]
    item = open_suspense().get().item_id
    send_back(item, "not_ours", HAND)
    bank_says(folder, -cents, order_id("payback", item))
    return item


def test_a_payback_that_came_back_waits_again_and_may_go_another_way(
    case: Case, tmp_path: Path
) -> None:
    item = paid_back(tmp_path, 70_00)
    with pytest.raises(Refused, match="payback_not_back"):
        undo_payback(item, HAND)
    bank_says(tmp_path, 70_00, order_id("payback", item), return_reason="AC04")
    assert [(one.kind, one.number) for one in returned_payouts()] == [("payback", item)]

    waiting = undo_payback(item, HAND)

    assert returned_payouts() == []
    assert [one.item_id for one in open_suspense()] == [waiting]
    assert (balance("suspense"), balance("bank.in_transit")) == (-70_00, 0)
    assert broken_proofs() == []
    with pytest.raises(Refused, match="payback_not_back"):
        undo_payback(item, HAND)
    with pytest.raises(Refused, match="unknown_payback"):
        undo_payback(waiting, HAND)
    # The bank carries the first order out once more: no order of ours stands any more.
    assert bank_says(tmp_path, -70_00, order_id("payback", item)) == "suspense"
    assign(waiting, case, NEXT)
    assert broken_proofs() == []


def test_money_of_the_agencys_own_that_came_back_moves_again(tmp_path: Path) -> None:
    case = make_case(cents=500_00)
    pay(tmp_path, case, 400_00)
    remittance = next(iter(remit(START, [case.client_id])))
    agency = replace(read_agency(settings.AGENCY_FILE), own_iban=CLIENT_IBAN)
    first = move_own_money(START, agency)
    assert first is not None
    bank_says(tmp_path, -first.cents, order_id("own", first.id))
    bank_says(tmp_path, first.cents, order_id("own", first.id), return_reason="AC04")
    assert [one.kind for one in returned_payouts()] == ["own"]

    again = move_own_money(NEXT, agency)

    assert again is not None
    assert (again.cents, balance("agency.bank")) == (first.cents, first.cents)
    assert returned_payouts() == []
    assert move_own_money(NEXT, agency) is None
    assert balance("bank.in_transit") == -first.cents - remittance.paid_out_cents
    assert broken_proofs() == []


def test_a_refund_partly_made_good_that_comes_back_is_owed_for_the_rest(
    case: Case, tmp_path: Path
) -> None:
    """It used to be refused for ever: one refund had room for one undoing."""
    second = {"payer_iban": CLIENT_IBAN, "end_to_end_id": "SECOND"}
    import_bank(bank_file(tmp_path, [payment(30_00, case.reference, **second)]))  # type: ignore[arg-type]
    refund = refunded(tmp_path, case)
    own_id = order_id("refund", refund.id)
    bank_says(tmp_path, -refund.cents, own_id)
    bank_says(tmp_path, -30_00, "SECOND", return_reason="MD06")
    cover(case.id, 30_00, HAND)
    assert balance("agency.expenses") == 30_00

    bank_says(tmp_path, refund.cents, own_id, return_reason="AC04")
    undo_returned(refund.id, HAND)

    assert balance("agency.expenses") == 0
    assert [one.cents for one in refunds_due()] == [refund.cents - 30_00]
    assert counting([refund]) == {refund.id: 0}
    assert broken_proofs() == []
    with pytest.raises(Refused, match="refund_undone"):
        undo_returned(refund.id, HAND)


def test_cover_lost_twice_is_made_good_twice(case: Case, tmp_path: Path) -> None:
    for name in ("SECOND", "THIRD"):
        told = {"payer_iban": CLIENT_IBAN, "end_to_end_id": name}
        import_bank(bank_file(tmp_path, [payment(30_00, case.reference, **told)]))  # type: ignore[arg-type]
    refunded(tmp_path, case)
    for name in ("SECOND", "THIRD"):
        bank_says(tmp_path, -30_00, name, return_reason="MD06")
        cover(case.id, 30_00, HAND)

    assert balance("agency.expenses") == 60_00
    assert refunds_due() == []
    assert broken_proofs() == []


class _Case:
    """One case, what the bank has seen of it, and what may happen next."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.case = folder, make_case(cents=50_00)
        self.standing: dict[str, int] = {}
        self.serial = 0

    def pay(self, cents: int) -> None:
        self.serial += 1
        name = f"PAY-{self.serial}"
        told = {"payer_iban": CLIENT_IBAN, "end_to_end_id": name}
        import_bank(bank_file(self.folder, [payment(cents, self.case.reference, **told)]))  # type: ignore[arg-type]
        self.standing[name] = cents

    def take_back(self, pick: int) -> None:
        if self.standing:
            name = sorted(self.standing)[pick % len(self.standing)]
            bank_says(self.folder, -self.standing.pop(name), name, return_reason="MD06")

    def refund(self, _: int) -> None:
        list(refund_excess(NEXT))

    def carry_out(self, _: int) -> None:
        for one in self._in_state("ordered"):
            bank_says(self.folder, -one.cents, order_id("refund", one.id))

    def bring_back(self, pick: int) -> None:
        paid = self._in_state("confirmed")
        if paid:
            one = paid[pick % len(paid)]
            bank_says(self.folder, one.cents, order_id("refund", one.id), return_reason="AC04")

    def undo(self, _: int) -> None:
        for one in returned_payouts():
            undo_returned(one.number, HAND)

    def cover(self, _: int) -> None:
        for one in refunds_due():
            if one.cents < 0:
                cover(one.case_id, -one.cents, HAND)

    def settle(self) -> None:
        """All that still has a way on takes it."""
        self.carry_out(0)
        self.undo(0)
        self.cover(0)
        self.refund(0)
        self.carry_out(0)

    def _in_state(self, state: str) -> list[Refund]:
        refunds = list(Refund.objects.order_by("id"))
        told, off = seen("refund", [one.id for one in refunds]), undone("refund", _ids(refunds))
        return [one for one in refunds if told[one.id].state() == state and one.id not in off]


def _ids(refunds: list[Refund]) -> list[int]:
    return [one.id for one in refunds]


_STEPS = ("pay", "take_back", "refund", "carry_out", "bring_back", "undo", "cover")


@settings_of_hypothesis(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(st.tuples(st.sampled_from(_STEPS), st.integers(1, 90_00)), max_size=7),
    paid=st.integers(51_00, 200_00),
)
def test_every_cent_of_a_refund_has_a_way_on(
    tmp_path: Path, steps: list[tuple[str, int]], paid: int
) -> None:
    """Whatever comes back, in whatever order: proofs hold, and in the end nothing hangs."""
    with transaction.atomic():
        world = _Case(tmp_path)
        for step, number in [("pay", paid), ("refund", 0), ("carry_out", 0), *steps]:
            getattr(world, step)(number)
        world.settle()

        assert broken_proofs() == []
        assert refunds_due() == []
        assert returned_payouts() == []
        assert balance("bank.in_transit") == 0
        kept = -sum(balance(f"collected.{one}") for one in ("principal", "interest", "costs"))
        assert balance("bank.client_money") == kept - balance("agency.expenses")
        assert balance("agency.expenses") >= 0
        transaction.set_rollback(True)
