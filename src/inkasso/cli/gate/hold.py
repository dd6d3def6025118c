"""`inkasso hold`: what stops collecting a case or contacting a person, and since when."""

from __future__ import annotations

from datetime import date

import click

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.cli.gate.people import find_protected
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting, open_files
from inkasso.gate.holds.kinds import KINDS, LIFTED_FOR_RIGHTS, Act
from inkasso.gate.holds.placing import (
    NewHold,
    Protected,
    forbidding,
    holds_of,
    kind_of,
    place_hold,
    reasons_of,
    standing,
)
from inkasso.gate.models import Hold
from inkasso.law.eu.restriction import WAYS
from inkasso.rights.recipients.telling import recipients_of
from inkasso.rights.requests.restricting import RESTRICTION, lift_by_hand

_REASON_MAX = 500


@click.group("hold")
def hold_command() -> None:
    """Holds: what forbids letters, calls, disclosures, sales, court steps and reports."""


@hold_command.command("add")
@click.argument("person_or_case")
@click.option("--kind", type=click.Choice(list(KINDS)), required=True)
@click.option("--reason", required=True, help="What was said; personal, shown in the open file.")
@click.option("--until", type=Day(), help="Last day, where one is known.")
@date_option
@json_option
@pass_workspace
def add_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    person_or_case: str,
    kind: str,
    reason: str,
    until: date | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Place a hold on a person or a case; it forbids from this moment."""
    new = NewHold(kind=kind, reason=reason[:_REASON_MAX], until=until)
    why, day = f"hold {kind} on {person_or_case}", day_of(workspace, on)
    with work(workspace, "collection", why):
        protected = find_protected(person_or_case)
        with acting(_purpose(kind, protected, day), actor=workspace.actor, reason=why):
            open_files([protected.person_id], f"hold:{kind}")
            hold = place_hold(protected, new, day, by=workspace.actor)
        tell = _to_tell(workspace, hold) if kind == RESTRICTION else []
    if as_json:
        because = citations(KINDS[kind].because)
        emit({"hold": _document(hold), "because": because, "tell": tell})
    else:
        say(f"Hold {hold.id} ({hold.kind}) placed on {_reach(hold)}. It stops: {_stops(hold)}.")
        for name in tell:
            say(f"  Tell {name} of it (GDPR 19): without a request nothing is queued.")


def _to_tell(workspace: Workspace, hold: Hold) -> list[str]:
    """Who got data of somebody that is restricted now: a request would queue word to them."""
    with acting("rights", actor=workspace.actor, reason=f"whom to tell of hold {hold.id}"):
        open_files([hold.person_id], f"hold:{hold.id}")
        return [name for name, _ in recipients_of(hold.person_id)]


@hold_command.command("list")
@click.option("--person", help="Only those of this person (uuid).")
@click.option("--case", "ref", help="Only those that concern this case.")
@click.option("--all", "everything", is_flag=True, help="Also what was lifted or has run out.")
@date_option
@json_option
@pass_workspace
def list_command(
    workspace: Workspace,
    *,
    person: str | None,
    ref: str | None,
    everything: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """Holds in force; of a person or a case also what was said."""
    wanted = person or ref
    with work(workspace, "collection", f"holds of {wanted}" if wanted else "list of holds"):
        protected = find_protected(wanted) if wanted else None
        holds = holds_of(protected, on=None if everything else day_of(workspace, on))
        reasons = _reasons(protected, holds)
    if as_json:
        emit({"holds": [_document(hold) | {"reason": reasons.get(hold.id)} for hold in holds]})
        return
    columns = (">hold", "kind", "on", "since", "until", "lifted", "stops", "reason")
    rows = ((*_cells(hold), reasons.get(hold.id, "")) for hold in holds)
    table(f"{len(holds)} holds", columns, rows)


@hold_command.command("lift")
@click.argument("number_person_or_case")
@click.option("--kind", type=click.Choice(list(KINDS)), help="Of a person or a case: which kind.")
@click.option("--told", type=click.Choice(WAYS), help="How the person was told of it, on --date.")
@date_option
@json_option
@pass_workspace
def lift_command(
    workspace: Workspace,
    *,
    number_person_or_case: str,
    kind: str | None,
    told: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Lift a hold: by its number, or with --kind by the person or case that it protects.

    Of a restriction the person is told before (GDPR 18(3)): by a letter, or now with --told.
    """
    named, day = number_person_or_case, day_of(workspace, on)
    if kind is None and not named.isdecimal():
        raise click.UsageError("name the hold's number, or a person or case and --kind")
    why = f"lifting hold {named}"
    with work(workspace, "collection", why):
        protected = find_protected(named) if kind else None
        purpose = _lifting_purpose(kind or kind_of(int(named)))
        with acting(purpose, actor=workspace.actor, reason=why):
            number = int(named) if protected is None else standing(protected, kind or "", day).id
            moment = Moment(on=day, by=workspace.actor)
            hold = lift_by_hand(number, told or "", moment)
    if as_json:
        emit({"hold": _document(hold)})
    else:
        say(f"Hold {hold.id} ({hold.kind}) on {_reach(hold)} lifted.")


def _lifting_purpose(kind: str) -> str:
    return "rights" if kind in LIFTED_FOR_RIGHTS else "collection"


def _purpose(kind: str, protected: Protected, on: date) -> str:
    """For a person's rights, or where a restriction leaves only those; else collecting."""
    rights = kind in LIFTED_FOR_RIGHTS or forbidding(Act.SWEEP, protected, on)
    return "rights" if rights else "collection"


def _reasons(protected: Protected | None, holds: list[Hold]) -> dict[int, str]:
    """What was said, where one person's file is concerned; of the restricted it stays closed."""
    if protected is None or not holds:
        return {}
    try:
        open_files([protected.person_id], "holds")
    except Refused as refused:
        if refused.refusal.code != "restricted":
            raise
        return {}
    return reasons_of(holds)


def _reach(hold: Hold) -> str:
    return f"case {hold.case_id}" if hold.case_id else f"person {hold.person_id}"


def _stops(hold: Hold) -> str:
    return ", ".join(hold.stops).replace("_", " ")


def _cells(hold: Hold) -> tuple[object, ...]:
    until, lifted = hold.until or "", hold.lifted_on or ""
    return (hold.id, hold.kind, _reach(hold), hold.placed_on, until, lifted, _stops(hold))


def _document(hold: Hold) -> Json:
    return {
        "number": hold.id,
        "kind": hold.kind,
        "person": str(hold.person_id),
        "case": str(hold.case_id) if hold.case_id else None,
        "stops": list(hold.stops),
        "placed_on": hold.placed_on,
        "placed_by": hold.placed_by,
        "until": hold.until,
        "lifted_on": hold.lifted_on,
        "lifted_by": hold.lifted_by or None,
    }
