"""The demo's outcome in euros, from the accounts and from the books."""

from __future__ import annotations

from datetime import date

from django.db.models import Sum

from inkasso.ledger.accounts import Account
from inkasso.ledger.models import Posting
from inkasso.receivables.models import Receivable
from inkasso.strategy.overview import overview


def totals(on: date) -> list[tuple[str, int]]:
    """Where every cent is: what was handed over, paid, remitted, kept, and is still open."""
    rows = list(overview(on))
    handed_over = Receivable.objects.aggregate(cents=Sum("principal_cents"))["cents"]
    return [
        ("principal handed over", handed_over),
        ("paid by debtors towards cases", sum(row.account.paid for row in rows)),
        ("still open: principal", sum(row.account.principal for row in rows)),
        ("still open: interest", sum(row.account.interest for row in rows)),
        ("still open: costs", sum(row.account.costs for row in rows)),
        ("paid out to clients", -_credit("remittance", Account.BANK_IN_TRANSIT)),
        ("refunded to payers", -_credit("refund", Account.BANK_IN_TRANSIT)),
        ("agency: commission", -_balance(Account.AGENCY_COMMISSION)),
        ("agency: VAT on it", -_balance(Account.AGENCY_VAT)),
        ("agency: recovered costs", -_balance(Account.AGENCY_COSTS)),
        ("agency: moved to its own account", _balance(Account.AGENCY_BANK)),
        ("collected, not yet remitted", -_collected()),
        ("in suspense", -_balance(Account.SUSPENSE)),
        ("refunds due to payers", -_balance(Account.REFUND_DUE)),
        ("on the client money account", _balance(Account.BANK_CLIENT_MONEY)),
        ("ordered from the bank, under way", -_balance(Account.BANK_IN_TRANSIT)),
    ]


def _balance(account: Account) -> int:
    return Posting.objects.filter(account=account).aggregate(cents=Sum("cents"))["cents"] or 0


def _credit(kind: str, account: Account) -> int:
    postings = Posting.objects.filter(account=account, entry__kind=kind)
    return postings.aggregate(cents=Sum("cents"))["cents"] or 0


def _collected() -> int:
    postings = Posting.objects.filter(account__startswith="collected.")
    return postings.aggregate(cents=Sum("cents"))["cents"] or 0
