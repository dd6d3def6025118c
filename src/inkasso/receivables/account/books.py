"""From account to books: post the difference between what is owed and what is posted.

Every event of a case goes through here: hand-over, letter, payment, return, credit note. The facts
are written first; the account is replayed with them; what the books lack is one balanced entry. An
event that reaches back in time (an earlier value date, a returned payment) needs no code of its
own: the difference then holds the counter-postings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from inkasso.ledger.accounts import Account as LedgerAccount
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.receivables.account.facts import CaseFacts, Component
from inkasso.receivables.account.loading import LoadedCase, Posted, PostedAt
from inkasso.receivables.account.replay import Account, replay

_COLLECTED: Mapping[Component, LedgerAccount] = {
    "principal": LedgerAccount.COLLECTED_PRINCIPAL,
    "interest": LedgerAccount.COLLECTED_INTEREST,
    "costs": LedgerAccount.COLLECTED_COSTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """Something that happened to a case, to be posted."""

    case: LoadedCase
    #: The case's facts with the event in them.
    facts: CaseFacts
    booked_on: date
    effective_on: date
    kind: str
    source: str
    #: Where the money came from or went to; the books of the case balance it.
    money: tuple[NewPosting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A posted event: the entry and the account after it."""

    case: LoadedCase
    entry: NewEntry
    account: Account


def targets(account: Account) -> Posted:
    """What the books of a case must hold; collected money by the payment that it came in by."""
    wanted: Posted = defaultdict(int)
    for rid, share in account.shares.items():
        wanted[PostedAt(LedgerAccount.CLAIM_PRINCIPAL, rid)] = share.principal
        wanted[PostedAt(LedgerAccount.CLAIM_INTEREST, rid)] = share.interest
    wanted[PostedAt(LedgerAccount.CLAIM_COSTS)] = account.costs
    wanted[PostedAt(LedgerAccount.CLAIM_CONTRA)] = -account.total
    wanted[PostedAt(LedgerAccount.REFUND_DUE)] = -account.refund_due
    for part in account.allocated:
        collected = _COLLECTED[part.component]
        wanted[PostedAt(collected, part.receivable_id, part.payment_id)] -= part.cents
    return wanted


def settle(event: CaseEvent) -> Settled:
    """The entry that an event needs, and the account after it; posts nothing."""
    case = event.case
    through = max(event.effective_on, case.fixed_through or event.effective_on)
    account = replay(event.facts, through)
    wanted = targets(account)
    lines = [
        NewPosting(
            account=key.account,
            cents=wanted.get(key, 0) - case.posted.get(key, 0),
            client_id=case.client_id,
            case_id=case.id,
            receivable_id=key.receivable_id,
            person_id=case.person_id,
            payment_id=key.payment_id,
        )
        for key in sorted(wanted.keys() | case.posted.keys(), key=_in_order)
        if wanted.get(key, 0) != case.posted.get(key, 0)
    ]
    entry = NewEntry(
        event.booked_on, through, event.kind, event.source, case.id, (*event.money, *lines)
    )
    after = replace(case, facts=event.facts, posted=wanted, fixed_through=through)
    return Settled(case=after, entry=entry, account=account)


def _in_order(key: PostedAt) -> tuple[str, int, int]:
    return key.account, key.receivable_id or 0, key.payment_id or 0


def post_events(settled: Iterable[Settled]) -> list[int]:
    """Post what was settled; returns the entries' numbers. An event without effect posts none."""
    return post([item.entry for item in settled if item.entry.postings])
