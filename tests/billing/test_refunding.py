"""What is paid in excess goes back to whom it came from, and to nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import START, balance, bank_file, broken_proofs, import_bank, make_case, payment
from inkasso.base.moment import Moment
from inkasso.billing.other_account import NewAccount, ask_other_account, other_account, payer_meant
from inkasso.billing.refunding import Owed, account_of, payer_of, refund_excess
from inkasso.parties.hidden import HiddenRow
from inkasso.payments.models import BankItem, ItemPayer
from inkasso.receivables.models import Case, Refund, RefundPayee
from inkasso.staff.approvals import approve

WHY = "it came back"
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


def test_another_account_is_of_who_paid_last_and_of_nobody_else(case: Case, tmp_path: Path) -> None:
    """It used to be recorded under an older payer, whose account the bank had told."""
    paid(tmp_path, case, payer_name="Aino Esimerkki", payer_iban=MOTHER)
    paid(tmp_path, case, START + timedelta(days=1), payer_name="Bertta Esimerkki")
    bertta = ItemPayer.objects.get(name="Bertta Esimerkki").payer_id
    assert payer_of(case.id) == bertta
    new = NewAccount(
        iban=FRIEND,
        said_by="Bertta Esimerkki",
        said_on=LATER,
        checked="tunnistettu ja soitettu tuttuun numeroon",
    )

    request = ask_other_account(case.id, new, WHY, Moment(on=LATER, by="Maija Maksu"))
    paid(tmp_path, case, START + timedelta(days=2), payer_name="Cecilia", payer_iban=MOTHER)

    assert payer_meant(request.facts) == other_account(request.facts).payer_id == bertta
    with pytest.raises(HiddenRow, match="receivables_otheraccount"):
        other_account({**request.facts, "account": 10**9})


def test_a_payer_without_account_gets_the_money_once_another_account_counts(
    case: Case, tmp_path: Path
) -> None:
    paid(tmp_path, case, payer_name="Bertta Esimerkki")
    assert account_of(case.id) is None
    new = NewAccount(
        iban=FRIEND,
        said_by="Bertta Esimerkki",
        said_on=LATER,
        checked="tunnistettu ja soitettu tuttuun numeroon",
    )
    request = ask_other_account(case.id, new, WHY, Moment(on=LATER, by="Maija Maksu"))
    approve(request.id, Moment(on=LATER, by="Eero Salo"), lambda _facts, _moment: None)
    assert account_of(case.id) == ("Bertta Esimerkki", FRIEND)


def test_who_paid_last_without_an_account_is_no_reason_to_pay_who_paid_before(
    case: Case, tmp_path: Path
) -> None:
    paid(tmp_path, case, payer_name="Aino Esimerkki", payer_iban=MOTHER)
    paid(tmp_path, case, START + timedelta(days=1), payer_name="Bertta Esimerkki")
    (owed,) = refund_excess(LATER)
    assert isinstance(owed, Owed)
    assert not Refund.objects.exists()
