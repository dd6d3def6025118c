"""`inkasso breach notify`: drafts for the authority and for people, and that they went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from inkasso.cli.breach.moments import instant_of, when_option
from inkasso.cli.breach.showing import document, show
from inkasso.cli.gate.people import known_person
from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import emit, say
from inkasso.cli.work import sweep, work
from inkasso.cli.workspace import Workspace
from inkasso.gate.register import register_in_force
from inkasso.rights.breaches.recording import Instant, NewNotice, record_notice
from inkasso.rights.breaches.searching import PURPOSE
from inkasso.rights.breaches.state import find_breach
from inkasso.rights.breaches.telling import record_told
from inkasso.rights.breaches.writing import (
    CHANNELS,
    Written,
    write_for_authority,
    write_for_persons,
)
from inkasso.rights.models import BreachNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Options as typed."""

    number: int
    authority: bool
    persons: bool
    public: bool
    sent: bool
    folder: Path | None
    channel: str | None
    in_part: bool
    late_reason: str
    reference: str
    person: str

    def check(self) -> None:
        """One addressee; either a draft or that it went; options only where they say something."""
        if self.authority + self.persons + self.public != 1:
            raise click.UsageError("give one of --authority, --persons and --public")
        if self.sent == bool(self.folder):
            raise click.UsageError("give --out for drafts, or --sent to record that they went")
        if self.sent and self.channel is None:
            raise click.UsageError("--sent needs --channel")
        if self.public and not self.sent:
            raise click.UsageError("--public is recorded with --sent; the letter's draft will do")
        if (self.in_part or self.late_reason or self.reference) and not self.authority:
            raise click.UsageError("--in-part, --late-reason and --reference belong to --authority")
        if self.person and not self.persons:
            raise click.UsageError("--person belongs to --persons")

    @property
    def notice(self) -> NewNotice:
        """What is recorded of the authority or the public."""
        to = BreachNotice.To.AUTHORITY if self.authority else BreachNotice.To.PUBLIC
        return NewNotice(
            to=to,
            channel=self.channel or "",
            in_part=self.in_part,
            late_reason=self.late_reason,
            reference=self.reference,
        )


@click.command("notify")
@click.argument("number", type=int)
@click.option("--authority", is_flag=True, help="The supervisory authority.")
@click.option("--persons", is_flag=True, help="Those whom it concerns.")
@click.option("--public", is_flag=True, help="Everybody, instead of each person.")
@click.option("--out", "folder", type=click.Path(file_okay=False, path_type=Path),
              help="Write drafts here; nothing is recorded.")  # fmt: skip
@click.option("--sent", is_flag=True, help="Record that it went, at --at.")
@click.option("--channel", type=click.Choice(CHANNELS), help="How it went.")
@click.option("--in-part", is_flag=True, help="To the authority: more is to follow.")
@click.option("--late-reason", default="", help="Why after 72 hours.")
@click.option("--reference", default="", help="The authority's number for it.")
@click.option("--person", default="", help="Only this person was told (uuid or case).")
@when_option
@json_option
@pass_workspace
def notify_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    number: int,
    authority: bool,
    persons: bool,
    public: bool,
    folder: Path | None,
    sent: bool,
    channel: str | None,
    in_part: bool,
    late_reason: str,
    reference: str,
    person: str,
    at: datetime | None,
    on: date | None,
    as_json: bool,
) -> None:
    """Write drafts in three languages with --out; record with --sent that they went."""
    asked = _Asked(
        number=number,
        authority=authority,
        persons=persons,
        public=public,
        sent=sent,
        folder=folder,
        channel=channel,
        in_part=in_part,
        late_reason=late_reason,
        reference=reference,
        person=person,
    )
    asked.check()
    instant = instant_of(workspace, at, on)
    if asked.folder is not None:
        _tell_written(_write(workspace, asked, asked.folder, instant), number, as_json=as_json)
    else:
        _record(workspace, asked, instant, as_json=as_json)


def _write(workspace: Workspace, asked: _Asked, folder: Path, instant: Instant) -> Written:
    register = register_in_force()
    if asked.authority:
        with work(workspace, PURPOSE, f"notification of breach {asked.number}"):
            return write_for_authority(find_breach(asked.number), register, folder, instant.at)
    with sweep(workspace, PURPOSE, f"breach:{asked.number}") as swept:
        state = find_breach(asked.number)
        written = write_for_persons(state, register, folder, instant.at)
        swept.size = sum(written.by_language.values())
    return written


def _record(workspace: Workspace, asked: _Asked, instant: Instant, *, as_json: bool) -> None:
    with work(workspace, PURPOSE, f"who was told of breach {asked.number}"):
        if asked.persons:
            person = known_person(asked.person) if asked.person else None
            state, told = record_told(asked.number, asked.channel or "", instant, person=person)
        else:
            state, told = record_notice(asked.number, asked.notice, instant), 0
    if as_json:
        emit(document(state, instant.at) | {"told_now": told})
    else:
        show(state, instant.at)


def _tell_written(written: Written, number: int, *, as_json: bool) -> None:
    if as_json:
        emit(
            {
                "breach": number,
                "draft": True,
                "written": [str(path) for path in written.paths],
                "addressees": written.by_language,
                "unreachable": written.unreachable,
            }
        )
        return
    for path in written.paths:
        say(str(path))
    if written.unreachable:
        say(f"{written.unreachable} of them have neither address nor e-mail here.")
    say("Drafts: read them, send them, and record it with --sent.")
