"""`inkasso law credit-entry`."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import Law

EXAMPLE = """
kind: consumer_credit
debtor: person
due: 2026-01-10
demand_sent: 2026-03-05
contract_mentions_entry: true
new_agreement: false
on: {on}
"""


def facts(folder: Path, text: str) -> Path:
    path = folder / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("on", "allowed"), [("2026-03-25", False), ("2026-03-26", True)])
def test_a_consumer_credit_is_entered_from_its_day(
    law: Law, tmp_path: Path, on: str, allowed: bool
) -> None:
    code, document = law("credit-entry", facts(tmp_path, EXAMPLE.format(on=on)))
    assert (code, document["allowed"], document["earliest"]) == (0, allowed, "2026-03-26")
    assert document["removed_by"] == ("2028-03-26" if allowed else None)


def test_a_paid_entry_goes_within_a_month(law: Law, tmp_path: Path) -> None:
    text = EXAMPLE.format(on="2026-06-15") + "paid_on: 2026-05-01\n"
    _, document = law("credit-entry", facts(tmp_path, text))
    assert (document["allowed"], document["removed_by"]) == (False, "2026-06-01")


def test_what_was_paid_before_it_could_be_entered_leaves_nothing_to_remove(
    law: Law, tmp_path: Path
) -> None:
    text = EXAMPLE.format(on="2026-06-15") + "paid_on: 2026-03-20\n"
    _, document = law("credit-entry", facts(tmp_path, text))
    assert (document["allowed"], document["removed_by"]) == (False, None)


def test_json_is_read_too(law: Law, tmp_path: Path) -> None:
    text = '{"kind": "judgment", "debtor": "person", "undisputed": true, "on": "2026-03-01"}'
    code, document = law("credit-entry", facts(tmp_path, text))
    assert (code, document["allowed"], document["removed_by"]) == (0, True, "2029-03-01")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{kind: judgment, debtor: person, on: 2026-03-01}", 3),
        ("{kind: rent, debtor: person, on: 2007-10-31}", 3),
        ("{kind: loan, debtor: person, on: 2026-03-01}", 4),
        ("{kind: rent, debtor: person}", 3),
        ("{kind: rent, debtor: person, on: tomorrow}", 4),
        ("{kind: rent, debtor: person, on: 2026-03-01, colour: red}", 4),
        ("[1, 2]", 4),
        ("{kind: [", 4),
    ],
)
def test_what_cannot_be_answered_says_so(law: Law, tmp_path: Path, text: str, code: int) -> None:
    answered, document = law("credit-entry", facts(tmp_path, text))
    assert (answered, set(document)) == (code, {"refused" if code == 3 else "bad_input"})
