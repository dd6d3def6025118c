"""`inkasso breach open|assess|measure|close|list|show`: a breach from its first hour to its end."""

from __future__ import annotations

from datetime import date, datetime

import click

from inkasso.cli.breach.moments import instant_of, moment_of, now_at, when_option
from inkasso.cli.breach.showing import document, show, show_list
from inkasso.cli.options import IN_FINLAND, json_option, pass_workspace
from inkasso.cli.output import emit
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_in_force
from inkasso.law.eu.breaches import Exception34, Risk
from inkasso.rights.breaches.recording import (
    Instant,
    NewAssessment,
    NewBreach,
    assess,
    close,
    open_breach,
    record_measure,
)
from inkasso.rights.breaches.searching import PURPOSE
from inkasso.rights.breaches.state import State, every_breach, find_breach
from inkasso.rights.breaches.weighing import CONSEQUENCES, CRITERIA, KINDS, MEASURES
from inkasso.rights.models import Breach


@click.command("open")
@click.option("--kind", "kinds", multiple=True, required=True, type=click.Choice(list(KINDS)))
@click.option("--what", required=True, help="What happened, in words that name nobody.")
@click.option(
    "--found-by", type=click.Choice(Breach.FoundBy.values), default="staff", show_default=True
)
@click.option(
    "--cause", type=click.Choice(Breach.Cause.values), default="unknown", show_default=True
)
@click.option("--processor", default="", help="Key of the processor where it happened.")
@click.option("--began", type=IN_FINLAND, help="When it began, where that is known.")
@click.option("--ended", type=IN_FINLAND, help="When it ended.")
@when_option
@json_option
@pass_workspace
def open_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    kinds: tuple[str, ...],
    what: str,
    found_by: str,
    cause: str,
    processor: str,
    began: datetime | None,
    ended: datetime | None,
    at: datetime | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Put a breach on record; --at is when it became known, and the 72 hours run from it."""
    aware_at = moment_of(workspace, at, on)
    new = NewBreach(
        aware_at=aware_at,
        kinds=tuple(dict.fromkeys(kinds)),
        found_by=Breach.FoundBy(found_by),
        cause=Breach.Cause(cause),
        processor=processor,
        began_at=began,
        ended_at=ended,
        what=what,
    )
    with work(workspace, PURPOSE, "a breach became known"):
        told = Instant(at=now_at(workspace, aware_at), by=workspace.actor)
        state = open_breach(new, register_in_force(), told)
    _tell(state, aware_at, as_json=as_json)


@click.command("assess")
@click.argument("number", type=int)
@click.option("--risk", type=click.Choice([one.value for one in Risk]), required=True)
@click.option("--reasons", required=True, help="Why, in words that name nobody.")
@click.option("--criterion", "criteria", multiple=True, type=click.Choice(list(CRITERIA)))
@click.option("--consequence", "consequences", multiple=True, type=click.Choice(list(CONSEQUENCES)))
@click.option(
    "--exception",
    "exceptions",
    multiple=True,
    type=click.Choice([one.value for one in Exception34]),
    help="Why people need not be told of a high risk.",
)
@when_option
@json_option
@pass_workspace
def assess_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    risk: str,
    reasons: str,
    criteria: tuple[str, ...],
    consequences: tuple[str, ...],
    exceptions: tuple[str, ...],
    at: datetime | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Weigh what a breach means to those concerned; the newest weighing counts."""
    instant = instant_of(workspace, at, on)
    new = NewAssessment(
        risk=Risk(risk),
        reasons=reasons,
        criteria=tuple(dict.fromkeys(criteria)),
        consequences=tuple(dict.fromkeys(consequences)),
        exceptions=tuple(Exception34(one) for one in dict.fromkeys(exceptions)),
    )
    with work(workspace, PURPOSE, f"weighing of breach {number}"):
        state = assess(number, new, instant)
    _tell(state, instant.at, as_json=as_json)


@click.command("measure")
@click.argument("number", type=int)
@click.option("--kind", type=click.Choice(list(MEASURES)), required=True)
@click.option("--text", default="", help="What exactly, in words that name nobody.")
@when_option
@json_option
@pass_workspace
def measure_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    kind: str,
    text: str,
    at: datetime | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Record what was done because of a breach."""
    instant = instant_of(workspace, at, on)
    with work(workspace, PURPOSE, f"measures after breach {number}"):
        state = record_measure(number, kind, text, instant)
    _tell(state, instant.at, as_json=as_json)


@click.command("close")
@click.argument("number", type=int)
@click.option("--lessons", required=True, help="What was learnt, in words that name nobody.")
@when_option
@json_option
@pass_workspace
def close_command(
    workspace: Workspace,
    *,
    number: int,
    lessons: str,
    at: datetime | None,
    on: date | None,
    as_json: bool,
) -> None:
    """End a breach when nothing is owed any more; refused with what still is."""
    instant = instant_of(workspace, at, on)
    with work(workspace, PURPOSE, f"end of breach {number}"):
        state = close(number, lessons, instant)
    _tell(state, instant.at, as_json=as_json)


@click.command("list")
@click.option("--open", "open_only", is_flag=True, help="Only those that are not closed.")
@when_option
@json_option
@pass_workspace
def list_command(
    workspace: Workspace,
    *,
    open_only: bool,
    at: datetime | None,
    on: date | None,
    as_json: bool,
) -> None:
    """The register of breaches (Article 33(5)), with the clock of each."""
    moment = moment_of(workspace, at, on)
    with work(workspace, PURPOSE, "register of breaches"):
        found = every_breach(open_only=open_only)
    if as_json:
        emit({"breaches": [document(one, moment) for one in found]})
    else:
        show_list(found, moment)


@click.command("show")
@click.argument("number", type=int)
@when_option
@json_option
@pass_workspace
def show_command(
    workspace: Workspace, *, number: int, at: datetime | None, on: date | None, as_json: bool
) -> None:
    """A breach with all that happened to it."""
    moment = moment_of(workspace, at, on)
    with work(workspace, PURPOSE, f"breach {number}"):
        state = find_breach(number)
    _tell(state, moment, as_json=as_json)


def _tell(state: State, at: datetime, *, as_json: bool) -> None:
    if as_json:
        emit(document(state, at))
    else:
        show(state, at)
