"""`inkasso gate review`: what is unusual in the access log."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

import click

from inkasso.base.clock import HELSINKI
from inkasso.base.dates import is_holy_day
from inkasso.cli.gate.people import payers_of
from inkasso.cli.options import Day, json_option, pass_workspace
from inkasso.cli.output import Json, emit, table
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.gate.looking import Days, Look, actors, ends_of, looked_at, looks, newest_moment
from inkasso.gate.reviewing.findings import Finding
from inkasso.gate.reviewing.names import Name
from inkasso.gate.reviewing.rules import People, review
from inkasso.parties.models import PartyName
from inkasso.receivables.models import Case, CoDebtor


@click.command("review")
@click.option("--from", "first", type=Day(), help="First day.")
@click.option("--to", "last", type=Day(), help="Last day.")
@json_option
@pass_workspace
def review_command(
    workspace: Workspace, *, first: date | None, last: date | None, as_json: bool
) -> None:
    """What is unusual in the access log, for somebody to ask about."""
    with sweep(workspace, "oversight", "review of the access log") as swept:
        rows, found = look_through(Days(first, last))
        swept.size = len(rows)
    if as_json:
        emit({"looks": len(rows), "findings": [_finding(one) for one in found]})
        return
    columns = ("when", "what", ">rows", "person", "because")
    cells = (
        (
            f"{one.at.astimezone(HELSINKI):%Y-%m-%d %H:%M}",
            one.kind,
            len(one.rows),
            one.subject or "",
            one.because.en,
        )
        for one in found
    )
    table(f"{len(found)} findings in {len(rows)} rows", columns, cells)


def look_through(days: Days) -> tuple[list[Look], list[Finding]]:
    """The rows of the log of some days and what is unusual in them; in a sweep of `oversight`."""
    rows = _with_ends(list(looks(days=days)))
    as_of = newest_moment()
    assert as_of is not None, "the review itself is in the log"
    return rows, review(rows, _known(rows, days), is_holy_day, as_of=as_of)


def _with_ends(rows: list[Look]) -> list[Look]:
    """The rows, and the ends of their sweeps that lie outside the days asked for."""
    open_ones = Counter(look.token for look in rows if look.kind == "sweep")
    open_ones.subtract(look.token for look in rows if look.kind == "swept")
    return rows + list(ends_of(token for token, left in open_ones.items() if left > 0))


def _known(rows: Sequence[Look], days: Days) -> People:
    """What the review must know: names of those who were looked at, and who belongs to cases."""
    cases: dict[int, set[UUID]] = defaultdict(set)
    numbers = {look.case for look in rows if look.kind == "file" and look.case is not None}
    for number, person in Case.objects.filter(id__in=numbers).values_list("id", "person_id"):
        cases[number].add(person)
    shared = CoDebtor.objects.filter(receivable__case_id__in=numbers)
    for number, person in shared.values_list("receivable__case_id", "person_id"):
        cases[number].add(person)
    payers = payers_of({person for people in cases.values() for person in people})
    names = PartyName.objects.filter(person_id__in=looked_at(days))
    return People(
        names={one.person_id: Name(full=one.name, family=one.family_name) for one in names},
        cases={
            number: frozenset(people).union(*(payers.get(person, ()) for person in people))
            for number, people in cases.items()
        },
        actors=actors(),
    )


def _finding(one: Finding) -> Json:
    return {
        "kind": one.kind,
        "at": one.at.astimezone(HELSINKI),
        "actor": one.actor,
        "person": str(one.subject) if one.subject else None,
        "about": one.about,
        "rows": list(one.rows),
        "because": {"fi": one.because.fi, "sv": one.because.sv, "en": one.because.en},
    }
