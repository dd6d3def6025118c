"""Copies of the database: they hold everybody, so they have a time too, and are then removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from inkasso.base.dates import add_months, add_years
from inkasso.notice.register import Period, Unit


def older_than(folder: Path, period: Period, on: date) -> Iterator[Path]:
    """The files of a folder whose time was out before a day, by the day they were written (UTC)."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
        if _last_day(written, period) < on:
            yield path


def _last_day(written: date, period: Period) -> date:
    if period.unit is Unit.MONTHS:
        return add_months(written, period.count)
    if period.unit is Unit.YEARS:
        return add_years(written, period.count)
    return date.fromordinal(written.toordinal() + period.count)
