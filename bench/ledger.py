"""Ledger postings: the product's own entrance beside what a Django user would otherwise take.

Run: .venv/bin/python bench/ledger.py [postings]

Both go into a scratch database with the same tables, indexes and triggers, a thousand entries of
five postings a transaction.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkasso.project.settings")
django.setup()

from django.db import transaction  # noqa: E402  Django is set up first

from inkasso.cli.bench.group import entry_like_a_payment  # noqa: E402
from inkasso.ledger.models import Entry, Posting  # noqa: E402
from inkasso.ledger.posting import NewEntry, post  # noqa: E402
from inkasso.project.database import scratch_database  # noqa: E402

_LINES, _CHUNK = 5, 1000
_DAY = date(2026, 3, 2)


def chunks(count: int) -> Iterator[list[NewEntry]]:
    """Entries in groups."""
    for start in range(0, count, _CHUNK):
        yield [entry_like_a_payment(n) for n in range(start, min(start + _CHUNK, count))]


def with_product(entries: list[NewEntry]) -> None:
    """The product's path."""
    post(entries)


def with_bulk_create(entries: list[NewEntry]) -> None:
    """Django's own bulk insert."""
    rows = Entry.objects.bulk_create(Entry(**_fields(entry)) for entry in entries)
    Posting.objects.bulk_create(
        Posting(entry=row, **line._asdict())
        for row, entry in zip(rows, entries, strict=True)
        for line in entry.postings
    )


def with_create(entries: list[NewEntry]) -> None:
    """Django's row by row insert; the postings of an entry still go in one statement."""
    for entry in entries:
        row = Entry.objects.create(**_fields(entry))
        Posting.objects.bulk_create(Posting(entry=row, **p._asdict()) for p in entry.postings)


def _fields(entry: NewEntry) -> dict[str, object]:
    return {name: value for name, value in entry._asdict().items() if name != "postings"}


def measure(name: str, way: Callable[[list[NewEntry]], None], count: int) -> None:
    """Time one way and print its rate."""
    began = time.perf_counter()
    for chunk in chunks(count):
        with transaction.atomic():
            way(chunk)
    rate = count * _LINES / (time.perf_counter() - began)
    print(f"{name:24} {rate:10,.0f} postings/s")


if __name__ == "__main__":
    entries = int(sys.argv[1] if len(sys.argv) > 1 else 50_000) // _LINES
    with scratch_database():
        measure("inkasso post()", with_product, entries)
        measure("Django bulk_create", with_bulk_create, entries)
        measure("Django create", with_create, entries // 10)
