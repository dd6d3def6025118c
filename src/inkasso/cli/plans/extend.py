"""`inkasso extend`: a longer time to pay everything at once."""

from __future__ import annotations

from datetime import date

import click
from django.conf import settings

from inkasso.base.money import Money
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.plans.showing import extension_document, say_extension
from inkasso.cli.plans.wishes import by_option, free_option, told_option
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_file
from inkasso.mandates.agency import read_agency
from inkasso.receivables.finding import find_case
from inkasso.strategy.planning import Agreement, extension_proposal


@click.command("extend")
@click.argument("ref")
@click.option("--until", type=Day(), required=True, help="The last day to pay.")
@click.option("--try", "only_try", is_flag=True, help="Tell what it would be; write nothing.")
@free_option
@told_option
@by_option
@date_option
@json_option
@pass_workspace
def extend_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    until: date,
    only_try: bool,
    free: bool,
    told: Money | None,
    asked_by: str,
    on: date | None,
    as_json: bool,
) -> None:
    """A longer time to pay case REF, at the request of whoever owes it."""
    day = day_of(workspace, on)
    with work(workspace, "collection", f"longer time to pay case {ref}"):
        case = find_case(ref)
        extended = extension_proposal(case.id, day, until, free=free)
        if not only_try:
            open_file(case.person_id, f"case:{case.id}")
            agency = read_agency(settings.AGENCY_FILE)
            Agreement(case.id, day, agency, asked_by).extend(
                until, free=free, told=told or extended.total
            )
    if as_json:
        emit({"written": not only_try, "extension": extension_document(extended)})
        return
    say_extension(extended)
    if not only_try:
        say("It is agreed; `inkasso day` prints its letter.")
