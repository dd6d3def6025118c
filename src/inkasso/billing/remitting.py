"""Remittances: what was collected is handed over, each cent once, by the terms of its day.

Where other prices began within what is to be remitted, it is cut there, and each part divided by
the agreement that held while it was booked. A part that comes to nothing or less goes with the
next, for nothing is drawn from a client; so does one of which the bank took back more since than
came in, for nothing is paid out of other clients' money (513/1999, 11 §).

A client is remitted in one transaction, under a lock. The payment order and the report follow
from what that transaction wrote, so a run killed afterwards makes the same files again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db import connection, transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.money import Money
from inkasso.base.words import Words
from inkasso.billing.models import Remittance, RemittedPosting
from inkasso.billing.rules import Collected, Shares, period_end, period_start, shares
from inkasso.law.fi.vat.rate import vat_rate
from inkasso.ledger.accounts import Account
from inkasso.ledger.bulk import copy_rows
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.mandates.models import Agreement, Client
from inkasso.mandates.services import agreement_on

_UNREMITTED = """
SELECT p.id, p.account, -p.cents, e.booked_on
  FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
 WHERE p.client_id = %s AND p.account LIKE 'collected.%%' AND p.case_id IS NOT NULL
   AND e.booked_on <= %s
   AND NOT EXISTS (SELECT 1 FROM billing_remittedposting r WHERE r.posting_id = p.id)
 ORDER BY p.id
"""
_ONE_DAY = timedelta(days=1)


class Line(NamedTuple):
    """A posting of collected money that no remittance has paid yet."""

    posting_id: int
    account: str
    cents: int
    booked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What a client has coming of what was collected by the end of a period."""

    agreement: Agreement
    #: Last day of the period.
    until: date
    lines: tuple[Line, ...]
    collected: Collected
    vat_percent: Decimal
    divided: Shares

    @property
    def waits(self) -> bool:
        """Whether nothing is remitted: there is nothing, or what the bank took back is more.

        What it took back after it was remitted waits until new money covers it.
        """
        collected = self.collected
        nothing = not (collected.principal or collected.interest or collected.costs)
        return nothing or self.divided.paid_out.cents < 0


def remit(on: date, client_ids: Sequence[int]) -> Iterator[Remittance]:
    """Remit what clients have coming on a day; yields each remittance once it is committed."""
    for client_id in client_ids:
        while (remittance := _in_one_transaction(client_id, on)) is not None:
            yield remittance


def _in_one_transaction(client_id: int, on: date) -> Remittance | None:
    with transaction.atomic():
        return remit_client(client_id, until=None, on=on)


def reckon(client_id: int, on: date, until: date | None = None) -> Reckoned:
    """What a client has coming first on a day; by the end of its period, or of another day.

    Up to the last day of the prices that held when the oldest of it was booked; what follows comes
    in a remittance of its own. Raises `Refused` where no rate of value added tax is known.
    """
    rhythm = agreement_on(client_id, on).remittance_rhythm
    last = until or period_end(rhythm, on)
    lines = _unremitted(client_id, last)
    vat = vat_rate(on)
    if isinstance(vat, Refusal):
        raise Refused(vat)
    for end in _ends(client_id, lines, last):
        part = [line for line in lines if line.booked_on <= end]
        reckoned = _reckoned(agreement_on(client_id, end), end, part, vat.value)
        # What the bank has taken back since is not there to be paid out, whatever its price.
        later = sum(line.cents for line in lines if line.booked_on > end)
        if not reckoned.waits and later >= 0:
            break
    return reckoned


def _ends(client_id: int, lines: Sequence[Line], last: date) -> list[date]:
    """Last days of the prices that held while lines were booked; at the end the period's own."""
    first = min((line.booked_on for line in lines), default=last)
    begun = Agreement.objects.filter(client_id=client_id, valid_from__gt=first)
    days = sorted(set(begun.filter(valid_from__lte=last).values_list("valid_from", flat=True)))
    eves = [day - _ONE_DAY for day in days]
    changed = [eve for eve in eves if _prices(client_id, eve) != _prices(client_id, eve + _ONE_DAY)]
    return [*changed, last]


def _prices(client_id: int, day: date) -> tuple[Decimal, str]:
    """What of an agreement decides how money is divided."""
    agreement = agreement_on(client_id, day)
    return agreement.commission_percent, agreement.recovered_costs_to


def _reckoned(
    agreement: Agreement, until: date, lines: Sequence[Line], vat_percent: Decimal
) -> Reckoned:
    collected = _collected(lines)
    return Reckoned(
        agreement=agreement,
        until=until,
        lines=tuple(lines),
        collected=collected,
        vat_percent=vat_percent,
        divided=shares(
            collected,
            commission_percent=agreement.commission_percent,
            vat_percent=vat_percent,
            costs_to=agreement.recovered_costs_to,
        ),
    )


def remit_client(client_id: int, *, until: date | None, on: date) -> Remittance | None:
    """Remit what a client has coming, in the caller's transaction; None when it waits."""
    client = Client.objects.select_for_update(no_key=True).get(id=client_id)
    reckoned = reckon(client_id, on, until)
    if reckoned.waits:
        return None
    collected, divided = reckoned.collected, reckoned.divided
    remittance = Remittance.objects.create(
        client=client,
        agreement=reckoned.agreement,
        period_from=_period_start(reckoned.agreement, reckoned.until, reckoned.lines),
        period_to=reckoned.until,
        remitted_on=on,
        principal_cents=collected.principal.cents,
        interest_cents=collected.interest.cents,
        costs_cents=collected.costs.cents,
        commission_cents=divided.commission.cents,
        vat_percent=reckoned.vat_percent,
        vat_cents=divided.vat.cents,
        paid_out_cents=divided.paid_out.cents,
        iban=client.iban,
    )
    copy_rows(
        RemittedPosting,
        ("posting_id", "remittance_id"),
        ((line.posting_id, remittance.id) for line in reckoned.lines),
    )
    post([_entry(remittance, collected, divided)])
    return remittance


def remittances_since(day: date) -> list[Remittance]:
    """Remittances ordered since a day, the newest first."""
    ordered = Remittance.objects.filter(remitted_on__gte=day).select_related("client")
    return list(ordered.order_by("-id"))


def find_remittance(number: int) -> Remittance:
    """A remittance; raises `Refused` (`unknown_remittance`)."""
    known = Remittance.objects.select_related("client", "agreement")
    remittance = known.filter(id=number).first() if number < 2**63 else None
    if remittance is None:
        raise Refused(Refusal(code="unknown_remittance", message=_UNKNOWN.format(id=number)))
    return remittance


def _unremitted(client_id: int, until: date) -> list[Line]:
    with connection.cursor() as cursor:
        cursor.execute(_UNREMITTED, [client_id, until])
        return [Line(*row) for row in cursor.fetchall()]


def _collected(lines: Sequence[Line]) -> Collected:
    def total(account: Account) -> Money:
        return Money(sum(line.cents for line in lines if line.account == account))

    return Collected(
        principal=total(Account.COLLECTED_PRINCIPAL),
        interest=total(Account.COLLECTED_INTEREST),
        costs=total(Account.COLLECTED_COSTS),
    )


def _period_start(agreement: Agreement, until: date, lines: Sequence[Line]) -> date:
    """The day after the last period, else the rhythm's own start; earlier for older money."""
    last = Remittance.objects.filter(client_id=agreement.client_id).order_by("-period_to").first()
    own = period_start(agreement.remittance_rhythm, until)
    begins = min(last.period_to + _ONE_DAY, until) if last else own
    return min(begins, *(line.booked_on for line in lines))


def _entry(remittance: Remittance, collected: Collected, divided: Shares) -> NewEntry:
    moves = (
        (Account.COLLECTED_PRINCIPAL, collected.principal),
        (Account.COLLECTED_INTEREST, collected.interest),
        (Account.COLLECTED_COSTS, collected.costs),
        (Account.AGENCY_COMMISSION, -divided.commission),
        (Account.AGENCY_VAT, -divided.vat),
        (Account.AGENCY_COSTS, -divided.costs_kept),
        (Account.BANK_IN_TRANSIT, -divided.paid_out),
    )
    return NewEntry(
        remittance.remitted_on,
        remittance.remitted_on,
        "remittance",
        f"remittance:{remittance.id}",
        None,
        tuple(
            NewPosting(account, amount.cents, amount.currency, client_id=remittance.client_id)
            for account, amount in moves
            if amount
        ),
    )


_UNKNOWN = Words(
    fi="Tilitystä {id} ei ole.",
    sv="Redovisningen {id} finns inte.",
    en="There is no remittance {id}.",
)
