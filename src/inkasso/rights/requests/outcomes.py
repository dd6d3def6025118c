"""The outcomes of a request."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """How a request was answered."""

    GRANTED = "granted"
    #: Granted in part; the grounds say what was refused.
    PARTLY = "partly"
    REFUSED = "refused"
    #: The agency holds nothing of whoever asks.
    NOTHING_HELD = "nothing_held"
    #: Who asks could not be known.
    NOT_IDENTIFIED = "not_identified"
