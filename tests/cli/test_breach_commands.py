"""`inkasso breach`, `rights overview` and `notice assessments`, as a terminal sees them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from builders import make_case, make_client
from command_line import Inkasso
from inkasso.receivables.models import Case

AT = ("--at", "2026-03-02T14:20")
OPEN = ("breach", "open", "--kind", "confidentiality", "--what", "A list went to the wrong client.")


@pytest.fixture
def cases(db: None) -> list[Case]:
    client = make_client()
    return [make_case(client, number=number) for number in (1, 2)]


def ids_of(answer: object) -> list[object]:
    assert isinstance(answer, list)
    return [one["breach"] for one in answer]


def test_a_breach_from_the_first_hour_to_the_end(
    inkasso: Inkasso, cases: list[Case], tmp_path: Path
) -> None:
    new = inkasso(*OPEN, *AT, "--cause", "mistake", "--began", "2026-03-01T08:00", "--json")
    number = str(new.document["breach"])
    assert new.document["status"] == "opened"
    assert new.document["due_at"] == "2026-03-05T15:00:00+02:00"
    assert new.document["hours_left"] == 72.7
    early = inkasso("breach", "close", number, "--lessons", "None.", *AT, "--json")
    assert (early.code, early.document["refused"]["code"]) == (3, "breach_not_assessed")  # type: ignore[index]  # JSON
    inkasso("breach", "assess", number, "--risk", "high", "--reasons", "Debts were named.",
            "--criterion", "sensitivity", "--consequence", "loss_of_privacy",
            "--consequence", "identity_theft", *AT)  # fmt: skip
    found = inkasso("breach", "scope", number, "--client", "9000101-4", *AT, "--json").document
    assert (found["persons"], found["by_kind"]) == (2, {"debtors": 2})
    categories = found["categories"]
    assert isinstance(categories, list)
    assert {one["category"] for one in categories if one["special"]} == {"identity_codes"}
    inkasso("breach", "measure", number, "--kind", "deleted_by_recipient", *AT)

    drafts = inkasso("breach", "notify", number, "--authority", "--out", tmp_path, *AT, "--json")
    written = drafts.document["written"]
    assert isinstance(written, list)
    assert [Path(one).read_bytes()[:5] for one in written] == [b"%PDF-"] * 3
    late = ("breach", "notify", number, "--authority", "--sent", "--channel", "form",
            "--at", "2026-03-06T09:00")  # fmt: skip
    assert inkasso(*late).code == 3
    told = inkasso(*late, "--late-reason", "The extent was not clear.", "--json")
    assert (told.document["late"], told.document["owed"]) == (True, ["persons"])

    drafts = inkasso("breach", "notify", number, "--persons", "--out", tmp_path, *AT, "--json")
    assert drafts.document["addressees"] == {"fi": 2}
    table = tmp_path / f"breach-{number}-persons.csv"
    assert table.stat().st_mode & 0o077 == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {row["person"] for row in rows} == {str(case.person_id) for case in cases}
    assert all(row["name"] and row["street"] for row in rows)
    told = inkasso("breach", "notify", number, "--persons", "--sent", "--channel", "letter",
                   "--at", "2026-03-06T10:00", "--json")  # fmt: skip
    assert (told.document["told_now"], told.document["status"]) == (2, "told")
    closed = inkasso("breach", "close", number, "--lessons", "Two people check lists.",
                     "--at", "2026-03-09T10:00")  # fmt: skip
    assert (closed.code, "closed" in closed.out) == (0, True)
    assert inkasso("breach", "list", "--open", "--json").document == {"breaches": []}
    assert ids_of(inkasso("breach", "list", "--json").document["breaches"]) == [int(number)]
    assert "Two people check lists." in inkasso("breach", "show", number).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("notify", "1"),
        ("notify", "1", "--authority"),
        ("notify", "1", "--authority", "--persons", "--sent"),
        ("notify", "1", "--authority", "--sent"),
        ("notify", "1", "--public", "--out", "drafts"),
        ("notify", "1", "--persons", "--sent", "--channel", "letter", "--in-part"),
        ("scope", "1"),
        ("scope", "1", "--table", "x", "--client", "y"),
        ("scope", "1", "--client", "y", "--from", "2026-03-01T00:00"),
        ("open", "--kind", "gossip", "--what", "x"),
        ("list", "--at", "yesterday"),
        ("list", "--at", "2026-03-02T14:20", "--date", "2026-03-02"),
    ],
)
def test_wrong_usage_is_told(inkasso: Inkasso, arguments: tuple[str, ...]) -> None:
    assert inkasso("breach", *arguments).code == 2


def test_a_breach_that_is_not_there_is_refused(inkasso: Inkasso) -> None:
    for command in (("show", "7"), ("measure", "7", "--kind", "police")):
        assert inkasso("breach", *command).code == 3
    blank = inkasso("breach", "open", "--kind", "integrity", "--what", " ", "--json")
    assert (blank.code, blank.document["refused"]["code"]) == (3, "breach_not_told")  # type: ignore[index]  # JSON


def test_the_overview_tells_what_is_open_and_names_nobody(
    inkasso: Inkasso, cases: list[Case]
) -> None:
    inkasso("rights", "new", "--person", str(cases[0].id), "--right", "access", "--channel",
            "phone", "--date", "2026-01-15")  # fmt: skip
    inkasso(*OPEN, *AT)
    told = inkasso("rights", "overview", "--date", "2026-03-02", "--json")
    requests, breaches = told.document["requests"], told.document["breaches"]
    assert isinstance(requests, dict)
    assert isinstance(breaches, dict)
    (waiting,) = requests["open"]
    assert (waiting["days_left"], requests["open_late"], told.document["late"]) == (-14, 1, True)
    assert breaches["open"][0]["owed"] == ["assessment", "measure", "scope"]
    assert told.document["review_findings"] is None
    assert str(cases[0].person_id) not in told.out
    shown = inkasso("rights", "overview", "--year", "2026", "--review", "--date", "2026-03-02")
    assert (shown.code, "1 requests are open" in shown.out) == (0, True)
    assert inkasso("rights", "overview", "--year", "1066").code == 2


def test_assessments_tell_what_is_missing_by_day(inkasso: Inkasso) -> None:
    now = inkasso("notice", "assessments", "--json")
    assert (now.code, now.document["faults"]) == (0, [])
    later = inkasso("notice", "assessments", "--date", "2027-01-01")
    assert (later.code, "was to be reviewed by 2026-12-31" in later.out) == (1, True)
