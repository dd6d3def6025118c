"""`inkasso rights overview`: what is open and due, what was late, numbers for the annual report."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date

import click

from inkasso.cli.breach.moments import moment_of
from inkasso.cli.options import date_option, json_option, pass_workspace
from inkasso.cli.output import Json, emit, say, spoken, table
from inkasso.cli.work import sweep, work
from inkasso.cli.workspace import Workspace
from inkasso.gate.looking import Days
from inkasso.gate.register import register_folder, register_in_force
from inkasso.notice.assessments import Shortfall
from inkasso.oversight.reviewing.keeping import unfinished
from inkasso.oversight.reviewing.looking import look_through
from inkasso.rights.overview.duties import Breaches, Removal
from inkasso.rights.overview.overview import Overview, overview
from inkasso.rights.overview.requests import OpenRequest, Requests

_PURPOSE = "oversight"


@click.command("overview")
@click.option("--year", type=click.IntRange(2018, 2199), help="Of the numbers; default --date's.")
@click.option("--review", is_flag=True, help="Look through the access log of the year too.")
@date_option
@json_option
@pass_workspace
def overview_command(
    workspace: Workspace, *, year: int | None, review: bool, on: date | None, as_json: bool
) -> None:
    """What is open and due on --date, what was late, and a year in numbers; it names nobody."""
    at = moment_of(workspace, None, on)
    of_year = year or at.year
    with work(workspace, _PURPOSE, f"overview of {of_year}"):
        found = overview(register_in_force(), register_folder(), at, of_year)
        reviews = {
            "unfinished": len(waiting := unfinished()),
            "for_second_reader": sum(one.for_second_reader for one in waiting),
        }
    findings = _findings(workspace, of_year) if review else None
    if as_json:
        emit(_document(found) | {"review_findings": findings, "log_reviews": reviews})
    else:
        _show(found, findings)
        say(
            f"Reviews of the log not finished: {reviews['unfinished']}; "
            f"of them for a second reader: {reviews['for_second_reader']}."
        )


def _findings(workspace: Workspace, year: int) -> dict[str, int]:
    """Unusual looks of the year by kind."""
    with sweep(workspace, _PURPOSE, f"review of the access log of {year}") as swept:
        rows, found = look_through(Days(date(year, 1, 1), date(year, 12, 31)))
        swept.size = len(rows)
    return dict(sorted(Counter(str(one.kind) for one in found).items()))


def _document(found: Overview) -> Json:
    return {
        "at": found.at,
        "year": found.year,
        "late": found.is_late,
        "requests": asdict(found.requests),
        "consents": [asdict(one) for one in found.consents],
        "reliefs": found.reliefs,
        "breaches": asdict(found.breaches),
        "removal": asdict(found.removal),
        "recipients": asdict(found.recipients),
        "assessments": [_shortfall(one) for one in found.assessments],
        "disclosures": found.disclosures,
        "looks": [asdict(one) for one in found.looks],
    }


def _shortfall(one: Shortfall) -> Json:
    return {"kind": one.kind, "purpose": one.purpose, "assessment": one.assessment or None}


def _show(found: Overview, findings: dict[str, int] | None) -> None:
    _show_open(found.requests.open)
    _show_year(found.requests, found.year)
    _show_breaches(found.breaches, found.year)
    columns = ("use", ">in force", ">given", ">withdrawn", ">ending in 30 days")
    rows = (
        (one.use, one.in_force, one.given, one.withdrawn, one.ending_soon) for one in found.consents
    )
    table(f"Consents, {found.year}", columns, rows)
    if found.reliefs:
        table("Relief in force", ("kind", ">number"), found.reliefs.items())
    _show_removal(found.removal, found.year)
    waiting = found.recipients
    since = f" since {waiting.since}" if waiting.since else ""
    say(f"Recipients that wait for word: {waiting.waiting}{since}; told: {waiting.told}.")
    for one in found.assessments:
        say(spoken(one.message))
    table("Disclosures", ("to", ">number"), found.disclosures.items())
    looked = ("purpose", ">files", ">searches", ">sweeps", ">refusals")
    kinds = ((o.purpose, o.files, o.searches, o.sweeps, o.refusals) for o in found.looks)
    table("The access log", looked, kinds)
    if findings is not None:
        table("Unusual in it", ("finding", ">number"), findings.items())


def _show_open(waiting: tuple[OpenRequest, ...]) -> None:
    columns = (">request", "right", "status", "due", ">days left")
    rows = (
        (
            one.request,
            one.right,
            one.status,
            one.due or "waits for the person",
            "" if one.days_left is None else one.days_left,
        )
        for one in waiting
    )
    table(f"{len(waiting)} requests are open", columns, rows)


def _show_year(requests: Requests, year: int) -> None:
    columns = ("right", ">received", ">in time", ">late", ">median days", "outcomes")
    rows = (
        (
            one.right,
            one.received,
            one.answered_in_time,
            one.answered_late,
            "" if one.median_days is None else one.median_days,
            ", ".join(f"{name} {n}" for name, n in one.by_outcome.items()),
        )
        for one in requests.of_year
    )
    table(f"Requests, {year}", columns, rows)
    say(
        f"Given more time: {requests.extended}; joined: {requests.joined}; "
        f"refused as repeated: {requests.refused_as_repeated}."
    )
    if requests.refusals_by_ground:
        table("Refusals", ("ground", ">number"), requests.refusals_by_ground.items())


def _show_breaches(breaches: Breaches, year: int) -> None:
    columns = (">breach", "status", ">hours left", "still to be done")
    rows = (
        (
            one.breach,
            one.status,
            "" if one.hours_left is None else one.hours_left,
            ", ".join(one.owed),
        )
        for one in breaches.open
    )
    table(f"{len(breaches.open)} breaches are open", columns, rows)
    say(
        f"Breaches known in {year}: {breaches.known}; notified in time {breaches.notified_in_time},"
        f" late {breaches.notified_late}, without risk {breaches.without_risk}; "
        f"persons {breaches.persons}, told {breaches.persons_told}."
    )


def _show_removal(removal: Removal, year: int) -> None:
    say(
        f"Retention: last run {removal.last_run or 'never'}; rows removed in {year}: "
        f"{removal.rows}; files waiting: {removal.files_waiting}."
    )
    say(f"Erasures carried out: {removal.erased}; waiting: {removal.erasures_waiting}.")
