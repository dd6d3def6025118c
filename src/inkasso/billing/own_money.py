"""What the agency has earned leaves the client money account (Debt Collection Act, section 11)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Sum

from inkasso.base.files import write_whole
from inkasso.base.money import Money
from inkasso.billing.models import OwnTransfer
from inkasso.billing.orders import single_payment
from inkasso.billing.payouts import returned_payouts
from inkasso.formats.pain import CreditTransfer, write
from inkasso.ledger.accounts import Account
from inkasso.ledger.models import Posting
from inkasso.ledger.posting import NewEntry, NewPosting, post
from inkasso.mandates.agency import Agency
from inkasso.payments.outgoing import order_id

_EARNED = (Account.AGENCY_COMMISSION, Account.AGENCY_VAT, Account.AGENCY_COSTS)


def move_own_money(on: date, agency: Agency) -> OwnTransfer | None:
    """Order what was earned and not moved yet to the agency's own account.

    None when there is nothing to move, or no account of its own is named.
    """
    if not agency.own_iban:
        return None
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('billing.own', 0))")
        _take_back(on)
        # What client money has borne for the agency is made good first.
        cents = -_balance(*_EARNED) - _balance(Account.AGENCY_BANK, Account.AGENCY_EXPENSES)
        if cents <= 0:
            return None
        transfer = OwnTransfer.objects.create(ordered_on=on, cents=cents, iban=agency.own_iban)
        post([_entry(transfer)])
    return transfer


def _take_back(on: date) -> None:
    """Let transfers that the bank brought back be owed to the agency again: they move anew."""
    back = [one.number for one in returned_payouts() if one.kind == "own"]
    for transfer in OwnTransfer.objects.filter(id__in=back).order_by("id"):
        lines = (
            NewPosting(Account.BANK_IN_TRANSIT, transfer.cents),
            NewPosting(Account.AGENCY_BANK, -transfer.cents),
        )
        post([NewEntry(on, on, "own_undone", f"own:{transfer.id}", None, lines)])


def file_own_transfer(transfer: OwnTransfer, home: Path, agency: Agency) -> str:
    """Make and store the payment order of a transfer, unless it is there; returns its path."""
    path = f"remittances/{transfer.ordered_on:%Y/%m}/own-{transfer.id:06d}-pain001.xml"
    if not (home / path).exists():
        payment = CreditTransfer(
            end_to_end_id=order_id("own", transfer.id),
            amount=Money(transfer.cents),
            payee_name=agency.name,
            payee_iban=transfer.iban,
            message=f"Own money {transfer.id}",
        )
        write_whole(home / path, write(single_payment(agency, transfer.ordered_on, payment)))
    return path


def _balance(*accounts: Account) -> int:
    postings = Posting.objects.filter(account__in=accounts)
    return postings.aggregate(cents=Sum("cents"))["cents"] or 0


def _entry(transfer: OwnTransfer) -> NewEntry:
    return NewEntry(
        transfer.ordered_on,
        transfer.ordered_on,
        "own_money",
        f"own:{transfer.id}",
        None,
        (
            NewPosting(Account.AGENCY_BANK, transfer.cents),
            NewPosting(Account.BANK_IN_TRANSIT, -transfer.cents),
        ),
    )
