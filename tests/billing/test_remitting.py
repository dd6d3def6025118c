"""Remittances: every cent collected is handed over once, and nothing is drawn from a client."""

from __future__ import annotations

from collections import Counter, defaultdict
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
from inkasso.billing.models import Remittance, RemittanceLine, RemittedPosting
from inkasso.billing.preparing import prepared_for
from inkasso.billing.proofs import proofs
from inkasso.billing.reckoning import reckon
from inkasso.billing.refunding import Owed, refunds_due
from inkasso.billing.remitting import remit
from inkasso.billing.two_people import TwoPeople, Waits, refund_by_two, remit_by_two
from inkasso.mandates.models import Client, CostsTo, Rhythm
from inkasso.mandates.services import Terms, agree, agreement_on
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case, Payment, Refund
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
    (line,) = RemittanceLine.objects.filter(remittance=made)

    collected = (made.principal_cents, made.interest_cents, made.costs_cents)
    assert sum(collected) == 60_00
    assert (made.commission_cents, made.vat_cents, line.vat_percent) == (
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


def lines_of(remittance: Remittance) -> list[tuple[int, int, int]]:
    """Percent, commission and payout of each line."""
    rows = RemittanceLine.objects.filter(remittance=remittance).order_by("id")
    return [(int(r.commission_percent), r.commission_cents, r.paid_out_cents) for r in rows]


def test_each_payment_is_divided_by_the_terms_of_the_day_it_was_booked(
    client: Client, case: Case, tmp_path: Path
) -> None:
    """It used to go by the day of the remittance: a dearer agreement took of money before it."""
    agree(client, Terms(commission_percent=Decimal(20), remittance_rhythm=Rhythm.WEEKLY), day(3))
    agree(client, Terms(commission_percent=Decimal(20), remittance_rhythm=Rhythm.DAILY), day(4))
    pay(tmp_path, case, 40_00, on=day(2))
    pay(tmp_path, case, 10_00, on=day(3))
    pay(tmp_path, case, 20_00, on=day(5))

    (made,) = remitted(day(6), client)

    assert lines_of(made) == [(10, 4_00, 40_00 - 4_00 - 1_02), (20, 6_00, 30_00 - 6_00 - 1_53)]
    assert (made.commission_cents, made.period_to) == (10_00, day(6))
    assert made.paid_out_cents == balance("bank.in_transit") * -1 == 70_00 - 10_00 - 2_55
    assert remitted(day(6), client) == []
    assert broken_proofs() == []


def test_what_is_taken_back_is_settled_by_the_terms_it_was_remitted_by(
    client: Client, tmp_path: Path
) -> None:
    """The worked example of decision 22: 7.80 too much used to stay with the client."""
    case = make_case(client, cents=100_00)
    play_day(START)
    pay(tmp_path, case, 107_00, on=day(1))
    (first,) = remitted(day(1), client)
    agree(
        client,
        Terms(commission_percent=Decimal(20), recovered_costs_to=CostsTo.CLIENT),
        day(2),
    )
    take_back(tmp_path, case, 107_00, day(3))
    assert remitted(day(3), client) == []
    hand_over(client, [Bill(number="L-2", cents=200_00, due=day(3))], on=day(4))
    other = case_of(client, "L-2")
    pay(tmp_path, other, 200_00, on=day(4))

    (second,) = remitted(day(4), client)

    assert first.costs_cents == 5_00
    back, new = lines_of(second)
    assert back == (10, -first.commission_cents, -first.paid_out_cents)
    assert new == (20, 40_00, 200_00 - 40_00 - 10_20)
    assert first.paid_out_cents + second.paid_out_cents == 200_00 - 40_00 - 10_20
    assert balance("agency.costs") == 0
    assert broken_proofs() == []


def test_what_a_return_moves_between_payments_goes_by_the_terms_of_each(
    client: Client, tmp_path: Path
) -> None:
    """The second payment was all excess, and pays the debt once the first never was."""
    case = make_case(client, cents=100_00)
    play_day(START)
    pay(tmp_path, case, 110_00, on=day(1))
    (first,) = remitted(day(1), client)
    agree(
        client,
        Terms(commission_percent=Decimal(5), recovered_costs_to=CostsTo.CLIENT),
        day(2),
    )
    pay(tmp_path, case, 150_00, on=day(3))
    assert remitted(day(3), client) == []
    take_back(tmp_path, case, 110_00, day(4))

    (second,) = remitted(day(4), client)

    back, new = lines_of(second)
    assert back == (10, -first.commission_cents, -first.paid_out_cents)
    assert new[1] == -balance("agency.commission") < first.commission_cents
    assert (first.costs_cents, balance("agency.costs")) == (5_00, 0)
    assert broken_proofs() == []


def test_money_taken_back_before_the_run_is_not_paid_out_though_its_period_is_over(
    tmp_path: Path,
) -> None:
    """It would be paid out of other clients' money (513/1999, 11 §)."""
    monthly = make_client(rhythm=Rhythm.MONTHLY)
    case = make_case(monthly, cents=900_00)
    pay(tmp_path, case, 60_00, date(2026, 3, 20))
    pay(tmp_path, case, 25_00, date(2026, 3, 25))
    pay(tmp_path, case, 40_00, date(2026, 4, 1))
    take_back(tmp_path, case, 60_00, date(2026, 4, 2))

    (made,) = remitted(date(2026, 4, 3), monthly)

    assert made.principal_cents + made.interest_cents + made.costs_cents == 25_00
    assert made.period_to == date(2026, 3, 31)
    (april,) = remitted(date(2026, 4, 30), monthly)
    assert april.principal_cents + april.interest_cents + april.costs_cents == 40_00
    assert broken_proofs() == []


def test_tax_on_the_commission_is_that_of_the_period_of_the_service(tmp_path: Path) -> None:
    """25.5 % since 1.9.2024 (462/2024): August's commission bears 24 when September remits it."""
    monthly = make_client(rhythm=Rhythm.MONTHLY, on=date(2024, 7, 1))
    hand_over(
        monthly,
        [Bill(number="V-1", cents=500_00, due=date(2024, 7, 31))],
        on=date(2024, 8, 1),
    )
    case = case_of(monthly, "V-1")
    pay(tmp_path, case, 100_00, on=date(2024, 8, 15))
    (august,) = remitted(date(2024, 9, 2), monthly)
    take_back(tmp_path, case, 100_00, date(2024, 9, 20))
    pay(tmp_path, case, 300_00, on=date(2024, 9, 25))
    (september,) = remitted(date(2024, 10, 1), monthly)

    assert august.vat_cents == 2_40
    rates = RemittanceLine.objects.filter(remittance=september).order_by("id")
    assert [(row.vat_percent, row.vat_cents) for row in rates] == [
        (24, -2_40),
        (Decimal("25.5"), 7_65),
    ]
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
    assert [(percent, commission) for percent, commission, _ in lines_of(made)] == [
        (10, -4_00),
        (20, 20_00),
    ]
    assert broken_proofs() == []


def test_two_people_remit_and_every_line_is_on_record(
    client: Client, case: Case, tmp_path: Path
) -> None:
    agree(client, Terms(commission_percent=Decimal(20)), day(3))
    pay(tmp_path, case, 40_00, on=day(2))
    pay(tmp_path, case, 10_00, on=day(3))
    two = TwoPeople(
        asks=Moment(on=day(6), by="Aino Virtanen"), agrees=Moment(on=day(6), by="Eero Salo")
    )

    (made,) = remit_by_two(two, [client.id])

    assert isinstance(made, Remittance)
    assert [commission for _, commission, _ in lines_of(made)] == [4_00, 2_00]
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

    line = RemittanceLine.objects.get(remittance=made)

    with pytest.raises(DatabaseError, match="duplicate key"), transaction.atomic():
        RemittedPosting.objects.create(posting_id=posting_id, line=line)


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


def own_terms(client: Client, case: Case, on: date) -> dict[object, Counter[str]]:
    """What each surviving payment gives, by component, under the terms of its own day."""
    booked = dict(Payment.objects.filter(case=case).values_list("id", "booked_on"))
    given: dict[object, Counter[str]] = defaultdict(Counter)
    for part in replay(load_cases([case.id])[case.id].facts, on).allocated:
        agreed = agreement_on(client.id, booked[part.payment_id])
        terms = (agreed.commission_percent, agreed.recovered_costs_to)
        given[terms][part.component] += part.cents
    return given


def handed_over(client: Client, on: date) -> dict[object, Counter[str]]:
    """The same by the lines of remittances, and of the one to come."""
    lines: dict[object, Counter[str]] = defaultdict(Counter)
    for row in RemittanceLine.objects.all():
        sums = (row.principal_cents, row.interest_cents, row.costs_cents)
        assert abs(row.commission_cents - Decimal(sum(sums[:2])) * row.commission_percent / 100) < 1
        lines[row.commission_percent, row.costs_to].update(dict(zip(PARTS, sums, strict=True)))
    for line in reckon(client.id, on).lines:
        got, terms = line.collected, line.terms
        sums = (got.principal.cents, got.interest.cents, got.costs.cents)
        lines[terms.commission_percent, terms.costs_to].update(dict(zip(PARTS, sums, strict=True)))
    return lines


def without_noughts(sums: dict[object, Counter[str]]) -> dict[object, dict[str, int]]:
    told = {key: {part: cents for part, cents in one.items() if cents} for key, one in sums.items()}
    return {key: one for key, one in told.items() if one}


PARTS = ("principal", "interest", "costs")
moves = st.lists(
    st.tuples(st.sampled_from(["pay", "pay", "back", "price", "remit"]), st.integers(1, 150_00)),
    max_size=9,
)


@given(chosen=moves)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_surviving_payment_gives_by_its_own_terms_and_no_cent_twice(
    chosen: Sequence[tuple[str, int]], client: Client, tmp_path: Path
) -> None:
    with transaction.atomic():
        case = make_case(client, cents=200_00)
        play_day(START)
        standing: list[int] = []
        for number, (kind, cents) in enumerate(chosen, start=1):
            if kind == "pay":
                pay(tmp_path, case, cents, day(number))
                standing.append(cents)
            elif kind == "back" and standing:
                take_back(tmp_path, case, standing.pop(cents % len(standing)), day(number))
            elif kind == "price":
                to = CostsTo.CLIENT if cents % 2 else CostsTo.AGENCY
                agreed = Terms(commission_percent=Decimal(cents % 30), recovered_costs_to=to)
                agree(client, agreed, day(number))
            elif kind == "remit" and remitted(day(number), client):
                handed = sum(sum(one.values()) for one in handed_over(client, day(number)).values())
                assert handed <= sum(standing), "nothing is handed over that did not come in"
        end = day(len(chosen) + 1)
        waiting = -sum(balance(f"collected.{part}") for part in PARTS)
        kept = -sum(balance(f"agency.{part}") for part in ("commission", "vat", "costs"))
        paid_out = -balance("bank.in_transit")

        assert waiting + kept + paid_out - balance("refund.due") == sum(standing)
        assert without_noughts(handed_over(client, end)) == without_noughts(
            own_terms(client, case, end)
        )
        assert broken_proofs() == []
        transaction.set_rollback(True)
