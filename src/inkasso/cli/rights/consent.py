"""`inkasso consent`: what a person agreed to, in which words, and its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import click
from django.db import transaction

from inkasso.base.words import LANGUAGES, Language
from inkasso.cli.gate.people import known_person
from inkasso.cli.options import Day, date_option, day_of, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say
from inkasso.cli.rights.people import language_of
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.gate.acting import open_files
from inkasso.gate.register import register_in_force
from inkasso.rights.consents.giving import NewConsent, Statement, give, text_of, withdraw
from inkasso.rights.consents.proving import Proof, proof_of
from inkasso.rights.consents.texts import ConsentText, DemandTerms
from inkasso.rights.consents.uses import Use, find_use
from inkasso.rights.models import Channel, SaidBy

F = TypeVar("F", bound=Callable[..., object])


@click.group("consent")
def consent_command() -> None:
    """Consents: given in exact words, withdrawn as easily, proved."""


def _who_and_what(function: F) -> F:
    for option in (
        click.option("--use", "use_key", required=True, help="What for; a purpose, disclosure:…"),
        click.option("--person", "person", required=True, help="A uuid, or a case for its debtor."),
    ):
        function = option(function)
    return function


def _how(function: F) -> F:
    """The same for giving and withdrawing: the one is as easy as the other."""
    for option in (
        click.option(
            "--said-by",
            type=click.Choice(SaidBy.values),
            default=SaidBy.PERSON.value,
            help="Who spoke; default the person.",
        ),
        click.option(
            "--channel", type=click.Choice(Channel.values), required=True, help="How it came."
        ),
    ):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Options of `give` as typed."""

    person: str
    use: Use
    language: Language | None
    until: date | None
    manner: str
    receivables: tuple[str, ...]
    evidence: str

    def consent(self, person_id: UUID) -> NewConsent:
        terms = DemandTerms(manner=self.manner, receivables=self.receivables)
        return NewConsent(
            person_id=person_id,
            use=self.use,
            language=self.language or language_of(person_id),
            until=self.until,
            demands=terms if self.use.key == "electronic_demands" else None,
            evidence=self.evidence,
        )


@consent_command.command("give")
@_who_and_what
@_how
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the text; default the person's.")
@click.option("--until", type=Day(), help="Last day; electronic demands have 12 months at most.")
@click.option("--manner", default="", help="Of electronic demands: the address or mailbox.")
@click.option("--receivable", "receivables", multiple=True, help="Of electronic demands: which.")
@click.option("--evidence", default="", help="Reference of the document; needed for hardship.")
@click.option("--show", is_flag=True, help="Only show the words to read out; records nothing.")
@date_option
@json_option
@pass_workspace
def give_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    person: str,
    use_key: str,
    channel: str,
    said_by: str,
    language: Language | None,
    until: date | None,
    manner: str,
    receivables: tuple[str, ...],
    evidence: str,
    show: bool,
    on: date | None,
    as_json: bool,
) -> None:
    """Record that a person consented, with the words that were shown."""
    asked = _Asked(
        person=person,
        use=find_use(use_key, register_in_force()),
        language=language,
        until=until,
        manner=manner,
        receivables=receivables,
        evidence=evidence,
    )
    said = Statement(
        on=day_of(workspace, on),
        channel=Channel(channel),
        said_by=SaidBy(said_by),
        by=workspace.actor,
    )
    number, text = _give(workspace, asked, None if show else said, said.on)
    if as_json:
        emit({"consent": number, "use": asked.use.key, "text": _text(text)})
        return
    say(text.text)
    if number is not None:
        say(f"Consent {number} to {asked.use.key} recorded, text version {text.version}.")


def _give(
    workspace: Workspace, asked: _Asked, said: Statement | None, on: date
) -> tuple[int | None, ConsentText]:
    """The number of the consent, and its words; without a statement the words alone."""
    register = register_in_force()
    purpose = "hardship" if asked.use.is_hardship else "rights"
    with work(workspace, purpose, f"consent to {asked.use.key}"):
        person_id = known_person(asked.person)
        new = asked.consent(person_id)
        text = text_of(new, register, on)
        if said is None:
            return None, text
        open_files([person_id], f"consent:{asked.use.key}")
        with transaction.atomic():
            return give(new, said, register), text


@consent_command.command("withdraw")
@_who_and_what
@_how
@date_option
@json_option
@pass_workspace
def withdraw_command(  # noqa: PLR0913  one parameter an option
    workspace: Workspace,
    *,
    person: str,
    use_key: str,
    channel: str,
    said_by: str,
    on: date | None,
    as_json: bool,
) -> None:
    """Withdraw a consent; it works at once, and notes that rest on it are destroyed."""
    use = find_use(use_key, register_in_force())
    said = Statement(
        on=day_of(workspace, on),
        channel=Channel(channel),
        said_by=SaidBy(said_by),
        by=workspace.actor,
    )
    with work(workspace, "rights", f"withdrawal of consent to {use.key}"):
        person_id = known_person(person)
        open_files([person_id], f"consent:{use.key}")
        with transaction.atomic():
            done = withdraw(person_id, use, said)
    if as_json:
        emit(
            {
                "withdrawn": list(done.consents),
                "use": use.key,
                "notes_destroyed": done.notes_destroyed,
            }
        )
    else:
        numbers = ", ".join(str(number) for number in done.consents)
        say(f"Consent to {use.key} withdrawn ({numbers}); notes destroyed: {done.notes_destroyed}.")


@consent_command.command("prove")
@_who_and_what
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for proof.json and a readable proof in each language.",
)
@json_option
@pass_workspace
def prove_command(
    workspace: Workspace, *, person: str, use_key: str, out: Path | None, as_json: bool
) -> int:
    """Show or write the proof of a person's consents; exit 1 if a text was altered since."""
    use = find_use(use_key, register_in_force())
    with work(workspace, "rights", f"proof of consent to {use.key}"):
        person_id = known_person(person)
        open_files([person_id], f"consent:{use.key}")
        proof = proof_of(person_id, use)
    files = _written(proof, out) if out else []
    if as_json:
        emit({"proof": dict(proof.document), "sha256": proof.digest, "intact": proof.intact})
    else:
        say(proof.readable("en"))
        for file in files:
            say(f"Written: {file}")
    return 0 if proof.intact else 1


def _written(proof: Proof, out: Path) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    texts = {"proof.json": proof.json}
    texts |= {f"proof.{language}.txt": proof.readable(language) for language in LANGUAGES}
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return [out / name for name in texts]


def _text(text: ConsentText) -> Json:
    return {
        "version": text.version,
        "language": text.language,
        "text": text.text,
        "sha256": text.digest,
    }
