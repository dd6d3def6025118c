"""The clock of Article 12 at the command line: month ends, leap years, holidays, waiting."""

from __future__ import annotations

import pytest

from builders import make_case
from command_line import Inkasso


def new(inkasso: Inkasso, came: str) -> dict[str, object]:
    case = make_case()
    made = inkasso("rights", "new", "--person", str(case.id), "--right", "objection", "--channel",
                   "web", "--date", came, "--json")  # fmt: skip
    assert made.code == 0, made.err
    return made.document


# Days by the calendar: a lawyer can read and extend this table.
@pytest.mark.parametrize(
    ("came", "due", "longer", "why"),
    [
        ("2026-01-31", "2026-03-02", "2026-04-30", "no 31 February; the 28th is a Saturday"),
        ("2024-01-31", "2024-02-29", "2024-04-30", "a leap year"),
        ("2023-01-31", "2023-02-28", "2023-05-02", "no leap year; 30 April is a Sunday, 1 May"),
        ("2024-02-29", "2024-04-02", "2024-05-29", "29 March is Good Friday, then Easter"),
        ("2026-03-05", "2026-04-07", "2026-06-05", "Easter"),
        ("2026-11-25", "2026-12-28", "2027-02-25", "Christmas, then a weekend"),
        ("2026-12-01", "2027-01-04", "2027-03-01", "New Year's Day is a Friday"),
        ("2026-12-06", "2027-01-07", "2027-03-08", "Epiphany; 6 March is a Saturday"),
        ("2026-03-31", "2026-04-30", "2026-06-30", "a shorter month"),
        ("2026-04-01", "2026-05-04", "2026-07-01", "1 May is a Friday"),
        ("2026-05-20", "2026-06-22", "2026-08-20", "Midsummer Day is a Saturday"),
        ("2026-05-19", "2026-06-19", "2026-08-19", "Midsummer Eve counts as a working day"),
        ("2026-08-15", "2026-09-15", "2026-11-16", "an ordinary month; 15 November is a Sunday"),
    ],
)
def test_the_last_day_and_that_of_more_time(
    inkasso: Inkasso, *, came: str, due: str, longer: str, why: str
) -> None:
    asked = new(inkasso, came)
    assert asked["due"] == due, why
    number = str(asked["request"])
    late = inkasso("rights", "extend", number, "--reason", "complex", "--date", "2030-01-01")
    assert (late.code, "extension_too_late" in late.err) == (3, True)
    told = inkasso("rights", "extend", number, "--reason", "complex", "--date", due, "--json")
    assert told.document["extended_to"] == longer, why


@pytest.mark.parametrize(
    ("asked_on", "answered_on", "due"),
    [
        # Asked within a week: the days of waiting are added, then the weekend.
        ("2026-03-03", "2026-03-13", "2026-04-13"),
        # Asked later: the clock runs on.
        ("2026-03-16", "2026-03-26", "2026-04-02"),
        # Answered on the day: nothing is added.
        ("2026-03-03", "2026-03-03", "2026-04-02"),
    ],
)
def test_waiting_for_the_person_is_added_where_it_was_asked_for_in_time(
    inkasso: Inkasso, asked_on: str, answered_on: str, due: str
) -> None:
    case = make_case()
    made = inkasso("rights", "new", "--person", str(case.id), "--right", "objection", "--channel",
                   "phone", "--date", "2026-03-02", "--json")  # fmt: skip
    number = str(made.document["request"])
    inkasso("rights", "identify", number, "--ask", "case", "--date", asked_on)
    known = inkasso("rights", "identify", number, "--tell", f"case={case.id}", "--date",
                    answered_on, "--json")  # fmt: skip
    assert known.document["due"] == due


@pytest.mark.parametrize(
    ("on", "listed", "late"),
    [("2026-02-22", [], []), ("2026-02-23", [1], [False]), ("2026-03-02", [1], [False]),
     ("2026-03-03", [1], [True])],
)  # fmt: skip
def test_what_falls_due_is_warned_of_for_a_week(
    inkasso: Inkasso, on: str, listed: list[int], late: list[bool]
) -> None:
    new(inkasso, "2026-01-31")
    found = inkasso("rights", "list", "--due", "--date", on, "--json").document["requests"]
    assert isinstance(found, list)
    assert len(found) == len(listed)
    assert [one["late"] for one in found] == late


@pytest.mark.parametrize(
    ("again", "code"), [("2026-04-01", 0), ("2026-09-04", 0), ("2026-09-05", 3)]
)
def test_a_request_is_a_repetition_for_half_a_year(inkasso: Inkasso, again: str, code: int) -> None:
    case = make_case()

    def answered(came: str, *outcome: str) -> int:
        made = inkasso("rights", "new", "--person", str(case.id), "--right", "restriction",
                       "--channel", "web", "--date", came, "--json")  # fmt: skip
        number = str(made.document["request"])
        day = ("--date", "2026-03-05" if came < "2026-03-05" else came)
        inkasso("rights", "identify", number, "--tell", f"case={case.id}", *day)
        return inkasso("rights", "decide", number, *outcome, *day).code

    assert answered("2026-03-02", "--outcome", "refused", "--because", "accurate") == 0
    assert answered(again, "--outcome", "refused", "--because", "repeated") == code
