"""What commands about clients are given: percentages, business IDs, account numbers."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import click

from inkasso.base.business_id import parse_business_id
from inkasso.base.iban import Iban
from inkasso.formats.amounts import parse_amount

_CENT = Decimal("0.01")
_MOST_REST = 1000_00


class Percent(click.ParamType[Decimal]):
    """A percentage from 0 to 100 with at most two decimals."""

    name = "percent"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The percentage, or wrong usage."""
        try:
            percent = Decimal(str(value).replace(",", "."))
        except InvalidOperation:
            self.fail(f"{value!r} is not a percentage", param, ctx)
        if not percent.is_finite() or not (
            0 <= percent <= 100 and percent == percent.quantize(_CENT)
        ):
            self.fail(f"{value!r} is not between 0 and 100 with two decimals", param, ctx)
        return percent


class Rest(click.ParamType[int]):
    """An amount from 0 to 1,000 euros, in cents."""

    name = "amount"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The cents, or wrong usage."""
        amount = parse_amount(str(value))
        if amount is None or not 0 <= amount.cents <= _MOST_REST:
            self.fail(f"{value!r} is not an amount from 0 to 1000.00", param, ctx)
        return amount.cents


class BusinessId(click.ParamType[str]):
    """A Finnish business ID."""

    name = "business id"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The business ID in its usual form, or wrong usage."""
        parsed = parse_business_id(str(value))
        if parsed is None:
            self.fail(f"{value!r} is not a business ID; check its digits", param, ctx)
        return parsed


class Account(click.ParamType[str]):
    """An IBAN."""

    name = "iban"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The account without blanks, or wrong usage."""
        parsed = Iban.parse(str(value))
        if parsed is None:
            self.fail(f"{value!r} is not an IBAN; check its digits", param, ctx)
        return parsed.text
