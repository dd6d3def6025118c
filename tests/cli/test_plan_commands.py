"""`inkasso plan` and `inkasso extend`: documents, exit codes, who sees what in the log."""

from __future__ import annotations

import pytest

from builders import START, make_case
from command_line import Inkasso
from inkasso.gate.models import AccessLog
from inkasso.plans.models import Extension, Plan, PlanLetter
from inkasso.receivables.models import Case

ON = ("--date", START.isoformat(), "--json")
FIVE = ("--instalments", "5", "--first", "2026-04-01")


@pytest.fixture
def case(db: None) -> Case:
    return make_case(cents=650_00)


def test_a_proposal_tells_everything_and_writes_nothing(inkasso: Inkasso, case: Case) -> None:
    answer = inkasso("plan", "propose", case.id, *FIVE, *ON)

    proposal = answer.document["proposal"]
    assert answer.code == 0
    assert isinstance(proposal, dict)
    assert len(proposal["instalments"]) == 5
    assert proposal["cost"] == "30.00"
    assert proposal["because"][0]["section"] == "10 a § 1 mom. 7 k"
    assert proposal["ends"] == "2026-08-03"
    assert not Plan.objects.exists()


def test_a_plan_from_the_telephone_to_its_end(inkasso: Inkasso, case: Case) -> None:
    told = inkasso("plan", "propose", case.id, *FIVE, *ON).document["proposal"]
    assert isinstance(told, dict)
    agreed = inkasso("plan", "agree", case.id, *FIVE, "--told", told["total"], *ON)
    shown = inkasso("plan", "show", case.id, *ON).document["plans"]
    listed = inkasso("plan", "list", "--state", "kept", *ON).document["plans"]
    changed = inkasso("plan", "change", case.id, "--monthly", "100", "--pay-day", "15", *ON)
    ended = inkasso("plan", "end", case.id, "--wish", "debtor", *ON)

    assert agreed.document == {"plan": 1, "case": str(case.id), "agreed_on": "2026-03-02"}
    assert shown == listed
    assert isinstance(shown, list)
    assert shown[0]["state"] == "kept"
    assert changed.document["plan"] == 2
    assert ended.document["ended_on"] == "2026-03-02"
    kinds = PlanLetter.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["agreed", "changed", "ended"]
    assert inkasso("plan", "list", "--state", "kept", *ON).document["plans"] == []


def test_agreeing_opens_the_debtors_file_on_record(inkasso: Inkasso, case: Case) -> None:
    inkasso("plan", "agree", case.id, *FIVE, *ON)

    assert AccessLog.objects.filter(about=f"case:{case.id}", subject=case.person_id).exists()


def test_what_is_refused_says_why_and_writes_nothing(inkasso: Inkasso, case: Case) -> None:
    answer = inkasso("plan", "agree", case.id, "--monthly", "6.00", *ON)

    refused = answer.document["refused"]
    assert answer.code == 3
    assert isinstance(refused, dict)
    assert refused["code"] == "instalment_too_small"
    assert set(refused["remedy"]) == {"fi", "sv", "en"}
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--monthly", "50", "--instalments", "5"),
        ("--instalments", "0"),
        ("--instalments", "five"),
        ("--monthly", "-50"),
        ("--monthly", "50.001"),
        ("--monthly", "0"),
        ("--instalments", "5", "--pay-day", "32"),
        ("--instalments", "5", "--first", "tomorrow"),
    ],
)
def test_a_wish_that_means_nothing_is_wrong_usage(
    inkasso: Inkasso, case: Case, wrong: tuple[str, ...]
) -> None:
    assert inkasso("plan", "propose", case.id, *wrong, *ON).code == 2


def test_a_case_that_is_not_there_is_refused(inkasso: Inkasso, case: Case) -> None:
    assert inkasso("plan", "propose", "99999", *FIVE, *ON).code == 3
    assert inkasso("plan", "show", "no-such-case'; DROP TABLE", *ON).code == 3


def test_a_longer_time_is_tried_then_agreed(inkasso: Inkasso, case: Case) -> None:
    tried = inkasso("extend", case.id, "--until", "2026-04-01", "--try", *ON)
    assert tried.document["written"] is False
    assert not Extension.objects.exists()
    extension = tried.document["extension"]
    assert isinstance(extension, dict)

    agreed = inkasso("extend", case.id, "--until", "1.4.2026", "--told", extension["total"], *ON)
    again = inkasso("extend", case.id, "--until", "2026-04-20", *ON)

    assert agreed.document["extension"] == extension
    assert extension["cost"] == "5.00"
    assert again.code == 3
    assert Extension.objects.get().total_cents == int(extension["total"].replace(".", ""))


def test_tables_for_a_person(inkasso: Inkasso, case: Case) -> None:
    day = ("--date", START.isoformat())
    proposed = inkasso("plan", "propose", case.id, *FIVE, *day)
    inkasso("plan", "agree", case.id, *FIVE, *day)
    shown = inkasso("plan", "show", case.id, *day)

    assert "cost of this agreement" in proposed.out
    assert "513/1999" in proposed.out
    assert "140.06" in shown.out
