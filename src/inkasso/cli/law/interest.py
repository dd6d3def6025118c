"""`inkasso law interest`: overdue interest of one claim, segment by segment, with its grounds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypedDict, cast

import click

from inkasso.base.dates import parse_date
from inkasso.base.decisions import Citation, Refusal, Refused
from inkasso.base.money import Money
from inkasso.cli.codes import Amount
from inkasso.cli.law.rates import Percent, plain
from inkasso.cli.options import Day, json_option, within_reach
from inkasso.cli.output import Json, citations, emit, euros, say, say_grounds, table
from inkasso.law.fi.interest.lines import Segment
from inkasso.law.fi.interest.payments import (
    BearingClaim,
    InterestStatement,
    Paid,
    Used,
    interest_with_payments,
)
from inkasso.law.fi.interest.refusals import no_interest_runs
from inkasso.law.fi.interest.start import InterestStartFacts, interest_start
from inkasso.law.fi.interest.terms import (
    ContractRateReading,
    DayCount,
    InterestKind,
    InterestTerms,
)

_DAY_COUNTS = {
    "act/365": DayCount.ACTUAL_365,
    "act/act": DayCount.ACTUAL_ACTUAL,
    "act/360": DayCount.ACTUAL_360,
    "30E/360": DayCount.THIRTY_E_360,
}
_EXACT_DECIMALS = 6


class Payment(click.ParamType[Paid]):
    """A payment as `2025-02-15:100.00`."""

    name = "date:amount"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Paid:
        """The payment, or wrong usage."""
        day, _, amount = str(value).partition(":")
        on = parse_date(day)
        if on is not None:
            on = within_reach(on)
        else:
            self.fail(f"{value!r} is no payment such as 2025-02-15:100.00", param, ctx)
        cents = Amount().convert(amount, param, ctx).cents
        if cents <= 0:
            self.fail(f"{amount} is not more than zero", param, ctx)
        return Paid(on, cents)


class _Given(TypedDict):
    principal: Money
    due: date
    until: date
    debtor: str
    contract_rate: Decimal | None
    contract_rate_before_due: Decimal | None
    judgment_date: date | None
    fully_due: date | None
    agreed_on: date | None
    general_rate: bool
    contracting_authority: bool
    reading: str
    day_count: str
    payment: tuple[Paid, ...]
    due_not_binding: bool
    invoice_sent: date | None
    invoice_reached: date | None
    told_on: date | None
    summons_served: date | None


@click.command("interest")
@click.option("--principal", type=Amount(), required=True)
@click.option("--due", type=Day(), required=True, help="Due date.")
@click.option("--until", type=Day(), required=True, help="Last day that bears interest.")
@click.option("--debtor", type=click.Choice(["consumer", "business"]), default="consumer")
@click.option("--contract-rate", type=Percent(), help="Agreed overdue interest.")
@click.option("--contract-rate-before-due", type=Percent(), help="Interest before the due date.")
@click.option("--judgment-date", type=Day(), help="Ends a consumer's higher contract interest.")
@click.option("--fully-due", type=Day(), help="Day the whole debt fell due, if later.")
@click.option("--agreed-on", type=Day(), help="Day of the commitment; matters before 1.7.2002.")
@click.option("--general-rate", is_flag=True, help="A business debt that is no trader's payment.")
@click.option("--contracting-authority", is_flag=True, help="The debtor is one (30/2013, 2 §).")
@click.option(
    "--reading",
    type=click.Choice([reading.value for reading in ContractRateReading]),
    default=ContractRateReading.ALWAYS.value,
    help="From when a consumer's contract interest ends after 180 days.",
)
@click.option("--day-count", type=click.Choice(list(_DAY_COUNTS)), default="act/365")
@click.option("--payment", type=Payment(), multiple=True, help="DATE:AMOUNT, as often as needed.")
@click.option("--due-not-binding", is_flag=True, help="The due date is only the invoice's own.")
@click.option("--invoice-sent", type=Day(), help="Day of the invoice; section 6.")
@click.option("--invoice-reached", type=Day(), help="Day it reached the debtor, if later.")
@click.option("--told-on", type=Day(), help="Day the consumer was told rate and first day.")
@click.option("--summons-served", type=Day(), help="Day the summons was served; section 9.")
@json_option
@click.pass_context
def interest_command(ctx: click.Context, /, *, as_json: bool, **_: object) -> None:
    """Overdue interest from the day after --due up to and including --until."""
    given = cast("_Given", ctx.params)
    if given["principal"].cents < 0:
        raise click.BadParameter("is less than zero", param_hint="--principal")
    if given["fully_due"] is not None and given["fully_due"] < given["due"]:
        raise click.BadParameter("is before --due", param_hint="--fully-due")
    start, because = _start(given)
    claim = BearingClaim(
        principal=given["principal"],
        terms=_terms(given),
        starts_after=start,
        day_count=_DAY_COUNTS[given["day_count"]],
    )
    statement = interest_with_payments(claim, given["until"], given["payment"])
    if isinstance(statement, Refusal):
        raise Refused(statement)
    because = (*because, *statement.because)
    if as_json:
        emit(_document(given, claim, statement, because))
    else:
        _show(statement, because)


def _start(given: _Given) -> tuple[date, tuple[Citation, ...]]:
    """The last day without interest."""
    facts = InterestStartFacts(
        consumer=given["debtor"] == "consumer",
        due_date=given["due"],
        due_date_binds=not given["due_not_binding"],
        invoice_sent_on=given["invoice_sent"],
        invoice_reached_on=given["invoice_reached"],
        told_on=given["told_on"],
        summons_served_on=given["summons_served"],
    )
    start = interest_start(facts)
    if start.value is None:
        sent = facts.invoice_sent_on is not None
        raise Refused(no_interest_runs(start.because, invoice_sent=sent, consumer=facts.consumer))
    return start.value, start.because


def _terms(given: _Given) -> InterestTerms:
    consumer = given["debtor"] == "consumer"
    general = consumer or given["general_rate"]
    kind = InterestKind.STATUTORY if general else InterestKind.COMMERCIAL
    if given["contract_rate"] is not None:
        kind = InterestKind.AGREED
    try:
        return InterestTerms(
            kind=kind,
            consumer=consumer,
            due_date=given["due"],
            agreed_percent=given["contract_rate"],
            contract_rate_before_due=given["contract_rate_before_due"],
            fully_due_on=given["fully_due"],
            judgment_on=given["judgment_date"],
            contracting_authority=given["contracting_authority"],
            agreed_on=given["agreed_on"],
            reading=ContractRateReading(given["reading"]),
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _document(
    given: _Given,
    claim: BearingClaim,
    statement: InterestStatement,
    because: tuple[Citation, ...],
) -> Json:
    balance = statement.balance
    return {
        "interest": euros(balance.interest),
        "segments": [_segment(line) for line in statement.segments],
        "interest_open": euros(balance.interest_open),
        "principal_open": euros(balance.principal_open),
        "over": euros(balance.over),
        "payments": [_used(used) for used in statement.used],
        "runs_from": date.fromordinal(claim.starts_after.toordinal() + 1),
        "day_count": given["day_count"],
        "because": citations(because),
    }


def _segment(line: Segment) -> Json:
    exact = Decimal(line.amount.numerator) / Decimal(line.amount.denominator) / 100
    return {
        "from": line.first_day,
        "to": line.last_day,
        "days": line.days,
        "rate": plain(line.rate_percent),
        "principal": euros(line.principal_cents),
        "amount": euros(line.rounded_cents),
        "exact": f"{exact:.{_EXACT_DECIMALS}f}",
    }


def _used(used: Used) -> Json:
    return {
        "date": used.paid.on,
        "amount": euros(used.paid.cents),
        "interest": euros(used.interest),
        "principal": euros(used.principal),
        "over": euros(used.over),
    }


def _show(statement: InterestStatement, because: tuple[Citation, ...]) -> None:
    rows = [
        (*(line[name] for name in ("from", "to", "days", "rate", "principal", "exact")),)
        for line in map(_segment, statement.segments)
    ]
    table("Overdue interest", ("From", "To", ">Days", ">%", ">Principal", ">Interest"), rows)
    balance = statement.balance
    say(f"Interest {euros(balance.interest)}, rounded once.")
    for used in statement.used:
        say(
            f"Payment {used.paid.on} of {euros(used.paid.cents)}: interest {euros(used.interest)}, "
            f"principal {euros(used.principal)}, over {euros(used.over)}."
        )
    if statement.used:
        say(
            f"Open: interest {euros(balance.interest_open)}, "
            f"principal {euros(balance.principal_open)}."
        )
    say_grounds(because)
