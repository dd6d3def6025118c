"""Every kind of change that many cases can undergo at once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from inkasso.bulk import giving_up, pausing, recalling, writing
from inkasso.bulk.orders import Act, Doing

DOINGS: Mapping[Act, Doing] = MappingProxyType(
    {
        Act.PAUSE: pausing.PAUSE,
        Act.RESUME: pausing.RESUME,
        Act.WAIVER: giving_up.WAIVER,
        Act.SMALL: giving_up.SMALL,
        Act.RECALL: recalling.RECALL,
        Act.LETTER: writing.LETTER,
    }
)
