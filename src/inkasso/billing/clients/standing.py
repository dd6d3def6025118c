"""How a client stands with the agency today: cases on hold, and what was paid out to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inkasso.gate.backend.prepared import rows_of
from inkasso.gate.holds.forbidding import IN_FORCE
from inkasso.gate.holds.kinds import Act

_HELD = f"""
SELECT count(DISTINCT c.id) FROM gate_hold h
  JOIN receivables_case c ON c.person_id = h.person_id AND (h.case_id IS NULL OR h.case_id = c.id)
 WHERE c.client_id = %(client)s AND c.closed_on IS NULL AND %(act)s = ANY (h.stops)
   AND {IN_FORCE.format(day="%(on)s")}
"""
_REMITTED = """
SELECT coalesce(sum(paid_out_cents), 0)::bigint, max(remitted_on)
  FROM billing_remittance WHERE client_id = %(client)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a client stands."""

    #: Open cases in which letters are stopped.
    held: int
    #: Paid out to the client so far, in cents, and the last day of that.
    remitted: int
    remitted_on: date | None


def standing_of(client_id: int, on: date) -> Standing:
    """How a client stands, with holds as they are on a day."""
    asked = {"client": client_id, "on": on}
    ((held,),) = rows_of(_HELD, {**asked, "act": Act.LETTER})
    ((remitted, remitted_on),) = rows_of(_REMITTED, {"client": client_id})
    return Standing(held=held, remitted=remitted, remitted_on=remitted_on)
