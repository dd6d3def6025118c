"""`inkasso letter`: looked at and sent; none of them demands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import click
from django.conf import settings
from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.files import write_whole
from inkasso.base.words import Words
from inkasso.cli.letters.clients import client_command
from inkasso.cli.letters.own import template_command
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say, spoken, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.correspondence.asking import Asked
from inkasso.correspondence.deciding import Wish
from inkasso.correspondence.offering import offered
from inkasso.gate.acting import open_file
from inkasso.mandates.agency import read_agency
from inkasso.receivables.finding import find_case, people_of
from inkasso.receivables.models import Case
from inkasso.rights.requests.answerable import requests_asked
from inkasso.strategy.writing.asked import asked_of
from inkasso.strategy.writing.letters import (
    doubts_of_account,
    file_where_closed,
    letter_preview,
    send_letter,
)

#: The likeliest first; `rights` answers somebody whose data are restricted.
_PURPOSES = ("customer_service", "rights")
F = TypeVar("F", bound=Callable[..., object])


@click.group("letter")
def letter_command() -> None:
    """Letters in free words: answers, statements, confirmations, questions. None demands."""


letter_command.add_command(template_command)
letter_command.add_command(client_command)


def _to_whom(function: F) -> F:
    """The case, to whom of it, and for which purpose."""
    for option in (
        click.option(
            "--purpose",
            type=click.Choice(_PURPOSES),
            default=_PURPOSES[0],
            show_default=True,
            help="rights: to somebody whose data are restricted, who asked what they owe.",
        ),
        click.option(
            "--to", "place", default=1, help="1 the debtor (default), 2 the first co-debtor …"
        ),
        click.argument("ref"),
    ):
        function = option(function)
    return function


def _what(function: F) -> F:
    """What is written, and what it answers."""
    for option in (
        click.option("--answers", default="", help="What it answers; see `inkasso letter asked`."),
        click.option("--words", default="", help="Your own words, in the receiver's language."),
        click.argument("template"),
    ):
        function = option(function)
    return function


@letter_command.command("templates")
@json_option
@pass_workspace
def templates_command(workspace: Workspace, *, as_json: bool) -> None:
    """What a letter can be written from, to people and to clients."""
    with work(workspace, _PURPOSES[0], "templates of letters"):
        found = [*offered().values(), *offered(to_clients=True).values()]
    if as_json:
        rows = [
            {
                "template": one.key,
                "answers": one.answers,
                "needs": one.needs,
                "to_client": one.to_client,
            }
            for one in found
        ]
        emit({"templates": rows})
    else:
        told = ((one.key, spoken(one.name), one.answers, one.needs) for one in found)
        table(f"{len(found)} templates", ("key", "name", "answers", "the case is"), told)


@letter_command.command("asked")
@_to_whom
@date_option
@json_option
@pass_workspace
def asked_command(
    workspace: Workspace, *, ref: str, place: int, purpose: str, on: date | None, as_json: bool
) -> None:
    """What somebody of case REF has asked lately: what a letter may answer."""
    day = day_of(workspace, on)
    with work(workspace, purpose, f"what was asked in case {ref}"):
        case, person = _opened(ref, place)
        found = [*asked_of(case, person, day), *_requests(person, day, purpose)]
    if as_json:
        rows = [{"answers": one.key, "date": one.on, "about": spoken(one.about)} for one in found]
        emit({"asked": rows})
    else:
        told = ((one.key, one.on, spoken(one.about)) for one in found)
        table(f"{len(found)} on record", ("--answers", "date", "what"), told)


@letter_command.command("preview")
@_to_whom
@_what
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the PDF goes.")
@date_option
@pass_workspace
def preview_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    template: str,
    words: str,
    answers: str,
    place: int,
    purpose: str,
    out: Path,
    on: date | None,
) -> None:
    """The letter as it would go out, as PDF; written nowhere else."""
    day, agency = day_of(workspace, on), read_agency(settings.AGENCY_FILE)
    with work(workspace, purpose, f"preview of a letter in case {ref}"):
        case, person = _opened(ref, place)
        wish = Wish(person=person, template=template, words={"": words}, answers=answers)
        requests = _requests(person, day, purpose)
        write_whole(out, letter_preview(case, wish, agency, day, requests=requests))
        doubts = doubts_of_account(case, day) if offered()[template].shows_account else ()
    say(f"{out}: not sent.")
    for doubt in doubts:
        say(f"For you, not in the letter: {spoken(doubt.text)}")


@letter_command.command("send")
@_to_whom
@_what
@date_option
@json_option
@pass_workspace
def send_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    template: str,
    words: str,
    answers: str,
    place: int,
    purpose: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Send a letter in case REF from TEMPLATE; `inkasso day` prints it."""
    day, agency = day_of(workspace, on), read_agency(settings.AGENCY_FILE)
    with work(workspace, purpose, f"letter in case {ref}"), transaction.atomic():
        case, person = _opened(ref, place)
        wish = Wish(person=person, template=template, words={"": words}, answers=answers)
        requests = _requests(person, day, purpose)
        letter = send_letter(case, wish, agency, day, by=workspace.actor, requests=requests)
        file_where_closed(letter, workspace.home)
    if as_json:
        emit({"letter": str(letter.id), "case": str(case.id), "template": template, "date": day})
    else:
        say(f"Letter {letter.id} is sent. `inkasso day` prints it.")


def _requests(person: UUID, day: date, purpose: str) -> list[Asked]:
    """Requests of rights, as far as the purpose reads them."""
    return requests_asked(person, day) if purpose == "rights" else []


def _opened(ref: str, place: int) -> tuple[Case, UUID]:
    """A case with its files open, and one of its people; raises `Refused` (`not_of_case`)."""
    case = find_case(ref)
    people = list(dict.fromkeys(people_of(case)))
    open_file(people[0], f"case:{case.id}", beside=people[1:])
    if not 0 < place <= len(people):
        raise Refused(Refusal(code="not_of_case", message=_NOBODY))
    return case, people[place - 1]


_NOBODY = Words(
    fi="Asiassa ei ole niin montaa henkilöä.",
    sv="Ärendet har inte så många personer.",
    en="The case has not so many people.",
)
