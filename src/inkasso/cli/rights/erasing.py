"""`inkasso rights plan|erase`: what an erasure comes to field by field, and carrying it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import click

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, say, spoken, stderr, table
from inkasso.cli.retention.days_to_come import play_if_to_come
from inkasso.cli.rights.restoring import outside_of
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting
from inkasso.notice.rights import Right
from inkasso.rights.erasure.carrying_out import carry_out
from inkasso.rights.erasure.deciding import decided_fields, not_an_erasure, plan_of
from inkasso.rights.erasure.planning import Field, Plan
from inkasso.rights.erasure.reading import erasure_of, is_granted, undone
from inkasso.rights.models import Erasure
from inkasso.rights.requests.outcomes import Outcome
from inkasso.rights.requests.state import State, find_request


@click.command("plan")
@click.argument("number", type=int)
@date_option
@json_option
@pass_workspace
def plan_command(workspace: Workspace, *, number: int, on: date | None, as_json: bool) -> None:
    """What the answer to a request for erasure would be, field by field; changes nothing."""
    with work(workspace, "rights", f"plan for request {number}"):
        state = find_request(number)
        if refused := not_an_erasure(state):
            raise Refused(refused)
        worked_out = plan_of(state, day_of(workspace, on))
    if as_json:
        emit({"request": number, **plan_document(worked_out)})
    else:
        show_fields(f"Request {number} would be {worked_out.outcome}", worked_out.fields)


@click.command("erase")
@click.argument("number", type=int)
@date_option
@json_option
@pass_workspace
def erase_command(workspace: Workspace, *, number: int, on: date | None, as_json: bool) -> None:
    """Carry out an erasure that was decided; for what a hold or a crash has left undone."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    play_if_to_come(workspace, moment.on)
    with work(workspace, "retention", f"erasure of request {number}"):
        done = carry_out(find_request(number), outside_of(workspace), moment)
    if as_json:
        emit({"request": number, **erasure_document(done)})
    else:
        show_erasure(done)


def carry_out_decided(workspace: Workspace, state: State, on: date) -> Erasure | None:
    """Carry out what was just decided; None where nothing was to be erased, or something stops it.

    Within the database, outside `acting`: what stops it is told, and the day run tries again.
    """
    if not is_granted(state):
        return None
    return _try(workspace, state, on)


def finish_undone(workspace: Workspace, on: date) -> list[Erasure]:
    """Carry out every erasure that was decided and waits; within the database."""
    with acting("retention", actor=workspace.actor, reason="erasures that wait"):
        waiting = [one for one in undone() if one.decision and one.decision.decided_on <= on]
    done = (_try(workspace, state, on) for state in waiting)
    return [one for one in done if one is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfErasure:
    """What a decided request for erasure has besides other requests."""

    fields: tuple[Field, ...]
    #: None while it is not carried out, or nothing was to be erased.
    done: Erasure | None


def erasures_of(found: Iterable[State]) -> dict[int, OfErasure]:
    """What was decided of fields and carried out, by number; of requests for erasure only."""
    decided = [one.request.id for one in found if one.right is Right.ERASURE and one.decision]
    return {
        number: OfErasure(fields=decided_fields(number), done=erasure_of(number))
        for number in decided
    }


def outcome_of(state: State, on: date) -> Outcome:
    """The outcome that the fields give, for whoever names none. Raises `click.UsageError`."""
    if not_an_erasure(state) is not None:
        raise click.UsageError("--outcome is needed; only an erasure's follows by itself")
    return plan_of(state, on).outcome


def plan_document(worked_out: Plan) -> Json:
    """A plan as JSON, in the form of a decision."""
    return {
        "outcome": worked_out.outcome.value,
        "grounds": list(worked_out.grounds),
        "fields": fields_document(worked_out.fields),
    }


def fields_document(fields: Sequence[Field]) -> list[Json]:
    """What becomes of fields as JSON."""
    return [
        {
            "field": field.field,
            "category": field.category,
            "outcome": "erased" if field.goes else "kept",
            "rows": field.rows,
            "until": field.until,
            "because": [
                {"law": one["act"], "section": one["section"], "text": one["text"]}
                for one in citations(field.because)
            ],
        }
        for field in fields
    ]


def erasure_document(done: Erasure) -> Json:
    """A carried out erasure as JSON."""
    return {
        "carried_out": done.carried_out_on,
        "erased": done.erased,
        "kept": done.kept,
        "key_destroyed": done.key_destroyed,
        "journal": done.sequence,
    }


def show_fields(title: str, fields: Sequence[Field]) -> None:
    """What becomes of each field, in a table."""
    rows = (
        (
            field.field,
            field.rows,
            "erased" if field.goes else "kept",
            field.until or ("" if field.goes else "no day yet"),
            "; ".join(dict.fromkeys(f"{one.act}, {one.section}" for one in field.because)),
        )
        for field in fields
    )
    table(title, ("field", ">rows", "outcome", "until", "because"), rows)


def show_decided(told: OfErasure) -> None:
    """What was decided of each field, and what was carried out."""
    if told.fields:
        show_fields("What becomes of each field", told.fields)
    if told.done is not None:
        show_erasure(told.done)


def show_erasure(done: Erasure) -> None:
    """What went and what stays, in two lines."""
    gone = ", ".join(f"{name} {rows}" for name, rows in done.erased.items())
    say(f"  Erased on {done.carried_out_on}: {gone or 'nothing was there any more'}.")
    if done.key_destroyed:
        say("  The person's key is destroyed: what it encrypted opens no more, in backups either.")


def _try(workspace: Workspace, state: State, on: date) -> Erasure | None:
    number = state.request.id
    reason = f"erasure of request {number}"
    try:
        play_if_to_come(workspace, on)
        with acting("retention", actor=workspace.actor, reason=reason):
            return carry_out(state, outside_of(workspace), Moment(on=on, by=workspace.actor))
    except Refused as refused:
        why = f"{refused.refusal.code}: {spoken(refused.refusal.message)}"
        stderr.print(f"Request {number}: not erased yet ({why})", markup=False, soft_wrap=True)
        return None
