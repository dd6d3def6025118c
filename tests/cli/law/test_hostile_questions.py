"""Questions that are wrong, hostile or out of reach: one document, the right exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counted_calls import calls_of
from law_questions import Asked, LawQuestions

FILES = ("costs", "timing", "limitation", "credit-entry")
COSTS = """
kind: consumer
principal: 500.00
invoice_sent: 2025-11-24
due: 2025-12-15
acts:
  - {act: reminder, date: 2026-01-12}
  - {act: demand, date: 2026-02-03}
"""
SAME_AS_JSON = {
    "kind": "consumer",
    "principal": 500.00,
    "invoice_sent": "2025-11-24",
    "due": "2025-12-15",
    "acts": [
        {"act": "reminder", "date": "2026-01-12"},
        {"act": "demand", "date": "2026-02-03"},
    ],
}
INTEREST = ("interest", "--principal", "1000", "--due", "2025-01-10", "--until", "2025-03-31")


@pytest.fixture
def law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> LawQuestions:
    return LawQuestions(tmp_path, capsys)


def ask(law: LawQuestions, command: str, content: str | bytes) -> Asked:
    file = law.home / "facts.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    option = ("--channel", "sms", "--at", "2026-11-26T12:00", "--history")
    return law.ask(command, *(option if command == "contact" else ()), str(file), "--json")


@pytest.mark.parametrize("command", [*FILES, "contact"])
@pytest.mark.parametrize(
    "content",
    [
        "a: 1\na: 2",
        '{"a": 1, "a": 2}',
        "a: &x [1]\nb: *x",
        "a: !!python/object:os.system x",
        "kind: !!str consumer",
        "? [a, b]\n: 1",
        "[" * 100_000,
        '{"a":' * 40_000,
        "- " * 100_000,
        "x" * 300_000,
        b"\xff\xfe",
        "\x00",
        "just a text",
        "kind: consumer\n--- \nkind: business",
    ],
    ids=lambda content: repr(content)[:24],
)
def test_a_hostile_file_is_bad_input(law: LawQuestions, command: str, content: str | bytes) -> None:
    asked = ask(law, command, content)
    assert asked.code == 4
    assert set(asked.answer) == {"bad_input"}


def test_json_and_yaml_give_the_same_answer(law: LawQuestions) -> None:
    yaml = ask(law, "costs", COSTS)
    for written in (json.dumps(SAME_AS_JSON), json.dumps(SAME_AS_JSON, indent="\t")):
        assert ask(law, "costs", written).answer == yaml.answer
    assert ask(law, "costs", b"\xef\xbb\xbf" + COSTS.encode()).answer == yaml.answer


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("0500", 0),
        ("500,00", 0),
        ("-5", 4),
        ("NaN", 4),
        (".inf", 4),
        ("1e3", 4),
        ("1_000", 4),
        ("0x10", 4),
        ("8:20", 4),
        ("true", 4),
        ("[5]", 4),
        ("{a: 5}", 4),
        ("500.005", 4),
        ("9999999999999", 4),
        ("null", 3),
    ],
)
def test_an_amount_is_what_its_digits_say(law: LawQuestions, written: str, code: int) -> None:
    asked = ask(law, "costs", COSTS.replace("500.00", written))
    assert asked.code == code
    if code == 0:
        assert asked.answer == ask(law, "costs", COSTS).answer


def test_all_faults_of_a_file_come_at_once_and_are_cut_short(law: LawQuestions) -> None:
    many = "".join(f"key_{number}: 1\n" for number in range(50))
    asked = ask(law, "costs", COSTS.replace("500.00", "x" * 900) + many)
    bad_input = asked.answer["bad_input"]
    assert isinstance(bad_input, dict)
    faults = str(bad_input["message"]).split("; ")
    assert faults[0].startswith("principal: ") or ": principal: " in faults[0]
    assert faults[1] == "key_0: unknown key"
    assert faults[20:] == ["and 31 more"]
    assert all(len(fault.replace(str(law.home), "")) < 120 for fault in faults)


@pytest.mark.parametrize(
    ("command", "content", "fact"),
    [
        ("costs", "{}", "kind"),
        ("costs", COSTS.replace("act: demand, ", ""), "acts[1].act"),
        ("costs", COSTS.replace(", date: 2026-02-03", ""), "acts[1].date"),
        ("timing", COSTS, "next"),
        ("limitation", "{kind: invoice}", "due"),
        ("limitation", "{events: [{date: 2026-01-01}]}", "events[0].event"),
        ("credit-entry", "{}", "kind"),
        ("credit-entry", "{kind: rent}", "debtor"),
        ("credit-entry", "{kind: rent, debtor: person}", "on"),
        ("contact", "- {channel: sms}", "contacts[0].at"),
        ("contact", "- {at: 2026-01-01}", "contacts[0].channel"),
    ],
)
def test_a_missing_fact_is_refused_by_its_name(
    law: LawQuestions, command: str, content: str, fact: str
) -> None:
    asked = ask(law, command, content)
    assert (asked.code, asked.refused) == (3, "fact_missing")
    assert fact in json.dumps(asked.answer["refused"])


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "question",
    [
        ("interest", "--principal", "1", "--due", "DAY", "--until", "2025-03-31"),
        ("interest", "--principal", "1", "--due", "2025-01-01", "--until", "DAY"),
        (*INTEREST, "--contract-rate-before-due", "20", "--fully-due", "DAY"),
        (*INTEREST, "--due-not-binding", "--invoice-sent", "DAY", "--told-on", "DAY"),
        (*INTEREST, "--payment", "DAY:5"),
        ("court", "--principal", "1", "--filed", "DAY"),
        ("contact", "--channel", "phone", "--at", "DAYT23:59"),
        ("contact", "--channel", "phone", "--at", "DAYT00:00+14:00"),
        ("rates", "add", "--from", "DAY", "--rate", "1", "--source", "x", "--by", "y"),
    ],
    ids=lambda question: question[0],
)
def test_a_day_that_nothing_can_be_counted_from_is_refused(
    law: LawQuestions, question: tuple[str, ...], day: str
) -> None:
    asked = law.ask(*(part.replace("DAY", day) for part in question), "--json")
    assert (asked.code, asked.refused) == (3, "day_out_of_reach")


@pytest.mark.parametrize("command", FILES)
def test_such_a_day_in_a_file_is_refused_too(law: LawQuestions, command: str) -> None:
    content = "{kind: consumer, debtor: person, due: 9999-12-31, on: 2026-01-01, acts: []}"
    if command == "credit-entry":
        content = content.replace("kind: consumer", "kind: rent")
    asked = ask(law, command, content)
    assert (asked.code, asked.refused) == (3, "day_out_of_reach")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--principal", "1e12"),
        ("--principal", "٣"),
        ("--principal", "1_000"),
        ("--principal", "-5"),
        ("--contract-rate", "Infinity"),
        ("--contract-rate", "1e-6"),
        ("--contract-rate", "9_5"),
        ("--fully-due", "2020-12-31"),
        ("--payment", "2025-02-01:NaN"),
        ("--language", "de"),
    ],
)
def test_wrong_usage_is_one_document(law: LawQuestions, wrong: tuple[str, str]) -> None:
    asked = law.ask(*INTEREST, *wrong, "--json")
    assert asked.code == 2
    assert set(asked.answer) == {"wrong_usage"}


@pytest.mark.parametrize("principal", ["-1", "-0.01"])
def test_a_court_is_not_asked_for_less_than_nothing(law: LawQuestions, principal: str) -> None:
    question = ("court", f"--principal={principal}", "--filed", "2026-03-02", "--eviction")
    assert law.ask(*question, "--json").code == 2


def test_an_empty_act_is_no_act(law: LawQuestions) -> None:
    asked = law.ask("sections", "--act", "", "--json")
    assert (asked.code, asked.refused) == (3, "act_not_encoded")


def test_proceedings_do_not_end_before_they_begin(law: LawQuestions) -> None:
    event = "{event: suit, date: 2025-04-01, ended: 2024-01-01}"
    content = f"{{kind: invoice, due: 2023-05-01, debtor: company, events: [{event}]}}"
    asked = ask(law, "limitation", content)
    assert asked.code == 4
    assert "before" in json.dumps(asked.answer)


@pytest.mark.parametrize("command", ["costs", "timing"])
def test_more_acts_than_anybody_does_are_a_fault(law: LawQuestions, command: str) -> None:
    acts = ", ".join("{act: demand, date: 2026-01-12}" for _ in range(501))
    asked = ask(law, command, f"{{kind: business, principal: 5, next: demand, acts: [{acts}]}}")
    assert asked.code == 4
    assert "500 at most" in json.dumps(asked.answer)


def test_a_long_history_of_contacts_takes_work_in_proportion(law: LawQuestions) -> None:
    """Counted in calls, not seconds: a history four times as long, four times the work."""
    ask(law, "contact", _history(1))
    few = calls_of(lambda: ask(law, "contact", _history(100)))
    many = calls_of(lambda: ask(law, "contact", _history(400)))
    assert many < 5 * few
    assert ask(law, "contact", _history(2000)).answer["allowed"] is False


def _history(entries: int) -> str:
    return "".join(
        f"- {{channel: sms, at: 2026-11-{1 + n % 28:02d}T10:{n % 60:02d}}}\n"
        for n in range(entries)
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("fi", "yhteensä 10,5 %"), ("sv", "sammanlagt 10,5 %"), ("en", "10.5 % a year in all")],
)
def test_every_command_speaks_three_languages(law: LawQuestions, language: str, said: str) -> None:
    asked = law.ask(*INTEREST, "--language", language, "--json")
    assert said in json.dumps(asked.rows("because"), ensure_ascii=False)
    assert said in law.ask(*INTEREST, "--language", language).out
    for command in (*FILES, "contact", "court", "allocate", "rates", "sections"):
        assert "--language [fi|sv|en]" in law.ask(command, "--help").out


def test_a_refusal_is_told_in_the_language_asked_and_the_next_in_english(law: LawQuestions) -> None:
    question = ("court", "--principal", "5", "--filed", "2001-01-01")
    assert "Frågan om 1.1.2001" in law.ask(*question, "--language", "sv").err
    assert "No answer for 2001-01-01" in law.ask(*question).err


def test_an_answer_from_an_unconfirmed_value_says_so(law: LawQuestions) -> None:
    question = ("court", "--principal", "500", "--filed", "2020-03-02")
    for language, said in (
        ("fi", "Vahvistamaton arvo 65 (1.1.2019 alkaen)"),
        ("sv", "Obekräftat värde 65 (från och med 1.1.2019)"),
        ("en", "Unconfirmed value 65 (from 2019-01-01)"),
    ):
        asked = law.ask(*question, "--language", language, "--json")
        assert said in str(asked.rows("because")[-1]["text"])
        assert asked.rows("because")[-1]["version"] == "1383/2018"
    sure = law.ask("court", "--principal", "500", "--filed", "2026-03-02", "--json")
    assert "Unconfirmed" not in sure.out
