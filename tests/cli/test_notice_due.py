"""`inkasso notice due`: who is owed the information of Article 14."""

from __future__ import annotations

from datetime import timedelta

from builders import START, make_case
from command_line import Inkasso


def test_whoever_got_no_letter_is_owed_the_information_after_a_month(inkasso: Inkasso) -> None:
    case = make_case()

    soon = inkasso("notice", "due", "--date", str(START + timedelta(days=20)), "--json")
    late = inkasso("notice", "due", "--date", str(START + timedelta(days=40)), "--json")

    assert soon.document == {"overdue": [], "messages": []}
    (owed,) = late.document["overdue"]  # type: ignore[misc]
    assert (owed["person"], owed["came_on"]) == (str(case.person_id), str(START))
