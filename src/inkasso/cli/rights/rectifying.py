"""`inkasso rights rectify|review`: what is wrong made right; a machine's decision seen again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from inkasso.base.moment import Moment
from inkasso.base.words import Words
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, spoken
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_in_force
from inkasso.rights.models import Correction, Review
from inkasso.rights.rectification.correcting import Rectified, Wanted, rectify
from inkasso.rights.rectification.fields import FIELDS, name_of
from inkasso.rights.requests.reviewing import NewReview, record_review
from inkasso.rights.requests.state import find_request


@click.command("rectify")
@click.argument("number", type=int)
@click.option("--field", "fields", multiple=True, type=click.Choice(list(FIELDS)), help="Which.")
@click.option("--value", "values", multiple=True, help="What is right; one for each --field.")
@click.option("--invoice", default="", help="Of claim_description: which claim.")
@click.option("--statement", default="", help="A supplementary statement of the person.")
@click.option("--keep", multiple=True, type=click.Choice(list(FIELDS)), help="It stays as it is.")
@click.option("--because", default="accurate", help="Of --keep: the ground; default accurate.")
@date_option
@json_option
@pass_workspace
def rectify_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    fields: tuple[str, ...],
    values: tuple[str, ...],
    invoice: str,
    statement: str,
    keep: tuple[str, ...],
    because: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Correct fields under a request for rectification, add a statement, or keep what is right.

    The old value is kept apart, and every recipient of it is owed word.
    """
    wanted = Wanted(
        values=_paired(fields, values),
        invoice=invoice,
        statement=statement,
        refused=keep,
        because=because,
        allow_test_range=not workspace.production,
    )
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"rectification under request {number}"):
        done = rectify(find_request(number), wanted, moment)
    if as_json:
        emit({"request": number, "fields": _fields(done), "recipients": _owed(done)})
        return
    for one in done.corrections:
        say(f"{spoken(name_of(one.field))}: {one.outcome}.")
    for notice in done.owed:
        say(f"Owed word: {notice.recipient} (inkasso rights recipients {number}).")


@click.command("review")
@click.argument("number", type=int)
@click.option("--purpose", required=True, help="In which a machine had decided.")
@click.option("--result", type=click.Choice(Review.Result.values), required=True)
@click.option("--reviewed", required=True, help="What was looked at again.")
@click.option("--found", required=True, help="What came of it, as the person is told.")
@date_option
@json_option
@pass_workspace
def review_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    purpose: str,
    result: str,
    reviewed: str,
    found: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Record that you have looked again at what a machine had decided."""
    new = NewReview(purpose=purpose, result=result, reviewed=reviewed, found=found)
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"review under request {number}"):
        made = record_review(find_request(number), new, moment, register_in_force())
    told: Json = {
        "request": number,
        "purpose": made.purpose,
        "result": made.result,
        "reviewed_on": made.reviewed_on,
        "by": made.by,
    }
    if as_json:
        emit(told)
    else:
        say(f"Request {number}: {made.result} by {made.by} on {made.reviewed_on}.")


def _paired(fields: tuple[str, ...], values: tuple[str, ...]) -> Mapping[str, str]:
    if len(fields) != len(values):
        raise click.UsageError("give one --value for each --field, in the same order")
    if len(set(fields)) != len(fields):
        raise click.UsageError("name each --field once")
    return dict(zip(fields, values, strict=True))


def _fields(done: Rectified) -> list[Json]:
    return [_field(one) for one in done.corrections]


def _field(one: Correction) -> Json:
    name: Words = name_of(one.field)
    return {
        "field": one.field,
        "name": spoken(name),
        "outcome": one.outcome,
        "until": None,
        "because": one.because,
    }


def _owed(done: Rectified) -> list[Json]:
    return [
        {"number": one.id, "recipient": one.recipient, "fields": list(one.fields)}
        for one in done.owed
    ]
