"""Past cases played again: the strategy in force gives what the day run gave, to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from builders import (
    START,
    Bill,
    case_of,
    company,
    hand_over,
    hold,
    make_client,
    pay,
    person,
    play_day,
)
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.demands.models import Letter
from inkasso.mandates.choices import choices_made
from inkasso.mandates.models import Client
from inkasso.receivables.models import Case, Cost
from inkasso.strategy.choosing import NewChoice, choose, strategy_on
from inkasso.strategy.loading import states
from inkasso.strategy.plan import Strategy, default_strategy, parse_strategy, write_strategy
from inkasso.strategy.simulation.comparing import Question, compare
from inkasso.strategy.simulation.loading import past_case_ids, past_cases
from inkasso.strategy.simulation.playing import Rules, play

CONSUMER = default_strategy("consumer")
AINO = Moment(on=START, by="Aino Virtanen")


def patient(strategy: Strategy = CONSUMER) -> Strategy:
    """Three weeks more before each demand, and one demand less."""
    first, second, _ = strategy.steps
    return replace(strategy, steps=(first, replace(second, wait_days=21, banking_days=False)))


def question(client: Client, proposed: Strategy, until: date, most: int = 1000) -> Question:
    return Question(
        client_id=client.id,
        proposed=proposed,
        present=default_strategy(proposed.regime),
        until=until,
        delivery_days=5,
        most=most,
    )


def a_varied_story(client: Client, folder: Path) -> date:
    """Cases of every fate: paying at once, later, in part, never; held; reminded; a company's."""
    bills = [
        Bill(number="A", debtor=person(1)),
        Bill(number="B", debtor=person(2), cents=40_00),
        Bill(
            number="C",
            debtor=person(3),
            more={"reminder_sent": (START - timedelta(20)).isoformat()},
        ),
        Bill(number="D", debtor=company(1), cents=900_00),
        Bill(number="E", debtor=person(4)),
        Bill(number="F", debtor=person(5), cents=3_00),
    ]
    assert not [one.faults for one in hand_over(client, bills) if one.faults]
    for day in range(73):
        if day == 5:
            hold(case_of(client, "E"), "dispute", START + timedelta(days=day))
        play_day(START + timedelta(days=day))
        if day == 12:
            pay(folder, case_of(client, "A"), 100_00, START + timedelta(days=day))
    return START + timedelta(days=72)


@pytest.mark.django_db
def test_the_present_strategy_played_again_gives_what_the_day_run_gave(
    tmp_path: Path,
) -> None:
    """Every letter on its very day and at its very cost: the simulation is the day run's twin."""
    client = make_client()
    until = a_varied_story(client, tmp_path)
    for kind in ("consumer", "business"):
        rules = Rules(strategy=default_strategy(kind), until=until, delivery_days=5)
        for case in past_cases(past_case_ids(client.id, kind, until, 100)):
            rows = Letter.objects.filter(case_id=case.id).order_by("dated", "id")
            letters = [(row.kind, row.step, row.dated, row.payment_deadline) for row in rows]
            life = play(case, rules)
            assert [(s.send, s.step, s.day, s.deadline) for s in life.letters] == letters
            costs = Cost.objects.filter(case_id=case.id, by_creditor=False)
            assert life.costs == sum(costs.values_list("cents", flat=True))
    assert Letter.objects.count() > 8


@pytest.mark.django_db
def test_a_comparison_tells_both_sides_and_what_was_done_in_fact(tmp_path: Path) -> None:
    client = make_client()
    until = a_varied_story(client, tmp_path)
    found = compare(question(client, patient(), until))

    assert found.present.cases == found.proposed.cases == 5
    assert found.proposed.steps["demand_2"] == 0 < found.present.steps["demand_2"]
    assert found.proposed.cents < found.present.cents
    assert found.letters_in_fact == found.present.letters
    assert found.cents_in_fact == found.present.cents
    assert 0 < found.changed <= 5
    assert found.present.ended["hold"] == 1
    assert found.present.ended["small_balance"] == 1


@pytest.mark.django_db
def test_the_law_stops_a_strategy_that_would_demand_without_a_reminder() -> None:
    client = make_client()
    hand_over(client, [Bill(number="A")])
    hasty = replace(CONSUMER, steps=(CONSUMER.steps[1],))
    found = compare(question(client, hasty, START + timedelta(days=90)))

    assert found.proposed.letters == 0
    assert found.proposed.ended == {"no_reminder": 1}


@pytest.mark.django_db
def test_a_simulation_changes_nothing() -> None:
    client = make_client()
    hand_over(client, [Bill(number="A")])
    compare(question(client, patient(), START + timedelta(days=90)))
    assert not Letter.objects.exists()
    assert not Cost.objects.exists()


@pytest.mark.django_db
def test_nothing_is_known_of_a_client_without_cases() -> None:
    found = compare(question(make_client(), patient(), START))
    assert (found.present.cases, found.present.letters_a_case) == (0, None)
    assert found.present.days_to_payment is None


@pytest.mark.django_db
def test_only_cases_opened_from_the_day_on_follow_the_chosen_strategy() -> None:
    client = make_client()
    later = START + timedelta(days=7)
    hand_over(client, [Bill(number="A")])
    new = NewChoice(strategy=patient(), valid_from=later, why="client asked")
    choose(client, new, AINO)
    hand_over(client, [Bill(number="B", debtor=person(2))], later)

    chosen = [state.strategy for state in states(Case.objects.values_list("id", flat=True), later)]
    assert chosen == [CONSUMER, patient()]
    assert strategy_on(client.id, "business", later) == default_strategy("business")


@pytest.mark.django_db
def test_the_day_run_goes_by_the_chosen_strategy() -> None:
    client = make_client()
    floor = replace(CONSUMER, smallest_total=Money(500_00))
    choose(client, NewChoice(strategy=floor, valid_from=START, why="client asked"), AINO)
    hand_over(client, [Bill(number="A")])
    play_day(START)
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_the_house_strategy_is_chosen_by_its_being_the_same() -> None:
    client = make_client()
    choose(client, NewChoice(strategy=patient(), valid_from=START, why="client asked"), AINO)
    choose(client, NewChoice(strategy=CONSUMER, valid_from=START, why="and back again"), AINO)
    assert choices_made(client.id)[0].text == ""
    assert strategy_on(client.id, "consumer", START) == CONSUMER


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewChoice(strategy=patient(), valid_from=START, why=" no "), "strategy_needs_reason"),
        (
            NewChoice(strategy=patient(), valid_from=START - timedelta(1), why="because"),
            "strategy_backwards",
        ),
        (NewChoice(strategy=CONSUMER, valid_from=START, why="because"), "strategy_unchanged"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(new: NewChoice, code: str) -> None:
    client = make_client()
    with pytest.raises(Refused) as refused:
        choose(client, new, AINO)
    assert refused.value.refusal.code == code
    assert not choices_made(client.id)


@pytest.mark.parametrize("kind", ["consumer", "business"])
def test_a_strategy_is_read_as_it_was_written(kind: str) -> None:
    for strategy in (default_strategy(kind), patient(default_strategy(kind))):
        assert parse_strategy(write_strategy(strategy), "here") == strategy
