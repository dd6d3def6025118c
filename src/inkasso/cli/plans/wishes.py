"""Options that say what a person can pay, and how the person asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, TypeVar, cast

import click

from inkasso.base.money import Money
from inkasso.cli.codes import Amount
from inkasso.cli.options import Day
from inkasso.plans.days import default_first
from inkasso.plans.fitting import Wish
from inkasso.plans.recording import CHANNELS

F = TypeVar("F", bound=Callable[..., object])
_DEFAULT_PAY_DAY = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the options say that the person can pay."""

    monthly: Money | None
    instalments: int | None
    first: date | None
    pay_day: int | None
    #: Whether nothing is asked for the agreement.
    free: bool

    def wish(self, on: date) -> Wish:
        """The wish of a day; raises wrong usage."""
        day = self.pay_day or (self.first.day if self.first else _DEFAULT_PAY_DAY)
        try:
            return Wish(
                first=self.first or default_first(on, day),
                pay_day=day,
                monthly=self.monthly,
                number=self.instalments,
            )
        except ValueError as error:
            raise click.UsageError(str(error)) from error


def wish_options(function: F) -> F:
    """`--monthly` or `--instalments`, `--first`, `--pay-day`, `--free`, as one argument `said`."""
    options = (
        click.option("--monthly", type=Amount(), help="What can be paid a month."),
        click.option("--instalments", type=int, help="Or in how many instalments."),
        click.option("--first", type=Day(), help="First due day; default the next pay day."),
        click.option("--pay-day", type=click.IntRange(1, 31), help="Day of the month."),
        free_option,
    )

    @wraps(function)
    def collected(*arguments: object, **named: Any) -> object:
        said = Said(**{one: named.pop(one) for one in Said.__slots__})
        return function(*arguments, said=said, **named)

    taking: Callable[..., object] = collected
    for option in reversed(options):
        taking = option(taking)
    return cast("F", taking)


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
