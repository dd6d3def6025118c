"""A comparison as it is kept, and read again: plain counts, so that it can be shown for years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from inkasso.strategy.simulation.comparing import Comparison
from inkasso.strategy.simulation.summing import Summary

_COUNTED = ("steps", "ended", "by_letters", "to_letter", "to_payment", "to_last")
_NUMBERS = ("cases", "cents", "free", "paid_unasked")
_IN_FACT = ("letters_in_fact", "cents_in_fact", "paid_in_fact", "changed")


def kept_form(found: Comparison) -> dict[str, Any]:
    """What is kept of a comparison."""
    return {
        "present": _summary_kept(found.present),
        "proposed": _summary_kept(found.proposed),
        **{name: getattr(found, name) for name in _IN_FACT},
    }


def comparison_of(kept: Mapping[str, Any]) -> Comparison:
    """The comparison that was kept."""
    return Comparison(
        present=_summary_of(kept["present"]),
        proposed=_summary_of(kept["proposed"]),
        **{name: int(kept[name]) for name in _IN_FACT},
    )


def _summary_kept(summary: Summary) -> dict[str, Any]:
    counts = {name: dict(getattr(summary, name)) for name in _COUNTED}
    return {name: getattr(summary, name) for name in _NUMBERS} | counts


def _summary_of(kept: Mapping[str, Any]) -> Summary:
    return Summary(
        cases=kept["cases"],
        cents=kept["cents"],
        free=kept["free"],
        paid_unasked=kept["paid_unasked"],
        steps=Counter(kept["steps"]),
        ended=Counter(kept["ended"]),
        by_letters=_by_number(kept["by_letters"]),
        to_letter=_by_number(kept["to_letter"]),
        to_payment=_by_number(kept["to_payment"]),
        to_last=_by_number(kept["to_last"]),
    )


def _by_number(kept: Mapping[str, int]) -> Counter[int]:
    """Keys are numbers, which JSON keeps as texts."""
    return Counter({int(key): count for key, count in kept.items()})
