"""`inkasso letter`: looked at and sent; none of them demands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import click
from django.conf import settings

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.files import write_whole
from inkasso.base.words import Words
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.correspondence.deciding import Wish
from inkasso.correspondence.templates import templates
from inkasso.gate.acting import open_file
from inkasso.mandates.agency import read_agency
from inkasso.receivables.finding import find_case, people_of
from inkasso.receivables.models import Case
from inkasso.strategy.writing.letters import letter_preview, send_letter

_PURPOSE = "customer_service"
_KEYS = tuple(templates())
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("letter")
def letter_command() -> None:
    """Letters in free words: answers, statements, confirmations, questions. None demands."""


@letter_command.command("templates")
@json_option
def templates_command(*, as_json: bool) -> None:
    """What a letter can be written from."""
    found = templates().values()
    if as_json:
        rows = [{"template": one.key, "answers": one.answers, "needs": one.needs} for one in found]
        emit({"templates": rows})
    else:
        told = ((one.key, one.name.en, one.answers, one.needs) for one in found)
        table(f"{len(_KEYS)} templates", ("key", "name", "answers", "the case is"), told)


@letter_command.command("preview")
@click.argument("ref")
@click.argument("template", type=click.Choice(_KEYS))
@click.option("--words", default="", help="Your own words, in the receiver's language.")
@click.option("--asked", type=_DAY, help="When the person asked for what the letter answers.")
@click.option("--to", "place", default=1, help="1 the debtor (default), 2 the first co-debtor …")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the PDF goes.")
@date_option
@pass_workspace
def preview_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    template: str,
    words: str,
    asked: date | None,
    place: int,
    out: Path,
    on: date | None,
) -> None:
    """The letter as it would go out, as PDF; written nowhere else."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"preview of a letter in case {ref}"):
        case, person = _opened(ref, place)
        wish = Wish(person=person, template=template, words={"": words}, asked_on=_day(asked))
        write_whole(out, letter_preview(case, wish, read_agency(settings.AGENCY_FILE), day))
    say(f"{out}: not sent.")


@letter_command.command("send")
@click.argument("ref")
@click.argument("template", type=click.Choice(_KEYS))
@click.option("--words", default="", help="Your own words, in the receiver's language.")
@click.option("--asked", type=_DAY, help="When the person asked for what the letter answers.")
@click.option("--to", "place", default=1, help="1 the debtor (default), 2 the first co-debtor …")
@date_option
@json_option
@pass_workspace
def send_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    template: str,
    words: str,
    asked: date | None,
    place: int,
    on: date | None,
    as_json: bool,
) -> None:
    """Send a letter in case REF from TEMPLATE; `inkasso day` prints it."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"letter in case {ref}"):
        case, person = _opened(ref, place)
        wish = Wish(person=person, template=template, words={"": words}, asked_on=_day(asked))
        agency = read_agency(settings.AGENCY_FILE)
        letter = send_letter(case, wish, agency, day, by=workspace.actor)
    if as_json:
        emit({"letter": str(letter.id), "case": str(case.id), "template": template, "date": day})
    else:
        say(f"Letter {letter.id} is sent. `inkasso day` prints it.")


def _opened(ref: str, place: int) -> tuple[Case, UUID]:
    """A case with its files open, and one of its people; raises `Refused` (`not_of_case`)."""
    case = find_case(ref)
    people = list(dict.fromkeys(people_of(case)))
    open_file(people[0], f"case:{case.id}", beside=people[1:])
    if not 0 < place <= len(people):
        raise Refused(Refusal(code="not_of_case", message=_NOBODY))
    return case, people[place - 1]


def _day(asked: date | None) -> date | None:
    """`click` gives a moment; the day is what was meant."""
    return asked and date(asked.year, asked.month, asked.day)


_NOBODY = Words(
    fi="Asiassa ei ole niin montaa henkilöä.",
    sv="Ärendet har inte så många personer.",
    en="The case has not so many people.",
)
