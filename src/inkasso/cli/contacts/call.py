"""`inkasso call`: may somebody be called, what came of it, and who is to be called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import wraps
from typing import Any, TypeVar, cast

import click

from inkasso.base.clock import HELSINKI
from inkasso.base.decisions import Decision
from inkasso.cli.codes import Amount
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, citations, emit, say, say_grounds, table
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.contacts.models import Attempt
from inkasso.contacts.recording import NewAttempt, Said
from inkasso.contacts.results import MISTAKE, RESULTS, Direction
from inkasso.gate.acting import open_file
from inkasso.law.fi.contacts.allowed import ContactAnswer
from inkasso.law.fi.contacts.policy import Channel
from inkasso.receivables.finding import find_case
from inkasso.strategy.contacts.calling import calls_due
from inkasso.strategy.contacts.contacting import make_contact, may_contact

F = TypeVar("F", bound=Callable[..., object])
_PURPOSE = "collection"
_CODES = [key for key in RESULTS if key != MISTAKE]


@click.group("call")
def call_command() -> None:
    """Contacts with debtors: whether one may, what came of them, who is next."""


@call_command.command("may")
@click.argument("ref")
@click.option("--at", help="Time of the day, such as 14:30; default now, or noon with --date.")
@date_option
@json_option
@pass_workspace
def may_command(
    workspace: Workspace, *, ref: str, at: str | None, on: date | None, as_json: bool
) -> None:
    """Whether the debtor of case REF may be called, and when next."""
    moment = _moment(workspace, on, at)
    with work(workspace, _PURPOSE, f"may the debtor of case {ref} be called"):
        case = find_case(ref)
        weighed = may_contact(case, case.person_id, moment)
    if as_json:
        emit(_document(weighed))
        return
    answer = weighed.value
    say("Yes." if answer.allowed else f"No; {_next(answer)}.")
    say_grounds(weighed.because)


def _said_options(function: F) -> F:
    """What came of a contact, as one argument `said`."""
    options = (
        click.option("--promised", type=Amount(), help="The sum that was promised."),
        click.option("--by", "promised_by", type=Day(), help="The last day of the promise."),
        click.option("--again", "again_on", type=Day(), help="The day to call again."),
        click.option("--note", default="", help="In free words; never about health."),
        click.option("--not-health", is_flag=True, help="The note tells of nobody's health."),
        click.option("--deviation", default="", help="Why, although it was not allowed."),
    )
    names = ("result", "promised", "promised_by", "again_on", "note", "not_health", "deviation")

    @wraps(function)
    def collected(*arguments: object, **named: Any) -> object:
        said = Said(**{name: named.pop(name) for name in names})
        return function(*arguments, said=said, **named)

    decorated: Any = collected
    for option in reversed(options):
        decorated = option(decorated)
    return cast("F", decorated)


@call_command.command("log")
@click.argument("ref")
@click.argument("result", type=click.Choice(_CODES))
@_said_options
@click.option("--incoming", is_flag=True, help="The person made contact.")
@click.option("--channel", type=click.Choice([str(one) for one in Channel]), default="phone")
@click.option("--at", help="Time of the day, such as 14:30; default now, or noon with --date.")
@date_option
@json_option
@pass_workspace
def log_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    ref: str,
    said: Said,
    incoming: bool,
    channel: str,
    at: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Write down what came of a contact with the debtor of case REF."""
    moment = _moment(workspace, on, at)
    with work(workspace, _PURPOSE, f"contact in case {ref}"):
        case = find_case(ref)
        open_file(case.person_id, f"case:{case.id}")
        new = NewAttempt(
            case_id=case.id,
            person_id=case.person_id,
            at=moment,
            by=workspace.actor,
            channel=Channel(channel),
            direction=Direction.IN if incoming else Direction.OUT,
            said=said,
        )
        # In production by the clock, so that what is written late is told so; elsewhere days are
        # played.
        attempt = make_contact(new, workspace.clock.now() if workspace.production else moment)
    if as_json:
        emit(_recorded(attempt))
    else:
        following = f"; next on {attempt.next_on}" if attempt.next_on else ""
        say(f"Contact {attempt.id} of case {attempt.case_id} is recorded{following}.")


@call_command.command("due")
@date_option
@json_option
@pass_workspace
def due_command(workspace: Workspace, *, on: date | None, as_json: bool) -> None:
    """Cases to call, and why: callbacks, broken promises, missed plans."""
    with work(workspace, _PURPOSE, "queue of calls"):
        found = calls_due(day_of(workspace, on))
    if as_json:
        calls: list[Json] = [
            {
                "case": str(one.case_id),
                "kind": one.kind,
                "since": one.since,
                "why": {"fi": one.why.fi, "sv": one.why.sv, "en": one.why.en},
            }
            for one in found
        ]
        emit({"calls": calls})
    else:
        rows = ((one.case_id, one.since, one.why.en) for one in found)
        table(f"{len(found)} calls", (">case", "since", "why"), rows)


def _moment(workspace: Workspace, on: date | None, at: str | None) -> datetime:
    """The moment that is meant: of a played day its noon, unless a time was said."""
    if at is None and on is None:
        return workspace.clock.now()
    try:
        clock = time.fromisoformat(at) if at else time(12)
    except ValueError:
        raise click.BadParameter(
            f"{at!r} is no time; write it as 14:30", param_hint="--at"
        ) from None
    return datetime.combine(day_of(workspace, on), clock.replace(tzinfo=None), HELSINKI)


def _recorded(attempt: Attempt) -> Json:
    return {
        "contact": attempt.id,
        "case": str(attempt.case_id),
        "result": attempt.result,
        "deviates": attempt.deviates,
        "next_on": attempt.next_on,
    }


def _document(weighed: Decision[ContactAnswer]) -> Json:
    following = weighed.value.next_allowed
    return {
        "allowed": weighed.value.allowed,
        "next_allowed": following.isoformat(timespec="minutes") if following else None,
        "because": citations(weighed.because),
    }


def _next(answer: ContactAnswer) -> str:
    following = answer.next_allowed
    return f"on {following:%Y-%m-%d} at {following:%H:%M}" if following else "nobody knows when"
