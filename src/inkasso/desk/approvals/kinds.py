"""Every kind of change that needs a second person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from inkasso.desk.accounts.kinds import RIGHTS
from inkasso.desk.approvals.kind import Kind
from inkasso.desk.bulk.approving import KIND as BULK
from inkasso.desk.clients.approving import ACCOUNT_NUMBERS, CLIENT_TERMS, NEW_CLIENTS
from inkasso.desk.corrections.approving import KIND as WRITE_OFFS
from inkasso.desk.letters.approving import TEMPLATES_ON
from inkasso.desk.money.asking import MONEY_KINDS
from inkasso.desk.privacy.kinds import PRIVACY_APPROVALS
from inkasso.desk.who import Who
from inkasso.staff.approvals import is_own, waiting
from inkasso.staff.models import Approval

_ALL: tuple[Kind, ...] = (
    *RIGHTS,
    ACCOUNT_NUMBERS,
    CLIENT_TERMS,
    NEW_CLIENTS,
    *MONEY_KINDS,
    WRITE_OFFS,
    BULK,
    TEMPLATES_ON,
    *PRIVACY_APPROVALS,
)

#: By their keys; no key stands twice.
KINDS: Mapping[str, Kind] = MappingProxyType({kind.key: kind for kind in _ALL})

assert len(KINDS) == len(_ALL), "a kind stands twice"


def decided_by(who: Who) -> list[str]:
    """Keys of the kinds that somebody may decide."""
    return [key for key, kind in KINDS.items() if who.may(kind.action)]


def waiting_for(who: Who, on: date) -> list[Approval]:
    """What waits for somebody's decision: of their kinds, and asked for by others."""
    found = waiting(decided_by(who), on)
    return [one for one in found if not is_own(one, who.account.name)]
