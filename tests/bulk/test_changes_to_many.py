"""One change to many cases: looked at, approved by another, done once, judged anew in its turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import Error, OperationalError, transaction

from builders import (
    START,
    balance,
    bank_file,
    broken_proofs,
    heard,
    hold,
    import_bank,
    make_case,
    make_client,
    pay,
    payment,
    play_day,
)
from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.billing.clients.period import period_report
from inkasso.bulk import carrying_out
from inkasso.bulk.asking import Preview, ask, preview
from inkasso.bulk.carrying_out import carry_out
from inkasso.bulk.choosing import Chosen, Filter, matching, named
from inkasso.bulk.kinds import DOINGS
from inkasso.bulk.models import Order, Outcome
from inkasso.bulk.orders import Act, Change, Doing
from inkasso.bulk.standing import begin, find_order, go_on, standing_of
from inkasso.correspondence.models import FreeLetter, FrozenFreeLetter
from inkasso.correspondence.own.keeping import (
    ask_on,
    key_of,
    switch_off,
    switched_on,
    write_template,
)
from inkasso.correspondence.own.wording import Kind, Wording
from inkasso.desk.bulk.approving import show
from inkasso.gate.acting import acting
from inkasso.gate.models import Hold
from inkasso.jobs.models import Job
from inkasso.jobs.running import Stopped
from inkasso.jobs.starting import ask_stop
from inkasso.mandates.agency import Agency, read_agency
from inkasso.mandates.agreeing import terms_of
from inkasso.mandates.instructing import CreditorSaid
from inkasso.mandates.models import Client, Instruction
from inkasso.mandates.services import agree, agreement_on
from inkasso.parties.reaching import mail_returned
from inkasso.receivables.account.loading import load_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Case, StatusChange, WriteOff
from inkasso.receivables.waiving import ALONE, Waiver, What, waive
from inkasso.staff.approvals import Facts, approve, reject
from inkasso.strategy.casefile import case_file

pytestmark = pytest.mark.django_db
ASKER, CHIEF = Moment(on=START, by="Aino Asker"), Moment(on=START, by="Cecilia Chief")
UNTIL = START + timedelta(days=20)
PAUSE = Change(act=Act.PAUSE, until=UNTIL)
SAID = CreditorSaid(by="Venla Velkoja", on=START, how="phone")
WAIVER = Change(act=Act.WAIVER, said=SAID)
RECALL = Change(act=Act.RECALL, said=SAID)


def rests(client_id: int, cents: int) -> None:
    """From now on rests up to so much may be given up unasked."""
    client = Client.objects.get(id=client_id)
    agree(client, replace(terms_of(agreement_on(client.id, START)), rests_up_to_cents=cents), START)


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


def recalled(cases: list[Case]) -> None:
    """As the worker does it, whose letters open the debtors' files."""
    order = approved(RECALL, cases)
    assert all(cents == 0 for _, cents in order.cases), "nothing is given up"
    with acting("collection", actor="tester", reason="a test"):
        carried(order)


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
    rests(three[0].client_id, 25_00)
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
    rests(three[0].client_id, 25_00)
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
    order = approved(WAIVER, three)
    play_day(START)
    assert total(three[0]) > order.cases[0][1], "a reminder has cost something since"
    carried(order)
    assert {code for _, _, code in outcomes(order)} == {"more_open"}


def test_a_waiver_closes_cases_by_the_creditors_word_and_the_books_hold(three: list[Case]) -> None:
    order = approved(WAIVER, three)
    carried(order)
    assert [total(case) for case in three] == [0, 0, 0]
    assert set(WriteOff.objects.values_list("reason", "written_off_by")) == {("creditor", CHIEF.by)}
    (said,) = Instruction.objects.all()
    assert set(WriteOff.objects.values_list("instruction_id", flat=True)) == {said.id}
    assert (said.kind, said.said_by, said.recorded_by) == ("gives_up", SAID.by, ASKER.by)
    assert not broken_proofs()


def test_nothing_of_a_creditors_money_goes_without_its_word(three: list[Case]) -> None:
    """Rests used to be given up of the creditor's principal because they were small."""
    small = Change(act=Act.SMALL, most=ALONE)
    assert {one.refusal.code for one in looked(small, three).refused if one.refusal} == {
        "creditor_not_agreed", "rest_not_small",
    }  # fmt: skip
    for act in (Act.WAIVER, Act.RECALL):
        for said in (None, replace(SAID, by=" "), replace(SAID, how="x"), replace(SAID, on=UNTIL)):
            silent = Change(act=act, said=said)
            assert refused(lambda asked=silent: looked(asked, three)) == "instruction_incomplete"
    foreign = make_case(make_client(2), number=4)
    assert refused(lambda: looked(WAIVER, [*three, foreign])) == "several_creditors"
    assert looked(replace(small, said=SAID), three[:1]).done
    rests(three[0].client_id, total(three[0]))
    assert [one.case for one in looked(small, three[:2]).done] == [str(three[0].id)]


def test_a_recalled_case_ends_with_nothing_given_up_and_the_debtor_is_told_whom_to_pay(
    three: list[Case], tmp_path: Path
) -> None:
    play_day(START)
    pay(tmp_path, three[0], 5_00)
    recalled(three[:2])

    three[0].refresh_from_db()
    assert (three[0].closed_on, total(three[0])) == (START, 0)
    assert StatusChange.objects.get(case=three[0], closed=True).reason == "recall"
    assert not WriteOff.objects.exists()
    letter = FreeLetter.objects.get(case=three[0])
    page = str(FrozenFreeLetter.objects.get(letter=letter).content)
    assert letter.person_id == three[0].person_id
    assert "Testivelkoja 1 Oy, Testitie 1, 00100 Helsinki" in page
    account = replay(load_cases([three[0].id])[three[0].id].facts, START)
    assert account.taken_back > 0 == account.waived
    assert any("otti" in event.text.fi for event in case_file(three[0], START).events)
    assert not broken_proofs()
    report = period_report(three[0].client_id, START, START)
    line = next(one for one in report.lines if one.case_id == three[0].id)
    assert (line.handed - line.principal, line.given_up) == (line.taken_back, 0)
    assert refused(lambda: carried(approved(RECALL, three[:1]))) == "no_cases"


def test_a_letter_on_a_recall_that_did_not_go_stands_in_its_outcome(three: list[Case]) -> None:
    """It was told to a log only, where nobody who could telephone the debtor looks."""
    mail_returned(three[0].person_id, START, by="tester")
    recalled(three[:2])
    told, silent = Outcome.objects.order_by("-id")
    assert (told.done, told.unsent) == (True, [])
    assert (silent.done, [one["code"] for one in silent.unsent]) == (True, ["no_address"])
    assert silent.unsent[0]["message"]["sv"]
    assert standing_of(silent.order_id).unsent == [silent]


def test_a_template_switched_off_stays_named_in_orders_and_writes_no_more(
    three: list[Case],
) -> None:
    every = Words(fi="Tieto", sv="Information", en="Information")
    wording = Wording(name=every, heading=every, paragraphs=(every,))
    version = write_template(Kind.INFORMATION, wording, ASKER)
    request = ask_on(version, "a new letter", ASKER)
    approve(request.id, CHIEF, switched_on)
    letter = Change(act=Act.LETTER, template=key_of(version), words={"fi": "Kiinni 6.4."})
    with acting("collection", actor="tester", reason="a test"):
        carried(approved(letter, three[:1]))
        waiting = ask(looked(letter, three[1:2]), "the second one", ASKER)
        switch_off(version.template_id, CHIEF)
        assert refused(lambda: looked(letter, three[2:])) == "unknown_template"
        told = [words.sv for words in show(waiting.facts)]
        assert "Brevmall: Information." in told
        order = find_order(int(waiting.facts["order"]))
        approve(waiting.id, CHIEF, lambda _facts, _moment: None)
        carried(order)
    assert outcomes(order) == [(three[1].id, False, "unknown_template")]
    assert standing_of(order.id).change.template == letter.template


def test_what_opens_after_a_recall_went_back_as_well(three: list[Case], tmp_path: Path) -> None:
    pay(tmp_path, three[0], 5_00)
    recalled(three[:1])
    back = payment(-5_00, three[0].reference, START, return_reason="AC04")
    import_bank(bank_file(tmp_path, [back]), START)
    three[0].refresh_from_db()
    assert (three[0].closed_on, total(three[0])) == (START, 0)
    assert not broken_proofs()
    pay(tmp_path, three[0], 7_00, START + timedelta(days=1))
    assert balance("refund.due") == -7_00, "what comes after it is its payer's"


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


def test_what_was_asked_anew_meanwhile_is_not_done_once_more_by_going_on(
    three: list[Case],
) -> None:
    """Letters of a stopped change went twice where the same was asked for anew and done."""
    letter = Change(act=Act.LETTER, template="plain", words={"fi": "Kiinni 6.4."})
    tomorrow = replace(CHIEF, on=START + timedelta(days=1))
    with acting("collection", actor=CHIEF.by, reason="a test"):
        first = approved(letter, three)
        ask_stop(begin(first, CHIEF))
        other = approved(replace(letter, words={"fi": "Auki 7.4."}), three)
        ask_stop(begin(other, CHIEF))
        carried(other)
        again = ask(looked(letter, three[1:]), "what is left", ASKER)
        assert refused(lambda: go_on(first, tomorrow)) == "approval_waits_already"
        approve(again.id, CHIEF, lambda *_: None)
        second = find_order(int(again.facts["order"]))
        job = begin(second, CHIEF)
        assert refused(lambda: go_on(first, tomorrow)) == "bulk_under_way"
        ask_stop(job)
        ask_stop(go_on(first, tomorrow))  # Nothing of it was done, so there is nothing to do twice.
        carried(second)
        ask_stop(begin(second, CHIEF))
        assert refused(lambda: go_on(first, tomorrow)) == "bulk_done_since"
    assert FreeLetter.objects.count() == 5


def failing_on(case: Case, error: Exception) -> dict[Act, Doing]:
    """The kinds of change, where one case makes a pause fail after it was placed."""
    real = DOINGS[Act.PAUSE]

    def do(change: Change, one: Case, _cents: int, moment: Moment, agency: Agency) -> int | None:
        made = real.do(change, one, 0, moment, agency)
        if one == case:
            raise error
        return made

    return {**DOINGS, Act.PAUSE: replace(real, do=do)}


def test_a_fault_on_one_case_is_its_outcome_and_the_others_go_on(
    three: list[Case], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    order = approved(PAUSE, three)
    with monkeypatch.context() as patch:
        patch.setattr(carrying_out, "DOINGS", failing_on(three[1], KeyError("Matti Meikäläinen")))
        carried(order)
    assert [code for _, _, code in outcomes(order)] == ["", "fault", ""]
    assert set(Hold.objects.values_list("case_id", flat=True)) == {three[0].id, three[2].id}
    assert f"on case {three[1].id}" in caplog.text
    fault = standing_of(order.id).faults[0]
    assert "Meikäläinen" not in str(fault.refusal), "what a fault says may be somebody's data"
    carried(order)
    assert len(outcomes(order)) == 3, "a case has one outcome"
    assert not standing_of(order.id).may_go_on
    carried(approved(PAUSE, three))
    assert Hold.objects.count() == 3, "asked anew, it is done to the one that was left"


def test_what_fails_outside_is_left_for_later_and_the_others_go_on(
    three: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = approved(PAUSE, three)
    with monkeypatch.context() as patch:
        locked = OperationalError("lock timeout")
        patch.setattr(carrying_out, "DOINGS", failing_on(three[0], locked))
        with pytest.raises(OperationalError):
            carried(order)
    assert [done for _, done, _ in outcomes(order)] == [True, True]
    assert standing_of(order.id).may_go_on
    carried(order)
    assert [done for _, done, _ in outcomes(order)] == [True, True, True]
    assert Hold.objects.count() == 3


def test_one_change_is_asked_for_once_while_it_waits(three: list[Case]) -> None:
    first = ask(looked(PAUSE, three), "the creditor asks", ASKER)
    again = looked(PAUSE, three[::-1])
    assert refused(lambda: ask(again, "asked anew", CHIEF)) == "approval_waits_already"
    assert Order.objects.count() == 1
    ask(looked(PAUSE, three[:2]), "fewer cases", ASKER)
    ask(looked(Change(act=Act.PAUSE, until=START), three), "another day", ASKER)
    reject(first.id, "not these", CHIEF)
    anew = ask(again, "asked anew", ASKER)
    begun: list[Job] = []

    def start(facts: Facts, moment: Moment) -> None:
        begun.append(begin(find_order(int(str(facts["order"]))), moment))

    with acting("collection", actor=CHIEF.by, reason="a test"):
        approve(anew.id, CHIEF, start)
    assert refused(lambda: ask(again, "asked anew", CHIEF)) == "bulk_under_way"
    ask_stop(begun[0])
    ask(again, "what is left", ASKER)


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
    for change in (PAUSE, WAIVER, RECALL, Change(act=Act.SMALL, most=ALONE)):
        answer = looked(change, three[:2] if change is RECALL else three[:1]).answers[0]
        assert answer.refusal is not None
        assert answer.refusal.code == "held"
    # A single write-off is another matter: the creditor may give up what it is owed.
    agreed = heard(three[0].client, "gives_up", case=three[0])
    waiver = Waiver(
        case_id=three[0].id,
        what=What.EVERYTHING,
        reason="creditor",
        cents=10**6,
        instruction_id=agreed,
    )
    waive(waiver, START, by=CHIEF.by)
