"""`inkasso law credit-entry`: whether a payment default may be entered, and until when it stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from inkasso.base.decisions import Citation, Decision, Refusal, Refused
from inkasso.cli.law.collecting import missing
from inkasso.cli.law.facts import Facts
from inkasso.cli.law.reading import read_yaml
from inkasso.cli.options import json_option
from inkasso.cli.output import citations, emit, say, say_grounds
from inkasso.law.fi.credit_information.entries import (
    EntryDebtor,
    EntryFacts,
    EntryKind,
    EntryWindow,
    entry_window,
    may_be_entered,
)
from inkasso.law.fi.credit_information.retention import Entry, Established, removed_by
from inkasso.law.fi.interpretations import DayReading, readings_named

T = TypeVar("T")

_ESTABLISHED = {
    EntryKind.JUDGMENT: Established.AUTHORITY,
    EntryKind.TRATTA: Established.TRATTA,
}


@click.command("credit-entry")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def credit_entry_command(*, file: Path, as_json: bool) -> None:
    """Whether a payment default may be entered on a day, from when, and when it must be gone.

    FILE holds kind, debtor, due, demand_sent, contract_mentions_entry, new_agreement, undisputed,
    judgment, paid_on, entered_on, minor, later_agreed, days (literal or full_days) and on.
    """
    facts, on, entered_on = _read(file)
    window = _answer(entry_window(facts, on))
    allowed = _answer(may_be_entered(facts, on))
    gone = _removal(facts, entered_on or (on if allowed.value else None))
    because = _once(allowed.because + (gone.because if gone else ()))
    removed = gone.value if gone else None
    if as_json:
        emit(
            {
                "allowed": allowed.value,
                "earliest": window.value.earliest,
                "latest": window.value.latest,
                "removed_by": removed,
                "because": citations(because),
            }
        )
        return
    _show(on, allowed.value, window.value, removed)
    say_grounds(because)


def _show(on: date, allowed: object, window: EntryWindow, removed: date | None) -> None:
    say(f"{on}: {'may be entered' if allowed else 'may not be entered'}")
    if window.earliest:
        say(f"earliest   {window.earliest}")
    if window.latest:
        say(f"latest     {window.latest}")
    if removed:
        say(f"removed by {removed}")


def _read(path: Path) -> tuple[EntryFacts, date, date | None]:
    given = Facts(read_yaml(path), source=str(path))
    for key in ("kind", "debtor", "on"):
        if not given.given(key):
            raise Refused(missing(key))
    reading = given.choice("days", DayReading) if given.given("days") else None
    facts = EntryFacts(
        kind=given.choice("kind", EntryKind),
        debtor=given.choice("debtor", EntryDebtor),
        due_date=given.day("due"),
        demand_sent_on=given.day("demand_sent"),
        contract_mentions_entry=given.flag("contract_mentions_entry"),
        new_agreement=given.flag("new_agreement") or False,
        undisputed=given.flag("undisputed"),
        judgment_on=given.day("judgment"),
        paid_on=given.day("paid_on"),
        minor=given.flag("minor") or False,
        later_agreed=given.flag("later_agreed") or False,
        readings=readings_named(reading),
    )
    on, entered_on = given.day("on"), given.day("entered_on")
    given.done()
    assert on is not None, "a day that cannot be read is a fault"
    return facts, on, entered_on


def _removal(facts: EntryFacts, made_on: date | None) -> Decision[date] | None:
    """When the entry must be gone; of one not said to exist, what a payment would do to it."""
    never = facts.debtor is EntryDebtor.PERSON and facts.kind is EntryKind.TRATTA
    made_on = made_on or (None if facts.paid_on is None else _day_before_payment(facts))
    if made_on is None or never:
        return None
    established = _ESTABLISHED.get(facts.kind, Established.REPORTED)
    entry = Entry(
        established=established,
        debtor=facts.debtor,
        made_on=made_on,
        payment_known_on=facts.paid_on,
    )
    return _answer(removed_by(entry))


def _day_before_payment(facts: EntryFacts) -> date | None:
    """The earliest day an entry now paid can have been made, when it can have been made at all."""
    assert facts.paid_on is not None, "asked of what is paid only"
    window = entry_window(facts, facts.paid_on)
    if isinstance(window, Refusal) or not window.value.possible:
        return None
    earliest = window.value.earliest or facts.judgment_on or facts.paid_on
    return earliest if earliest <= facts.paid_on else None


def _answer(answer: Decision[T] | Refusal) -> Decision[T]:
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer


def _once(because: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(because))
