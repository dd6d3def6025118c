"""`inkasso rights wish|transfer|import`: what a person gave, to another controller and from one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from inkasso.base.moment import Moment
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.formats.age_keys import read_identity, read_recipient
from inkasso.rights.portability.taking_in import TakenIn, look_at, take_in
from inkasso.rights.portability.transferring import transfer
from inkasso.rights.portability.unlocking import read_brought
from inkasso.rights.portability.wishing import NewWish, record_wish, withdraw_wish
from inkasso.rights.requests.state import find_request


@click.command("wish")
@click.argument("number", type=int)
@click.option("--recipient", help="The controller that the person named.")
@click.option("--to", "url", help="Where it takes packages: an https address.")
@click.option("--country", help="Its country, such as FI.")
@click.option("--withdraw", is_flag=True, help="The person does not want it any more.")
@date_option
@json_option
@pass_workspace
def wish_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    recipient: str | None,
    url: str | None,
    country: str | None,
    withdraw: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """Record where the person of a request for portability wants their data sent, or not any more.

    Give --recipient, --to and --country, or --withdraw.
    """
    named = (recipient, url, country)
    if withdraw == any(named) or not (withdraw or all(named)):
        raise click.UsageError("give --recipient, --to and --country, or --withdraw")
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"wish in request {number}"):
        state = find_request(number)
        if withdraw:
            wish = withdraw_wish(state, moment)
        else:
            new = NewWish(recipient=recipient or "", url=url or "", country=country or "")
            wish = record_wish(state, new, moment)
    if as_json:
        told = {"request": number, "recipient": wish.recipient, "to": wish.url}
        emit({**told, "withdrawn": withdraw})
    else:
        what = "nothing is sent any more to" if withdraw else "to"
        say(f"Request {number}: {what} {wish.recipient}, {wish.url}.")


@click.command("transfer")
@click.argument("number", type=int)
@click.option("--to", "url", required=True, help="The address that the person wished for.")
@click.option("--recipient-key", required=True, help="The recipient's age key: age1…")
@date_option
@json_option
@pass_workspace
def transfer_command(
    workspace: Workspace,
    *,
    number: int,
    url: str,
    recipient_key: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Send what a person gave to the controller that they wished for, locked for it alone.

    Written down as a disclosure first. It may be given again after a fault: the other side keeps
    one package of a request.
    """
    key = read_recipient(recipient_key)
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"transfer of request {number}"):
        done = transfer(find_request(number), url, key, moment)
    if as_json:
        emit(
            {
                "request": number,
                "recipient": done.recipient,
                "categories": list(done.categories),
                "sha256": done.sha256,
                "already_received": done.already,
            }
        )
    elif done.already:
        say(f"{done.recipient} has the package already; nothing was sent.")
    else:
        say(f"{done.recipient} has received {', '.join(done.categories)}: {done.size} bytes.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--request", "number", type=int, help="For which request of the person, who is identified."
)
@click.option("--dry-run", is_flag=True, help="Only show what it holds.")
@click.option("--passphrase", help="Of a file locked by a passphrase.")
@click.option(
    "--identity",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with the age identity that opens it.",
)
@date_option
@json_option
@pass_workspace
def import_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    file: Path,
    number: int | None,
    dry_run: bool,
    passphrase: str | None,
    identity: Path | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Take in a portable package that an identified person brings.

    Contact details are recorded as told by the person; everything else is shown and not kept.
    """
    if not dry_run and number is None:
        raise click.UsageError("say for which request (--request), or give --dry-run")
    key = read_identity(identity.read_text(encoding="utf-8")) if identity else passphrase
    brought = read_brought(file, key)
    if dry_run or number is None:
        done = look_at(brought)
    else:
        moment = Moment(on=day_of(workspace, on), by=workspace.actor)
        with work(workspace, "rights", "a package that the person brings"):
            done = take_in(brought, find_request(number), moment)
    _tell(done, brought.made_by, as_json=as_json)


def _tell(done: TakenIn, made_by: str, *, as_json: bool) -> None:
    if as_json:
        emit(
            {
                "made_by": made_by,
                "already": done.already,
                "items": [
                    {"kind": one.kind, "count": one.count, "outcome": one.outcome}
                    for one in done.items
                ],
                "unknown_fields": list(done.unknown),
            }
        )
        return
    say(f"A package of {made_by}{', taken in before' if done.already else ''}.")
    for one in done.items:
        say(f"  {one.kind}: {one.count} {one.outcome.replace('_', ' ')}")
    for place in done.unknown:
        say(f"  {place}: not known to this form, left out")
