"""`inkasso newsletter`: ordering it, confirming, and an end that asks for nothing."""

from __future__ import annotations

from datetime import date

import click

from inkasso.base.words import LANGUAGES, Language
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, say, table
from inkasso.cli.relations.showing import information, say_information
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_in_force
from inkasso.relations.models import Subscription
from inkasso.relations.newsletters import (
    GROUNDS,
    NEWSLETTERS,
    Basis,
    NewSubscription,
    subscribe,
    subscriptions,
    unsubscribe,
)
from inkasso.rights.consents.giving import Statement
from inkasso.rights.consents.subscribing import confirm_subscription, end_newsletter
from inkasso.rights.models.consents import Channel


@click.group("newsletter")
def newsletter_command() -> None:
    """Newsletters: who gets them and why, and their end at once."""


@newsletter_command.command("subscribe")
@click.option("--email", required=True)
@click.option(
    "--corporate", is_flag=True, help="They speak for a company: no consent is needed (202 §)."
)
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", show_default=True)
@date_option
@json_option
@pass_workspace
def subscribe_command(
    workspace: Workspace,
    *,
    email: str,
    corporate: bool,
    language: Language,
    on: date | None,
    as_json: bool,
) -> None:
    """Take an order down; a private reader confirms it from the address before anything goes."""
    basis = Basis.CORPORATE if corporate else Basis.CONSENT
    new = NewSubscription(email=email, basis=basis, language=language)
    with work(workspace, NEWSLETTERS, "newsletter ordered"):
        done = subscribe(new, day_of(workspace, on))
    row = done.subscription
    if as_json:
        emit({**_document(row), "information": information(done.information)})
        return
    waits = "" if row.confirmed_on else " It waits to be confirmed from the address."
    say(f"Subscription {row.id}, person {row.person_id}.{waits}")
    say_information(done.information)


@newsletter_command.command("confirm")
@click.argument("number", type=int)
@date_option
@json_option
@pass_workspace
def confirm_command(workspace: Workspace, *, number: int, on: date | None, as_json: bool) -> None:
    """The reader followed the link in the message to confirm subscription NUMBER."""
    with work(workspace, NEWSLETTERS, f"subscription {number} confirmed"):
        done = confirm_subscription(
            number, register_in_force(), day_of(workspace, on), by=workspace.actor
        )
    if as_json:
        emit({**_document(done.subscription), "consent": done.consent})
    else:
        proof = f" Consent {done.consent} proves it." if done.consent else ""
        say(f"Subscription {number} is confirmed.{proof}")


@newsletter_command.command("unsubscribe")
@click.option("--email", required=True)
@click.option("--bounced", is_flag=True, help="Nobody asked: messages no longer arrive.")
@click.option(
    "--channel",
    type=click.Choice(Channel.values),
    default=Channel.EMAIL.value,
    show_default=True,
    help="How it came.",
)
@date_option
@json_option
@pass_workspace
def unsubscribe_command(
    workspace: Workspace,
    *,
    email: str,
    bounced: bool,
    channel: str,
    on: date | None,
    as_json: bool,
) -> None:
    """End what goes to an address, at once and without asking who it is; again is no fault."""
    day = day_of(workspace, on)
    with work(workspace, NEWSLETTERS, "newsletter ended"):
        if bounced:
            readers = unsubscribe(email, day, bounced=True)
        else:
            said = Statement(on=day, channel=Channel(channel), by=workspace.actor)
            readers = end_newsletter(email, register_in_force(), said)
    if as_json:
        emit({"ended": [str(person) for person in readers]})
    else:
        say("The newsletter has ended." if readers else "No newsletter goes there.")


@newsletter_command.command("list")
@click.option("--all", "ended", is_flag=True, help="Also those that have ended.")
@json_option
@pass_workspace
def list_command(workspace: Workspace, *, ended: bool, as_json: bool) -> None:
    """Newsletters by number, without addresses: `inkasso gate open` shows one."""
    with work(workspace, NEWSLETTERS, "list of newsletters"):
        found = list(subscriptions(ended=ended))
    if as_json:
        emit({"subscriptions": [_document(row)["subscription"] for row in found]})
        return
    columns = (">subscription", "person", "basis", "ordered", "confirmed", "ended")
    rows = (
        (
            row.id,
            row.person_id,
            row.basis,
            row.subscribed_on,
            row.confirmed_on or "",
            row.ended_on or "",
        )
        for row in found
    )
    table(f"{len(found)} newsletters", columns, rows)


def _document(row: Subscription) -> Json:
    return {
        "subscription": {
            "number": row.id,
            "person": str(row.person_id),
            "basis": row.basis,
            "because": citations([GROUNDS[Basis(row.basis)]]),
            "subscribed": row.subscribed_on,
            "confirmed": row.confirmed_on,
            "unsubscribed": row.unsubscribed_on,
            "bounced": row.bounced_on,
        }
    }
