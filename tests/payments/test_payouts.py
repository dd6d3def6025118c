"""The agency's own payments, as the bank tells of them: out once, and perhaps back."""

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
from inkasso.billing.models import Remittance
from inkasso.billing.own_money import move_own_money
from inkasso.billing.refunding import refund_excess
from inkasso.billing.remitting import remit
from inkasso.mandates.agency import read_agency
from inkasso.payments.outcomes import Outcome
from inkasso.payments.outgoing import order_id
from inkasso.receivables.models import Refund

pytestmark = pytest.mark.django_db

NEXT = START + timedelta(days=1)


@pytest.fixture
def remittance(tmp_path: Path) -> Remittance:
    """A remittance whose payment order is with the bank."""
    case = make_case(cents=500_00)
    pay(tmp_path, case, 200_00)
    (made,) = remit(START, [case.client_id])
    assert balance("bank.in_transit") == -made.paid_out_cents
    return made


def seen(folder: Path, cents: int, end_to_end_id: str, **details: object) -> Outcome:
    one = payment(cents, "", NEXT, end_to_end_id=end_to_end_id, **details)
    (outcome,) = import_bank(bank_file(folder, [one]), NEXT)
    assert broken_proofs() == []
    return outcome


def own_id(remittance: Remittance) -> str:
    return order_id("remittance", remittance.id)


def test_payout_is_known_by_the_id_we_gave(remittance: Remittance, tmp_path: Path) -> None:
    outcome = seen(tmp_path, -remittance.paid_out_cents, own_id(remittance))

    assert outcome.outcome == "matched"
    assert outcome.because == f"payment order remittance:{remittance.id}"
    assert balance("bank.in_transit") == 0
    assert balance("bank.client_money") == 200_00 - remittance.paid_out_cents


def test_payout_that_the_bank_brings_back_is_in_transit_again(
    remittance: Remittance, tmp_path: Path
) -> None:
    seen(tmp_path, -remittance.paid_out_cents, own_id(remittance))

    back = seen(tmp_path, remittance.paid_out_cents, own_id(remittance), return_reason="AC01")

    assert back.outcome == "returned"
    assert balance("bank.in_transit") == -remittance.paid_out_cents
    assert balance("bank.client_money") == 200_00


def test_payout_carried_out_twice_is_an_unexplained_debit(
    remittance: Remittance, tmp_path: Path
) -> None:
    seen(tmp_path, -remittance.paid_out_cents, own_id(remittance))

    assert seen(tmp_path, -remittance.paid_out_cents, own_id(remittance)).outcome == "suspense"
    assert balance("bank.in_transit") == 0
    assert balance("unexplained.debits") == remittance.paid_out_cents


def test_payout_brought_back_before_it_went_is_in_suspense(
    remittance: Remittance, tmp_path: Path
) -> None:
    outcome = seen(tmp_path, remittance.paid_out_cents, own_id(remittance), return_reason="AC01")

    assert outcome.outcome == "suspense"
    assert balance("suspense") == -remittance.paid_out_cents


def test_refund_is_a_payout_of_ours(tmp_path: Path) -> None:
    case = make_case(cents=100_00)
    too_much = payment(300_00, case.reference, payer_name="Maksaja", payer_iban=CLIENT_IBAN)
    import_bank(bank_file(tmp_path, [too_much]))
    (refund,) = refund_excess(START)
    assert isinstance(refund, Refund)

    outcome = seen(tmp_path, -refund.cents, order_id("refund", refund.id))

    assert outcome.outcome == "matched"
    assert balance("bank.in_transit") == balance("refund.due") == 0
    assert balance("bank.client_money") == 300_00 - refund.cents


def test_money_of_the_agencys_own_is_a_payout_of_ours(
    remittance: Remittance, tmp_path: Path
) -> None:
    agency = replace(read_agency(settings.AGENCY_FILE), own_iban=CLIENT_IBAN)
    transfer = move_own_money(START, agency)
    assert transfer is not None
    assert move_own_money(START, agency) is None

    outcome = seen(tmp_path, -transfer.cents, order_id("own", transfer.id))

    assert outcome.outcome == "matched"
    assert balance("bank.in_transit") == -remittance.paid_out_cents
    assert balance("agency.bank") == transfer.cents == 200_00 - remittance.paid_out_cents


@pytest.mark.parametrize("off", [-1, 1])
def test_payout_of_another_amount_is_an_unexplained_debit(
    off: int, remittance: Remittance, tmp_path: Path
) -> None:
    outcome = seen(tmp_path, -remittance.paid_out_cents + off, own_id(remittance))

    assert outcome.outcome == "suspense"
    assert balance("bank.in_transit") == -remittance.paid_out_cents


@pytest.mark.parametrize(
    "end_to_end_id",
    ["INK-remittance-999999", "INK-remittance-", "INK-payment-1", "ink-remittance-1", "INK-item-1"],
)
def test_id_that_we_did_not_give_is_no_payout(
    end_to_end_id: str, remittance: Remittance, tmp_path: Path
) -> None:
    outcome = seen(tmp_path, -remittance.paid_out_cents, end_to_end_id)

    assert outcome.outcome == "suspense"
    assert balance("unexplained.debits") == remittance.paid_out_cents
