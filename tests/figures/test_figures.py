"""Figures: each counted from facts that a reader can add up by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from builders import (
    START,
    Bill,
    case_of,
    hand_over,
    hold,
    make_case,
    make_client,
    person,
    play_day,
)
from builders import pay as money_in
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.figures.cohorts import MONTHS
from inkasso.figures.counting import count_figures
from inkasso.figures.export import as_csv, as_xlsx
from inkasso.figures.models import Answer
from inkasso.figures.questions import QUESTIONS, Column, Question, Unit
from inkasso.figures.reading import answer_to, clients_counted
from inkasso.figures.vintages import vintages_of
from inkasso.plans.models import Instalment, Plan, PlanEnd
from inkasso.receivables.models import Case, Payment, Reversal
from inkasso.strategy.choosing import NewChoice, choose
from inkasso.strategy.plan import default_strategy

pytestmark = pytest.mark.django_db


def counted(key: str, on: date, client: int | None = None) -> tuple[tuple[object, ...], ...]:
    """The rows of an answer, counted now."""
    assert list(count_figures(on)) == list(QUESTIONS)
    answer = answer_to(QUESTIONS[key], client)
    assert answer is not None
    assert answer.day == on
    return answer.rows


def pay(case: Case, on: date, cents: int, item: int = 1) -> Payment:
    return Payment.objects.create(
        case=case,
        person=case.person,
        item_id=item,
        value_date=on,
        booked_on=on,
        cents=cents,
        matched_by="reference",
    )


def test_what_came_in_is_told_by_week_and_by_client() -> None:
    first = make_client()
    case = make_case(first)
    total = case.receivable_set.get().principal_cents
    monday = START - timedelta(days=START.weekday())
    pay(case, START, 12_00)
    rows = counted("came_in", START)
    assert rows[-1] == (monday, 1, total, 12_00)
    assert counted("came_in", START, first.id) == rows
    assert clients_counted(QUESTIONS["came_in"]) == [first.id]


def test_a_payment_that_was_taken_back_did_not_come_in() -> None:
    case = make_case(make_client())
    payment = pay(case, START, 12_00)
    Reversal.objects.create(
        payment=payment, case=case, item_id=2, reversed_on=START, reason="returned"
    )
    assert counted("came_in", START)[-1][3] == 0


def test_what_is_open_is_told_by_its_age() -> None:
    case = make_case(make_client())
    receivable = case.receivable_set.get()
    for days, band in ((0, "not_due"), (30, "d30"), (31, "d90"), (1096, "older")):
        on = receivable.due_date + timedelta(days=days)
        assert counted("age", on) == ((band, 1, receivable.principal_cents),)


def test_a_payment_counts_for_the_letter_that_went_out_last_before_it() -> None:
    case = make_case(make_client())
    play_day(START)
    step = case.letter_set.get().step
    pay(case, START + timedelta(days=3), 12_00)
    assert counted("steps", START + timedelta(days=5)) == ((step, 1, 1, 12_00),)


def test_cases_stand_where_their_last_letter_left_them() -> None:
    client = make_client()
    case = make_case(client)
    assert counted("stuck", case.opened_on) == (("no_step", 1, 0, 0, 0),)
    play_day(START)
    step = case.letter_set.get().step
    assert counted("stuck", START + timedelta(days=40)) == ((step, 0, 1, 0, 0),)


def test_recovery_leaves_out_what_is_not_old_enough() -> None:
    case = make_case(make_client())
    receivable = case.receivable_set.get()
    month = receivable.handed_over_on.replace(day=1)
    young = counted("recovery", receivable.handed_over_on)
    assert young == ((month, receivable.principal_cents, *[None] * len(MONTHS), 0),)
    old = counted("recovery", month + timedelta(days=130))
    told = [0 if months <= 3 else None for months in MONTHS]
    assert old == ((month, receivable.principal_cents, *told, 0),)


def test_a_month_of_openings_adds_up_to_what_was_handed_over(tmp_path: Path) -> None:
    client = make_client()
    hand_over(client, [Bill(number="A", cents=100_00), Bill(number="B", debtor=person(2))])
    hand_over(client, [Bill(number="C", debtor=person(3), cents=50_00)], START + timedelta(days=40))
    first = case_of(client, "A")
    money_in(tmp_path, first, 40_00, START + timedelta(days=3))
    counted("vintages", START + timedelta(days=45))
    found = vintages_of(client.id)
    assert found is not None
    later, earlier = found.rows
    assert (later.cases, later.handed, later.collected, later.recovered) == (1, 50_00, 0, 0)
    assert earlier.month == START.replace(day=1)
    assert (earlier.cases, earlier.closed, earlier.handed) == (2, 0, 200_00)
    assert earlier.collected == 40_00
    assert earlier.collected_principal + earlier.principal == earlier.handed
    assert earlier.released == 0
    assert earlier.recovered == (2000 * earlier.collected_principal + 200_00) // 400_00
    assert found.total is not None
    assert found.total.handed == 250_00
    assert vintages_of(make_client(2).id) is None


def test_a_strategy_answers_for_the_cases_opened_while_it_was_in_force() -> None:
    client = make_client()
    later = START + timedelta(days=7)
    hand_over(client, [Bill(number="A", cents=100_00), Bill(number="B", debtor=person(2))])
    floor = replace(default_strategy("consumer"), smallest_total=Money(20_00))
    choose(
        client,
        NewChoice(strategy=floor, valid_from=later, why="client asked"),
        Moment(on=START, by="Aino Virtanen"),
    )
    hand_over(client, [Bill(number="C", debtor=person(3), cents=50_00)], later)
    house, own = counted("strategies", later + timedelta(days=40), client.id)
    assert house[:4] == ("house_consumer", None, 2, 200_00)
    assert own[:4] == ("own_consumer", later, 1, 50_00)
    assert house[4:] == (0, None, None, None, 0)
    together = counted("strategies", later + timedelta(days=40))
    assert [row[:4] for row in together] == [
        ("house_consumer", None, 2, 200_00),
        ("own_consumer", None, 1, 50_00),
    ]


def test_a_strategys_share_is_of_what_is_old_enough(tmp_path: Path) -> None:
    client = make_client()
    hand_over(client, [Bill(number="A", cents=100_00)])
    money_in(tmp_path, case_of(client, "A"), 200_00, START + timedelta(days=20))
    young = START + timedelta(days=50)
    hand_over(client, [Bill(number="B", debtor=person(2), cents=300_00)], young)
    (row,) = counted("strategies", young + timedelta(days=1))
    assert row == ("house_consumer", None, 2, 400_00, 1000, None, None, None, 250)


def test_cases_wait_for_a_letter_a_deadline_the_next_step_or_a_hold() -> None:
    client = make_client()
    case = make_case(client)
    assert counted("waits", START) == (("first_letter", 1, 0, 0),)
    play_day(START)
    deadline = case.letter_set.get().payment_deadline
    assert deadline is not None
    assert counted("waits", deadline) == (("deadline", 1, *[(deadline - START).days] * 2),)
    assert counted("waits", deadline + timedelta(days=3)) == (("next_step", 1, 3, 3),)
    hold(case, "dispute", deadline)
    assert counted("waits", deadline + timedelta(days=3)) == (("held", 1, 3, 3),)


def test_instalments_and_promises_to_come_are_told_by_week() -> None:
    case = make_case(make_client())
    monday = START + timedelta(days=7 - START.weekday())
    plan = Plan.objects.create(
        case=case,
        person=case.person,
        number=1,
        agreed_on=START,
        asked_by="phone",
        principal_cents=100_00,
        interest_cents=0,
        costs_cents=0,
    )
    for number, day in enumerate((0, 7, 91 + 7), 1):
        due_on = monday + timedelta(days=day)
        Instalment.objects.create(plan=plan, number=number, due_on=due_on, cents=20_00)
    week = timedelta(days=7)
    rows = ((monday, 1, 20_00, 0, 0), (monday + week, 1, 20_00, 0, 0))
    assert counted("due", START) == rows
    assert counted("due", START, case.client_id) == rows
    PlanEnd.objects.create(plan=plan, ended_on=START, reason="broken")
    assert counted("due", START) == ()


def test_an_empty_agency_has_empty_answers_and_an_old_answer_goes() -> None:
    assert counted("age", START) == ()
    make_case(make_client())
    assert len(counted("age", START)) == 1
    assert Answer.objects.filter(question="age", client_id=None).count() == 1


def test_nothing_is_answered_before_it_was_counted() -> None:
    assert answer_to(QUESTIONS["age"], None) is None


def test_two_clients_are_told_apart_and_together() -> None:
    first, second = make_client(), make_client(2)
    hand_over(first, [Bill(number="A-1", cents=100_00)])
    hand_over(second, [Bill(number="B-1", cents=50_00)])
    assert sum(row[2] for row in counted("age", START)) == 150_00  # type: ignore[misc]
    assert sum(row[2] for row in counted("age", START, second.id)) == 50_00  # type: ignore[misc]


class TestFiles:
    QUESTION = Question(
        key="try",
        asks=Words(fi="k", sv="f", en="q"),
        counted=Words(fi="k", sv="f", en="q"),
        columns=(
            Column(name=Words(fi="päivä", sv="dag", en="day"), unit=Unit.DAY),
            Column(name=Words(fi="vaihe", sv="steg", en="step"), unit=Unit.LABEL),
            Column(name=Words(fi="summa", sv="summa", en="sum"), unit=Unit.CENTS),
            Column(name=Words(fi="osuus", sv="andel", en="share"), unit=Unit.SHARE),
        ),
        statement="",
    )
    ROWS = ((date(2026, 3, 2), "demand", 123_45, 437), (date(2026, 3, 9), "demand", 0, None))

    def test_csv_is_read_by_programs(self) -> None:
        made = as_csv(self.QUESTION, self.ROWS, str.upper)
        assert made.decode("utf-8-sig").splitlines() == [
            "day;step;sum;share",
            "2026-03-02;DEMAND;123.45;43.70",
            "2026-03-09;DEMAND;0.00;",
        ]

    def test_a_workbook_has_numbers_that_can_be_reckoned_with(self) -> None:
        made = as_xlsx(self.QUESTION, self.ROWS, str.upper, "sv")
        sheet = load_workbook(io.BytesIO(made)).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[0] == ("dag", "steg", "summa", "andel")
        assert rows[1][1:] == ("DEMAND", 123.45, 43.7)
