"""Money that leaves by two people at the terminal: each order asked for by one, let go by another.

The same requests as at the desk, so that the record of who agreed to what is one. Where the same is
asked for at the desk already, it waits for its decision there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

from inkasso.base.decisions import Refused
from inkasso.base.moment import Moment
from inkasso.base.money import Money
from inkasso.billing.models import Remittance
from inkasso.billing.other_account import (
    NewAccount,
    ask_other_account,
    let_count,
    other_account,
)
from inkasso.billing.preparing import prepared_for, remit_as_approved
from inkasso.billing.refunding import Owed, payer_of, refund_case, refunds_due
from inkasso.receivables.models import OtherAccount, Refund
from inkasso.staff.approvals import Facts, approve, ask
from inkasso.staff.second import AT_TERMINAL

#: Kinds of requests of money that leaves; they stand in rows and are never renamed.
REFUND, COVER, SEND_BACK = "refund", "cover_refund", "send_back"
REMITTANCE, AGAIN = "remittance", "remittance_again"

_Made = TypeVar("_Made")
_NO_ACCOUNT = "the bank named no account of the payer"
_AT_THE_DESK = "it is asked for at the desk, and waits for approval there"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPeople:
    """Who asks, and who agrees."""

    asks: Moment
    agrees: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A remittance that was not made, and why."""

    client: str
    because: str


def remit_by_two(two: TwoPeople, client_ids: Sequence[int]) -> Iterator[Remittance | Waits]:
    """Remit what clients have coming, each remittance in its own transaction."""
    for client_id in client_ids:
        prepared = prepared_for(client_id, two.asks.on)
        if not prepared.reckoned.waits:
            made = _by_two(REMITTANCE, prepared.facts, two, _remit)
            yield made or Waits(client=prepared.client.name, because=_AT_THE_DESK)


def refund_by_two(two: TwoPeople) -> Iterator[Refund | Owed]:
    """Order back whatever is paid in excess, case by case, each in its own transaction."""
    for due in refunds_due():
        if due.cents <= 0:
            continue
        because = _NO_ACCOUNT
        if payer_of(due.case_id) is not None:
            facts = {"case": due.case_id, "cents": due.cents}
            made = _by_two(REFUND, facts, two, _refund)
            if made is not None:
                yield made
                continue
            because = _AT_THE_DESK
        yield Owed(case_id=due.case_id, amount=Money(due.cents), because=because)


def other_account_by_two(two: TwoPeople, case_id: int, new: NewAccount) -> OtherAccount:
    """Let another account of who paid last into a case count, with that payer's file open.

    In the caller's transaction. Raises `Refused` as `ask_other_account` and `approve`.
    """
    asked = ask_other_account(case_id, new, AT_TERMINAL, two.asks)
    approve(asked.id, two.agrees, let_count)
    return other_account(asked.facts)


def _by_two(
    kind: str, facts: Facts, two: TwoPeople, do: Callable[[Facts, Moment], _Made]
) -> _Made | None:
    """What the approval of a request makes; None where the same waits already."""
    made: list[_Made] = []
    try:
        with transaction.atomic():
            asked = ask(kind, facts, AT_TERMINAL, two.asks)
            approve(asked.id, two.agrees, lambda said, at: made.append(do(said, at)))
    except Refused as refused:
        if refused.refusal.code != "approval_waits_already":
            raise
        return None
    return made[0]


def _remit(facts: Facts, moment: Moment) -> Remittance:
    return remit_as_approved(dict(facts), moment.on)


def _refund(facts: Facts, moment: Moment) -> Refund:
    return refund_case(int(str(facts["case"])), int(str(facts["cents"])), moment.on)
