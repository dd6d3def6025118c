"""The `inkasso` command: its groups, and what becomes of errors at the edge.

Exit codes: 0 done, 1 a check found faults, 2 wrong usage, 3 refused by a rule, 4 bad input, 5 an
operational fault.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click
import django
from django.db import Error as DatabaseError
from django.db import OperationalError, ProgrammingError

from inkasso.base.decisions import Refused
from inkasso.base.faults import BadInput, OperationalFault
from inkasso.cli.law.announced_file import install_announced_rates
from inkasso.cli.output import emit, emit_bad_input, emit_fault, emit_refusal, speak
from inkasso.cli.workspace import Workspace

WRONG_USAGE, REFUSED, BAD_INPUT, OPERATIONAL_FAULT = 2, 3, 4, 5

#: Commands by the module that holds them; each module names its command like this.
_PLAIN = {"reference": "codes", "barcode": "codes", "law": "law.group"}
_ON_DATABASE = {
    "init": "setup",
    "client": "clients.group",
    "strategy": "clients.strategies",
    "intake": "intake",
    "cases": "cases",
    "case": "cases",
    "hold": "gate.hold",
    "notice": "notice.group",
    "gate": "gate.group",
    "disclose": "gate.disclose",
    "disclosures": "gate.disclose",
    "processor": "gate.processor",
    "rights": "rights.group",
    "consent": "rights.consent",
    "circumstances": "rights.circumstances",
    "retention": "retention.group",
    "breach": "breach.group",
    "contact": "relations.contact",
    "call": "contacts.call",
    "newsletter": "relations.newsletter",
    "event": "relations.event",
    "staff": "staff.group",
    "plan": "plans.group",
    "extend": "plans.extend",
    "objection": "objections.group",
    "letter": "letters.group",
    "bulk": "bulk.group",
    "serve": "serve",
    "work": "background.worker",
    "figures": "background.figures",
    "day": "day",
    "bank": "bank",
    "journal": "journal",
    "suspense": "suspense",
    "refund": "refunds.refund",
    "payee": "refunds.payee",
    "remit": "remit",
    "prove": "prove",
    "restore": "rights.restoring",
    "demo": "demo",
    "bench": "bench.group",
}


class Commands(click.Group):
    """Loads a command's module when it is asked for: `inkasso reference` needs no Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, by name."""
        return sorted([*_PLAIN, *_ON_DATABASE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, its module loaded."""
        module = _PLAIN.get(cmd_name) or _ON_DATABASE.get(cmd_name)
        if module is None:
            return None
        if cmd_name in _ON_DATABASE:
            django.setup()
        command = getattr(importlib.import_module(f"inkasso.cli.{module}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command), f"{cmd_name} is a command"
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="inkasso")
def inkasso() -> None:
    """Debt collection, from hand-over to remittance."""


def run(workspace: Workspace, arguments: Sequence[str] | None = None) -> None:
    """Run a command line and exit with its code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in arguments
    speak("en")
    try:
        # What was announced since the release decides amounts in every command.
        install_announced_rates(workspace.home)
        code = inkasso.main(list(arguments), obj=workspace, standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(OPERATIONAL_FAULT)
    except click.ClickException as error:
        error.show()
        if as_json:
            emit({"wrong_usage": {"message": error.format_message()}})
        sys.exit(WRONG_USAGE)
    except Refused as refused:
        emit_refusal(refused.refusal, as_json=as_json)
        sys.exit(REFUSED)
    except BadInput as bad:
        emit_bad_input(bad, as_json=as_json)
        sys.exit(BAD_INPUT)
    except (OSError, DatabaseError, OperationalFault) as error:
        emit_fault(_explain(error), as_json=as_json)
        sys.exit(OPERATIONAL_FAULT)
    sys.exit(code if isinstance(code, int) else 0)


def _explain(error: Exception) -> str:
    """What happened and what to do, for faults of the world outside."""
    if isinstance(error, OperationalFault):
        return str(error)
    if isinstance(error, ProgrammingError) and "does not exist" in str(error):
        return "the database lacks what this version needs; run `inkasso init`"
    if isinstance(error, OperationalError):
        return f"the database did not answer: {error}; the same command may be given again"
    return f"{error}; the same command may be given again"
