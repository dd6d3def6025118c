"""Money paid in excess goes back to who paid it: no minimum, and never set off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.files import write_whole
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.billing.orders import single_payment
from inkasso.formats.pain import CreditTransfer, write
from inkasso.law.wording import fill
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
#: The newest payment that stands and whose payer is known. That there is one the item itself says:
#: neither a row that does not show nor a missing account is a reason to pay somebody else.
#: Another account of theirs, which two people have let count, goes before the bank's.
_PAYER = """
SELECT b.id, b.payer_id, i.name, coalesce(o.iban, i.iban) FROM receivables_payment p
  JOIN payments_bankitem b ON b.id = p.item_id
  LEFT JOIN payments_itempayer i ON i.item_id = b.id
  LEFT JOIN LATERAL (
    SELECT x.iban FROM receivables_otheraccount x
      JOIN staff_approval s ON s.kind = 'payee_account' AND s.decision = 'approved'
                           AND s.facts ->> 'account' = x.id::text
     WHERE x.case_id = p.case_id AND x.payer_id = b.payer_id
     ORDER BY s.decided_on DESC, x.id DESC LIMIT 1) o ON true
 WHERE p.case_id = %s AND b.payer_id IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM receivables_reversal r WHERE r.payment_id = p.id)
 ORDER BY p.value_date DESC, p.id DESC LIMIT 1
"""
_PAYERS = """
SELECT b.payer_id FROM receivables_payment p JOIN payments_bankitem b ON b.id = p.item_id
 WHERE p.case_id = %s AND b.payer_id IS NOT NULL ORDER BY p.value_date DESC, p.id DESC
"""
_DUE = """
SELECT case_id, -sum(cents)::bigint FROM ledger_posting
 WHERE account = 'refund.due' AND case_id IS NOT NULL
 GROUP BY case_id HAVING sum(cents) <> 0 ORDER BY case_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What a case owes back to its payer by the books; below zero what it sent back too much."""

    case_id: int
    cents: int


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


def refunds_due() -> list[Due]:
    """What cases owe back, and what they have sent back too much, by case."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE)
        return [Due(case_id=case_id, cents=cents) for case_id, cents in cursor.fetchall()]


def refund_case(case_id: int, cents: int, on: date) -> Refund:
    """Order back what a case owes, as it was approved, in the caller's transaction.

    With the payer's file open. Raises `Refused`: `refund_changed` (it owes another sum now),
    `no_account_of_payer`.
    """
    case = lock_cases([case_id]).get(case_id)
    due = _due(case, on) if case is not None else 0
    if case is None or due != cents:
        raise Refused(
            Refusal(code="refund_changed", message=fill(_CHANGED, was=Money(cents), now=Money(due)))
        )
    result = _refund(case, on)
    if not isinstance(result, Refund):
        raise Refused(Refusal(code="no_account_of_payer", message=_NO_ACCOUNT))
    return result


def refunds_since(day: date) -> list[Refund]:
    """Refunds ordered since a day, the newest first."""
    return list(Refund.objects.filter(ordered_on__gte=day).order_by("-id"))


def find_refund(number: int) -> Refund:
    """A refund; raises `Refused` (`unknown_refund`)."""
    refund = Refund.objects.filter(id=number).first() if number < 2**63 else None
    if refund is None:
        raise Refused(Refusal(code="unknown_refund", message=_UNKNOWN.format(id=number)))
    return refund


def payees_of(refund: Refund) -> list[UUID]:
    """Who may be the one whose account a refund goes to: its case's payers, the newest first.

    Facts do not say which of them it was, and others may have paid since.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PAYERS, [refund.case_id])
        return list(dict.fromkeys(row[0] for row in cursor.fetchall()))


def payer_of(case_id: int) -> UUID | None:
    """Whom a case's excess goes back to, as a number: who paid last, with an account or without.

    The same whoever's files are open; None if no payer is known.
    """
    found = _found(case_id)
    return found[1] if found else None


def account_of(case_id: int) -> tuple[str, str] | None:
    """Name and account that a case's excess would go to now; None where the file is not open."""
    found = _found(case_id)
    return (found[2] or "-", found[3]) if found and found[3] else None


def _found(case_id: int) -> tuple[int, UUID, str | None, str | None] | None:
    with connection.cursor() as cursor:
        cursor.execute(_PAYER, [case_id])
        row: tuple[int, UUID, str | None, str | None] | None = cursor.fetchone()
    return row


def _due(case: LoadedCase, on: date) -> int:
    return replay(case.facts, max(on, case.fixed_through or on)).refund_due


def _refund(case: LoadedCase, on: date) -> Refund | Owed | None:
    due = _due(case, on)
    if due <= 0:
        return None
    payer = _payer(case.id)
    if payer is None:
        because = "the bank named no account of the payer"
        return Owed(case_id=case.id, amount=Money(due), because=because)
    refund = Refund.objects.create(
        case_id=case.id, person_id=case.person_id, ordered_on=on, cents=due
    )
    RefundPayee.objects.create(refund=refund, payer_id=payer.id, name=payer.name, iban=payer.iban)
    _post(case, refund)
    return refund


class _Payer(NamedTuple):
    """Who paid, as the bank told it."""

    id: UUID
    name: str
    iban: str


def _payer(case_id: int) -> _Payer | None:
    """Whom a case's excess goes back to; None without an account.

    Raises `HiddenRow` when their file is not open.
    """
    found = _found(case_id)
    if found is None:
        return None
    item_id, payer_id, name, iban = found
    if iban is None:
        raise HiddenRow("payments_itempayer", item_id)
    return _Payer(payer_id, name or "-", iban) if iban else None


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


_CHANGED = Words(
    fi="Palautettava summa on muuttunut: pyydettiin {was} €, nyt palautettavaa on {now} €.",
    sv="Summan att återbetala har ändrats: {was} € begärdes, nu återstår {now} €.",
    en="What is to be sent back has changed: {was} EUR was asked for, now it is {now} EUR.",
)
_NO_ACCOUNT = Words(
    fi="Pankki ei kertonut maksajan tiliä; kysy se maksajalta tai pankista.",
    sv="Banken uppgav inget konto för betalaren; fråga betalaren eller banken.",
    en="The bank told no account of the payer; ask the payer or the bank.",
)
_UNKNOWN = Words(
    fi="Palautusta {id} ei ole.",
    sv="Återbetalningen {id} finns inte.",
    en="There is no refund {id}.",
)
