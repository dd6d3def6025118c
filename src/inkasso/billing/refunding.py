"""Money paid in excess goes back to who paid it: no minimum, and never set off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from inkasso.base.files import write_whole
from inkasso.base.money import Money
from inkasso.billing.orders import single_payment
from inkasso.formats.pain import CreditTransfer, write
from inkasso.ledger.accounts import Account
from inkasso.ledger.posting import NewPosting
from inkasso.mandates.agency import Agency
from inkasso.parties.hidden import HiddenRow
from inkasso.payments.outgoing import order_id
from inkasso.receivables.account.books import CaseEvent, post_events, settle
from inkasso.receivables.account.facts import RefundFacts
from inkasso.receivables.account.loading import LoadedCase, lock_cases
from inkasso.receivables.account.replay import replay
from inkasso.receivables.models import Refund, RefundPayee

_OWED = """
SELECT case_id FROM ledger_posting WHERE account = 'refund.due' AND case_id IS NOT NULL
 GROUP BY case_id HAVING sum(cents) < 0 ORDER BY case_id
"""
#: The newest payment that stands and whose payer the bank named an account of. That it told of a
#: payer the item itself says: a payer whose row does not show is no reason to pay another.
_PAYER = """
SELECT b.id, b.payer_id, i.name, i.iban FROM receivables_payment p
  JOIN payments_bankitem b ON b.id = p.item_id
  LEFT JOIN payments_itempayer i ON i.item_id = b.id
 WHERE p.case_id = %s AND b.payer_id IS NOT NULL AND i.iban IS DISTINCT FROM ''
   AND NOT EXISTS (SELECT 1 FROM receivables_reversal r WHERE r.payment_id = p.id)
 ORDER BY p.value_date DESC, p.id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A refund that could not be ordered, and why."""

    case_id: int
    amount: Money
    because: str


def refund_excess(on: date) -> Iterator[Refund | Owed]:
    """Order back whatever is paid in excess, case by case, each in its own transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_OWED)
        case_ids = [row[0] for row in cursor.fetchall()]
    for case_id in case_ids:
        with transaction.atomic():
            result = _refund(lock_cases([case_id])[case_id], on)
        if result is not None:
            yield result


def _refund(case: LoadedCase, on: date) -> Refund | Owed | None:
    due = replay(case.facts, max(on, case.fixed_through or on)).refund_due
    if due <= 0:
        return None
    payer = _payer(case.id)
    if payer is None:
        because = "the bank named no account of the payer"
        return Owed(case_id=case.id, amount=Money(due), because=because)
    refund = Refund.objects.create(
        case_id=case.id, person_id=case.person_id, ordered_on=on, cents=due
    )
    RefundPayee.objects.create(
        refund=refund, payer_id=payer.id, name=payer.name or "-", iban=payer.iban
    )
    _post(case, refund)
    return refund


class _Payer(NamedTuple):
    """Who paid, as the bank told it."""

    id: UUID
    name: str
    iban: str


def _payer(case_id: int) -> _Payer | None:
    """Whom a case's excess goes back to; raises `HiddenRow` when their file is not open."""
    with connection.cursor() as cursor:
        cursor.execute(_PAYER, [case_id])
        found = cursor.fetchone()
    if found is None:
        return None
    item_id, payer_id, name, iban = found
    if iban is None:
        raise HiddenRow("payments_itempayer", item_id)
    return _Payer(payer_id, name, iban)


def _post(case: LoadedCase, refund: Refund) -> None:
    facts = case.facts
    refunds = (*facts.refunds, RefundFacts(refund.ordered_on, refund.cents))
    settled = settle(
        CaseEvent(
            case=case,
            facts=facts._replace(refunds=refunds),
            booked_on=refund.ordered_on,
            effective_on=refund.ordered_on,
            kind="refund",
            source=f"refund:{refund.id}",
            money=(NewPosting(Account.BANK_IN_TRANSIT, -refund.cents, case_id=case.id),),
        )
    )
    post_events([settled])


def file_refund(refund: Refund, home: Path, agency: Agency) -> str:
    """Make and store the payment order of a refund, unless it is there; returns its path."""
    path = f"refunds/{refund.ordered_on:%Y/%m}/{refund.id:06d}-pain001.xml"
    if not (home / path).exists():
        payee = refund.refundpayee
        payment = CreditTransfer(
            end_to_end_id=order_id("refund", refund.id),
            amount=Money(refund.cents),
            payee_name=payee.name,
            payee_iban=payee.iban,
            message=f"{agency.name} {refund.case_id}"[:140],
        )
        write_whole(home / path, write(single_payment(agency, refund.ordered_on, payment)))
    return path
