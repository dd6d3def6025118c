"""One change to many cases: looked at, approved by another, done once, judged anew in its turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import Error, transaction

from builders import START, broken_proofs, hold, make_case, make_client, pay, play_day
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.bulk.asking import Preview, ask, preview
from inkasso.bulk.carrying_out import carry_out
from inkasso.bulk.choosing import Chosen, Filter, matching, named
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.models import Order, Outcome
from inkasso.bulk.orders import Act, Change
from inkasso.bulk.standing import find_order, go_on, standing_of
from inkasso.gate.models import Hold
from inkasso.jobs.running import Stopped
from inkasso.mandates.agency import read_agency
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case, WriteOff
from inkasso.receivables.waiving import ALONE, Waiver, What, waive
from inkasso.staff.approvals import approve

pytestmark = pytest.mark.django_db
ASKER, CHIEF = Moment(on=START, by="Aino Asker"), Moment(on=START, by="Cecilia Chief")
UNTIL = START + timedelta(days=20)
PAUSE = Change(act=Act.PAUSE, until=UNTIL)


@pytest.fixture
def three() -> list[Case]:
    client = make_client()
    return [make_case(client, number=number, cents=900 * number) for number in (1, 2, 3)]


def looked(change: Change, chosen: Chosen | list[Case]) -> Preview:
    cases = chosen if isinstance(chosen, Chosen) else Chosen(cases=tuple(chosen))
    return preview(change, cases, START, read_agency(settings.AGENCY_FILE))


def approved(change: Change, cases: list[Case]) -> Order:
    request = ask(looked(change, cases), "the creditor asks", ASKER)
    approve(request.id, CHIEF, lambda _facts, _moment: None)
    return find_order(int(request.facts["order"]))


def carried(order: Order, tell: Callable[[int, int], None] = lambda *_: None) -> None:
    carry_out(order, CHIEF, read_agency(settings.AGENCY_FILE), tell)


def outcomes(order: Order) -> list[tuple[int, bool, str]]:
    rows = Outcome.objects.filter(order=order).order_by("id")
    return [(one.case_id, one.done, (one.refusal or {}).get("code", "")) for one in rows]


def total(case: Case) -> int:
    return replay(load_cases([case.id])[case.id].facts, START).total


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught, transaction.atomic():
        do()
    return caught.value.refusal.code


def test_a_pause_is_looked_at_approved_and_placed_and_only_such_a_pause_is_ended(
    three: list[Case],
) -> None:
    hold(three[2], "pause")
    shown = looked(PAUSE, three)
    assert [one.refusal.code if one.refusal else "" for one in shown.answers] == [
        "", "", "already_held",
    ]  # fmt: skip
    assert Hold.objects.count() == 1, "looking places nothing"
    order = approved(PAUSE, three)
    assert order.cases == [[three[0].id, 0], [three[1].id, 0]]
    told: list[tuple[int, int]] = []
    carried(order, lambda done, of: told.append((done, of)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    placed = Hold.objects.filter(case_id=three[0].id).get()
    assert (placed.kind, placed.until, placed.placed_by) == ("pause", UNTIL, CHIEF.by)
    assert not play_day(START).letters
    end = Change(act=Act.RESUME)
    answers = looked(end, three).answers
    assert [one.refusal is None for one in answers] == [True, True, False]
    carried(approved(end, three))
    assert list(Hold.objects.filter(lifted_on=None).values_list("case_id", flat=True)) == [
        three[2].id
    ]


def test_nothing_happens_before_somebody_else_has_approved(three: list[Case]) -> None:
    request = ask(looked(PAUSE, three), "the creditor asks", ASKER)
    order = find_order(int(request.facts["order"]))
    assert refused(lambda: carried(order)) == "not_approved"
    assert refused(lambda: approve(request.id, ASKER, lambda *_: None)) == "own_request"
    approve(request.id, CHIEF, lambda *_: None)
    assert refused(lambda: approve(request.id, CHIEF, lambda *_: None)) == "approval_decided"


def test_what_changed_meanwhile_is_judged_anew(three: list[Case], tmp_path: Path) -> None:
    small = Change(act=Act.SMALL, most=Money(20_00))
    order = approved(small, three[:2])
    assert looked(small, three).refused[0].refusal is not None
    pay(tmp_path, three[0], total(three[0]))
    dispute = hold(three[1], "restriction")
    carried(order)
    assert outcomes(order) == [(three[0].id, False, "nothing_open"), (three[1].id, False, "held")]
    assert dispute.lifted_on is None
    assert not WriteOff.objects.exists()


def test_small_rests_go_and_large_ones_stay(three: list[Case]) -> None:
    small = Change(act=Act.SMALL, most=Money(20_00))
    shown = looked(small, three)
    assert [one.case for one in shown.done] == [str(case.id) for case in three[:2]]
    assert shown.gives_up.cents == sum(map(total, three[:2]))
    assert {one.refusal.code for one in shown.refused if one.refusal} == {"rest_not_small"}
    carried(approved(small, three))
    assert [total(case) > 0 for case in three] == [False, False, True]
    three[0].refresh_from_db()
    assert three[0].closed_on == START
    assert not broken_proofs()


def test_no_more_is_given_up_than_was_approved(three: list[Case]) -> None:
    recall = Change(act=Act.RECALL)
    order = approved(recall, three)
    play_day(START)
    assert total(three[0]) > order.cases[0][1], "a reminder has cost something since"
    carried(order)
    assert {code for _, _, code in outcomes(order)} == {"more_open"}


def test_a_recall_closes_cases_and_the_books_hold(three: list[Case]) -> None:
    order = approved(Change(act=Act.RECALL), three)
    carried(order)
    assert [total(case) for case in three] == [0, 0, 0]
    assert set(WriteOff.objects.values_list("reason", "written_off_by")) == {("creditor", CHIEF.by)}
    assert not broken_proofs()


def test_stopped_work_goes_on_where_it_was_and_does_nothing_twice(three: list[Case]) -> None:
    order = approved(PAUSE, three)

    def stop(done: int, _: int) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        carried(order, stop)
    assert standing_of(order.id).left == 2
    assert standing_of(order.id).may_go_on
    with pytest.raises(Refused) as refused:
        go_on(order, Moment(on=START + timedelta(days=15), by=CHIEF.by))
    assert refused.value.refusal.code == "order_lapsed"
    carried(order)
    carried(order)
    assert [done for _, done, _ in outcomes(order)] == [True, True, True]
    assert Hold.objects.count() == 3
    with pytest.raises(Error), transaction.atomic():
        Outcome.objects.create(order=order, case=three[0], carried_on=START, done=True)
    with pytest.raises(Error), transaction.atomic():
        Order.objects.update(cases=[])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change(act=Act.PAUSE), "pause_needs_day"),
        (Change(act=Act.PAUSE, until=START - timedelta(days=1)), "pause_needs_day"),
        (Change(act=Act.PAUSE, until=START + timedelta(days=181)), "pause_needs_day"),
        (Change(act=Act.SMALL), "small_needs_sum"),
        (Change(act=Act.SMALL, most=ALONE + Money(1)), "small_needs_sum"),
        (Change(act=Act.LETTER, template="statement"), "answer_is_for_one"),
        (Change(act=Act.LETTER, template="nonsense"), "unknown_template"),
        (Change(act=Act.LETTER, template="plain", words={"xx": "y"}), "unknown_language"),
    ],
)
def test_a_change_that_cannot_be_is_refused_as_a_whole(change: Change, code: str) -> None:
    assert refused(lambda: looked(change, [make_case()])) == code


def test_cases_are_named_by_number_and_reference_and_what_is_none_is_told(
    three: list[Case],
) -> None:
    text = f"{three[0].id}, {three[1].reference};{three[0].id}\n999999999 <b>x</b> 123"
    chosen = named(text, 10)
    assert [case.id for case in chosen.cases] == [three[0].id, three[1].id]
    assert chosen.unknown == ("999999999", "<b>x</b>", "123")
    shown = looked(PAUSE, chosen)
    assert [one.refusal.code for one in shown.refused if one.refusal] == ["unknown_case"] * 3
    assert refused(lambda: looked(PAUSE, named("", 10))) == "no_cases"
    many = " ".join(str(number) for number in range(10**8, 10**8 + 600))
    assert refused(lambda: looked(PAUSE, named(many, DOINGS[Act.PAUSE].most))) == "too_many_cases"
    assert (
        refused(lambda: ask(looked(PAUSE, named("999999999", 9)), "why not", ASKER)) == "no_cases"
    )


def test_a_clients_cases_are_narrowed_down(three: list[Case], tmp_path: Path) -> None:
    other = make_case(make_client(2), number=9)
    pay(tmp_path, three[0], total(three[0]))
    client = three[0].client_id
    found = matching(Filter(client_id=client), 10).cases
    assert [case.id for case in found] == [three[1].id, three[2].id]
    assert [case.id for case in matching(Filter(client_id=client, open=False), 10).cases] == [
        three[0].id
    ]
    early = Filter(client_id=other.client_id, opened_by=START - timedelta(days=1))
    assert not matching(early, 10).cases
    assert len(matching(Filter(client_id=client), 1).cases) == 2, (
        "one more tells that it is too many"
    )


def test_whoever_is_restricted_is_left_out_of_everything(three: list[Case]) -> None:
    hold(three[0], "restriction")
    for change in (PAUSE, Change(act=Act.RECALL), Change(act=Act.SMALL, most=ALONE)):
        answer = looked(change, three[:1]).answers[0]
        assert answer.refusal is not None
        assert answer.refusal.code == "held"
    # A single write-off is another matter: the creditor may give up what it is owed.
    waiver = Waiver(case_id=three[0].id, what=What.EVERYTHING, reason="creditor", cents=10**6)
    waive(waiver, START, by=CHIEF.by)
