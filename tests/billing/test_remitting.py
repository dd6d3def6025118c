"""Remittances: every cent collected is handed over once, and nothing is drawn from a client."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    play_day,
)
from inkasso.base.moment import Moment
from inkasso.billing.models import Remittance, RemittedPosting
from inkasso.billing.preparing import prepared_for
from inkasso.billing.proofs import proofs
from inkasso.billing.refunding import Owed, refunds_due
from inkasso.billing.remitting import remit
from inkasso.billing.two_people import TwoPeople, Waits, refund_by_two, remit_by_two
from inkasso.mandates.models import Client, CostsTo, Rhythm
from inkasso.mandates.services import Terms, agree
from inkasso.receivables.models import Case, Refund
from inkasso.staff.approvals import ask, withdraw
from inkasso.staff.models import Approval

pytestmark = pytest.mark.django_db


def day(number: int) -> date:
    return START + timedelta(days=number)


def remitted(on: date, *clients: Client) -> list[Remittance]:
    return list(remit(on, [client.id for client in clients]))


def take_back(folder: Path, case: Case, cents: int, on: date) -> None:
    import_bank(bank_file(folder, [payment(-cents, case.reference, on, return_reason="AC04")]), on)


@pytest.fixture
def client() -> Client:
    return make_client()


@pytest.fixture
def case(client: Client) -> Case:
    """One receivable of 100.00, due on the day it is handed over: it has borne no interest."""
    hand_over(client, [Bill(number="L-1", cents=100_00, due=day(-1))])
    return case_of(client, "L-1")


def test_collected_money_is_remitted_with_all_its_parts(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 60_00)

    (made,) = remitted(START, client)

    collected = (made.principal_cents, made.interest_cents, made.costs_cents)
    assert sum(collected) == 60_00
    assert (made.commission_cents, made.vat_cents, made.vat_percent) == (
        6_00,
        1_53,
        Decimal("25.5"),
    )
    assert made.paid_out_cents == 60_00 - 6_00 - 1_53
    assert made.iban == client.iban
    assert balance("agency.commission") == -6_00
    assert balance("agency.vat") == -1_53
    assert balance("bank.in_transit") == -made.paid_out_cents
    assert sum(balance(f"collected.{part}") for part in ("principal", "interest", "costs")) == 0
    assert broken_proofs() == []


def test_recovered_costs_go_where_the_agreement_says(tmp_path: Path) -> None:
    clients = [make_client(1), make_client(2, costs_to=CostsTo.CLIENT)]
    for number, owner in enumerate(clients, 1):
        make_case(owner, number=number)
    play_day(START)
    for owner in clients:
        pay(tmp_path, Case.objects.get(client=owner), 200_00)

    agency, client = remitted(START, *clients)

    assert agency.costs_cents == client.costs_cents == 5_00
    assert client.paid_out_cents - agency.paid_out_cents == 5_00
    assert balance("agency.costs") == -5_00
    assert broken_proofs() == []


def test_money_is_divided_by_the_terms_of_the_day_it_was_booked(
    client: Client, case: Case, tmp_path: Path
) -> None:
    """It used to go by the day of the remittance: a dearer agreement took of money before it."""
    agree(client, Terms(commission_percent=Decimal(20), remittance_rhythm=Rhythm.WEEKLY), day(3))
    agree(client, Terms(commission_percent=Decimal(20), remittance_rhythm=Rhythm.DAILY), day(4))
    pay(tmp_path, case, 40_00, on=day(2))
    pay(tmp_path, case, 10_00, on=day(3))
    pay(tmp_path, case, 20_00, on=day(5))

    first, second = remitted(day(6), client)

    assert (first.commission_cents, first.period_to) == (4_00, day(2))
    assert (second.commission_cents, second.period_from, second.period_to) == (
        (10_00 + 20_00) // 5,
        day(3),
        day(6),
    )
    assert remitted(day(6), client) == []
    assert broken_proofs() == []


def test_what_was_taken_back_under_the_old_terms_goes_with_the_new_money(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 40_00, on=day(1))
    remitted(day(1), client)
    take_back(tmp_path, case, 40_00, day(2))
    agree(client, Terms(commission_percent=Decimal(20)), day(3))
    pay(tmp_path, case, 100_00, on=day(4))

    (made,) = remitted(day(4), client)

    assert made.principal_cents + made.interest_cents == 60_00
    assert (made.commission_cents, made.agreement.commission_percent) == (12_00, 20)
    assert broken_proofs() == []


def test_money_that_the_bank_took_back_under_new_terms_is_not_paid_out_by_the_old(
    client: Client, case: Case, tmp_path: Path
) -> None:
    """It would have been paid out of other clients' money (513/1999, 11 §)."""
    agree(client, Terms(commission_percent=Decimal(20), remittance_rhythm=Rhythm.DAILY), day(3))
    pay(tmp_path, case, 60_00, on=day(2))
    take_back(tmp_path, case, 60_00, day(4))
    assert remitted(day(4), client) == []

    pay(tmp_path, case, 25_00, on=day(5))
    (made,) = remitted(day(5), client)

    assert made.principal_cents + made.interest_cents == 25_00
    assert made.commission_cents == 5_00
    assert broken_proofs() == []


def test_two_people_remit_every_part_and_each_is_on_record(
    client: Client, case: Case, tmp_path: Path
) -> None:
    agree(client, Terms(commission_percent=Decimal(20)), day(3))
    pay(tmp_path, case, 40_00, on=day(2))
    pay(tmp_path, case, 10_00, on=day(3))
    two = TwoPeople(
        asks=Moment(on=day(6), by="Aino Virtanen"), agrees=Moment(on=day(6), by="Eero Salo")
    )

    made = list(remit_by_two(two, [client.id]))

    assert [one.commission_cents for one in made if isinstance(one, Remittance)] == [4_00, 2_00]
    decided = Approval.objects.values_list("kind", "asked_by", "decided_by", "decision")
    assert set(decided) == {("remittance", "Aino Virtanen", "Eero Salo", "approved")}
    assert list(remit_by_two(two, [client.id])) == []


def test_what_waits_at_the_desk_is_left_to_it(client: Client, case: Case, tmp_path: Path) -> None:
    told = {"payer_iban": CLIENT_IBAN, "payer_name": "Maksaja"}
    import_bank(bank_file(tmp_path, [payment(150_00, case.reference, **told)]))  # type: ignore[arg-type]
    two = TwoPeople(
        asks=Moment(on=START, by="Aino Virtanen"), agrees=Moment(on=START, by="Eero Salo")
    )
    ask("remittance", prepared_for(client.id, START).facts, "asked at the desk", two.asks)
    (due,) = refunds_due()
    ask("refund", {"case": due.case_id, "cents": due.cents}, "asked at the desk", two.asks)

    assert [type(one) for one in remit_by_two(two, [client.id])] == [Waits]
    assert [type(one) for one in refund_by_two(two)] == [Owed]
    withdraw(Approval.objects.get(kind="refund").id, two.asks)

    (refund,) = refund_by_two(two)

    assert isinstance(refund, Refund)
    assert Approval.objects.filter(kind="refund", decision="approved").count() == 1
    assert broken_proofs() == []


def test_second_run_remits_nothing(client: Client, case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 60_00)
    remitted(START, client)

    assert remitted(START, client) == []
    assert remitted(day(1), client) == []
    assert Remittance.objects.count() == 1


def test_day_without_payments_remits_nothing(client: Client, case: Case) -> None:
    assert remitted(START, client) == []


def test_payment_that_comes_after_the_run_is_in_the_next(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 10_00)
    (first,) = remitted(START, client)
    pay(tmp_path, case, 20_00)
    (second,) = remitted(START, client)

    assert [first.paid_out_cents, second.paid_out_cents] == [8_74, 17_49]
    assert first.period_from == first.period_to == second.period_from == second.period_to == START
    assert broken_proofs() == []


def test_refund_due_is_not_the_clients(client: Client, case: Case, tmp_path: Path) -> None:
    pay(tmp_path, case, 500_00)

    (made,) = remitted(START, client)

    assert made.principal_cents == 100_00
    assert balance("refund.due") == -(500_00 - 100_00 - made.interest_cents)
    assert broken_proofs() == []


def test_return_after_the_remittance_lowers_the_next(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 30_00)
    remitted(START, client)
    take_back(tmp_path, case, 30_00, day(1))
    pay(tmp_path, case, 50_00, day(2))

    (second,) = remitted(day(2), client)

    total = second.principal_cents + second.interest_cents + second.costs_cents
    assert total == 50_00 - 30_00
    assert second.paid_out_cents == 17_49
    assert broken_proofs() == []


def test_nothing_is_drawn_from_a_client_whose_money_was_taken_back(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 60_00)
    remitted(START, client)
    take_back(tmp_path, case, 60_00, day(1))

    assert remitted(day(1), client) == []
    pay(tmp_path, case, 25_00, day(2))
    assert remitted(day(2), client) == []
    assert broken_proofs() == []

    pay(tmp_path, case, 45_00, day(3))
    (made,) = remitted(day(3), client)
    assert made.principal_cents + made.interest_cents == 25_00 + 45_00 - 60_00
    assert broken_proofs() == []


def test_payment_and_its_return_in_one_period_remit_nothing(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 60_00)
    take_back(tmp_path, case, 60_00, START)

    assert remitted(START, client) == []
    assert broken_proofs() == []


def test_database_refuses_a_negative_payment_to_a_client(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 60_00)
    (made,) = remitted(START, client)
    made.pk, made.paid_out_cents = None, -1

    with pytest.raises(DatabaseError, match="nothing_is_drawn_from_a_client"), transaction.atomic():
        made.save(force_insert=True)


def test_database_refuses_to_remit_a_posting_twice(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 60_00)
    (made,) = remitted(START, client)
    posting_id = RemittedPosting.objects.values_list("posting_id", flat=True)[0]

    with pytest.raises(DatabaseError, match="duplicate key"), transaction.atomic():
        RemittedPosting.objects.create(posting_id=posting_id, remittance=made)


def test_one_clients_money_never_goes_to_another(tmp_path: Path) -> None:
    clients = [make_client(number) for number in (1, 2)]
    for number, owner in enumerate(clients, 1):
        pay(tmp_path, make_case(owner, number=number, cents=900_00), 10_00 * number)

    made = remitted(START, *clients)

    assert [one.client for one in made] == clients
    assert [one.paid_out_cents for one in made] == [8_74, 17_49]
    assert broken_proofs() == []


def test_weekly_and_monthly_money_waits_for_the_end_of_its_period(tmp_path: Path) -> None:
    weekly, monthly = make_client(1, rhythm=Rhythm.WEEKLY), make_client(2, rhythm=Rhythm.MONTHLY)
    for number, owner in enumerate((weekly, monthly), 1):
        pay(tmp_path, make_case(owner, number=number), 10_00)

    assert START.isoformat() == "2026-03-02", "the days below are chosen by it"
    assert remitted(date(2026, 3, 7), weekly, monthly) == []
    (week,) = remitted(date(2026, 3, 8), weekly, monthly)
    (month,) = remitted(date(2026, 4, 2), weekly, monthly)

    assert (week.client, week.period_from, week.period_to) == (weekly, START, date(2026, 3, 8))
    assert (month.client, month.period_to) == (monthly, date(2026, 3, 31))
    assert month.remitted_on == date(2026, 4, 2)


def test_money_of_the_running_week_waits_though_the_run_is_late(tmp_path: Path) -> None:
    weekly = make_client(rhythm=Rhythm.WEEKLY)
    case = make_case(weekly, cents=900_00)
    pay(tmp_path, case, 10_00, date(2026, 3, 6))
    pay(tmp_path, case, 20_00, date(2026, 3, 10))

    (first,) = remitted(date(2026, 3, 11), weekly)
    (second,) = remitted(date(2026, 3, 15), weekly)

    assert [first.paid_out_cents, second.paid_out_cents] == [8_74, 17_49]
    assert second.period_from == date(2026, 3, 9)


def test_money_of_one_price_is_remitted_by_it_whenever_the_run_comes(
    client: Client, case: Case, tmp_path: Path
) -> None:
    agree(client, Terms(commission_percent=Decimal(20)), day(5))
    pay(tmp_path, case, 10_00)
    (before,) = remitted(day(4), client)
    pay(tmp_path, case, 10_00, day(5))
    (after,) = remitted(day(5), client)

    assert [before.commission_cents, after.commission_cents] == [1_00, 2_00]


def test_proof_finds_a_remittance_that_is_not_what_was_collected(
    client: Client, case: Case, tmp_path: Path
) -> None:
    pay(tmp_path, case, 60_00)
    (made,) = remitted(START, client)
    made.pk, made.principal_cents = None, made.principal_cents + 1
    made.save(force_insert=True)

    check, _ = proofs()
    assert not check.holds
    assert f"remittance {made.pk} is not what was posted" in check.detail


moves = st.lists(
    st.tuples(st.sampled_from(["pay", "pay", "back", "remit"]), st.integers(1, 150_00)), max_size=8
)


@given(chosen=moves)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_client_and_agency_have_in_the_end_what_debtors_paid(
    chosen: Sequence[tuple[str, int]], client: Client, case: Case, tmp_path: Path
) -> None:
    with transaction.atomic():
        standing: list[int] = []
        for number, (kind, cents) in enumerate(chosen):
            if kind == "pay":
                pay(tmp_path, case, cents, day(number))
                standing.append(cents)
            elif kind == "back" and standing:
                take_back(tmp_path, case, standing.pop(), day(number))
            elif kind == "remit":
                remitted(day(number), client)
        waiting = -sum(balance(f"collected.{part}") for part in ("principal", "interest", "costs"))
        kept = -sum(balance(f"agency.{part}") for part in ("commission", "vat", "costs"))
        paid_out = -balance("bank.in_transit")

        assert waiting + kept + paid_out - balance("refund.due") == sum(standing)
        assert broken_proofs() == []
        transaction.set_rollback(True)
