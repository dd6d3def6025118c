"""`inkasso disclose` and `inkasso disclosures`: what leaves, and who got what, when and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import click
from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, say
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.disclosing import check_purpose, consider, disclose, disclosures
from inkasso.gate.disclosures.request import Request
from inkasso.gate.fields import Value
from inkasso.gate.models import Disclosure
from inkasso.receivables.finding import find_case

#: Under which purpose the list of recipients is read: it is the person's to ask for (GDPR 15).
_LISTING = "rights"


@click.command("disclose")
@click.argument("person", type=click.UUID)
@click.option("--recipient-kind", required=True, help="Key of the recipient in the register.")
@click.option("--recipient", required=True, help="Its name; of one with a contract, or its key.")
@click.option("--country", required=True, help="Where the data go, two capitals such as FI.")
@click.option("--purpose", required=True, help="Key of the purpose in the register.")
@click.option("--ground", required=True, help="Why: a provision, a contract, what was said.")
@click.option("--field", "fields", multiple=True, required=True, help="category.field; repeatable.")
@click.option("--case", "case_ref", help="Number or reference of the case, where it is for one.")
@click.option("--dry-run", is_flag=True, help="Tells whether it may be; nothing leaves.")
@date_option
@json_option
@pass_workspace
def disclose_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    person: UUID,
    recipient_kind: str,
    recipient: str,
    country: str,
    purpose: str,
    ground: str,
    fields: tuple[str, ...],
    case_ref: str | None,
    dry_run: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """Give data of a person to somebody outside, and write down who got what and why."""
    request = Request(
        person_id=person,
        case_id=None,
        recipient=recipient,
        kind=recipient_kind,
        country=country,
        purpose=purpose,
        ground=ground,
        fields=fields,
        on=day_of(workspace, on),
    )
    check_purpose(request)
    with work(workspace, purpose, f"disclosure to {recipient_kind}: {ground}"[:200]):
        if case_ref:
            request = replace(request, case_id=find_case(case_ref).id)
        document = _considered(request) if dry_run else _disclosed(request, workspace.actor)
    _show(document, as_json=as_json)


def _considered(request: Request) -> Json:
    answer = consider(request)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    because = citations(answer.because)
    fields = dict.fromkeys(answer.value.fields)
    return {"allowed": True, "disclosure": None, "fields": fields, "because": because}


def _disclosed(request: Request, actor: str) -> Json:
    """What left; committed before it is shown, so that nobody sees what is not on record."""
    with transaction.atomic():
        gone = disclose(request, actor=actor)
    return {
        "allowed": True,
        "disclosure": gone.number,
        "fields": dict(gone.values),
        "because": citations(gone.because),
    }


def _show(document: Json, *, as_json: bool) -> None:
    if as_json:
        emit(document)
        return
    number, fields, because = document["disclosure"], document["fields"], document["because"]
    say(f"Disclosure {number}." if number else "It may be disclosed; nothing has left.")
    assert isinstance(fields, dict)
    assert isinstance(because, list)
    for name, value in fields.items():
        say(f"  {name}" + (f": {_readable(value)}" if value else ""))
    for ground in because:
        say(f"  {ground['act']}, {ground['section']}: {ground['text']}")


def _readable(value: Value) -> str:
    """A text as it is; rows one after the other, each with its names."""
    if isinstance(value, str):
        return value
    return "; ".join(", ".join(f"{name} {text}" for name, text in row.items()) for row in value)


@click.command("disclosures")
@click.option("--person", type=click.UUID, help="Only what was disclosed of this person.")
@json_option
@pass_workspace
def disclosures_command(workspace: Workspace, *, person: UUID | None, as_json: bool) -> None:
    """Who got which data, when, what for and on which ground."""
    reason = f"recipients of data of {person}" if person else "recipients of data"
    with work(workspace, _LISTING, reason):
        rows = list(disclosures(*([person] if person else [])))
    if as_json:
        emit({"disclosures": [_row(row) for row in rows]})
        return
    say(f"{len(rows)} disclosures")
    for row in rows:
        _tell(row)


def _row(row: Disclosure) -> Json:
    return {
        "disclosure": row.id,
        "date": row.disclosed_on,
        "person": str(row.person_id),
        "case": str(row.case_id) if row.case_id else None,
        "recipient": row.recipient,
        "recipient_kind": row.recipient_key,
        "country": row.country,
        "transfer_ground": row.transfer_ground or None,
        "purpose": row.purpose,
        "ground": row.ground,
        "fields": row.fields,
        "actor": row.actor,
    }


def _tell(row: Disclosure) -> None:
    """Who got what, when, what for and why, in three lines."""
    of = f" of case {row.case_id}" if row.case_id else ""
    where = f"{row.country}, {row.transfer_ground}" if row.transfer_ground else row.country
    say(f"{row.disclosed_on}  {row.recipient} ({row.recipient_key}, {where})")
    say(f"  got {', '.join(row.fields)}{of}")
    say(f"  for {row.purpose}; ground: {row.ground} [{row.id}, by {row.actor}]")
