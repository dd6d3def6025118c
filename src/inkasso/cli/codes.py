"""`inkasso reference` and `inkasso barcode`: codes made and read, without a database."""

from __future__ import annotations

import re
from datetime import date

import click

from inkasso.base.money import Money
from inkasso.cli.options import Day, json_option
from inkasso.cli.output import emit, say
from inkasso.formats.barcode import make_barcode, read_barcode
from inkasso.formats.reference import check, grouped, make

_FAULTS_FOUND = 1
#: Digits as people write them, with a point or a comma: no powers, no digits of other scripts.
_AMOUNT = re.compile(r"-?\d{1,15}([.,]\d{1,2})?", re.ASCII)


@click.group("reference")
def reference_command() -> None:
    """Payment references, national and RF."""


@reference_command.command("make")
@click.argument("base")
@json_option
def make_reference(*, base: str, as_json: bool) -> None:
    """The reference that a base of 3 to 19 digits makes."""
    try:
        made = make(base)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="BASE") from error
    if as_json:
        emit({"reference": made.reference, "grouped": made.grouped, "rf": made.rf})
    else:
        say(f"{made.grouped}\n{grouped(made.rf)}")


@reference_command.command("check")
@click.argument("ref")
@json_option
def check_reference(*, ref: str, as_json: bool) -> int:
    """Whether a reference is right; exit 1 when it is not."""
    result = check(ref)
    if as_json:
        emit(
            {
                "valid": result.valid,
                "kind": result.kind,
                "normalised": result.normalised,
                "faults": [
                    {"field": f.field, "code": f.code, "message": f.message.en}
                    for f in result.faults
                ],
            }
        )
    else:
        say(f"{grouped(ref)}: {'valid' if result.valid else 'not valid'} ({result.kind})")
        for fault in result.faults:
            say(f"  {fault.message.en}")
    return 0 if result.valid else _FAULTS_FOUND


class Amount(click.ParamType[Money]):
    """An amount in euros, with a point or a comma."""

    name = "amount"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Money:
        """The amount, or wrong usage."""
        if isinstance(value, Money):
            return value
        if not _AMOUNT.fullmatch(str(value)):
            self.fail(f"{value!r} is not an amount such as 124.00", param, ctx)
        return Money.of(str(value).replace(",", "."))


@click.group("barcode")
def barcode_command() -> None:
    """The 54-digit bank bar code."""


@barcode_command.command("make")
@click.option("--iban", required=True)
@click.option("--amount", required=True, type=Amount())
@click.option("--reference", required=True)
@click.option("--due", type=Day())
@json_option
def make_code(*, iban: str, amount: Money, reference: str, due: date | None, as_json: bool) -> None:
    """The bar code of a payment; an RF reference makes version 5."""
    code = make_barcode(iban=iban, amount=amount, reference=reference, due=due)
    if as_json:
        emit({"digits": code.digits, "version": code.version, "check": code.check})
    else:
        say(code.digits)


@barcode_command.command("read")
@click.argument("digits", nargs=-1, required=True)
@json_option
def read_code(*, digits: tuple[str, ...], as_json: bool) -> None:
    """What the 54 digits say."""
    content = read_barcode(" ".join(digits))
    if as_json:
        emit(
            {
                "version": content.version,
                "iban": content.iban.text,
                "amount": str(content.amount) if content.amount is not None else None,
                "reference": content.reference,
                "due": content.due,
            }
        )
        return
    amount = content.amount if content.amount is not None else "open amount"
    due = f", due {content.due}" if content.due else ""
    say(f"{content.iban.grouped}, {amount}, {grouped(content.reference)}{due}")
