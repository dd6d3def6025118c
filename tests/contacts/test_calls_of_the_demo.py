"""The demo's calls are made through the same doors as any other."""

from __future__ import annotations

from builders import Bill, hand_over, make_client, person
from inkasso.contacts.models import Attempt, Note
from inkasso.demo.contacts import DAYS, make_calls


def test_the_calls_of_a_day_are_made_for_the_purpose_of_collection(own_database: str) -> None:
    hand_over(make_client(), [Bill(number=f"D-{n}", debtor=person(n)) for n in range(1, 7)])
    made = list(make_calls(DAYS[0], "demo"))
    assert sorted(made) == ["left_message", "no_answer", "promise", "question", "wrong_number"]
    assert Attempt.objects.count() == len(made)
    assert Note.objects.count() == 2
