"""Objections as rows, as documents and in full."""

from __future__ import annotations

from inkasso.base.money import Money
from inkasso.cli.output import citations, say, table
from inkasso.objections.standing import Standing
from inkasso.receivables.grounds import thaw

COLUMNS = (">no.", ">case", "taken", ">disputed", "ground", "waits for", "by")


def row_of(one: Standing) -> tuple[object, ...]:
    """A line of the list."""
    objection = one.objection
    return (
        objection.id,
        objection.case_id,
        objection.taken_on,
        Money(one.cents),
        objection.ground,
        one.waits_for.value,
        one.due or "",
    )


def document_of(one: Standing) -> dict[str, object]:
    """An objection as JSON; without anybody's words."""
    objection, given = one.objection, one.answer
    return {
        "number": objection.id,
        "case": str(objection.case_id),
        "taken_on": objection.taken_on,
        "channel": objection.channel,
        "ground": objection.ground,
        "stops": objection.stops,
        "disputed": [
            {
                "invoice": part.receivable.invoice_number,
                "sum": Money(part.cents),
                "whole": part.whole,
            }
            for part in one.disputed
        ],
        "waits_for": one.waits_for.value,
        "due": one.due,
        "outcome": given.outcome if given else None,
        "answered_on": given.answered_on if given else None,
        "credited": Money(given.credited_cents) if given else None,
        "grounds": citations(thaw(objection.because)),
    }


def say_whole(one: Standing, words: str) -> None:
    """An objection in full."""
    table(f"Objection {one.objection.number} of its case", COLUMNS, [row_of(one)])
    if words:
        say(words)
    rows = ((part.receivable.invoice_number, Money(part.cents)) for part in one.disputed)
    table("Disputed", ("invoice", ">principal"), rows)
    if one.answer is not None:
        say(f"Answered on {one.answer.answered_on}: {one.answer.outcome}.")
