"""`inkasso law sections`: what of the law is in the code and what is not; the pages of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from inkasso.cli.options import json_option
from inkasso.cli.output import Json, emit, say, table
from inkasso.law.acts import source_of
from inkasso.law.enacted import Provision
from inkasso.law.pages import write_pages
from inkasso.law.sections import encoded_acts, faults_of, provisions, provisions_of

_FAULTS_FOUND = 1


@click.command("sections")
@click.option("--act", help="One act or decision, such as 513/1999.")
@click.option(
    "--write",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the pages of the law to this folder.",
)
@click.option(
    "--tests",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where the tests are that the pages name; default ../../tests from --write.",
)
@json_option
def sections_command(
    *, act: str | None, write: Path | None, tests: Path | None, as_json: bool
) -> int:
    """What is encoded and what is not, act by act; exit 1 when the register has faults."""
    chosen = encoded_acts() if act is None else (act,)
    shown = {each: provisions_of(each) for each in chosen}
    faults = faults_of(provisions())
    written = write_pages(write, tests or _beside(write)) if write else ()
    if as_json:
        acts = [_document(each, found) for each, found in shown.items()]
        emit({"acts": acts, "faults": list(faults), "written": list(written)})
    else:
        _show(shown, faults, written)
    return _FAULTS_FOUND if faults else 0


def _beside(pages: Path) -> Path:
    tests = pages.resolve().parents[1] / "tests"
    if not tests.is_dir():
        raise click.BadParameter(f"there is no {tests}; name the folder", param_hint="--tests")
    return tests


def _document(act: str, found: tuple[Provision, ...]) -> Json:
    source = source_of(act)
    return {
        "act": act,
        "name": asdict(source.name) if source else None,
        "read": source.read if source else None,
        "encoded": [
            {
                "section": each.section,
                "version": each.version,
                "since": each.since,
                "until": each.until,
                "function": each.function,
                "text": each.note,
            }
            for each in found
            if each.function
        ],
        "not_encoded": [
            {"section": each.section, "since": each.since, "why": each.note}
            for each in found
            if not each.function
        ],
    }


def _show(
    shown: dict[str, tuple[Provision, ...]], faults: tuple[str, ...], written: tuple[str, ...]
) -> None:
    for act, found in shown.items():
        source = source_of(act)
        title = f"{act}  {source.name.en}" if source else act
        rows = [
            (
                each.section,
                f"{each.since} – {each.until or ''}",
                each.version,
                each.note if each.function else f"not encoded: {each.note}",
            )
            for each in found
        ]
        table(title, ("section", "in force", "wording", "what"), rows)
        say("")
    for line in (*(f"fault: {fault}" for fault in faults), *(f"wrote {name}" for name in written)):
        say(line)
