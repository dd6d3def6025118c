"""Money that the agency itself sent: known again on the statement by its payment order."""

from __future__ import annotations

import re

from inkasso.ledger.accounts import Account
from inkasso.ledger.models import Posting
from inkasso.payments.events import Line

#: End-to-end ids that the agency gives: `INK-remittance-12`.
_OWN_ID = re.compile(r"INK-([a-z]+)-(\d+)")


def order_id(kind: str, number: int) -> str:
    """The end-to-end id of a payment order, at most 35 characters."""
    return f"INK-{kind}-{number}"


def payout_of(line: Line) -> str | None:
    """The payment order that a line carries out or brings back, as `kind:number`.

    Known by the id that we gave; the amount must be the one that we ordered.
    """
    own = _OWN_ID.fullmatch(line.end_to_end_id.strip())
    if own is None:
        return None
    source = f"{own[1]}:{own[2]}"
    ordered = Posting.objects.filter(
        entry__source=source,
        account=Account.BANK_IN_TRANSIT,
        cents=-abs(line.cents),
        currency=line.currency,
    )
    return source if ordered.exists() else None
