"""Agreeing: a plan is written once, whole, with cost and letter; the strategy then waits."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import Error, connection, transaction

from builders import (
    START,
    balance,
    broken_proofs,
    hold,
    make_case,
    pay,
    play_day,
)
from inkasso.base.decisions import Refused
from inkasso.base.money import Money
from inkasso.demands.background import backgrounds
from inkasso.gate.models import InformationGiven
from inkasso.mandates.agency import read_agency
from inkasso.parties.models import Address
from inkasso.plans.filing import file_plan_letters, proofs
from inkasso.plans.fitting import Wish
from inkasso.plans.loading import agreed
from inkasso.plans.models import FrozenPlanLetter, Instalment, Plan, PlanEnd, PlanLetter
from inkasso.receivables.models import Case, Cost, Reversal
from inkasso.strategy.casefile import case_file
from inkasso.strategy.planning import Agreement, plan_proposal

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WISH = Wish(first=date(2026, 4, 1), pay_day=1, number=5)


def agreement(case: Case, on: date = START) -> Agreement:
    return Agreement(case.id, on, read_agency(settings.AGENCY_FILE), "phone")


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.refusal.code


def play(first: date, days: int) -> dict[str, int]:
    steps: dict[str, int] = {}
    for number in range(days):
        for step, count in play_day(first + number * DAY).steps.items():
            steps[step] = steps.get(step, 0) + count
    return steps


def pay_instalments(folder: Path, plan: Plan, numbers: range) -> None:
    for one in Instalment.objects.filter(plan=plan, number__in=numbers).order_by("number"):
        pay(folder, plan.case, one.cents, one.due_on)


def test_a_plan_is_written_with_its_instalments_its_cost_and_its_letter() -> None:
    case = make_case(cents=650_00)
    proposal = plan_proposal(case.id, START, WISH)
    plan = agreement(case).agree(WISH, told=proposal.total)

    cents = list(Instalment.objects.filter(plan=plan).values_list("cents", flat=True))
    assert sum(cents) == proposal.total.cents
    assert len(cents) == 5
    (cost,) = Cost.objects.filter(case=case)
    assert (cost.act, cost.cents) == ("payment_plan", 30_00)
    assert cost.because[0]["section"] == "10 a § 1 mom. 7 k"
    assert balance("claim.costs", case_id=case.id) == 30_00
    letter = PlanLetter.objects.get()
    assert (letter.kind, letter.total_cents) == ("agreed", cents[0])
    assert FrozenPlanLetter.objects.get(letter=letter).content["heading"]
    assert not broken_proofs()


def test_a_plan_that_is_kept_closes_the_case_to_the_cent_and_brings_no_letter(
    tmp_path: Path,
) -> None:
    case = make_case(cents=650_00)
    plan = agreement(case).agree(WISH)
    assert play(START, 10) == {}
    pay_instalments(tmp_path, plan, range(1, 6))
    steps = play(date(2026, 4, 1), 130)

    case.refresh_from_db()
    assert steps == {}
    assert case.closed_on == Instalment.objects.get(plan=plan, number=5).due_on
    assert case_file(case, date(2026, 9, 1)).account.refund_due == 0
    assert not broken_proofs()


def test_a_missed_instalment_is_reminded_of_once_and_then_the_plan_ends(tmp_path: Path) -> None:
    case = make_case(cents=650_00)
    plan = agreement(case).agree(WISH)
    pay_instalments(tmp_path, plan, range(1, 2))
    steps = play(date(2026, 4, 1), 100)

    letters = list(PlanLetter.objects.order_by("dated").values_list("kind", "dated"))
    assert [kind for kind, _ in letters] == ["agreed", "missed", "ended"]
    # Due on Monday 4 May, three banking days of grace, reminded of on Friday.
    assert letters[1][1] == date(2026, 5, 8)
    assert PlanEnd.objects.get().reason == "broken"
    assert steps["plan_missed"] == steps["plan_ended"] == 1
    assert steps["reminder"] == 1, "the strategy goes on once the time of the last letter is over"
    reminder = case.letter_set.get(step="reminder")
    ended = PlanLetter.objects.get(kind="ended")
    assert reminder.dated > ended.payment_deadline
    assert not broken_proofs()


def test_an_instalment_made_good_in_time_lets_the_plan_go_on(tmp_path: Path) -> None:
    case = make_case(cents=650_00)
    plan = agreement(case).agree(WISH)
    first, second, *_ = Instalment.objects.filter(plan=plan).order_by("number")
    assert play(START, 40) == {"plan_missed": 1}
    reminder = PlanLetter.objects.get(kind="missed")
    assert reminder.total_cents == first.cents

    pay(tmp_path, case, first.cents, reminder.payment_deadline)
    pay(tmp_path, case, second.cents, second.due_on)
    assert play(START + 40 * DAY, 40) == {}

    assert agreed([case.id])[case.id].standing(START + 80 * DAY) is not None
    assert not broken_proofs()


def test_the_same_day_twice_reminds_and_ends_once() -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)
    for number in range(80):
        for _ in range(2):
            play_day(START + number * DAY)

    assert [one.kind for one in PlanLetter.objects.order_by("id")] == ["agreed", "missed", "ended"]
    assert PlanEnd.objects.count() == 1


def test_a_payment_returned_by_the_bank_was_never_an_instalment(tmp_path: Path) -> None:
    case = make_case(cents=650_00)
    plan = agreement(case).agree(WISH)
    first = Instalment.objects.get(plan=plan, number=1)
    pay(tmp_path, case, first.cents, first.due_on)
    payment = case.payment_set.get()
    Reversal.objects.create(
        payment=payment, case=case, item_id=1, reversed_on=first.due_on + DAY, reason="AC04"
    )

    standing = agreed([case.id])[case.id].standing(first.due_on + 10 * DAY)
    assert standing is not None
    assert (standing.state.value, standing.paid) == ("missed", 0)


def test_what_was_paid_before_does_not_count_again(tmp_path: Path) -> None:
    case = make_case(cents=650_00)
    pay(tmp_path, case, 300_00, START)
    agreement(case).agree(WISH)

    standing = agreed([case.id])[case.id].standing(START + 40 * DAY)
    assert standing is not None
    assert (standing.state.value, standing.paid) == ("missed", 0)


def test_a_plan_is_refused_when_a_payment_has_changed_its_sum(tmp_path: Path) -> None:
    case = make_case(cents=650_00)
    told = plan_proposal(case.id, START, WISH).total
    pay(tmp_path, case, 100_00, START)

    with pytest.raises(Refused) as refused:
        agreement(case).agree(WISH, told=told)

    assert code_of(refused) == "sum_changed"
    assert str(told) in refused.value.refusal.message.en
    assert not Plan.objects.exists()
    assert not Cost.objects.exists()


def test_a_second_agreement_is_refused_and_nothing_of_it_is_written() -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)

    with pytest.raises(Refused) as refused:
        agreement(case).agree(WISH)

    assert code_of(refused) == "plan_in_force"
    assert (Plan.objects.count(), Cost.objects.count(), PlanLetter.objects.count()) == (1, 1, 1)


def test_a_changed_plan_is_the_next_version_and_costs_what_the_law_leaves() -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)
    later = START + 10 * DAY
    wish = Wish(first=date(2026, 4, 15), pay_day=15, monthly=Money(50_00))

    second = agreement(case, later).change(wish)
    third = agreement(case, later + DAY).change(wish)

    assert [second.number, third.number] == [2, 3]
    assert second.cost is not None
    assert second.cost.cents == 30_00
    assert third.cost is None, "two plans may be charged, not three (10 c §)"
    assert third.because
    assert set(PlanEnd.objects.values_list("reason", flat=True)) == {"changed"}
    standing = agreed([case.id])[case.id].standing(later + 2 * DAY)
    assert standing is not None
    assert standing.plan.number == 3
    assert play_day(later + 2 * DAY).letters == 0
    assert not broken_proofs()


def test_who_ends_a_plan_gets_a_letter_and_time() -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)
    letter = agreement(case, START + DAY).end("debtor")

    assert letter.payment_deadline >= START + 15 * DAY
    assert letter.total_cents == case_file(case, START + DAY).account.total
    assert play(START + DAY, (letter.payment_deadline - START).days) == {}
    with pytest.raises(Refused) as refused:
        agreement(case, START + 2 * DAY).end("debtor")
    assert code_of(refused) == "no_plan"


@pytest.mark.parametrize("kind", ["dispute", "suspension", "pause", "restriction", "insolvency"])
def test_nothing_is_agreed_against_a_hold(kind: str) -> None:
    case = make_case(cents=650_00)
    hold(case, kind)

    for verb in (
        lambda: agreement(case).agree(WISH),
        lambda: agreement(case).extend(START + 20 * DAY),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert code_of(refused) == "held"
    assert not PlanLetter.objects.exists()


def test_a_held_case_is_neither_reminded_nor_is_its_plan_ended() -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)
    hold(case, "dispute", START + DAY)

    assert play(START + DAY, 100) == {}
    with pytest.raises(Refused) as refused:
        agreement(case, START + DAY).end("debtor")
    assert code_of(refused) == "held", "its letter would ask for what is disputed"
    assert not PlanEnd.objects.exists()


@pytest.mark.parametrize("kind", ["missed", "ended"])
def test_the_database_itself_refuses_to_ask_against_a_hold(kind: str) -> None:
    case = make_case(cents=650_00)
    plan = agreement(case).agree(WISH)
    hold(case, "dispute", START + DAY)
    row = PlanLetter(
        case=case,
        person_id=case.person_id,
        plan=plan,
        kind=kind,
        dated=START + 2 * DAY,
        payment_deadline=START + 20 * DAY,
        total_cents=1,
    )
    with pytest.raises(Refused) as refused, transaction.atomic():
        row.save()

    assert code_of(refused) == "held"


@pytest.mark.parametrize(
    "table",
    ["plans_plan", "plans_instalment", "plans_planletter", "plans_lettercontent"],
)
def test_what_was_agreed_is_never_altered(table: str) -> None:
    agreement(make_case(cents=650_00)).agree(WISH)

    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_longer_time_keeps_letters_away_and_then_the_strategy_goes_on() -> None:
    case = make_case(cents=650_00)
    until = START + 30 * DAY
    extension = agreement(case).extend(until)

    assert (extension.days, extension.cost.cents if extension.cost else 0) == (30, 5_00)
    following = case_file(case, START).next
    assert following is not None
    assert following.day is not None
    assert following.day > until
    assert play(START, 31) == {}
    assert play(until + DAY, 10) == {"reminder": 1}
    with pytest.raises(Refused) as refused:
        agreement(case, START + DAY).extend(until + 10 * DAY)
    assert code_of(refused) == "extension_in_force"
    assert not broken_proofs()


def test_a_longer_time_that_is_used_settles_the_debt_to_the_cent(tmp_path: Path) -> None:
    case = make_case(cents=650_00)
    extension = agreement(case).extend(START + 30 * DAY)
    pay(tmp_path, case, extension.total_cents, extension.until)

    case.refresh_from_db()
    assert case.closed_on == extension.until


def test_a_plan_takes_of_the_total_that_is_left_for_letters() -> None:
    """80 euros: 60 in all. Plan 20, extension 5, reminder 5, demand 14, half again 7: 51."""
    case = make_case(cents=80_00)
    agreement(case).agree(Wish(first=date(2026, 4, 1), pay_day=1, number=3))
    agreement(case, START + DAY).end("debtor")
    play(START + DAY, 120)
    costs = list(Cost.objects.order_by("charged_on", "id").values_list("act", "cents"))

    assert costs == [
        ("payment_plan", 20_00),
        ("reminder", 5_00),
        ("payment_demand", 14_00),
        ("payment_demand", 7_00),
    ]
    assert sum(cents for _, cents in costs) <= 60_00


def test_a_letter_and_a_plan_of_one_day_keep_their_own_costs() -> None:
    """A plan agreed in the afternoon of a day whose run sent a reminder is no reminder's cost."""
    case = make_case(cents=650_00)
    play_day(START)
    agreement(case).agree(WISH)
    (background,) = backgrounds([(case.id, case.client_id)], START).values()
    background.agreed = tuple(agreed([case.id])[case.id].acts)

    assert [(act.kind.value, act.cost.cents) for act in background.history()] == [
        ("reminder", 5_00),
        ("payment_plan", 30_00),
    ]


def test_the_first_letter_of_a_case_tells_of_personal_data_and_the_next_does_not() -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)
    agreement(case, START + DAY).end("debtor")

    pages = [one.content["privacy"] for one in FrozenPlanLetter.objects.order_by("letter_id")]
    assert [page is not None for page in pages] == [True, False]
    given = InformationGiven.objects.get()
    assert (given.kind, given.person_id) == ("article_14", case.person_id)


def test_a_letter_in_a_file_lies_as_it_was_written(tmp_path: Path) -> None:
    case = make_case(cents=650_00)
    agreement(case).agree(WISH)

    assert list(file_plan_letters(tmp_path)) == [1]
    assert list(file_plan_letters(tmp_path)) == []
    (check,) = proofs(tmp_path)
    assert check.holds
    (path,) = tmp_path.rglob("*-agreed.pdf")
    path.write_bytes(b"%PDF altered")
    (check,) = proofs(tmp_path)
    assert not check.holds


def test_a_person_without_an_address_gets_no_plan_for_nothing_could_confirm_it() -> None:
    case = make_case(cents=650_00)
    Address.objects.filter(person_id=case.person_id).delete()

    with pytest.raises(Refused) as refused:
        agreement(case).agree(WISH)
    assert code_of(refused) == "no_address"
