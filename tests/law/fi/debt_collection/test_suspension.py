"""Section 4 c: the right to ask that collecting be suspended."""

from __future__ import annotations

from datetime import date

import pytest

from inkasso.base.decisions import Decision, Refusal
from inkasso.law.fi.debt_collection.acts import Regime
from inkasso.law.fi.debt_collection.suspension import SuspensionFacts, may_ask_to_suspend

ON = date(2026, 3, 2)


def asked(on: date = ON, **more: object) -> Decision[None] | Refusal:
    given: dict[str, object] = {
        "regime": Regime.CONSUMER,
        "durable": True,
        "due_dates": (date(2026, 1, 1),),
        **more,
    }
    return may_ask_to_suspend(SuspensionFacts(**given), on)  # type: ignore[arg-type]


def test_a_consumer_may_ask_in_writing_once_all_is_due() -> None:
    answer = asked()
    assert isinstance(answer, Decision)
    assert answer.because[0].section == "4 c § 1 mom."


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"regime": Regime.OTHER}, "not_for_businesses"),
        ({"durable": False}, "not_durable"),
        ({"due_dates": (date(2026, 1, 1), date(2026, 3, 2))}, "not_wholly_due"),
        ({"due_dates": (date(2026, 1, 1), date(2026, 5, 1))}, "not_wholly_due"),
        ({"on": date(2013, 3, 15)}, "not_encoded"),
    ],
)
def test_who_may_not_is_told_why(more: dict[str, object], code: str) -> None:
    answer = asked(**more)  # type: ignore[arg-type]
    assert isinstance(answer, Refusal)
    assert answer.code == code


def test_from_the_first_day_of_the_reform() -> None:
    due = (date(2013, 1, 1),)
    assert isinstance(asked(date(2013, 3, 16), due_dates=due), Decision)
