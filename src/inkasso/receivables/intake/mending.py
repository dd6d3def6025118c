"""A faulty row made readable, so that what the law says of its sound fields is told as well.

Nothing of it is kept: it only serves to find every fault of a row at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from inkasso.base.faults import Fault
from inkasso.formats.handover import CoDebtorRow, HandoverRow, RawRow, read_row
from inkasso.formats.handover.tables import Cell

#: What stands in for a field that must not be empty; other faulty fields are left out.
_SOUND: dict[str, Cell] = {
    "invoice_number": "-",
    "principal": 1,
    "description": "-",
    "debtor_type": "person",
    "name": "-",
    "street": "-",
    "postal_code": "00100",
    "city": "-",
}
_DAYS = ("invoice_date", "due_date")
_PLACE = ("postal_code", "country")


def mended(raw: RawRow, faults: Sequence[Fault], on: date) -> HandoverRow | CoDebtorRow | None:
    """The row with its faulty fields replaced, or None when even that cannot be read."""
    faulty = {fault.field for fault in faults}
    for together in (_DAYS, _PLACE):
        faulty |= set(together) if faulty & set(together) else set()
    cells = {field: cell for field, cell in raw.cells.items() if field not in faulty}
    cells |= {field: cell for field, cell in _SOUND.items() if field in faulty}
    if faulty & {"given_names", "family_name"}:
        cells["name"] = "-"
    if faulty & set(_DAYS):
        cells |= dict.fromkeys(_DAYS, on - timedelta(days=1))
    row = read_row(RawRow(number=raw.number, cells=cells), on=on, allow_test_range=True)
    return None if isinstance(row, tuple) else row
