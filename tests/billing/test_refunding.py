"""What is paid in excess goes back to whom it came from, and to nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import START, balance, bank_file, broken_proofs, import_bank, make_case, payment
from inkasso.billing.refunding import Owed, refund_excess
from inkasso.parties.hidden import HiddenRow
from inkasso.payments.models import BankItem, ItemPayer
from inkasso.receivables.models import Case, Refund, RefundPayee

pytestmark = pytest.mark.django_db

LATER = START + timedelta(days=3)
MOTHER, FRIEND = "FI5542345670000081", "FI1410093000123458"


@pytest.fixture
def case() -> Case:
    return make_case(cents=100_00)


def paid(folder: Path, case: Case, on: date = START, **payer: str) -> None:
    import_bank(bank_file(folder, [payment(150_00, case.reference, on, **payer)]), on)


def test_the_payee_is_the_payer_as_the_bank_named_them(case: Case, tmp_path: Path) -> None:
    paid(tmp_path, case, payer_name="Äiti Esimerkki", payer_iban=MOTHER)

    (refund,) = refund_excess(LATER)

    assert isinstance(refund, Refund)
    payee = RefundPayee.objects.get(refund=refund)
    assert (payee.name, payee.iban) == ("Äiti Esimerkki", MOTHER)
    assert payee.payer_id == BankItem.objects.get().payer_id == ItemPayer.objects.get().payer_id
    assert balance("refund.due") == 0
    assert broken_proofs() == []


def test_a_payer_without_account_is_owed(case: Case, tmp_path: Path) -> None:
    paid(tmp_path, case, payer_name="Äiti Esimerkki")

    (owed,) = refund_excess(LATER)

    assert isinstance(owed, Owed)
    assert not Refund.objects.exists()


def test_a_payer_whose_file_is_not_open_is_no_reason_to_pay_another(
    case: Case, tmp_path: Path
) -> None:
    """A row that does not show looks like one that is not there; the item knows better."""
    paid(tmp_path, case, payer_iban=FRIEND)
    paid(tmp_path, case, START + timedelta(days=1), payer_iban=MOTHER)
    ItemPayer.objects.get(iban=MOTHER).delete()

    with pytest.raises(HiddenRow, match="payments_itempayer"):
        list(refund_excess(LATER))
    assert not Refund.objects.exists()
