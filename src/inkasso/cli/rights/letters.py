"""`inkasso rights letter|recipients`: what the person is told, and whoever got what was changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, spoken
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.fields import Value
from inkasso.gate.register import register_in_force
from inkasso.rights.letters.kinds import LetterKind
from inkasso.rights.letters.writing import write_letter
from inkasso.rights.models import RecipientOutcome
from inkasso.rights.recipients.queue import Owed, find_waiting, give_up, owed_under, tell
from inkasso.rights.requests.state import State, find_request

_NOT_TOLD = {
    "impossible": RecipientOutcome.Kind.IMPOSSIBLE,
    "disproportionate": RecipientOutcome.Kind.DISPROPORTIONATE,
}


@click.command("letter")
@click.argument("number", type=int)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder."
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Default: the request's.")
@click.option(
    "--kind", type=click.Choice([one.value for one in LetterKind]), help="Default: what is due."
)
@date_option
@json_option
@pass_workspace
def letter_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    out: Path,
    language: Language | None,
    kind: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Write the letter on a request: the decision, more time, who asks, a restriction's end."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"letter on request {number}"):
        made = write_letter(
            find_request(number),
            out,
            moment,
            register_in_force(),
            kind=LetterKind(kind) if kind else None,
            language=language,
        )
    if as_json:
        emit(
            {
                "request": number,
                "kind": made.kind.value,
                "language": made.language,
                "file": str(made.path),
                "digest": made.row.digest,
                "restriction_ends": made.lifted_on,
            }
        )
        return
    say(f"{made.path}")
    if made.lifted_on is not None:
        say(f"It tells that the restriction ends: lift it from {made.lifted_on} on.")


@click.command("recipients")
@click.argument("number", type=int)
@click.option("--told", help="This recipient (name or number) is told now; needs --how.")
@click.option("--how", default="", help="How it is told, or why it is not.")
@click.option("--not-told", "not_told", help="This recipient cannot be told; needs --how.")
@click.option(
    "--because", type=click.Choice(list(_NOT_TOLD)), default="impossible", help="Of --not-told."
)
@date_option
@json_option
@pass_workspace
def recipients_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    told: str | None,
    how: str,
    not_told: str | None,
    because: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Whoever is owed word of what a request changed (GDPR 19), and the text to send.

    With --told the new values leave as a disclosure, and show once, to be sent with the text.
    """
    if told and not_told:
        raise click.UsageError("give --told or --not-told")
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    values: dict[str, dict[str, Value]] = {}
    with work(workspace, "rights", f"recipients under request {number}"):
        state = find_request(number)
        if told:
            values = _tell(state, told, how, moment)
        elif not_told:
            for notice in find_waiting(state, not_told):
                give_up(notice, _NOT_TOLD[because], how, moment)
        owed = owed_under(state, register_in_force())
    if as_json:
        emit({"request": number, "recipients": [_row(one, values) for one in owed]})
        return
    say(f"{len(owed)} recipients")
    for one in owed:
        _say(one, values)


def _tell(state: State, recipient: str, how: str, moment: Moment) -> dict[str, dict[str, Value]]:
    """What each told row came with, by its number."""
    register = register_in_force()
    return {
        str(notice.id): dict(tell(notice, how, moment, register).values)
        for notice in find_waiting(state, recipient)
    }


def _row(one: Owed, values: dict[str, dict[str, Value]]) -> Json:
    notice, outcome = one.notice, one.outcome
    return {
        "number": notice.id,
        "recipient": notice.recipient,
        "kind": notice.recipient_key,
        "country": notice.country,
        "what": notice.what,
        "fields": list(notice.fields),
        "disclosures": list(notice.disclosures),
        "queued": notice.queued_on,
        "outcome": outcome.kind if outcome else None,
        "on": outcome.on if outcome else None,
        "how": outcome.said if outcome else None,
        "disclosure": outcome.disclosure if outcome else None,
        "values": values.get(str(notice.id), {}),
        "text": {"fi": one.text.fi, "sv": one.text.sv, "en": one.text.en},
    }


def _say(one: Owed, values: dict[str, dict[str, Value]]) -> None:
    notice, outcome = one.notice, one.outcome
    state = f"{outcome.kind} on {outcome.on}: {outcome.said}" if outcome else "waits"
    say(f"{notice.id}  {notice.recipient} ({notice.recipient_key}), {notice.what}: {state}")
    if outcome is None:
        say("\n".join(f"    {line}" for line in spoken(one.text).split("\n") if line))
    for name, value in values.get(str(notice.id), {}).items():
        say(f"    {name}: {value}")
