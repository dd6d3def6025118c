"""The hold that a case's objections bring: of all of it, of a part, or none."""

from __future__ import annotations

from datetime import date

from django.db import connection

from inkasso.gate.holds.placing import NewHold, Protected, holds_of, lift_numbered, place_hold
from inkasso.objections.models import ObjectionHold
from inkasso.objections.standing import contested
from inkasso.receivables.account.loading import LoadedCase
from inkasso.receivables.account.replay import replay
from inkasso.receivables.account.undisputed import Contested, undisputed

#: The hold of a case that is disputed whole, and of one that is disputed in part.
WHOLE, PART = "dispute", "part_dispute"


def take_turn(case_id: int) -> None:
    """Wait for whoever is at the objections of a case, until the transaction ends.

    A lock of its own, for whoever answers the telephone may not lock a case.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 4))", [str(case_id)])


def fit_holds(case: LoadedCase, on: date, by: str) -> None:
    """Place the hold that a case's objections need now, and lift what they need no more.

    In one's turn at the case's objections. A hold that somebody placed by hand stays theirs to
    lift, and is not doubled.
    """
    wanted = _wanted(case, on)
    protected = Protected(person_id=case.person_id, case_id=case.id)
    standing = [one for one in holds_of(protected, on=on) if one.case_id == case.id]
    if wanted is not None and all(one.kind != wanted for one in standing):
        hold = place_hold(protected, NewHold(kind=wanted), on, by=by)
        ObjectionHold.objects.create(hold_id=hold.id, case_id=case.id)
    own = set(ObjectionHold.objects.filter(case_id=case.id).values_list("hold_id", flat=True))
    for one in standing:
        if one.id in own and one.kind != wanted and one.lifted_on is None:
            lift_numbered(one.id, on, by=by)


def _wanted(case: LoadedCase, on: date) -> str | None:
    sums = contested([case.id]).get(case.id, {})
    if not sums:
        return None
    return WHOLE if nothing_left(case, sums, on) else PART


def nothing_left(case: LoadedCase, sums: Contested, on: date) -> bool:
    """Whether no principal is open in a case but what is disputed."""
    return not replay(undisputed(case.facts, sums), on).principal
