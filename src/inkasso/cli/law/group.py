"""The group of `inkasso law`: its commands, loaded when they are asked for."""

from __future__ import annotations

import importlib

import click

from inkasso.base.words import LANGUAGES
from inkasso.cli.output import speak

#: Command and the module of this package that holds it, as `NAME_command`.
_COMMANDS = {
    "interest": "interest",
    "costs": "costs",
    "timing": "timing",
    "allocate": "allocate",
    "limitation": "limitation",
    "court": "court",
    "credit-entry": "credit_entry",
    "contact": "contact",
    "rates": "rates",
    "sections": "sections",
}


_LANGUAGE = "language"


def _language_option() -> click.Option:
    return click.Option(
        ["--language"],
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        expose_value=False,
        callback=lambda _ctx, _option, language: speak(language),
        help="Of the grounds.",
    )


class LawCommands(click.Group):
    """Loads a command's module when it is asked for, and lets each speak three languages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, by name."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, its module loaded."""
        name = _COMMANDS.get(cmd_name)
        if name is None:
            return None
        module = importlib.import_module(f"inkasso.cli.law.{name}")
        command = getattr(module, f"{name}_command")
        assert isinstance(command, click.Command), f"{cmd_name} is a command"
        if not any(option.name == _LANGUAGE for option in command.params):
            command.params.append(_language_option())
        return command


@click.group("law", cls=LawCommands)
def law_command() -> None:
    """Ask the law: amounts, deadlines and permissions with their grounds."""
