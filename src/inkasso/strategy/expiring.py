"""Cases that will soon be time-barred, unless somebody interrupts it: the queue of limitation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from inkasso.base.dates import add_years
from inkasso.base.words import Words
from inkasso.law.fi.limitation.numbers import years_of
from inkasso.law.wording import fill
from inkasso.receivables.models import Payment
from inkasso.strategy.loading import CHUNK, states
from inkasso.strategy.rules import CaseState, sending_facts

#: How far ahead the queue looks: time for an application to a court to be written.
DAYS_AHEAD = 90

#: Open cases with a receivable that nothing has interrupted since a day, or that is very old.
#: Rougher than the law, which then says exactly when each ends.
_OLD = """
SELECT DISTINCT r.case_id FROM receivables_receivable r
  JOIN receivables_case c ON c.id = r.case_id AND c.closed_on IS NULL
 WHERE r.due_date <= %(oldest)s
    OR (r.due_date <= %(quiet_since)s
        AND NOT EXISTS (SELECT FROM demands_letterline n JOIN demands_letter l ON l.id = n.letter_id
                         WHERE n.receivable_id = r.id AND l.dated > %(quiet_since)s)
        AND NOT EXISTS (SELECT FROM receivables_creditorreminder m
                         WHERE m.receivable_id = r.id AND m.sent_on > %(quiet_since)s)
        AND NOT EXISTS (SELECT FROM receivables_payment p
                         WHERE p.case_id = r.case_id AND p.value_date > %(quiet_since)s
                           AND NOT EXISTS (SELECT FROM receivables_reversal v
                                            WHERE v.payment_id = p.id)))
 ORDER BY r.case_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiring:
    """A case of which something will be time-barred, or is."""

    case_id: int
    #: First day on which it is.
    barred_on: date
    why: Words

    def is_late(self, on: date) -> bool:
        """Whether it is time-barred already."""
        return self.barred_on <= on


def expiring(on: date, days: int = DAYS_AHEAD) -> list[Expiring]:
    """Cases of which an open receivable is time-barred within so many days, the nearest first."""
    last = on + timedelta(days=days)
    ids = _candidates(last)
    found: list[Expiring] = []
    for start in range(0, len(ids), CHUNK):
        found += _weighed(ids[start : start + CHUNK], on, last)
    return sorted(found, key=_nearest)


def still_expiring(on: date, case_ids: Iterable[int], days: int = DAYS_AHEAD) -> list[Expiring]:
    """Those of some cases of which that is so now, the nearest first."""
    return sorted(_weighed(list(case_ids), on, on + timedelta(days=days)), key=_nearest)


def _nearest(one: Expiring) -> tuple[date, int]:
    return one.barred_on, one.case_id


def _candidates(last: date) -> list[int]:
    asked = {
        "quiet_since": add_years(last, -years_of("general")),
        "oldest": add_years(last, -years_of("final")),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OLD, asked)
        return [row[0] for row in cursor.fetchall()]


def _weighed(ids: list[int], on: date, last: date) -> list[Expiring]:
    paid = _paid_on(ids)
    found = []
    for state in states(ids, on):
        day = _first_barred(state, paid.get(state.id, ()))
        if day is not None and day <= last:
            words = _BARRED if day <= on else _SOON
            found.append(Expiring(case_id=state.id, barred_on=day, why=fill(words, day=day)))
    return found


def _first_barred(state: CaseState, paid_on: tuple[date, ...]) -> date | None:
    """The first day on which something open in a case is time-barred."""
    days = (
        sending_facts(state, one, paid_on).time_barred_on
        for one in state.receivables
        if one.principal
    )
    return min((day for day in days if day is not None), default=None)


def _paid_on(ids: list[int]) -> dict[int, tuple[date, ...]]:
    found: dict[int, tuple[date, ...]] = {}
    rows = Payment.objects.filter(case_id__in=ids, reversal__isnull=True)
    for case_id, day in rows.values_list("case_id", "value_date"):
        found[case_id] = (*found.get(case_id, ()), day)
    return found


_SOON = Words(
    fi="Vanhentuu {day}, ellei sitä katkaista: maksu, muistutus tai kanne.",
    sv="Preskriberas {day} om inget avbryter: betalning, påminnelse eller talan.",
    en="Time-barred on {day} unless interrupted: a payment, a reminder or a suit.",
)
_BARRED = Words(
    fi="Vanhentunut {day}; sitä ei saa periä. Palauta toimeksiantajalle.",
    sv="Preskriberad {day}; får inte drivas in. Återlämna till uppdragsgivaren.",
    en="Time-barred on {day}; it may not be collected. Return it to the client.",
)
