"""What this room tells the gate: that data were corrected, erased or restricted, and when.

Imported at the start. Word of a change is data of the person too, and leaves as such.
"""

from __future__ import annotations

from functools import partial

from inkasso.gate.fields import Whose, provide
from inkasso.rights.models import RecipientNotice
from inkasso.rights.recipients.telling import CHANGES


def _since(what: str, whose: Whose) -> str:
    """The newest day of a change of a kind that recipients are owed word of."""
    rows = RecipientNotice.objects.filter(
        person_id=whose.person_id, what=what, queued_on__lte=whose.on
    )
    newest = rows.order_by("-queued_on").values_list("queued_on", flat=True).first()
    return "" if newest is None else newest.isoformat()


for _what in RecipientNotice.What.values:
    provide(f"{CHANGES}.{_what}", partial(_since, _what))
