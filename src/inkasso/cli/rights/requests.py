"""`inkasso rights new|identify|extend|decide|list`: a request from the first word to the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import click

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.moment import Moment
from inkasso.base.words import Language, Words
from inkasso.cli.gate.people import find_person
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.retention.days_to_come import require_come
from inkasso.cli.rights.erasing import (
    OfErasure,
    carry_out_decided,
    erasures_of,
    outcome_of,
    show_decided,
)
from inkasso.cli.rights.people import language_of
from inkasso.cli.rights.showing import document, show, show_list
from inkasso.cli.second import second_of, second_option
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_in_force
from inkasso.law.wording import fill
from inkasso.notice.rights import Right
from inkasso.rights.erasure.reading import undone
from inkasso.rights.erasure.two_people import APPROVES, TwoPeople, decide_by_two
from inkasso.rights.letters.writing import write_letter
from inkasso.rights.models import RequestStep
from inkasso.rights.models.consents import Channel
from inkasso.rights.portability.deciding import ported_fields
from inkasso.rights.requests.deciding import (
    EXTENSION_REASONS,
    Answer,
    Decided,
    Outcome,
    decide,
    extend,
)
from inkasso.rights.requests.grounds import GROUNDS
from inkasso.rights.requests.identifying import (
    AUTHORITIES,
    COMPARABLE,
    ask,
    identify,
    insufficient,
    show_authority,
)
from inkasso.rights.requests.state import State, find_request, open_requests, requests_of
from inkasso.rights.requests.taking_in import NewRequest, take_in

_LANGUAGES = get_args(Language)
#: Requests that fall due within this are warned of.
_SOON = timedelta(days=7)


@click.command("new")
@click.option("--person", help="Whose data: uuid, case or e-mail address; none if not known.")
@click.option("--right", type=click.Choice([right.value for right in Right]), required=True)
@click.option("--channel", type=click.Choice(Channel.values), required=True, help="How it came.")
@click.option("--said", default="", help="What was said or written, as it was.")
@click.option("--requester", default="", help="Who asks and where the answer goes.")
@click.option("--agent", is_flag=True, help="Somebody asks on the person's behalf.")
@click.option("--contested", is_flag=True, help="Restrict until accuracy is checked.")
@click.option("--purpose", "purposes", multiple=True, help="Only this purpose; may be repeated.")
@click.option("--language", type=click.Choice(_LANGUAGES), help="Of the answer.")
@date_option
@json_option
@pass_workspace
def new_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    person: str | None,
    right: str,
    channel: str,
    said: str,
    requester: str,
    agent: bool,
    contested: bool,
    purposes: tuple[str, ...],
    language: Language | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Take a request in; --date is the day it came. One that repeats an open one is joined to it.

    Leave --person out for somebody whom nothing held tells of: `nothing_held` is an answer too.
    """
    _check_purposes(purposes)
    received_on = day_of(workspace, on)
    # The person's month would begin too late.
    if workspace.production and received_on > workspace.clock.today():
        raise Refused(Refusal(code="request_to_come", message=fill(_TO_COME, day=received_on)))
    with work(workspace, "rights", f"request for {right}"):
        person_id = find_person(person)[0] if person else None
        new = NewRequest(
            person_id=person_id,
            right=Right(right),
            channel=Channel(channel),
            received_on=received_on,
            language=language or (language_of(person_id) if person_id else "fi"),
            by_agent=agent,
            said=said,
            requester=requester,
            purposes=purposes,
            contested=contested,
        )
        state = take_in(new, by=workspace.actor)
    _tell(state, as_json=as_json)


@click.command("identify")
@click.argument("number", type=int)
@click.option("--tell", "told", multiple=True, help="What was told, such as case=10001.")
@click.option(
    "--ask", "asked", multiple=True, type=click.Choice(COMPARABLE), help="What was asked for."
)
@click.option("--authority", type=click.Choice(AUTHORITIES), help="How an agent showed it.")
@date_option
@json_option
@pass_workspace
def identify_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    told: tuple[str, ...],
    asked: tuple[str, ...],
    authority: str | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Compare what was told with what is held; record what was asked for, or an agent's authority.

    Names to tell: name, address, email, phone, identity_code, business_id, case; account, that a
    payer paid from; reached, an e-mail address that is held and that the answer came from. What was
    told is compared and forgotten.
    """
    if sum(map(bool, (told, asked, authority))) != 1:
        raise click.UsageError("give one of --tell, --ask and --authority")
    claimed = _told(told)
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"who made request {number}"):
        state = find_request(number)
        if authority:
            state = show_authority(state, authority, moment)
        elif asked:
            state = ask(state, asked, moment)
        else:
            state = identify(state, claimed, moment)
    if told and not state.has(RequestStep.Kind.VERIFIED):
        raise Refused(insufficient(moment.on, state))
    _tell(state, as_json=as_json)


@click.command("extend")
@click.argument("number", type=int)
@click.option("--reason", type=click.Choice(EXTENSION_REASONS), required=True)
@date_option
@json_option
@pass_workspace
def extend_command(
    workspace: Workspace, *, number: int, reason: str, on: date | None, as_json: bool
) -> None:
    """Record that the person was told, on --date, that up to two more months are needed and why."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, "rights", f"more time for request {number}"):
        state = extend(find_request(number), reason, moment)
    _tell(state, as_json=as_json)


@click.command("decide")
@click.argument("number", type=int)
@click.option("--outcome", type=click.Choice([one.value for one in Outcome]))
@click.option(
    "--because", "grounds", multiple=True, type=click.Choice(list(GROUNDS)), help="A ground."
)
@click.option("--explanation", default="", help="What the person is told in words.")
@click.option("--balancing", default="", help="Of an objection: what weighs on which side.")
@click.option(
    "--letter",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the letter to this folder, before an erasure takes the address away.",
)
@second_option
@date_option
@json_option
@pass_workspace
def decide_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    outcome: str | None,
    grounds: tuple[str, ...],
    explanation: str,
    balancing: str,
    letter: Path | None,
    second: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Answer a request; a granted restriction or objection places its hold at once.

    The outcome of an erasure follows from what becomes of each field, and may be left out; it is
    carried out at once. As soon as somebody can approve erasures, it takes two: --second.
    """
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with workspace.database():
        refused = outcome == Outcome.REFUSED
        agrees = None if refused else _agrees(workspace, number, second, moment.on)
        with work(workspace, "rights", f"answer to request {number}"):
            state = find_request(number)
            if state.right is Right.ERASURE:
                require_come(workspace, moment.on)
            answer = Answer(
                outcome=Outcome(outcome) if outcome else outcome_of(state, moment.on),
                grounds=grounds,
                explanation=explanation,
                balancing=balancing,
            )
            decided = _decided(state, answer, moment, agrees)
            fields = ported_fields(decided.state, moment)
            if letter is not None:
                write_letter(decided.state, letter, moment, register_in_force())
        carry_out_decided(workspace, decided.state, moment.on)
        with work(workspace, "rights", f"what came of request {number}"):
            erasure = erasures_of([decided.state]).get(number)
    if as_json:
        hold = None if decided.hold is None else decided.hold.id
        told = {"hold": hold, "withdrawn": sorted(decided.withdrawn)}
        emit(document(decided.state, erasure, fields) | told)
    else:
        _show_decision(decided, erasure)


@click.command("list")
@click.option("--due", is_flag=True, help="Only what is late or falls due within a week.")
@click.option("--person", help="All that a person has asked (uuid, or a case for its debtor).")
@date_option
@json_option
@pass_workspace
def list_command(
    workspace: Workspace, *, due: bool, person: str | None, on: date | None, as_json: bool
) -> None:
    """Open requests, the next due first; of a person also what was answered."""
    day = day_of(workspace, on)
    with work(workspace, "rights", "list of requests"):
        found = requests_of(find_person(person)[0]) if person else open_requests()
        if due:
            found = [one for one in found if one.is_open and one.due and one.due <= day + _SOON]
        # A decided erasure that was not carried out is late, whatever day it is.
        waiting = [] if person else undone()
        erasures = erasures_of([*found, *waiting])
    if as_json:
        listed = [(one, document(one, erasures.get(one.request.id))) for one in (*found, *waiting)]
        emit({"requests": [told | {"late": one.is_late(day)} for one, told in listed]})
    else:
        show_list([*found, *waiting])
        for one in waiting:
            say(f"Request {one.request.id}: decided, and its erasure is not carried out yet.")


def _show_decision(decided: Decided, erasure: OfErasure | None) -> None:
    show(decided.state)
    if erasure is not None:
        show_decided(erasure)
    if decided.hold is not None:
        say(f"  Hold {decided.hold.id} ({decided.hold.kind}) placed.")
    for use in sorted(decided.withdrawn):
        say(f"  Consent to {use} withdrawn.")


def _agrees(workspace: Workspace, number: int, second: str, on: date) -> Moment | None:
    """Who agrees to an erasure; None for any other request, and while nobody could approve."""
    with work(workspace, "rights", f"answer to request {number}"):
        right = find_request(number).right
    return second_of(workspace, second, APPROVES, on) if right is Right.ERASURE else None


def _decided(state: State, answer: Answer, moment: Moment, agrees: Moment | None) -> Decided:
    register = register_in_force()
    if agrees is None:
        return decide(state, answer, moment, register)
    return decide_by_two(state, answer, TwoPeople(asks=moment, agrees=agrees), register)


def _tell(state: State, *, as_json: bool) -> None:
    if as_json:
        emit(document(state))
    else:
        show(state)


def _told(pairs: tuple[str, ...]) -> Mapping[str, str]:
    told = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or name not in COMPARABLE:
            raise click.UsageError(f"{name!r}: write NAME=TEXT, NAME of {', '.join(COMPARABLE)}")
        told[name] = text
    return told


def _check_purposes(purposes: tuple[str, ...]) -> None:
    known = register_in_force().purposes
    for key in purposes:
        if key not in known:
            raise click.UsageError(f"the register has no purpose {key!r}; see inkasso notice map")


_TO_COME = Words(
    fi="Pyyntö ei ole voinut tulla {day}: päivä on vasta edessä.",
    sv="Begäran kan inte ha kommit {day}: dagen ligger framför.",
    en="The request cannot have come on {day}: the day is still to come.",
)
