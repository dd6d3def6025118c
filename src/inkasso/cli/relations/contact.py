"""`inkasso contact`: who speaks for a client, a supplier or a company that may become a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import click

from inkasso.base.words import LANGUAGES, Language
from inkasso.cli.clients.parameters import BusinessId
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, table
from inkasso.cli.relations.showing import information, say_information
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import acting
from inkasso.mandates.services import client_by_business_id
from inkasso.relations.cards import Added, Card
from inkasso.relations.contacts import (
    ADMINISTRATION,
    CLIENT_RELATIONS,
    Changes,
    add_contact,
    change_contact,
    find_contact,
    leave,
)
from inkasso.relations.events import CUSTOMER_SERVICE
from inkasso.relations.models import Contact, Told
from inkasso.relations.prospects import MARKETING, add_prospect


@dataclass(frozen=True, slots=True, kw_only=True)
class _Of:
    """Whom somebody speaks for; one of them."""

    client: str | None
    supplier: str | None
    prospect: str | None

    def check(self) -> None:
        if sum(one is not None for one in (self.client, self.supplier, self.prospect)) != 1:
            raise click.UsageError("give one of --client, --supplier and --prospect")

    def purpose(self, source: Told) -> str:
        """What they are taken in for; only customer service finds clients' people elsewhere."""
        if self.prospect is not None:
            return MARKETING
        if self.supplier is not None:
            return ADMINISTRATION
        return CLIENT_RELATIONS if source is Told.PERSON else CUSTOMER_SERVICE


@click.group("contact")
def contact_command() -> None:
    """Contact persons of clients, of suppliers and of companies that may become clients."""


@contact_command.command("add")
@click.option("--client", type=BusinessId(), help="The client they speak for.")
@click.option("--supplier", help="Or the supplier, by its name.")
@click.option("--prospect", help="Or a company that may become a client: for marketing.")
@click.option("--name", required=True)
@click.option("--position", default="")
@click.option("--email", default="")
@click.option("--phone", default="")
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", show_default=True)
@click.option(
    "--source",
    type=click.Choice(Told.values),
    default=Told.PERSON.value,
    show_default=True,
    help="Who told it.",
)
@date_option
@json_option
@pass_workspace
def add_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    client: str | None,
    supplier: str | None,
    prospect: str | None,
    name: str,
    position: str,
    email: str,
    phone: str,
    language: Language,
    source: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Take a contact person in; the same again is the same. Who gives data is told of its use."""
    of = _Of(client=client, supplier=supplier, prospect=prospect)
    of.check()
    card = Card(
        name=name,
        position=position,
        email=email,
        phone=phone,
        language=language,
        source=Told(source),
    )
    with work(workspace, of.purpose(card.source), "contact person taken in"):
        added = _add(of, card, day_of(workspace, on))
    if as_json:
        emit({**_added(added), "information": information(added.information)})
        return
    kind = "contact" if isinstance(added.contact, Contact) else "prospect"
    say(f"{name} is {kind} {added.contact.id}, person {added.contact.person_id}.")
    say_information(added.information)


@contact_command.command("change")
@click.argument("number", type=int)
@click.option("--name")
@click.option("--position")
@click.option("--email")
@click.option("--phone")
@date_option
@json_option
@pass_workspace
def change_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    name: str | None,
    position: str | None,
    email: str | None,
    phone: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Say something of contact NUMBER otherwise; an empty text takes it away."""
    changes = Changes(name=name, position=position, email=email, phone=phone)
    with work(workspace, CLIENT_RELATIONS, f"contact {number} changed"):
        row = find_contact(number)
        with acting(_purpose(row), actor=workspace.actor, reason=f"contact {number} changed"):
            row = change_contact(number, changes, day_of(workspace, on))
    _show(row, as_json=as_json)


@contact_command.command("leave")
@click.argument("number", type=int)
@date_option
@json_option
@pass_workspace
def leave_command(workspace: Workspace, *, number: int, on: date | None, as_json: bool) -> None:
    """Contact NUMBER speaks for the company no longer, from --date on."""
    with work(workspace, CLIENT_RELATIONS, f"contact {number} left"):
        row = leave(number, day_of(workspace, on))
    _show(row, as_json=as_json)


@contact_command.command("list")
@click.option("--client", type=BusinessId(), help="Only this client's.")
@click.option("--all", "everybody", is_flag=True, help="Also those who have left.")
@json_option
@pass_workspace
def list_command(
    workspace: Workspace, *, client: str | None, everybody: bool, as_json: bool
) -> None:
    """Contact persons by number, without names: `inkasso gate open` shows one."""
    with work(workspace, CLIENT_RELATIONS, "list of contact persons"):
        rows = Contact.objects.select_related("client").order_by("id")
        if client:
            rows = rows.filter(client=client_by_business_id(client))
        if not everybody:
            rows = rows.filter(left_on=None)
        found = list(rows)
    if as_json:
        emit({"contacts": [_contact(row) for row in found]})
        return
    columns = (">contact", "of", "person", "since", "left")
    cells = ((row.id, _of(row), row.person_id, row.known_since, row.left_on or "") for row in found)
    table(f"{len(found)} contact persons", columns, cells)


def _add(of: _Of, card: Card, on: date) -> Added:
    if of.prospect is not None:
        return add_prospect(card, of.prospect, on)
    return add_contact(card, of.supplier or client_by_business_id(of.client or ""), on)


def _purpose(row: Contact) -> str:
    return CLIENT_RELATIONS if row.client_id is not None else ADMINISTRATION


def _of(row: Contact) -> str:
    return row.client.name if row.client else row.supplier


def _added(added: Added) -> Json:
    row = added.contact
    if isinstance(row, Contact):
        return {"contact": _contact(row)}
    return {"prospect": {"number": row.id, "person": str(row.person_id), "since": row.known_since}}


def _contact(row: Contact) -> Json:
    return {
        "number": row.id,
        "person": str(row.person_id),
        "client": row.client.business_id if row.client else None,
        "supplier": row.supplier or None,
        "source": row.source,
        "since": row.known_since,
        "left": row.left_on,
    }


def _show(row: Contact, *, as_json: bool) -> None:
    if as_json:
        emit({"contact": _contact(row)})
    elif row.left_on:
        say(f"Contact {row.id} of {_of(row)} left on {row.left_on}.")
    else:
        say(f"Contact {row.id} of {_of(row)} is changed.")
