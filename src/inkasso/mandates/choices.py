"""Which strategy a client's cases follow, as rows: the newest of a day counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from inkasso.gate.backend.prepared import rows_of
from inkasso.mandates.models import StrategyChoice

_Of = tuple[int, str]
_CHOSEN = """
SELECT client_id, kind, valid_from, text FROM mandates_strategychoice
 WHERE client_id = ANY(%s) ORDER BY valid_from, id
"""


@dataclass(frozen=True, slots=True)
class Choices:
    """What clients have chosen, to be asked for many cases."""

    #: Days from which a choice holds, and the texts chosen, by client and kind of case.
    _days: Mapping[_Of, list[date]] = field(default_factory=dict)
    _texts: Mapping[_Of, list[str]] = field(default_factory=dict)

    def text_for(self, client_id: int, kind: str, opened_on: date) -> str:
        """What holds for a case opened on a day; empty for the house's own strategy."""
        of = (client_id, kind)
        place = bisect_right(self._days.get(of, []), opened_on)
        return self._texts[of][place - 1] if place else ""


def choices_of(client_ids: Iterable[int]) -> Choices:
    """What clients have chosen, from the first day to the last."""
    days: dict[_Of, list[date]] = defaultdict(list)
    texts: dict[_Of, list[str]] = defaultdict(list)
    for client_id, kind, valid_from, text in rows_of(_CHOSEN, [sorted(set(client_ids))]):
        days[client_id, kind].append(valid_from)
        texts[client_id, kind].append(text)
    return Choices(days, texts)


def choices_made(client_id: int) -> list[StrategyChoice]:
    """Every choice of a client, the newest first."""
    return list(StrategyChoice.objects.filter(client_id=client_id).order_by("-valid_from", "-id"))
