"""`inkasso law costs`: what was done to collect a receivable, and what it may cost the debtor."""

from __future__ import annotations

from pathlib import Path

import click

from inkasso.base.decisions import Decision, Refusal, Refused
from inkasso.base.money import Money
from inkasso.cli.law.collecting import ActName, missing, read_collecting
from inkasso.cli.options import json_option
from inkasso.cli.output import Json, citations, emit, say, say_grounds, table
from inkasso.law.fi.debt_collection.bill import BilledAct, CostBill, cost_bill


@click.command("costs")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def costs_command(*, file: Path, as_json: bool) -> None:
    """What each act may cost the debtor, and what is owed for recovery in all.

    FILE holds kind, principal, forty_euro, vat_percent, due, invoice_sent, due_by_contract,
    reminded, suspended_on, contract_made, invoices, reading, and acts: act, date, form, asked,
    instalments, days, invoice_sent, due, actual_cost, service_cost, by_creditor, own_group.
    """
    answer = _bill(file)
    if as_json:
        emit(_as_json(answer))
    else:
        _show(answer)


def _bill(file: Path) -> Decision[CostBill]:
    given = read_collecting(file)
    if given.principal is None:
        raise Refused(missing("principal"))
    if not given.acts and given.due is None:
        raise Refused(missing("acts"))
    answer = cost_bill(
        given.done_acts(), given.cost_facts(given.principal), readings=given.readings
    )
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer


def _as_json(answer: Decision[CostBill]) -> Json:
    bill = answer.value
    return {
        "acts": [_act(one) for one in bill.acts],
        "standard_compensation": bill.standard_compensation,
        "total": bill.total,
        "cap": bill.cap,
        "because": citations(answer.because),
    }


def _act(billed: BilledAct) -> Json:
    done = billed.done
    return {
        "act": ActName.of(done.act.kind).value,
        "date": done.on,
        "asked": done.asked,
        "allowed": billed.allowed,
        "vat": billed.vat,
        "because": citations(billed.because),
    }


def _show(answer: Decision[CostBill]) -> None:
    bill = answer.value
    rows = [_row(one) for one in bill.acts]
    table("Recovery costs", ("act", "date", ">asked", ">allowed"), rows)
    say(f"standard compensation {bill.standard_compensation}")
    say(f"owed in all {_or_none(bill.total)}, the most in all {_or_none(bill.cap)}")
    for one in bill.acts:
        say(f"{ActName.of(one.done.act.kind)} {one.done.on}")
        say_grounds(one.because)
    if answer.because:
        say("in all")
        say_grounds(answer.because)


def _row(billed: BilledAct) -> tuple[object, ...]:
    done = billed.done
    name = ActName.of(done.act.kind)
    return (name, done.on, _or_none(done.asked), _or_none(billed.allowed))


def _or_none(amount: Money | None) -> str:
    return "–" if amount is None else str(amount)
