"""`inkasso cases` and `inkasso case`: what is owed, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, euros, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.formats.reference import grouped, to_rf
from inkasso.gate.acting import open_file
from inkasso.mandates.services import client_by_business_id
from inkasso.receivables.account.replay import Account
from inkasso.receivables.finding import find_case, people_of
from inkasso.strategy.casefile import CaseFile, Line, case_file
from inkasso.strategy.event import Event
from inkasso.strategy.overview import CaseRow, overview
from inkasso.strategy.rules import Next


@click.command("cases")
@click.option("--client", type=BusinessId(), help="Only this client's cases.")
@date_option
@json_option
@pass_workspace
def cases_command(
    workspace: Workspace, *, client: str | None, on: date | None, as_json: bool
) -> None:
    """Every case: what it owes, and what comes next."""
    with work(workspace, "collection", "list of cases"):
        client_id = client_by_business_id(client).id if client else None
        rows = list(overview(day_of(workspace, on), client_id))
    if as_json:
        emit({"cases": [_case(row) for row in rows]})
        return
    columns = (">case", "client", "debtor", "status", "reference", ">total", "next", "when")
    table(f"{len(rows)} cases", columns, map(_cells, rows))


def _cells(row: CaseRow) -> tuple[object, ...]:
    step = row.next.step.name if row.next and row.next.step else "-"
    when = row.next.day if row.next and row.next.day else ""
    total = euros(row.account.total)
    reference = grouped(row.case.reference)
    return (row.case.id, row.client, row.debtor_kind, row.status, reference, total, step, when)


def _case(row: CaseRow) -> Json:
    return {
        "case": str(row.case.id),
        "client": row.business_id,
        "client_name": row.client,
        "debtor_kind": row.debtor_kind,
        "status": row.status,
        "reference": row.case.reference,
        "rf": to_rf(row.case.reference),
        **_amounts(row.account),
        "next": _next(row.next),
    }


def _amounts(account: Account) -> Json:
    return {
        "principal": euros(account.principal),
        "interest": euros(account.interest),
        "costs": euros(account.costs),
        "total": euros(account.total),
    }


def _next(following: Next | None) -> Json:
    if following is None:
        return {"step": None, "date": None, "because": "nothing is open"}
    return {
        "step": following.step.name if following.step else None,
        "date": following.day,
        "because": following.because.en,
    }


@click.command("case")
@click.argument("ref")
@click.option("--as-of", type=Day(), help="The account as of this day; default today.")
@date_option
@json_option
@pass_workspace
def case_command(
    workspace: Workspace, *, ref: str, as_of: date | None, on: date | None, as_json: bool
) -> None:
    """One case, found by its number or its reference, with every line explained."""
    with work(workspace, "collection", f"case {ref} at the terminal"):
        case = find_case(ref)
        debtor, *others = people_of(case)
        open_file(debtor, f"case:{case.id}", beside=others)
        file = case_file(case, as_of or day_of(workspace, on))
    if as_json:
        emit(_document(file, workspace.home))
    else:
        _show(file)


def _document(file: CaseFile, home: Path) -> Json:
    return {
        "case": str(file.case.id),
        "as_of": file.account.as_of,
        "status": file.status,
        "reference": file.case.reference,
        "rf": to_rf(file.case.reference),
        **_amounts(file.account),
        "paid": euros(file.account.paid),
        "refund_due": euros(file.account.refund_due),
        "next": _next(file.next),
        "lines": [_line(line) for line in file.lines],
        "events": [_event(event, home) for event in file.events],
    }


def _line(line: Line) -> Json:
    return {
        "kind": line.kind,
        "amount": line.amount,
        "text": line.text.en,
        "because": citations((*line.because, *line.doubts)),
    }


def _event(event: Event, home: Path) -> Json:
    told: Json = {"date": event.date, "kind": event.kind, "text": event.text.en}
    return told | ({"file": str(home / event.file)} if event.file else {})


def _show(file: CaseFile) -> None:
    account = file.account
    say(f"Case {file.case.id}, {file.status}, as of {account.as_of}")
    say(f"Reference {grouped(file.case.reference)}, {grouped(to_rf(file.case.reference))}")
    table("", (">amount", "what"), ((line.amount, line.text.en) for line in file.lines))
    say(
        f"Open: principal {euros(account.principal)}, interest {euros(account.interest)}, "
        f"costs {euros(account.costs)}, total {euros(account.total)} EUR. "
        f"Paid: {euros(account.paid)}."
    )
    if file.next is not None:
        say(f"Next: {file.next.because.en}")
    rows = ((e.date, e.kind, e.text.en + (f" [{e.file}]" if e.file else "")) for e in file.events)
    table("Events", ("date", "kind", "what"), rows)
