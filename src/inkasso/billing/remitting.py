"""Remittances: what was collected is handed over, each cent once, by the terms of its payment.

A remittance has a line for each set of terms that divides it. Together they never come to less
than nothing: nothing is drawn from a client, so what was taken back after it was remitted waits
until new money covers it.

A client is remitted in one transaction, under a lock. The payment order and the report follow
from what that transaction wrote, so a run killed afterwards makes the same files again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import transaction

from inkasso.base.decisions import Refusal, Refused
from inkasso.base.words import Words
from inkasso.billing.models import Remittance, RemittanceLine, RemittedPosting
from inkasso.billing.reckoning import Line, Reckoned, reckon
from inkasso.billing.rules import period_start
from inkasso.ledger.accounts import Account
from inkasso.ledger.bulk import copy_rows
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.mandates.models import Client

_ONE_DAY = timedelta(days=1)


def remit(on: date, client_ids: Sequence[int]) -> Iterator[Remittance]:
    """Remit what clients have coming on a day; yields each remittance once it is committed."""
    for client_id in client_ids:
        with transaction.atomic():
            remittance = remit_client(client_id, until=None, on=on)
        if remittance is not None:
            yield remittance


def remit_client(client_id: int, *, until: date | None, on: date) -> Remittance | None:
    """Remit what a client has coming, in the caller's transaction; None when it waits."""
    client = Client.objects.select_for_update(no_key=True).get(id=client_id)
    reckoned = reckon(client_id, on, until)
    if reckoned.waits:
        return None
    collected, divided = reckoned.collected, reckoned.divided
    remittance = Remittance.objects.create(
        client=client,
        period_from=_period_start(client_id, reckoned),
        period_to=reckoned.until,
        remitted_on=on,
        principal_cents=collected.principal.cents,
        interest_cents=collected.interest.cents,
        costs_cents=collected.costs.cents,
        commission_cents=divided.commission.cents,
        vat_cents=divided.vat.cents,
        paid_out_cents=divided.paid_out.cents,
        iban=client.iban,
    )
    for line in reckoned.lines:
        _write(remittance, line)
    post([_entry(remittance, reckoned)])
    return remittance


def _write(remittance: Remittance, line: Line) -> None:
    row = RemittanceLine.objects.create(
        remittance=remittance,
        **line.terms._asdict(),
        principal_cents=line.collected.principal.cents,
        interest_cents=line.collected.interest.cents,
        costs_cents=line.collected.costs.cents,
        commission_cents=line.divided.commission.cents,
        vat_cents=line.divided.vat.cents,
        paid_out_cents=line.divided.paid_out.cents,
    )
    postings = ((number, row.id) for number in line.postings)
    copy_rows(RemittedPosting, ("posting_id", "line_id"), postings)


def remittances_since(day: date) -> list[Remittance]:
    """Remittances ordered since a day, the newest first."""
    ordered = Remittance.objects.filter(remitted_on__gte=day).select_related("client")
    return list(ordered.order_by("-id"))


def find_remittance(number: int) -> Remittance:
    """A remittance; raises `Refused` (`unknown_remittance`)."""
    known = Remittance.objects.select_related("client")
    remittance = known.filter(id=number).first() if number < 2**63 else None
    if remittance is None:
        raise Refused(Refusal(code="unknown_remittance", message=_UNKNOWN.format(id=number)))
    return remittance


def _period_start(client_id: int, reckoned: Reckoned) -> date:
    """The day after the last period, else the rhythm's own start; earlier for older money."""
    last = Remittance.objects.filter(client_id=client_id).order_by("-period_to").first()
    own = period_start(reckoned.rhythm, reckoned.until)
    begins = min(last.period_to + _ONE_DAY, reckoned.until) if last else own
    return min(begins, reckoned.since or begins)


def _entry(remittance: Remittance, reckoned: Reckoned) -> NewEntry:
    collected, divided = reckoned.collected, reckoned.divided
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
