"""`inkasso letter template`: the agency's own templates; switched on by two, off by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import yaml
from django.conf import settings
from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.faults import BadInput
from inkasso.base.files import write_whole
from inkasso.base.moment import Moment
from inkasso.base.words import LANGUAGES, Language, Words
from inkasso.cli.options import date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, spoken, table
from inkasso.cli.second import second_of, second_option
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.correspondence.own.keeping import (
    APPROVES,
    Standing,
    ask_on,
    every_own,
    find_own,
    rewrite_template,
    switch_off,
    switched_on,
    wording_of,
    write_template,
)
from inkasso.correspondence.own.specimen import specimen
from inkasso.correspondence.own.wording import Kind, Wording, worded
from inkasso.mandates.agency import read_agency
from inkasso.staff.approvals import approve

_PURPOSE = "collection"
_TEXT = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group("template")
def template_command() -> None:
    """The agency's own templates of letters in free words."""


@template_command.command("list")
@json_option
@pass_workspace
def list_command(workspace: Workspace, *, as_json: bool) -> None:
    """Every own template: its versions, and which one letters are written from."""
    with work(workspace, _PURPOSE, "own templates"):
        found = every_own()
    if as_json:
        emit({"templates": [_shown(one) for one in found]})
    else:
        rows = (
            (one.number, spoken(one.name), one.kind, one.newest.number, _on(one)) for one in found
        )
        table(f"{len(found)} own templates", (">number", "name", "kind", ">versions", "on"), rows)


@template_command.command("write")
@click.argument("file", type=_TEXT)
@click.option("--of", "number", type=int, help="Another version of this template.")
@date_option
@json_option
@pass_workspace
def write_command(
    workspace: Workspace, *, file: Path, number: int | None, on: date | None, as_json: bool
) -> None:
    """Write a template down from a YAML FILE: kind, and name, heading, text by language.

    It is off until two people switch it on.
    """
    kind, wording = _read(file)
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, _PURPOSE, "a template written"):
        if number is None:
            version = write_template(kind, wording, moment)
        else:
            version = rewrite_template(number, wording, moment)
    if as_json:
        emit({"template": version.template_id, "version": version.number, "on": False})
    else:
        say(f"Template {version.template_id}, version {version.number}: not on yet.")


@template_command.command("preview")
@click.argument("number", type=int)
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the PDF goes.")
@date_option
@pass_workspace
def preview_command(
    workspace: Workspace, *, number: int, language: Language, out: Path, on: date | None
) -> None:
    """The newest version as PDF, with places for what varies."""
    agency, day = read_agency(settings.AGENCY_FILE), day_of(workspace, on)
    with work(workspace, _PURPOSE, f"preview of template {number}"):
        found = find_own(number)
    wording = wording_of(found.newest)
    write_whole(out, specimen(wording, found.kind, agency, day, language=language))
    say(f"{out}: version {found.newest.number}.")


@template_command.command("on")
@click.argument("number", type=int)
@click.option("--why", default="", help="What the second person should know.")
@second_option
@date_option
@json_option
@pass_workspace
def on_command(
    workspace: Workspace, *, number: int, why: str, second: str, on: date | None, as_json: bool
) -> None:
    """Write letters from the newest version of template NUMBER; by two people."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with workspace.database():
        agrees = second_of(workspace, second, APPROVES, moment.on)
        with work(workspace, _PURPOSE, "a template switched on"), transaction.atomic():
            version = find_own(number).newest
            if agrees is None:
                switched_on({"version": version.id}, moment)
            else:
                approve(ask_on(version, why, moment).id, agrees, switched_on)
    _done(number, version.number, as_json=as_json)


@template_command.command("off")
@click.argument("number", type=int)
@date_option
@json_option
@pass_workspace
def off_command(workspace: Workspace, *, number: int, on: date | None, as_json: bool) -> None:
    """Write no more letters from template NUMBER, from now on."""
    moment = Moment(on=day_of(workspace, on), by=workspace.actor)
    with work(workspace, _PURPOSE, "a template switched off"):
        switch_off(number, moment)
    _done(number, None, as_json=as_json)


def _done(number: int, version: int | None, *, as_json: bool) -> None:
    if as_json:
        emit({"template": number, "version": version, "on": version is not None})
    elif version is None:
        say(f"Template {number} is off.")
    else:
        say(f"Template {number}: letters are written from version {version}.")


def _shown(one: Standing) -> Json:
    return {
        "template": one.number,
        "kind": one.kind,
        "name": spoken(one.name),
        "versions": [
            {"version": version.number, "written_on": version.written_on}
            for version in one.versions
        ],
        "on": one.on.number if one.on else None,
    }


def _on(one: Standing) -> str:
    return f"version {one.on.number}" if one.on else "–"


def _read(file: Path) -> tuple[Kind, Wording]:
    """What a file says; raises `BadInput`, and `Refused` (`template_unequal`)."""
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        kind = Kind(told["kind"])
        name, heading = Words(**told["name"]), Words(**told["heading"])
        texts: dict[str, str] = {language: str(told["text"][language]) for language in LANGUAGES}
    except (yaml.YAMLError, UnicodeError, TypeError, KeyError, ValueError) as error:
        raise BadInput(_FORM, source=str(file)) from error
    wording = worded(name, heading, texts)
    if isinstance(wording, Refusal):
        raise Refused(wording)
    return kind, wording


_FORM = (
    "expected `kind` (answer, information or client), and `name`, `heading` and `text`, each with "
    "fi, sv and en"
)
