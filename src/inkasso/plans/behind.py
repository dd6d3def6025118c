"""Plans that are not kept, found without reading those that are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection

from inkasso.plans.loading import agreed
from inkasso.plans.watching import Standing, State

#: Open cases with a plan that has not ended, of which less is paid than was due before the day.
#: Rougher than `watching`, which then says exactly how each stands.
_BEHIND = """
SELECT p.case_id FROM plans_plan p
  JOIN receivables_case c ON c.id = p.case_id AND c.closed_on IS NULL
 WHERE NOT EXISTS (SELECT FROM plans_planend e WHERE e.plan_id = p.id)
   AND (SELECT coalesce(sum(i.cents), 0) FROM plans_instalment i
         WHERE i.plan_id = p.id AND i.due_on < %(on)s)
     > (SELECT coalesce(sum(m.cents), 0) FROM receivables_payment m
         WHERE m.case_id = p.case_id AND m.value_date <= %(on)s
           AND NOT m.id = ANY (p.known_payments)
           AND NOT EXISTS (SELECT FROM receivables_reversal r WHERE r.payment_id = m.id))
   AND (%(cases)s::bigint[] IS NULL OR p.case_id = ANY (%(cases)s::bigint[]))
 ORDER BY p.case_id
"""


def plans_missed(on: date, cases: Sequence[int] | None = None) -> list[Standing]:
    """Plans of which an instalment is missed or that are broken on a day, worst first.

    Those of some cases, or of all.
    """
    asked = {"on": on, "cases": None if cases is None else list(cases)}
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND, asked)
        behind = [row[0] for row in cursor.fetchall()]
    stand = (word.standing(on) for word in agreed(behind).values())
    missed = [one for one in stand if one and one.state in (State.MISSED, State.BROKEN)]
    return sorted(missed, key=lambda one: one.waits_for.due if one.waits_for else on)
