"""What this room tells the gate: whether a person agreed to a disclosure. Imported at the start."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from inkasso.gate.current import current
from inkasso.gate.questions import has_consented
from inkasso.gate.register import register_in_force
from inkasso.notice.register import Use
from inkasso.rights.consents.reading import consent_in_force
from inkasso.rights.consents.uses import disclosure_to
from inkasso.rights.portability.wishing import BY_CONSENT, is_carried_out


def _has_consented(person_id: UUID, recipient: str, on: date) -> bool:
    """No for a purpose that may not read consents: then none carries its disclosures.

    A wish to have data moved is one, for the moment in which it is carried out.
    """
    acting = current()
    if acting is not None:
        purpose = register_in_force().purposes.get(acting.purpose)
        if purpose is None or Use.READ not in purpose.uses("consents"):
            return False
    if recipient == BY_CONSENT and is_carried_out(person_id):
        return True
    return consent_in_force(person_id, disclosure_to(recipient), on) is not None


has_consented.answered_by(_has_consented)
