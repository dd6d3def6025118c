"""`inkasso notice assessments`: impact assessments, and the purposes that lack one."""

from __future__ import annotations

from datetime import date

import click

from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, say, spoken, table
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_folder, register_in_force
from inkasso.notice.assessments import (
    Assessment,
    Need,
    Shortfall,
    load_assessments,
    needs,
    shortfalls,
)

_FAULTS_FOUND = 1


@click.command("assessments")
@date_option
@json_option
@pass_workspace
def assessments_command(workspace: Workspace, *, on: date | None, as_json: bool) -> int:
    """Impact assessments (GDPR 35): which purposes need one, and what is missing or out of date."""
    register = register_in_force()
    made = load_assessments(register_folder(), register)
    found = shortfalls(register, made, day_of(workspace, on))
    needed = needs(register, made)
    if as_json:
        emit(
            {
                "purposes": [_need(one) for one in needed],
                "assessments": [_assessment(one) for one in made.items.values()],
                "faults": [_shortfall(one) for one in found],
            }
        )
    else:
        _show(tuple(made.items.values()), needed, found)
    return _FAULTS_FOUND if found else 0


def _show(
    made: tuple[Assessment, ...], needed: tuple[Need, ...], found: tuple[Shortfall, ...]
) -> None:
    columns = ("assessment", "purposes", "decided", "review by", "risk left")
    rows = (
        (one.key, ", ".join(sorted(one.purposes)), one.decided_on, one.review_by, one.residual)
        for one in made
    )
    table(f"{len(made)} impact assessments", columns, rows)
    named = (one for one in needed if one.needed)
    table(
        "Purposes that need one",
        ("purpose", "because"),
        ((one.purpose, ", ".join(sorted(one.criteria))) for one in named),
    )
    for one in found:
        say(spoken(one.message))
        say(f"  {one.because.act}, {one.because.section}: {spoken(one.because.text)}")
    if not found:
        say("Every purpose that needs an assessment has one that holds.")


def _need(one: Need) -> Json:
    return {"purpose": one.purpose, "needed": one.needed, "criteria": sorted(one.criteria)}


def _assessment(one: Assessment) -> Json:
    return {
        "assessment": one.key,
        "name": {"fi": one.name.fi, "sv": one.name.sv, "en": one.name.en},
        "purposes": sorted(one.purposes),
        "hazards": len(one.hazards),
        "residual": one.residual,
        "decided_on": one.decided_on,
        "by": one.by,
        "review_by": one.review_by,
        "authority_consulted_on": one.consultation.authority_on,
    }


def _shortfall(one: Shortfall) -> Json:
    return {
        "kind": one.kind,
        "purpose": one.purpose,
        "assessment": one.assessment or None,
        "message": {"fi": one.message.fi, "sv": one.message.sv, "en": one.message.en},
        "because": citations([one.because]),
    }
