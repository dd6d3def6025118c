"""Holds: what stops collecting a case for now, and when it was lifted."""

from __future__ import annotations

from datetime import date

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.receivables.models import Case, Hold

REASONS = ("dispute", "suspension", "pause")
_ALREADY = Words(
    fi="Asia {case} on jo keskeytetty samasta syystä.",
    sv="Ärendet {case} är redan avbrutet av samma skäl.",
    en="Case {case} is already on hold for the same reason.",
)
_NOT_HELD = Words(
    fi="Asiaa {case} ei ole keskeytetty tästä syystä.",
    sv="Ärendet {case} är inte avbrutet av detta skäl.",
    en="Case {case} is not on hold for this reason.",
)


def place_hold(case: Case, reason: str, on: date, note: str = "") -> Hold:
    """Stop collecting a case; raises `Refused` (`already_held`)."""
    if Hold.objects.filter(case=case, reason=reason, lifted_on__isnull=True).exists():
        raise Refused(Refusal(code="already_held", message=_ALREADY.format(case=case.id)))
    return Hold.objects.create(
        case=case, person_id=case.person_id, reason=reason, note=note, placed_on=on
    )


def lift_hold(case: Case, reason: str, on: date) -> None:
    """Let collecting go on; raises `Refused` (`not_held`)."""
    lifted = Hold.objects.filter(case=case, reason=reason, lifted_on__isnull=True).update(
        lifted_on=on
    )
    if not lifted:
        raise Refused(Refusal(code="not_held", message=_NOT_HELD.format(case=case.id)))
