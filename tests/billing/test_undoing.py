"""Refunds that came back or lost their cover, and remittances ordered again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

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
from inkasso.billing.filing import file_again
from inkasso.billing.models import OrderedAgain
from inkasso.billing.own_money import move_own_money
from inkasso.billing.payouts import order_again, remittance_states, returned_payouts
from inkasso.billing.refunding import refund_excess, refunds_due
from inkasso.billing.remitting import remit
from inkasso.billing.undoing import cover, undo_returned
from inkasso.mandates.agency import read_agency
from inkasso.payments.correcting.booking_away import book_away
from inkasso.payments.correcting.recording import ByHand
from inkasso.payments.outgoing import order_id
from inkasso.payments.waiting import open_suspense
from inkasso.receivables.models import Case, Refund

pytestmark = pytest.mark.django_db

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
