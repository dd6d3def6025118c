"""`inkasso law rates`: the reference rates, what is doubtful in them, and taking one in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TypedDict, cast

import click

from inkasso.base.decisions import Refused
from inkasso.cli.law.announced_file import announced_file, take_in
from inkasso.cli.options import Day, json_option
from inkasso.cli.output import Json, emit, say, spoken, table
from inkasso.cli.workspace import Workspace
from inkasso.law.fi.interest.announced import AnnouncedRate
from inkasso.law.fi.interest.curves import interest_parameter
from inkasso.law.fi.interest.reference_rate import (
    last_day_of_half_year,
    missing_reference_rate,
    reference_rates,
)
from inkasso.law.parameters import DatedValue, Parameter

#: Digits as people write them; a power such as `1e999999999` would be a trap.
_PERCENT = re.compile(r"-?\d{1,6}([.,]\d{1,6})?", re.ASCII)


class Percent(click.ParamType[Decimal]):
    """A rate in per cent, with a point or a comma."""

    name = "percent"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The rate, or wrong usage."""
        if not _PERCENT.fullmatch(str(value)):
            self.fail(f"{value!r} is no rate such as 9.5", param, ctx)
        return Decimal(str(value).replace(",", "."))


def plain(percent: Decimal) -> str:
    """A rate as short as it can be written: `9.5`, `12`."""
    return f"{percent.normalize():f}"


@click.group("rates", invoke_without_command=True)
@json_option
@click.pass_context
def rates_command(ctx: click.Context, *, as_json: bool) -> None:
    """Reference rates since 1995, with their notices and what is in doubt."""
    if ctx.invoked_subcommand is not None:
        return
    rates, workspace = reference_rates(), ctx.find_object(Workspace)
    assert workspace is not None, "the entry of the program hands it over"
    missing = missing_reference_rate(workspace.clock.today())
    if as_json:
        emit(
            {
                "rates": [_row(rates, value) for value in rates.values],
                "known_through": rates.known_through,
                "missing": None if missing is None else spoken(missing.message),
            }
        )
        return
    columns = ("From", ">Reference %", ">General %", ">Commercial %", "Source", "In doubt")
    table("Reference rates", columns, (_cells(value) for value in rates.values))
    if missing is not None:
        say(spoken(missing.message))


class _Given(TypedDict):
    since: date
    percent: Decimal
    source: str
    by: str
    published: date | None


@rates_command.command("add")
@click.option("--from", "since", type=Day(), required=True, help="First day of the half-year.")
@click.option("--rate", "percent", type=Percent(), required=True, help="Per cent a year.")
@click.option("--source", required=True, help="The notice: its number, or where it was read.")
@click.option("--by", required=True, help="Who takes it in.")
@click.option("--published", type=Day(), help="Day of the notice.")
@json_option
@click.pass_context
def add_rate(ctx: click.Context, /, *, as_json: bool, **_: object) -> None:
    """Take in the Bank of Finland's figure: confirm a doubtful rate, or add the next half-year."""
    workspace, given = ctx.find_object(Workspace), cast("_Given", ctx.params)
    assert workspace is not None, "the entry of the program hands it over"
    rate = AnnouncedRate(
        since=given["since"],
        percent=given["percent"],
        source=given["source"],
        by=given["by"],
        on=workspace.clock.today(),
        published=given["published"],
    )
    refusal = take_in(workspace.home, rate)
    if refusal is not None:
        raise Refused(refusal)
    row = _row(reference_rates(), reference_rates().at(rate.since))
    if as_json:
        emit({"added": row, "file": str(announced_file(workspace.home))})
    else:
        say(f"{rate.since}: {plain(rate.percent)} % until {row['until']}, by {rate.by}")


def _row(rates: Parameter, value: DatedValue) -> Json:
    following = [later.since for later in rates.values if later.since > value.since]
    until = date.fromordinal(following[0].toordinal() - 1) if following else rates.known_through
    return {
        "from": value.since,
        "until": until,
        "reference": plain(value.value),
        "general": plain(_with_margin(value, "margin")),
        "commercial": _commercial(value) or None,
        "act": value.reference.act,
        "section": value.reference.section,
        "href": value.reference.href or None,
        "certainty": value.certainty.value,
        "doubtful": value.awaits_confirmation,
        "note": value.note if value.doubt is None else spoken(value.doubt),
        "published": value.published,
        "verified_by": value.verified_by,
        "verified_on": value.verified_on,
    }


def _cells(value: DatedValue) -> tuple[object, ...]:
    who = f" ({value.verified_by}, {value.verified_on})" if value.verified_by else ""
    return (
        value.since,
        plain(value.value),
        plain(_with_margin(value, "margin")),
        _commercial(value),
        f"{value.reference.act}{who}",
        "to be confirmed" if value.awaits_confirmation else "",
    )


def _with_margin(value: DatedValue, name: str) -> Decimal:
    margin = interest_parameter(name)
    return value.value + margin.at(max(value.since, margin.values[0].since)).value


def _commercial(value: DatedValue) -> str:
    """Section 4 a's rate, where it was in force by the end of the half-year."""
    margin = interest_parameter("margin_commercial").values[0]
    in_force = last_day_of_half_year(value.since) >= margin.since
    return plain(_with_margin(value, "margin_commercial")) if in_force else ""
