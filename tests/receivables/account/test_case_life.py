"""A case from hand-over to closing and back through real files: rows, postings, status agree."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from builders import (
    CLIENT_IBAN,
    START,
    Bill,
    balance,
    bank_file,
    broken_proofs,
    case_of,
    hand_over,
    import_bank,
    make_case,
    make_client,
    pay,
    payment,
    person,
    play_day,
    take_in,
)
from inkasso.base.money import Money
from inkasso.formats.finvoice import Invoice, InvoiceParty
from inkasso.formats.finvoice.write import write
from inkasso.ledger.models import Posting
from inkasso.mandates.models import Client
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.models import Case, Credit, Payment, StatusChange
from inkasso.receivables.proofs import proofs

pytestmark = pytest.mark.django_db


def account_of(case: Case, on: date = START) -> Account:
    return replay(load_cases([case.id])[case.id].facts, on)


def credit_note(client: Client, number: str, invoice_number: str, cents: int) -> bytes:
    """A Finvoice credit note from the client itself."""
    seller = InvoiceParty(
        name=client.name, identifier=client.business_id, business_id=client.business_id
    )
    return write(
        Invoice(
            type_code="INV02",
            type_text="HYVITYSLASKU",
            number=number,
            original_invoice_numbers=(invoice_number,),
            invoice_date=START,
            due_date=START,
            total=Money(-cents),
            seller=seller,
            buyer=InvoiceParty(name="Maksaja", identifier="", business_id=""),
            description="Hyvitys",
        ),
        iban=CLIENT_IBAN,
    )


def credit(client: Client, folder: Path, invoice_number: str, cents: int) -> str:
    number = f"H-{invoice_number}-{cents}"
    path = folder / f"{number}.xml"
    path.write_bytes(credit_note(client, number, invoice_number, cents))
    (verdict,) = take_in(client, path)
    return verdict.outcome.value


def statuses(case: Case) -> list[tuple[bool, str]]:
    rows = StatusChange.objects.filter(case=case).order_by("id")
    return list(rows.values_list("closed", "reason"))


def test_handed_over_case_is_open_and_in_the_books() -> None:
    case = make_case(cents=100_00)

    assert case.closed_on is None
    assert balance("claim.principal", case_id=case.id) == 100_00
    assert balance("claim.interest", case_id=case.id) == account_of(case).interest
    assert broken_proofs() == []


def test_bills_of_one_debtor_are_one_case_paid_oldest_first(tmp_path: Path) -> None:
    client = make_client()
    older, newer = START - timedelta(days=60), START - timedelta(days=30)
    hand_over(
        client,
        [Bill(number="B", cents=50_00, due=newer), Bill(number="A", cents=50_00, due=older)],
    )
    case = case_of(client, "A")
    interest = account_of(case).interest

    pay(tmp_path, case, interest + 50_00)

    assert case_of(client, "B") == case
    shares = account_of(case).shares
    assert [shares[number].principal for number in sorted(shares)] == [50_00, 0]
    assert broken_proofs() == []


def test_case_paid_in_full_closes(tmp_path: Path) -> None:
    case = make_case()

    pay(tmp_path, case, account_of(case).total)

    case.refresh_from_db()
    assert case.closed_on == START
    assert statuses(case) == [(True, "payment")]
    assert account_of(case, START + timedelta(days=365)).total == 0


def test_overpayment_is_owed_back_to_the_payer(tmp_path: Path) -> None:
    case = make_case()

    pay(tmp_path, case, account_of(case).total + 12_34)

    assert balance("refund.due", case_id=case.id) == -12_34
    assert broken_proofs() == []


def test_payment_after_closing_is_owed_back_and_the_case_stays_closed(tmp_path: Path) -> None:
    case = make_case()
    pay(tmp_path, case, account_of(case).total)

    (outcome,) = pay(tmp_path, case, 40_00, START + timedelta(days=10))

    case.refresh_from_db()
    assert outcome.outcome == "matched"
    assert case.closed_on == START
    assert balance("refund.due", case_id=case.id) == -40_00
    assert broken_proofs() == []


def test_returned_payment_opens_the_case_again(tmp_path: Path) -> None:
    case = make_case()
    total = account_of(case).total
    pay(tmp_path, case, total)
    back = START + timedelta(days=3)

    import_bank(
        bank_file(tmp_path, [payment(-total, case.reference, back, return_reason="AC04")]), back
    )

    case.refresh_from_db()
    assert case.closed_on is None
    assert statuses(case) == [(True, "payment"), (False, "reversal")]
    assert balance("bank.client_money") == 0
    assert account_of(case, back).interest > account_of(case).interest
    assert broken_proofs() == []


def test_new_bill_of_a_debtor_whose_case_is_closed_is_a_new_case(tmp_path: Path) -> None:
    client = make_client()
    case = make_case(client)
    pay(tmp_path, case, account_of(case).total + 500_00)

    hand_over(client, [Bill(number="NEW", debtor=person(1))], START + timedelta(days=1))

    assert case_of(client, "NEW") != case
    assert balance("refund.due") == -500_00
    assert broken_proofs() == []


def test_payment_that_came_before_a_bill_was_handed_over_does_not_pay_it(tmp_path: Path) -> None:
    """The debtor owed less then, and cannot have meant what it did not know of."""
    client = make_client()
    case = make_case(client, cents=100_00)
    pay(tmp_path, case, 50_00)

    hand_over(client, [Bill(number="NEW", debtor=person(1))], START + timedelta(days=1))

    (new,) = (r.id for r in case.receivable_set.filter(invoice_number="NEW"))
    assert account_of(case, START + timedelta(days=1)).shares[new].principal == 100_00
    assert broken_proofs() == []


def test_backdated_payment_takes_back_the_cost_of_the_letter_it_crossed(tmp_path: Path) -> None:
    """The bank tells on Tuesday of a payment on Monday; a reminder went out in between."""
    case = make_case()
    total = account_of(case).total
    tuesday = START + timedelta(days=1)
    assert play_day(tuesday).letters == 1
    assert balance("claim.costs", case_id=case.id) == 5_00

    import_bank(bank_file(tmp_path, [payment(total, case.reference, START)]), tuesday)

    case.refresh_from_db()
    assert balance("claim.costs", case_id=case.id) == 0
    assert case.closed_on == tuesday
    assert broken_proofs() == []


def test_credit_note_lowers_what_is_owed(tmp_path: Path) -> None:
    client = make_client()
    case = make_case(client, cents=100_00)
    before = account_of(case)

    assert credit(client, tmp_path, "L-0001", 40_00) == "accepted"

    assert balance("claim.principal", case_id=case.id) == 60_00
    assert balance("claim.interest", case_id=case.id) == (before.interest * 6 + 5) // 10
    assert broken_proofs() == []


def test_credit_note_over_the_whole_bill_closes_the_case(tmp_path: Path) -> None:
    client = make_client()
    case = make_case(client, cents=100_00)

    assert credit(client, tmp_path, "L-0001", 100_00) == "accepted"

    case.refresh_from_db()
    assert case.closed_on == START
    assert broken_proofs() == []


def test_credit_note_for_a_paid_bill_is_owed_back(tmp_path: Path) -> None:
    client = make_client()
    case = make_case(client, cents=100_00)
    total = account_of(case).total
    pay(tmp_path, case, total)

    credit(client, tmp_path, "L-0001", 100_00)

    assert balance("refund.due", case_id=case.id) == -total
    assert balance("collected.principal", case_id=case.id) == 0
    assert broken_proofs() == []


def test_account_as_of_an_earlier_day_knows_nothing_of_later_payments(tmp_path: Path) -> None:
    case = make_case()
    before = account_of(case)

    pay(tmp_path, case, 50_00, START + timedelta(days=7))

    assert account_of(case) == before


def test_cases_load_together_and_apart_alike(tmp_path: Path) -> None:
    client = make_client()
    cases = [make_case(client, number=number) for number in (1, 2, 3)]
    pay(tmp_path, cases[1], 10_00)

    together = load_cases([case.id for case in cases])
    apart = {case.id: load_cases([case.id])[case.id] for case in cases}

    assert together == apart


def test_unknown_case_is_left_out_of_what_is_loaded() -> None:
    case = make_case()

    assert list(load_cases([case.id, case.id + 1])) == [case.id]


def test_proof_finds_a_posting_that_no_fact_explains() -> None:
    case = make_case()
    extra = {"entry_id": Posting.objects.filter(case_id=case.id)[0].entry_id, "currency": "EUR"}
    common = {"case_id": case.id, "client_id": case.client_id, **extra}
    Posting.objects.bulk_create(
        [
            Posting(account="claim.costs", cents=7_00, **common),
            Posting(account="claim.contra", cents=-7_00, **common),
        ]
    )

    (check,) = proofs()
    assert not check.holds
    assert f"case {case.id}: claim.costs is off by 7.00" in check.detail


def test_proof_finds_a_status_that_does_not_fit_the_account() -> None:
    case = make_case()
    Case.objects.filter(id=case.id).update(closed_on=START)

    (check,) = proofs()
    assert not check.holds
    assert "is closed with" in check.detail


@pytest.mark.parametrize("cents", [0, -1])
def test_facts_of_nothing_are_refused_by_the_database(cents: int) -> None:
    case = make_case()
    (receivable,) = case.receivable_set.all()
    with pytest.raises(DatabaseError, match="payment_is_positive"), transaction.atomic():
        Payment.objects.create(
            case=case,
            person_id=case.person_id,
            item_id=1,
            value_date=START,
            booked_on=START,
            cents=cents,
            matched_by="staff",
        )
    with pytest.raises(DatabaseError, match="credit_is_positive"), transaction.atomic():
        Credit.objects.create(
            receivable=receivable,
            client_id=case.client_id,
            number="C",
            credited_on=START,
            cents=cents,
        )
