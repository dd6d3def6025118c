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
from inkasso.law.fi.debt_collection.enforceable import costs_without_judgment


@click.command("costs")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def costs_command(*, file: Path, as_json: bool) -> None:
    """What each act may cost the debtor, and what is owed for recovery in all.

    FILE holds kind, principal, forty_euro, vat_percent, due, invoice_sent, due_by_contract,
    reminded, suspended_on, contract_made, invoices, reading, and acts: act, date, form, asked,
    instalments, days, invoice_sent, due, actual_cost, service_cost, by_creditor, own_group.
    """
    bill, enforceable = _bill(file)
    if as_json:
        emit(_as_json(bill, enforceable))
    else:
        _show(bill, enforceable)


def _bill(file: Path) -> tuple[Decision[CostBill], Decision[Money] | None]:
    """The bill; of a directly enforceable receivable also what needs no judgment (10 j §)."""
    given = read_collecting(file)
    if given.principal is None:
        raise Refused(missing("principal"))
    if not given.acts and given.due is None:
        raise Refused(missing("acts"))
    facts = given.cost_facts(given.principal)
    answer = cost_bill(given.done_acts(), facts, readings=given.readings)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    directly = facts.directly_enforceable
    return answer, costs_without_judgment(answer.value, facts) if directly else None


def _as_json(answer: Decision[CostBill], enforceable: Decision[Money] | None) -> Json:
    bill = answer.value
    because = (*answer.because, *(enforceable.because if enforceable else ()))
    return {
        "acts": [_act(one) for one in bill.acts],
        "standard_compensation": bill.standard_compensation,
        "total": bill.total,
        "cap": bill.cap,
        "without_judgment": None if enforceable is None else enforceable.value,
        "because": citations(because),
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


def _show(answer: Decision[CostBill], enforceable: Decision[Money] | None) -> None:
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
    if enforceable is not None:
        say(f"without a judgment {enforceable.value}")
        say_grounds(enforceable.because)


def _row(billed: BilledAct) -> tuple[object, ...]:
    done = billed.done
    name = ActName.of(done.act.kind)
    return (name, done.on, _or_none(done.asked), _or_none(billed.allowed))


def _or_none(amount: Money | None) -> str:
    return "–" if amount is None else str(amount)
