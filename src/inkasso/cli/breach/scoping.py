"""`inkasso breach scope`: whom and what a breach concerns, found from the data map and the logs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

import click

from inkasso.cli.breach.moments import instant_of, when_option
from inkasso.cli.breach.showing import show_found
from inkasso.cli.gate.people import known_person
from inkasso.cli.options import IN_FINLAND, json_option, pass_workspace
from inkasso.cli.output import emit
from inkasso.cli.work import sweep
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_and_map
from inkasso.mandates.services import client_by_business_id
from inkasso.rights.breaches.scoping import scope
from inkasso.rights.breaches.searching import (
    PURPOSE,
    ByClient,
    ByDisclosure,
    ByLog,
    ByPerson,
    Known,
    Search,
    by_tables,
)

_ONE = "give one of --actor or --login, --table, --category, --client, --disclosure, --person"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Options as typed."""

    actor: str
    login: str
    table: str
    category: str
    client: str
    disclosure: str
    person: str
    first: datetime | None
    last: datetime | None

    def check(self) -> None:
        """Exactly one way to search; moments only where they narrow it."""
        by_log = bool(self.actor or self.login)
        ways = (self.table, self.category, self.client, self.disclosure, self.person)
        if by_log + sum(map(bool, ways)) != 1:
            raise click.UsageError(_ONE)
        if (self.first or self.last) and not (by_log or self.disclosure):
            raise click.UsageError("--from and --until narrow --actor, --login and --disclosure")

    def search(self, known: Known) -> Search:
        """The search, in an open database."""
        if self.table or self.category:
            return by_tables(known, table=self.table, category=self.category)
        if self.client:
            found = client_by_business_id(self.client)
            return ByClient(client_id=found.id, business_id=found.business_id)
        if self.disclosure:
            first, last = (one.date() if one else None for one in (self.first, self.last))
            return ByDisclosure(recipient=self.disclosure, first=first, last=last)
        if self.person:
            return ByPerson(person_id=known_person(self.person))
        return ByLog(actor=self.actor, login=self.login, first=self.first, last=self.last)


@click.command("scope")
@click.argument("number", type=int)
@click.option("--actor", default="", help="Whose files this actor opened.")
@click.option("--login", default="", help="The same by login.")
@click.option("--table", default="", help="Everybody with rows in a table.")
@click.option("--category", default="", help="Everybody with rows of a category.")
@click.option("--client", default="", help="Debtors of a client's cases, by business ID.")
@click.option("--disclosure", default="", help="Whose data was disclosed to a recipient.")
@click.option("--person", default="", help="One person (uuid, or a case for its debtor).")
@click.option("--from", "first", type=IN_FINLAND, help="Of the log and disclosures: since when.")
@click.option("--until", "last", type=IN_FINLAND, help="Of the log and disclosures: until when.")
@when_option
@json_option
@pass_workspace
def scope_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    actor: str,
    login: str,
    table: str,
    category: str,
    client: str,
    disclosure: str,
    person: str,
    first: datetime | None,
    last: datetime | None,
    at: datetime | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Find whom and what a breach concerns, and keep their numbers; may be given several times."""
    asked = _Asked(
        actor=actor,
        login=login,
        table=table,
        category=category,
        client=client,
        disclosure=disclosure,
        person=person,
        first=first,
        last=last,
    )
    asked.check()
    instant = instant_of(workspace, at, on)
    register, data_map = register_and_map()
    known = Known(register=register, data_map=data_map)
    with sweep(workspace, PURPOSE, f"breach:{number}") as swept:
        state, found = scope(number, asked.search(known), known, instant)
        swept.size = found.persons
    if as_json:
        emit({"breach": number, "persons_of_breach": state.persons, **asdict(found)})
    else:
        show_found(found)
