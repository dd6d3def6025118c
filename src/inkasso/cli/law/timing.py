"""`inkasso law timing`: when the next act of collecting may come."""

from __future__ import annotations

from pathlib import Path

import click

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.cli.law.collecting import ActName, Collecting, missing, read_collecting
from inkasso.cli.options import json_option
from inkasso.cli.output import citations, emit, say, say_grounds
from inkasso.law.fi.debt_collection.acts import PastAct, Regime
from inkasso.law.fi.debt_collection.next_act import NextAct, TimingFacts, when_next

#: Days do not depend on the principal; a file that asks for them need not state it.
_ANY_PRINCIPAL = Money(1)


@click.command("timing")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def timing_command(*, file: Path, as_json: bool) -> None:
    """First and last day for the next act; of a reminder or demand, for one that is charged.

    FILE holds what `inkasso law costs` reads and `next`: reminder, demand, plan, extension, tratta,
    bankruptcy_demand or publication, and `debtor` where a tratta of 2021 asks for it.
    """
    given = read_collecting(file)
    if given.next_act is None:
        raise Refused(missing("next"))
    answer = when_next(given.next_act, _facts(given, given.next_act), readings=given.readings)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    window = answer.value
    if as_json:
        emit(
            {
                "earliest": window.earliest,
                "latest": window.latest,
                "because": citations(answer.because),
            }
        )
        return
    say(f"earliest {window.earliest}" + (f", latest {window.latest}" if window.latest else ""))
    say_grounds(answer.because)


def _facts(given: Collecting, act: NextAct) -> TimingFacts:
    reminder = act is NextAct.REMINDER and given.kind.regime is Regime.CONSUMER
    stated = [given.due, *(one.due for one in given.acts)]
    if reminder and not any(stated):
        raise Refused(missing("due"))
    invoiced = given.due_by_contract or given.invoice_sent_before(len(given.acts)) is not None
    if reminder and not invoiced:
        raise Refused(missing("invoice_sent"))
    acts = sorted(given.acts, key=lambda one: one.on)
    reminders = [one for one in acts if one.name is ActName.REMINDER]
    return TimingFacts(
        costs=given.cost_facts(given.principal or _ANY_PRINCIPAL),
        history=tuple(PastAct(kind=one.name.kind, sent_on=one.on) for one in acts),
        debtor=given.debtor,
        reminder_days=reminders[-1].days if reminders else None,
    )
