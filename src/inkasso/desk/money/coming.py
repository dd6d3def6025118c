"""What clients have coming: reckoned for the page, or in a large agency a while ago."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inkasso.billing.models import Remittance
from inkasso.billing.preparing import Prepared, prepared_for, prepared_remittances
from inkasso.desk.clock import time_of_day
from inkasso.desk.queues.keeping import is_large, kept


@dataclass(frozen=True, slots=True)
class Coming:
    """What each client has coming, by name."""

    prepared: Sequence[Prepared]
    #: The time of the day as of which it was reckoned; empty where that is now.
    as_of: str = ""


def coming(on: date, ordered: Sequence[Remittance]) -> Coming | None:
    """What clients have coming on a day; `ordered` are the newest remittances, newest first.

    In a large agency it is kept for a while, and of whoever was remitted since reckoned anew. None
    while it is reckoned for the first time. What is asked for and paid is never what was kept.
    """
    if not is_large():
        return Coming(prepared_remittances(on))
    held = kept("remittances", _reckon, on)
    if held is None:
        return None
    newest, found = held.what
    remitted = {one.client_id for one in ordered if one.id > newest}
    as_they_stand = (
        prepared_for(one.client.id, on) if one.client.id in remitted else one for one in found
    )
    return Coming([one for one in as_they_stand if one.reckoned.lines], time_of_day(held.told_at))


def _reckon(on: date) -> tuple[int, Sequence[Prepared]]:
    """The newest remittance before, and what clients have coming."""
    newest = Remittance.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return newest, prepared_remittances(on)
