"""`inkasso journal`: the postings themselves, for a bookkeeper."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from itertools import chain

import click
from django.db.models import QuerySet

from inkasso.cli.options import Day, json_option, pass_workspace
from inkasso.cli.output import emit, euros
from inkasso.cli.work import work
from inkasso.cli.workspace import Workspace
from inkasso.ledger.models import CarriedForward, Posting

_COLUMNS = (
    "entry",
    "booked_on",
    "effective_on",
    "kind",
    "source",
    "account",
    "debit",
    "credit",
    "currency",
    "client",
    "case",
)
_CHUNK = 5000


@click.command("journal")
@click.option("--from", "first", type=Day(), help="First day of booking.")
@click.option("--to", "last", type=Day(), help="Last day of booking.")
@json_option
@pass_workspace
def journal_command(
    workspace: Workspace, *, first: date | None, last: date | None, as_json: bool
) -> None:
    """Every posting in order, as CSV (UTF-8, semicolons) or as JSON.

    First the sums that stand for postings whose time to keep was out, by year.
    """
    with work(workspace, "administration", "journal"):
        rows = chain(_carried(first, last), _rows(_postings(first, last)))
        if as_json:
            emit({"postings": [dict(zip(_COLUMNS, row, strict=True)) for row in rows]})
            return
        writer = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows)


def _postings(first: date | None, last: date | None) -> QuerySet[Posting]:
    postings = Posting.objects.select_related("entry").order_by("entry_id", "id")
    if first is not None:
        postings = postings.filter(entry__booked_on__gte=first)
    if last is not None:
        postings = postings.filter(entry__booked_on__lte=last)
    return postings


def _carried(first: date | None, last: date | None) -> Iterator[tuple[object, ...]]:
    """What was carried forward, on the last day of its year; without an entry, and of no case."""
    for one in CarriedForward.objects.order_by("year", "id"):
        day = date(one.year, 12, 31)
        if (first is None or first <= day) and (last is None or day <= last):
            yield (
                *("", day, day, "carried_forward", f"retention:{one.run}"),
                one.account,
                euros(max(one.cents, 0)),
                euros(max(-one.cents, 0)),
                one.currency,
                one.client_id or "",
                "",
            )


def _rows(postings: QuerySet[Posting]) -> Iterator[tuple[object, ...]]:
    for posting in postings.iterator(chunk_size=_CHUNK):
        entry = posting.entry
        yield (
            *(entry.id, entry.booked_on, entry.effective_on, entry.kind, entry.source),
            posting.account,
            euros(max(posting.cents, 0)),
            euros(max(-posting.cents, 0)),
            posting.currency,
            posting.client_id or "",
            posting.case_id or "",
        )
