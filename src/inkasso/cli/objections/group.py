"""`inkasso objection`: taken, listed, shown and answered."""

from __future__ import annotations

from datetime import date

import click
from django.conf import settings

from inkasso.base.decisions import Refusal
from inkasso.base.money import Money
from inkasso.cli.codes import Amount
from inkasso.cli.objections.showing import COLUMNS, document_of, row_of, say_whole
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say, table
from inkasso.cli.second import second_of
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_file
from inkasso.mandates.agency import read_agency
from inkasso.objections.answering import Verdict
from inkasso.objections.grounds import CHANNELS, Ground
from inkasso.objections.models import Objection, ObjectionText
from inkasso.objections.outcomes import Outcome
from inkasso.objections.standing import find_objection, standing_of, to_answer
from inkasso.objections.taking import Said
from inkasso.receivables.finding import find_case, people_of
from inkasso.receivables.models import Receivable
from inkasso.strategy.objecting import answer, receive

_PURPOSE = "collection"


@click.group("objection")
def objection_command() -> None:
    """Objections: what is disputed stops at once, the rest goes on, every one is answered."""


@objection_command.command("take")
@click.argument("ref")
@click.option("--ground", type=click.Choice([one.value for one in Ground]), required=True)
@click.option("--words", default="", help="What the person says; the client will read it.")
@click.option("--invoice", default="", help="The invoice it is about; default all of the case.")
@click.option("--sum", "euros", type=Amount(), help="How much of its principal; default all of it.")
@click.option("--by", "channel", type=click.Choice(CHANNELS), default="phone", show_default=True)
@click.option("--without-effect", default="", help="Why the ground clearly has no effect.")
@date_option
@json_option
@pass_workspace
def take_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    ground: str,
    words: str,
    invoice: str,
    euros: Money | None,
    channel: str,
    without_effect: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Take an objection of the debtor of case REF, and ask the client for its evidence."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"objection in case {ref}"):
        case = find_case(ref)
        debtor, *others = people_of(case)
        open_file(debtor, f"case:{case.id}", beside=others)
        said = Said(
            person_id=debtor,
            channel=channel,
            ground=Ground(ground),
            words=words,
            receivable_id=_receivable(case.id, invoice),
            sum=euros,
            without_effect=without_effect,
        )
        received = receive(case, said, day, by=workspace.actor)
        standing = standing_of(received.objection, day)
    if as_json:
        emit({"objection": document_of(standing)})
        return
    say(f"Objection {received.objection.id} is taken: {Money(standing.cents)} EUR are disputed.")
    if isinstance(received.asked, Refusal):
        say(f"The client was not asked: {received.asked.message.en}")


@objection_command.command("answer")
@click.argument("number", type=int)
@click.option("--outcome", type=click.Choice([one.value for one in Outcome]), required=True)
@click.option("--reasons", required=True, help="Why; the letter tells it to the person.")
@click.option("--sum", "euros", type=Amount(), help="Principal that is taken back: only of partly.")
@click.option("--second", default="", help="Whole name of whoever decides it, if not you.")
@date_option
@json_option
@pass_workspace
def answer_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    outcome: str,
    reasons: str,
    euros: Money | None,
    second: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Answer objection NUMBER; `inkasso day` prints the letter."""
    day = day_of(workspace, on)
    verdict = Verdict(outcome=Outcome(outcome), reasons=reasons, sum=euros)
    agency = read_agency(settings.AGENCY_FILE)
    with workspace.database():
        by = workspace.actor
        if second:
            agreed = second_of(workspace, second, "answer_objection", day)
            # While nobody has an account that could answer, the name alone says who decides.
            by = agreed.by if agreed else " ".join(second.split())
        with work(workspace, _PURPOSE, f"answer to objection {number}"):
            found = _opened(number)
            answer(found, verdict, agency, day, by=by)
            standing = standing_of(found, day)
    if as_json:
        emit({"objection": document_of(standing)})
    else:
        say(f"Objection {number} is answered: {outcome}. `inkasso day` prints the letter.")


@objection_command.command("list")
@date_option
@json_option
@pass_workspace
def list_command(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Objections that nobody has answered, what is due first at the head."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, "list of objections"):
        found = to_answer(day)
    if as_json:
        emit({"objections": [document_of(one) for one in found]})
    else:
        table(f"{len(found)} objections to answer", COLUMNS, map(row_of, found))


@objection_command.command("show")
@click.argument("number", type=int)
@date_option
@json_option
@pass_workspace
def show_command(workspace: Workspace, *, number: int, on: date | None, as_json: bool) -> None:
    """Objection NUMBER: what was said, what it waits for, what came of it."""
    day = day_of(workspace, on)
    with work(workspace, _PURPOSE, f"objection {number}"):
        found = _opened(number)
        standing = standing_of(found, day)
        text = ObjectionText.objects.filter(objection=found).first()
    words = text.words if text else ""
    if as_json:
        emit({"objection": {**document_of(standing), "words": words}})
    else:
        say_whole(standing, words)


def _receivable(case_id: int, invoice: str) -> int | None:
    """The receivable of an invoice; a number that the case has not is refused further down."""
    if not invoice:
        return None
    found = Receivable.objects.filter(case_id=case_id, invoice_number=invoice).first()
    return found.id if found else 0


def _opened(number: int) -> Objection:
    """An objection with the files of its case open."""
    found = find_objection(number)
    debtor, *others = people_of(found.case)
    open_file(debtor, f"case:{found.case_id}", beside=others)
    return found
