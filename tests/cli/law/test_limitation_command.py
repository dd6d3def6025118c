"""`inkasso law limitation`: the examples of the law, missing facts, files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command_line import Law

INVOICE = "kind: invoice\ndue: 2023-03-16\ndebtor: person\ncreditor: company\n"
OLDER = "kind: invoice\ndue: 2018-02-01\ndebtor: person\ncreditor: company\n"
JUDGED = "events: [{event: judgment, date: 2020-05-20}]\n"
KEYS = ("time_barred", "last_day", "final_day", "title_until")


def ask(law: Law, folder: Path, text: str) -> tuple[int, dict[str, object]]:
    file = folder / "debt.yaml"
    file.write_text(text, encoding="utf-8")
    return law("limitation", file)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (INVOICE + "on: 2026-03-16", (False, "2026-03-16", "2043-03-16", None)),
        (INVOICE + "on: 2026-03-17", (True, "2026-03-16", "2043-03-16", None)),
        (
            INVOICE + "events: [{event: reminder, date: 2025-12-01}]\non: 2026-11-22",
            (False, "2028-12-01", "2043-03-16", None),
        ),
        (OLDER + JUDGED + "on: 2025-05-20", (False, "2025-05-20", "2038-02-01", "2035-05-20")),
        (
            OLDER.replace("creditor: company", "creditor: person") + JUDGED + "on: 2025-05-21",
            (True, "2025-05-20", "2043-02-01", "2040-05-20"),
        ),
        (
            INVOICE.replace("2023-03-16", "1998-06-01") + "on: 2006-12-31",
            (False, "2007-01-01", "2020-01-01", None),
        ),
        (
            "kind: public\npublic: true\nimposed: 2021-06-02\non: 2026-12-31",
            (False, "2026-12-31", None, None),
        ),
        (
            "public: true\nimposed: 2021-06-02\non: 2027-01-01",
            (True, "2026-12-31", None, None),
        ),
        (
            "kind: business\ndue: 2023-03-16\ndebtor: company\ncreditor: company\n"
            "events: [{event: suit, date: 2026-03-01}]\non: 2030-01-01",
            (False, None, None, None),
        ),
        (
            OLDER + "events: [{event: suit, date: 2019-12-01}, {event: judgment, date: 2020-05-20},"
            " {event: enforcement, date: 2021-01-01, ended: 2022-02-01}]\non: 2026-11-22",
            (False, "2027-02-01", "2038-02-01", "2035-05-20"),
        ),
        (
            OLDER + "events: [{event: judgment, date: 2020-05-20},"
            " {event: enforcement, date: 2021-01-01, ended: 2022-02-01, informed: false}]\n"
            "on: 2026-11-22",
            (True, "2025-05-20", "2038-02-01", "2035-05-20"),
        ),
        (
            OLDER + "events: [{event: judgment, date: 2020-05-20},"
            " {event: enforcement, date: 2024-01-01}]\non: 2026-11-22",
            (False, "2029-01-01", "2038-02-01", "2035-05-20"),
        ),
    ],
)
def test_the_answer_is_right_to_the_day(
    law: Law, tmp_path: Path, text: str, expected: tuple[object, ...]
) -> None:
    code, document = ask(law, tmp_path, text)
    assert (code, tuple(document[key] for key in KEYS)) == (0, expected)
    because = document["because"]
    assert isinstance(because, list)
    assert all(set(ground) == {"act", "section", "version", "text"} for ground in because)


def test_events_after_the_day_asked_about_do_not_count(law: Law, tmp_path: Path) -> None:
    reminded = "events: [{event: reminder, date: 2025-12-01}]\n"
    assert ask(law, tmp_path, INVOICE + reminded + "on: 2025-11-30")[1]["last_day"] == "2026-03-16"


@pytest.mark.parametrize("detail", ["identified: false", "other_debtor: true", "no_proof: true"])
def test_an_act_that_does_not_interrupt_does_not_count(
    law: Law, tmp_path: Path, detail: str
) -> None:
    events = f"events: [{{event: reminder, date: 2025-12-01, {detail}}}]\non: 2026-01-01"
    assert ask(law, tmp_path, INVOICE + events)[1]["last_day"] == "2026-03-16"


def test_today_is_asked_about_when_no_day_is_given(law: Law, tmp_path: Path) -> None:
    assert ask(law, tmp_path, INVOICE)[1]["on"] == "2026-12-30"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "kind: damages\nknown: 2018-01-01\nhappened: 2010-01-01\n"
            "debtor: company\non: 2019-01-01",
            "2020-01-01",
        ),
        ("kind: open_ended\narose: 2015-03-01\ndebtor: company\non: 2019-01-01", "2025-03-01"),
        ("kind: business\nperformed: 2021-05-05\ndebtor: company\non: 2022-01-01", "2024-05-05"),
        (
            "kind: loan\ndue: 2025-05-05\naccelerated: 2021-05-05\ndebtor: company\non: 2022-01-01",
            "2024-05-05",
        ),
    ],
)
def test_debts_without_a_binding_due_date_have_a_start_of_their_own(
    law: Law, tmp_path: Path, text: str, last: str
) -> None:
    code, document = ask(law, tmp_path, text)
    assert (code, document["last_day"]) == (0, last)


@pytest.mark.parametrize("key", ["due", "debtor", "creditor", "kind"])
def test_a_missing_fact_is_refused_by_name(law: Law, tmp_path: Path, key: str) -> None:
    text = "\n".join(line for line in INVOICE.splitlines() if not line.startswith(f"{key}:"))
    code, document = ask(law, tmp_path, text)
    refused = document["refused"]
    assert isinstance(refused, dict)
    assert (code, refused["code"]) == (3, "fact_missing")
    assert key in str(refused["message"])


@pytest.mark.parametrize(
    "text",
    [
        "public: true\non: 2026-01-01",
        "kind: damages\nknown: 2018-01-01\ndebtor: company",
        "kind: open_ended\ndebtor: company",
        INVOICE + "events: [{event: reminder}]",
        INVOICE + "events: [{date: 2025-01-01}]",
        "public: true\nimposed: 2007-05-05",
    ],
)
def test_questions_without_an_answer_are_refused(law: Law, tmp_path: Path, text: str) -> None:
    assert ask(law, tmp_path, text)[0] == 3


@pytest.mark.parametrize(
    "text",
    [
        "- a list",
        INVOICE.replace("2023-03-16", "16th of March"),
        INVOICE.replace("invoice", "debt of honour"),
        INVOICE.replace("debtor: person", "debtor: robot"),
        INVOICE + "colour: blue",
        INVOICE + "events: yes please",
        INVOICE + "events: [{event: dance, date: 2025-01-01}]",
        INVOICE
        + "events: [{event: judgment, date: 2024-01-01}, {event: judgment, date: 2025-01-01}]",
        "kind: [",
    ],
)
def test_a_file_that_cannot_be_read_says_why(law: Law, tmp_path: Path, text: str) -> None:
    code, document = ask(law, tmp_path, text)
    assert (code, set(document)) == (4, {"bad_input"})


def test_json_is_read_as_well(law: Law, tmp_path: Path) -> None:
    facts = {
        "kind": "invoice", "due": "2023-03-16", "debtor": "person", "creditor": "company",
        "public": False, "on": "2026-01-01", "events": [],
    }  # fmt: skip
    assert ask(law, tmp_path, json.dumps(facts))[1]["last_day"] == "2026-03-16"


@pytest.mark.parametrize(
    ("events", "last_day"),
    [
        ("[{event: suit, date: 2025-04-01}]", "2043-03-16"),
        ("[{event: suit, date: 2025-04-01, ended: 2025-09-01}]", "2028-09-01"),
    ],
)
def test_a_pending_suit_is_a_ground_of_the_last_day(
    law: Law, tmp_path: Path, events: str, last_day: str
) -> None:
    _, document = ask(law, tmp_path, INVOICE + f"events: {events}\non: 2026-01-01")
    assert document["last_day"] == last_day
    because = document["because"]
    assert isinstance(because, list)
    assert "11 § 2 mom." in {ground["section"] for ground in because}


def test_no_suit_is_no_ground(law: Law, tmp_path: Path) -> None:
    _, document = ask(law, tmp_path, INVOICE + "on: 2026-01-01")
    assert "11 § 2 mom." not in str(document["because"])
