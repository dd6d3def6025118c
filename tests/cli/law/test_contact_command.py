"""`inkasso law contact`."""

from __future__ import annotations

from pathlib import Path

from command_line import Law


def test_nobody_is_called_on_the_night_of_independence_day(law: Law) -> None:
    code, document = law("contact", "--channel", "phone", "--at", "2026-12-06T20:30")
    assert (code, document["allowed"]) == (0, False)
    assert document["next_allowed"] == "2026-12-07T08:00"
    assert document["policy"] == "good_practice"


def test_the_history_counts_over_all_channels(law: Law, tmp_path: Path) -> None:
    history = tmp_path / "history.yaml"
    history.write_text(
        "- {channel: sms, at: 2026-11-23T10:00}\n"
        "- {channel: letter, at: 2026-11-24}\n"
        "- {channel: email, at: 2026-11-25 10:00:00}\n",
        encoding="utf-8",
    )
    _, document = law(
        "contact", "--channel", "phone", "--at", "2026-11-26T12:00", "--history", history
    )
    assert (document["allowed"], document["next_allowed"]) == (False, "2026-11-30T10:00")


def test_a_person_who_wants_no_calls_is_never_called(law: Law, tmp_path: Path) -> None:
    history = tmp_path / "history.json"
    history.write_text('{"contacts": [], "no_calls": true}', encoding="utf-8")
    _, document = law(
        "contact", "--channel", "phone", "--at", "2026-11-26T12:00", "--history", history
    )
    assert (document["allowed"], document["next_allowed"]) == (False, None)


def test_another_policy_may_be_chosen(law: Law) -> None:
    _, document = law(
        "contact", "--channel", "phone", "--at", "2026-11-22T03:00", "--policy", "statute_only"
    )
    assert document["allowed"] is True


def test_bad_history_and_bad_moments_are_told_apart(law: Law, tmp_path: Path) -> None:
    history = tmp_path / "history.yaml"
    history.write_text("- {channel: fax, at: 2026-11-23T10:00}\n- 7\n", encoding="utf-8")
    asked = ("contact", "--channel", "phone", "--at")
    assert law(*asked, "2026-11-26T12:00", "--history", history)[0] == 4
    assert law(*asked, "noon")[0] == 2
