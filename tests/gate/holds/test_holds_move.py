"""Holds of before the gate: carried over with what was said, and back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection

from builders import START, make_case, play_day
from inkasso.gate.holds.kinds import KINDS, Act
from inkasso.gate.models import Hold, HoldNote

OLD = [
    ("dispute", "The invoice was paid.", date(2026, 2, 1), date(2026, 2, 9)),
    ("suspension", "", date(2026, 2, 10), None),
    ("pause", "In hospital.", date(2026, 2, 11), None),
]


def migrate(*to: str) -> None:
    """To a room's migration, with what hangs on it; without any, everything to its newest."""
    call_command("migrate", *to, verbosity=0, interactive=False)


@pytest.mark.usefixtures("own_database")
def test_holds_of_before_are_carried_over_whole() -> None:
    case = make_case()
    migrate("demands", "0003_contents_apart")
    migrate("receivables", "0004_texts_apart")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO receivables_hold (case_id, person_id, reason, note, placed_on, lifted_on)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [(case.id, case.person_id, *row) for row in OLD],
        )
    migrate()

    holds = list(Hold.objects.order_by("id"))
    notes = dict(HoldNote.objects.values_list("hold__kind", "text"))
    assert [(h.kind, notes.get(h.kind, ""), h.placed_on, h.lifted_on) for h in holds] == OLD
    for hold in holds:
        assert (hold.person_id, hold.case_id) == (case.person_id, case.id)
        # Erasure came later; what stops it for holds of before their kind says.
        assert hold.stops == sorted(KINDS[hold.kind].stops - {Act.ERASURE})
    assert [one.code for one in play_day(START).refused] == ["hold"]

    migrate("demands", "0003_contents_apart")
    migrate("receivables", "0004_texts_apart")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reason, note, placed_on, lifted_on FROM receivables_hold ORDER BY id"
        )
        assert cursor.fetchall() == OLD
