"""`inkasso objection`: from what the person says to the answer; documents and exit codes."""

from __future__ import annotations

import pytest

from builders import START, make_case
from command_line import Inkasso
from inkasso.gate.models import AccessLog
from inkasso.objections.models import Answer
from inkasso.receivables.models import Case

ON = ("--date", START.isoformat(), "--json")
SAID = ("--ground", "wrong_sum", "--words", "The meter was read wrong.")
PART = ("--invoice", "L-0001", "--sum", "40.00")


@pytest.fixture
def case(db: None) -> Case:
    return make_case(cents=100_00)


def test_an_objection_from_the_telephone_to_its_answer(inkasso: Inkasso, case: Case) -> None:
    taken = inkasso("objection", "take", case.id, *SAID, *PART, *ON).document["objection"]
    assert isinstance(taken, dict)
    assert taken["stops"]
    assert taken["disputed"] == [{"invoice": "L-0001", "sum": "40.00", "whole": False}]
    assert taken["waits_for"] == "client"
    listed = inkasso("objection", "list", *ON).document["objections"]
    assert listed == [taken]
    shown = inkasso("objection", "show", taken["number"], *ON).document["objection"]
    assert isinstance(shown, dict)
    assert shown["words"] == "The meter was read wrong."
    decided = ("--outcome", "partly", "--sum", "10.00", "--reasons", "Read again.")
    answered = inkasso("objection", "answer", taken["number"], *decided, *ON)
    told = answered.document["objection"]
    assert isinstance(told, dict)
    assert (told["outcome"], told["credited"]) == ("partly", "10.00")
    assert inkasso("objection", "list", *ON).document["objections"] == []
    assert AccessLog.objects.filter(about=f"case:{case.id}", subject=case.person_id).exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((*SAID, "--sum", "10.00"), "disputed_receivable"),
        ((*SAID, "--invoice", "X-9"), "disputed_receivable"),
        ((*SAID, "--invoice", "L-0001", "--sum", "100.01"), "disputed_too_much"),
        (("--ground", "paid"), "words_missing"),
    ],
)
def test_what_cannot_be_taken_exits_three(
    inkasso: Inkasso, case: Case, arguments: tuple[str, ...], code: str
) -> None:
    answer = inkasso("objection", "take", case.id, *arguments, *ON)
    assert answer.code == 3
    assert code in answer.out + answer.err


def test_more_than_a_little_is_taken_back_by_somebody_else(inkasso: Inkasso, case: Case) -> None:
    """One person could write off any sum: take an objection, and uphold it."""
    taken = inkasso("objection", "take", case.id, *SAID, *ON).document["objection"]
    assert isinstance(taken, dict)
    upheld = ("objection", "answer", taken["number"], "--outcome", "upheld", "--reasons", "Right.")
    alone = inkasso(*upheld, *ON)
    assert (alone.code, "second_person_answers" in alone.out + alone.err) == (3, True)
    assert inkasso(*upheld, "--second", "Tester", *ON).code == 3
    add = ("staff", "add", "aino@agency.example", "--name", "Aino Virtanen", "--role", "collector")
    assert inkasso(*add).code == 0
    named = inkasso(*upheld, "--second", "Bo Berg", *ON)
    assert (named.code, "second_may_not" in named.out + named.err) == (3, True)

    answered = inkasso(*upheld, "--second", "aino virtanen", *ON)

    assert answered.code == 0, answered.err
    assert Answer.objects.get().answered_by == "Aino Virtanen"
