"""Refusals of disclosures, with the request's own words in them."""

from __future__ import annotations

from inkasso.base.decisions import Refusal
from inkasso.gate.disclosures.messages import REFUSED, REMEDIES
from inkasso.gate.disclosures.request import Request

#: A request may hold anything; a message shows the beginning of it.
_LONGEST_SHOWN = 80


def refuse(request: Request, code: str, **values: object) -> Refusal:
    """The refusal of a code, for a request."""
    told: dict[str, object] = {
        "recipient": request.recipient,
        "kind": request.kind,
        "country": request.country,
        "purpose": request.purpose,
        "ground": request.ground,
        "case": request.case_id,
        "day": request.on,
        **values,
    }
    shown = {
        key: value[:_LONGEST_SHOWN] if isinstance(value, str) and key not in _WHOLE else value
        for key, value in told.items()
    }
    remedy = REMEDIES.get(code)
    return Refusal(
        code=code,
        message=REFUSED[code].format(**shown),
        remedy=remedy and remedy.format(**shown),
    )


#: Lists that we make ourselves.
_WHOLE = frozenset({"provisions", "readable"})
