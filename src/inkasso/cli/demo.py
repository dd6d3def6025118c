"""`inkasso demo`: an agency's months played in a minute."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.cli.background.figures import count_all
from inkasso.cli.background.worker import worker_beside
from inkasso.cli.notice.publishing import publish_notice
from inkasso.cli.options import json_option, pass_workspace
from inkasso.cli.output import Json, emit, euros, say, table
from inkasso.cli.progress import progress
from inkasso.cli.prove import prove
from inkasso.cli.prove import show as show_proof
from inkasso.cli.rights.restoring import outside_of
from inkasso.cli.serve import DEMO_MARK, serve
from inkasso.cli.workspace import Workspace
from inkasso.demo.play import DAYS, START, Play, Snapshot, Story
from inkasso.demo.staff import COLLEAGUES, PASSWORD, ask_for_role, open_accounts
from inkasso.demo.strategies import try_patience
from inkasso.demo.telling import totals
from inkasso.gate.acting import acting, sweeping
from inkasso.ledger.proofs import Check
from inkasso.mandates.agency import read_agency
from inkasso.staff.actions import ACCOUNTS

_FAULTS_FOUND = 1
_PORT = 8000
_SUNDAY = 6
_NOT_OURS = Words(
    fi="Hakemistossa {home} on muuta kuin demon aineistoa. Valitse toinen: INKASSO_HOME=…",
    sv="I {home} finns annat än demodata. Välj en annan: INKASSO_HOME=…",
    en="{home} holds data that the demo did not make. Choose another: INKASSO_HOME=…",
)


@click.command("demo")
@click.option("--serve", "serves", is_flag=True, help="Open the desk afterwards, until stopped.")
@json_option
@pass_workspace
def demo_command(workspace: Workspace, *, serves: bool, as_json: bool) -> int:
    """Play ninety days: 200 debtors, two clients, letters, bank files, remittances, proof."""
    with workspace.database():
        with workspace.as_owner():
            _clear(workspace)
        workspace.migrate()
        publish_notice(workspace, workspace.home / "notice-published", START)
        at_home = workspace.erasures == workspace.home / "erasures.jsonl"
        outside = outside_of(workspace) if at_home else None
        play = Play(workspace.home, read_agency(settings.AGENCY_FILE), outside)
        began = time.monotonic()
        _play(play, tell=(lambda _: None) if as_json else say)
        last = START + timedelta(days=DAYS - 1)
        with acting("collection", actor=workspace.actor, reason="demo"), sweeping("totals"):
            came_to = totals(last)
        with acting("administration", actor=workspace.actor, reason="demo"), sweeping("proof"):
            checks = prove(workspace, last)
        with acting("collection", actor=workspace.actor, reason="counting of figures"):
            count_all(last)
        try_patience(play.clients[0], last, play.agency, workspace.actor)
        if not workspace.production:
            with acting(ACCOUNTS, actor=workspace.actor, reason="demo accounts"):
                open_accounts(START, workspace.actor)
                ask_for_role(last)
    holds = all(check.holds for check in checks)
    if as_json:
        emit(_document(play.story, came_to, checks))
    else:
        _tell(play.story, came_to)
        show_proof(checks)
        _point_on(workspace.home, time.monotonic() - began)
    if serves and holds and not workspace.production:
        _open_desk(workspace, last)
    return 0 if holds else _FAULTS_FOUND


def _open_desk(workspace: Workspace, on: date) -> None:
    """The desk, on the last day played, for people whose password and codes are no secret."""
    say("Demo accounts, for this demo only; the sign-in page shows their codes:")
    rows = ((one.role, one.email, PASSWORD) for one in COLLEAGUES)
    table("", ("role", "e-mail", "password"), rows)
    os.environ["INKASSO_DESK_DEMO"] = "1"
    with workspace.desk_database() as url, worker_beside(url):
        serve(url, on, host="127.0.0.1", port=_PORT, workers=2)


def _play(play: Play, tell: Callable[[str], None]) -> None:
    """Play every day, and tell of each week what came of it."""
    tell(f"{DAYS} days from {START}: synthetic people, companies and a simulated bank.")
    before = play.story.snapshot()
    with progress("Playing days", DAYS) as advance:
        for day in play.days():
            advance(1)
            if day.weekday() == _SUNDAY:
                now = play.story.snapshot()
                tell(_week(day, now, before))
                before = now


def _week(day: date, now: Snapshot, before: Snapshot) -> str:
    return (
        f"Week to {day}: {now.rows - before.rows} receivables in, "
        f"{now.letters - before.letters} letters, {now.payments - before.payments} payments, "
        f"{now.remitted - before.remitted} EUR remitted"
    )


def _clear(workspace: Workspace) -> None:
    """Start from nothing; what is there is removed only if an earlier demo made it."""
    mark = workspace.home / DEMO_MARK
    if connection.introspection.table_names() and not mark.exists():
        message = _NOT_OURS.format(home=workspace.home)
        raise Refused(Refusal(code="home_in_use", message=message))
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    # The new database has a journal of its own; only at home is the old one the demo's.
    (workspace.home / "erasures.jsonl").unlink(missing_ok=True)
    for folder in ("demo", "letters", "remittances", "refunds", "notice-published"):
        shutil.rmtree(workspace.home / folder, ignore_errors=True)
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()


def _happened(story: Story) -> list[tuple[str, int]]:
    return [
        *((f"rows {verdict}", count) for verdict, count in sorted(story.rows.items())),
        *((f"letters: {step}", count) for step, count in sorted(story.letters.items())),
        ("bank files", story.files),
        *((f"payments {outcome}", count) for outcome, count in sorted(story.items.items())),
        ("remittances", story.remittances),
        *((f"rights: {what}", count) for what, count in story.rights.items()),
    ]


def _tell(story: Story, came_to: list[tuple[str, int]]) -> None:
    table("What happened", ("", ">count"), _happened(story))
    table("What it came to", ("", ">EUR"), ((name, euros(cents)) for name, cents in came_to))


def _document(story: Story, came_to: list[tuple[str, int]], checks: list[Check]) -> Json:
    return {
        "happened": dict(_happened(story)),
        "came_to": {name: euros(cents) for name, cents in came_to},
        "holds": all(check.holds for check in checks),
        "checks": [check.as_document() for check in checks],
    }


def _point_on(home: Path, seconds: float) -> None:
    say(f"Played in {seconds:.0f} seconds. What was made lies in {home}:")
    for folder, what in (
        ("demo/handovers", "what the clients handed over"),
        ("demo/bank", "bank files, as the simulated bank wrote them"),
        ("letters", "reminders and demands"),
        ("remittances", "payment orders and reports"),
        ("demo/rights", "answers to people, a package of one's data, a receipt of an erasure"),
        ("notice-published", "the privacy notice, in three languages"),
        ("refunds", "payment orders of what was paid in excess"),
    ):
        count = sum(path.is_file() for path in (home / folder).rglob("*"))
        say(f"  {folder}: {count} files, {what}")
    say("Look on with .venv/bin/inkasso:")
    say("  cases, case 10001, suspense, prove, notice verify, gate log, gate review")
