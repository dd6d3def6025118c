"""Options that say what a person can pay, and how the person asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from inkasso.base.money import Money
from inkasso.cli.codes import Amount
from inkasso.cli.options import Day
from inkasso.plans.days import default_first
from inkasso.plans.fitting import Wish
from inkasso.plans.recording import CHANNELS

F = TypeVar("F", bound=Callable[..., object])


def wish_options(function: F) -> F:
    """`--monthly` or `--instalments`, `--first`, `--pay-day`, `--free`."""
    options = (
        click.option("--monthly", type=Amount(), help="What can be paid a month."),
        click.option("--instalments", type=int, help="Or in how many instalments."),
        click.option("--first", type=Day(), help="First due day; default the next pay day."),
        click.option("--pay-day", type=click.IntRange(1, 31), help="Day of the month."),
        free_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def free_option(function: F) -> F:
    """`--free`: nothing is asked for the agreement itself."""
    return click.option("--free", is_flag=True, help="Ask nothing for the agreement.")(function)


def by_option(function: F) -> F:
    """`--by`: how the person asked."""
    return click.option(
        "--by", "asked_by", type=click.Choice(CHANNELS), default="phone", show_default=True
    )(function)


def told_option(function: F) -> F:
    """`--told`: the sum that the person was told."""
    return click.option(
        "--told", type=Amount(), help="The total that the person was told; refused when it changed."
    )(function)


def wish_of(
    on: date,
    *,
    monthly: Money | None,
    instalments: int | None,
    first: date | None,
    pay_day: int | None,
) -> Wish:
    """The wish that the options say; raises wrong usage."""
    day = pay_day or (first.day if first else 15)
    try:
        return Wish(
            first=first or default_first(on, day), pay_day=day, monthly=monthly, number=instalments
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
