"""The day run: what is due happens once, on its day, and what may not happen says why."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from builders import (
    START,
    Bill,
    balance,
    bank_file,
    books,
    broken_proofs,
    case_of,
    company,
    hand_over,
    hold,
    import_bank,
    lift,
    make_case,
    make_client,
    pay,
    payment,
    person,
    play_day,
)
from inkasso.base.decisions import Refusal
from inkasso.demands.letters.frozen import from_json
from inkasso.demands.models import Letter
from inkasso.gate.holds.placing import NewHold, Protected, place_hold
from inkasso.mandates.agency import read_agency
from inkasso.mandates.models import Client
from inkasso.parties.models import Address, PartyName
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import Account, replay
from inkasso.receivables.models import Case, CoDebtor, Cost
from inkasso.strategy.acting import act
from inkasso.strategy.casefile import case_file
from inkasso.strategy.dayrun import DayReport

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def account(case: Case, on: date) -> Account:
    return replay(load_cases([case.id])[case.id].facts, on)


def play_to(last: date, first: date = START, every: int = 1) -> list[DayReport]:
    days = range(0, (last - first).days + 1, every)
    return [play_day(first + number * DAY) for number in days]


def refusals(report: DayReport) -> list[tuple[int, str]]:
    return [(refused.case_id, refused.code) for refused in report.refused]


def test_a_consumers_whole_life_is_a_reminder_and_two_demands() -> None:
    case = make_case(cents=650_00)
    reports = play_to(START + 90 * DAY, every=5)

    letters = list(Letter.objects.filter(case=case).order_by("dated"))
    assert [(one.step, one.kind) for one in letters] == [
        ("reminder", "reminder"),
        ("demand_1", "demand"),
        ("demand_2", "demand"),
    ]
    assert [cost.cents for cost in Cost.objects.order_by("charged_on")] == [5_00, 24_00, 12_00]
    gaps = [b.dated - a.dated for a, b in pairwise(letters)]
    assert all(gap >= 15 * DAY for gap in gaps)
    assert sum(report.letters for report in reports) == 3
    assert reports[-1].waiting == {"finished": 1}
    assert not broken_proofs()


def test_the_same_day_twice_does_nothing_twice() -> None:
    client = make_client()
    hand_over(client, [Bill(number=f"L-{n}", debtor=person(n)) for n in range(1, 4)])
    first = play_day(START)
    after = books(), list(Letter.objects.order_by("id").values_list("id", "frozencontent__content"))

    second = play_day(START)

    assert (first.letters, second.letters) == (3, 0)
    assert (second.cases, second.costs_charged.cents, second.steps) == (3, 0, {})
    assert (
        books(),
        list(Letter.objects.order_by("id").values_list("id", "frozencontent__content")),
    ) == after


def test_a_day_that_was_skipped_is_made_up_on_the_next() -> None:
    case = make_case()
    play_day(START)
    due = case_file(case, START).next
    assert due is not None
    assert due.day is not None
    for day in (due.day - DAY, due.day + 9 * DAY):
        play_day(day)

    assert [one.dated for one in Letter.objects.order_by("dated")] == [START, due.day + 9 * DAY]


def test_a_day_before_the_last_one_changes_nothing() -> None:
    make_case()
    play_day(START)
    before = books()

    assert play_day(START - 3 * DAY).letters == 0
    assert books() == before


def test_a_decision_is_made_again_under_the_lock(tmp_path: Path) -> None:
    """Cases weighed as due may have been served, paid or held before their lock is taken."""
    client, agency = make_client(), read_agency(settings.AGENCY_FILE)
    cases = [make_case(client, number=number) for number in (1, 2, 3, 4)]
    served, paid, held, due = (case.id for case in cases)
    with transaction.atomic():
        assert [case_id for case_id, _ in act([served], START, agency)] == [served]
    pay(tmp_path, cases[1], 500_00)
    hold(cases[2], "dispute", START)

    with transaction.atomic():
        answers = act([served, paid, held, due], START, agency)

    assert [case_id for case_id, _ in answers] == [held, due]
    assert isinstance(answers[0][1], Refusal)
    assert answers[0][1].code == "hold"
    assert set(Letter.objects.values_list("case_id", flat=True)) == {served, due}


def test_a_letter_says_what_the_account_says(tmp_path: Path) -> None:
    client = make_client()
    bills = [
        Bill(number="A", cents=321_09, due=date(2026, 1, 12)),
        Bill(number="B", cents=78_90, due=date(2026, 1, 28)),
    ]
    hand_over(client, bills)
    case = case_of(client, "A")
    play_day(START)
    pay(tmp_path, case, 100_00, START + 7 * DAY)
    for last in (START + 25 * DAY, START + 60 * DAY):
        play_to(last, START + 15 * DAY, every=5)

    for letter in Letter.objects.order_by("dated"):
        content = from_json(letter.frozencontent.content)
        owed = account(case, letter.dated)
        assert (
            letter.total_cents == content.total.cents == owed.total == content.payment.amount.cents
        )
        assert sum(line.amount.cents for line in content.costs) == owed.costs + owed.costs_paid
        assert content.payment.reference == case.reference
        assert content.payment.deadline == letter.payment_deadline
    assert Letter.objects.count() == 3


def test_a_letter_fixes_interest_and_costs_in_the_books() -> None:
    case = make_case(cents=1000_00)
    play_day(START + 3 * DAY)

    owed = account(case, START + 3 * DAY)
    assert balance("claim.interest") == owed.interest > 0
    assert balance("claim.costs") == owed.costs == 5_00
    assert balance("claim.contra") == -owed.total
    kinds = [row[2] for row in books()]
    assert {"handover", "reminder"} <= set(kinds)


def test_a_cost_is_void_when_the_debt_had_been_paid_before(tmp_path: Path) -> None:
    """The bank had the money the day before the letter; its file came the day after."""
    case = make_case(cents=100_00)
    play_day(START)
    yesterday = START - DAY
    owed = account(case, yesterday).total

    entry = payment(owed, case.reference, yesterday)
    import_bank(bank_file(tmp_path, [entry]), START + DAY)

    file = case_file(case, START + DAY)
    assert (file.status, file.account.total, file.account.refund_due) == ("closed", 0, 0)
    assert [(line.kind, line.amount.cents) for line in file.lines if line.kind == "cost"] == [
        ("cost", 0)
    ]
    assert balance("claim.costs") == 0
    assert play_day(START + 30 * DAY).cases == 0
    assert not broken_proofs()


@pytest.mark.parametrize(("late", "left"), [(0, False), (1, False), (4, True)])
def test_a_letter_paid_in_full_by_its_deadline_settles_its_interest(
    tmp_path: Path, late: int, left: bool
) -> None:
    """Paid on its last evening, the bank dates it a banking day later: that is in time too."""
    case = make_case(cents=2000_00)
    play_day(START)
    letter = Letter.objects.get()

    pay(tmp_path, case, letter.total_cents, letter.payment_deadline + late * DAY)

    assert (Case.objects.get(id=case.id).closed_on is None) is left
    assert (account(case, letter.payment_deadline + late * DAY).total > 0) is left
    assert not broken_proofs()


def test_a_letter_needs_an_address() -> None:
    case = make_case()
    Address.objects.filter(person=case.person_id).delete()

    assert refusals(play_day(START)) == [(case.id, "no_address")]
    assert not Letter.objects.exists()


def test_a_closed_file_is_not_told_as_a_missing_address() -> None:
    case = make_case()
    PartyName.objects.filter(person=case.person_id).delete()

    assert refusals(play_day(START)) == [(case.id, "file_closed")]
    assert not Letter.objects.exists()


def test_a_demand_needs_the_clients_address_and_a_reminder_does_not() -> None:
    client = make_client()
    case = make_case(client)
    Client.objects.filter(id=client.id).update(street="", postal_code="", city="")
    assert play_day(START).letters == 1
    reports = play_to(START + 30 * DAY, START + 2 * DAY, every=7)

    assert refusals(reports[-1]) == [(case.id, "incomplete_letter")]
    (refused,) = reports[-1].refused
    assert refused.grounds[0].act == "513/1999"
    assert Letter.objects.count() == 1

    Client.objects.filter(id=client.id).update(street="Katu 1", postal_code="00100", city="Turku")
    assert play_day(START + 31 * DAY).letters == 1


def test_a_held_case_waits_and_goes_on_when_the_hold_is_lifted() -> None:
    case = make_case()
    hold(case, "dispute", START)
    assert refusals(play_day(START)) == [(case.id, "hold")]
    assert case_file(case, START).status == "hold"

    lift(case, "dispute", START + 5 * DAY)

    assert play_day(START + 5 * DAY).letters == 1


def test_a_refusal_names_the_holds_in_three_languages() -> None:
    case = make_case()
    dispute, death = hold(case, "dispute"), hold(case, "death")

    (refused,) = play_day(START).refused

    told = refused.because
    assert f"disputed receivable (hold {dispute.id}), death of the person" in told.en
    assert f"bestridd fordran (hinder {dispute.id})" in told.sv
    assert f"henkilön kuolema (esto {death.id})" in told.fi


def test_a_hold_with_a_last_day_lets_the_case_go_on_by_itself() -> None:
    case = make_case()
    hold(case, "pause", START, until=START + 5 * DAY)

    assert refusals(play_day(START + 5 * DAY)) == [(case.id, "hold")]
    assert play_day(START + 6 * DAY).letters == 1


def test_a_person_whose_data_are_only_stored_is_not_weighed() -> None:
    client = make_client()
    restricted, other = make_case(client, number=1), make_case(client, number=2)
    hold(restricted, "restriction")

    with CaptureQueriesContext(connection) as asked:
        report = play_day(START)

    about = [query["sql"] for query in asked if str(restricted.id) in query["sql"]]
    assert len(about) == 1
    assert "gate_hold" in about[0], "of the case nothing was asked but its holds"
    assert any(str(other.id) in query["sql"] for query in asked)
    assert (report.cases, report.letters) == (2, 1)
    assert refusals(report) == [(restricted.id, "hold")]
    assert "restriction of processing" in report.refused[0].because.en


def test_who_is_restricted_after_the_weighing_is_left_out_under_the_lock() -> None:
    case, agency = make_case(), read_agency(settings.AGENCY_FILE)
    hold(case, "restriction")

    with transaction.atomic():
        ((number, answer),) = act([case.id], START, agency)

    assert number == case.id
    assert isinstance(answer, Refusal)
    assert answer.code == "hold"


def test_a_held_co_debtor_gets_no_copy_and_the_debtor_a_letter() -> None:
    client = make_client()
    shared = Bill(number="", debtor=person(2), more={"co_debtor_of": "A"})
    hand_over(client, [Bill(number="A", debtor=person(1)), shared])
    other = CoDebtor.objects.get().person_id
    place_hold(Protected(person_id=other), NewHold(kind="minor"), START, by="tester")

    report = play_day(START)

    assert (report.letters, refusals(report)) == (1, [])
    assert Letter.objects.get().person_id != other


def test_a_time_barred_debt_is_not_asked_for() -> None:
    """Due on 10.3.2023 and never reminded of: its last day is 10.3.2026."""
    client = make_client()
    hand_over(client, [Bill(number="A", due=date(2023, 3, 10)), Bill(number="B", debtor=person(2))])
    case = case_of(client, "A")
    hold(case, "pause", START)
    play_day(START)
    lift(case, "pause", date(2026, 3, 11))

    report = play_day(date(2026, 3, 11))

    assert refusals(report) == [(case.id, "time_barred")]
    assert "2026-03-11" in report.refused[0].because.en
    assert not Letter.objects.filter(case=case).exists()


def test_on_its_last_day_a_debt_is_still_asked_for_and_that_interrupts_limitation() -> None:
    client = make_client()
    hand_over(client, [Bill(number="A", due=date(2023, 3, 10))])
    hold(case_of(client, "A"), "pause", START)
    lift(case_of(client, "A"), "pause", date(2026, 3, 10))

    assert play_day(date(2026, 3, 10)).letters == 1
    assert [r.letters for r in play_to(date(2026, 4, 20), date(2026, 3, 11), every=8)].count(1) == 1


def test_a_day_whose_reference_rate_is_unknown_names_it() -> None:
    case = make_case()
    due_long = hand_over(make_client(2), [Bill(number="A", debtor=company(1))])
    assert not due_long[0].faults
    report = play_day(date(2027, 1, 11))

    assert [code for _, code in refusals(report)] == ["reference_rate_unknown"] * 2
    told = report.refused[0].because.en
    assert "2027" in told
    assert case.id in [case_id for case_id, _ in refusals(report)]
    assert not Letter.objects.exists()


def test_what_is_hardly_anything_gets_no_letter(tmp_path: Path) -> None:
    case = make_case(cents=100_00)
    pay(tmp_path, case, 96_00)

    report = play_day(START)

    assert refusals(report) == [(case.id, "small_balance")]
    assert "5.00" in report.refused[0].because.en


def test_interest_and_costs_alone_get_no_letter(tmp_path: Path) -> None:
    case = make_case(cents=4000_00)
    play_day(START)
    pay(tmp_path, case, account(case, START + DAY).total - 5_00, START + DAY)

    reports = play_to(START + 40 * DAY, START + DAY, every=4)

    assert all(report.letters == 0 for report in reports)
    assert reports[-1].waiting == {"paid": 1}


def test_a_company_pays_a_companys_costs() -> None:
    client = make_client()
    hand_over(client, [Bill(number="A", cents=3000_00, debtor=company(1))])
    play_to(START + 90 * DAY, every=10)

    assert [cost.cents for cost in Cost.objects.order_by("charged_on")] == [12_00, 90_00, 45_00]
    assert not broken_proofs()


def test_a_debt_of_millions_gets_its_letter() -> None:
    """Bar codes end at a million euros, QR codes at a thousand millions; letters do not."""
    client = make_client()
    bills = [
        Bill(number="A", cents=1_500_000_00, debtor=company(1)),
        Bill(number="B", cents=2_000_000_000_00, debtor=company(2)),
    ]
    hand_over(client, bills)

    assert play_day(START).letters == 2


def test_a_co_debtor_gets_a_letter_too_and_nobody_pays_twice() -> None:
    client = make_client()
    shared = Bill(number="", debtor=person(2), more={"co_debtor_of": "A"})
    hand_over(client, [Bill(number="A", debtor=person(1)), shared])

    report = play_day(START)

    assert Letter.objects.count() == 2
    assert Letter.objects.values("person_id").distinct().count() == 2
    assert [cost.cents for cost in Cost.objects.all()] == [5_00]
    assert report.costs_charged.cents == 5_00
    assert play_day(START).letters == 0


def test_a_case_tells_what_happened_to_it(tmp_path: Path) -> None:
    client = make_client()
    shared = Bill(number="", debtor=person(2), more={"co_debtor_of": "A"})
    hand_over(client, [Bill(number="A", cents=100_00), shared])
    case = case_of(client, "A")
    hold(case, "pause", START)
    lift(case, "pause", START)
    play_to(START + 30 * DAY, every=10)
    back = payment(50_00, case.reference, START + 31 * DAY, end_to_end_id="E1")
    import_bank(bank_file(tmp_path, [back]), START + 31 * DAY)
    returned = payment(
        -50_00, case.reference, START + 32 * DAY, end_to_end_id="E1", return_reason="AC04"
    )
    import_bank(bank_file(tmp_path, [returned]), START + 32 * DAY)
    pay(tmp_path, case, 500_00, START + 33 * DAY)

    file = case_file(case, START + 33 * DAY)

    kinds = [event.kind for event in file.events]
    assert set(kinds) == {
        "handover",
        "co_debtor",
        "hold",
        "hold_lifted",
        "reminder",
        "demand",
        "payment",
        "reversal",
        "closed",
    }
    assert [event.date for event in file.events] == sorted(event.date for event in file.events)
    assert case_file(case, START).account.paid == 0, "as of an earlier day it was not paid"
    assert "payment" not in {event.kind for event in case_file(case, START).events}
    assert not broken_proofs()
