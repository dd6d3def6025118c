"""The chart of accounts: what a posting can be about.

Two books share one set of rules. The *claims* book says what debtors owe; it is a memorandum, for
what is owed belongs to the creditor. The *money* book says where money is and whose it is; client
money stands apart from the agency's own (Debt Collection Act 513/1999, section 11).

Debits are positive cents, credits negative; an entry sums to zero in every currency.
"""

from __future__ import annotations

from enum import StrEnum


class Account(StrEnum):
    """Every account, with one sentence each."""

    #: Principal that a debtor owes, by receivable.
    CLAIM_PRINCIPAL = "claim.principal"
    #: Interest fixed so far and unpaid, by receivable.
    CLAIM_INTEREST = "claim.interest"
    #: Recovery costs charged and unpaid, by case.
    CLAIM_COSTS = "claim.costs"
    #: The other side of what debtors owe: the claims book sums to zero with it.
    CLAIM_CONTRA = "claim.contra"
    #: Client money on the bank account kept for it.
    BANK_CLIENT_MONEY = "bank.client_money"
    #: Payments ordered from the bank and not yet seen on a statement.
    BANK_IN_TRANSIT = "bank.in_transit"
    #: Lump sums on a statement whose items the bank has not told yet.
    AWAITING_ITEMS = "awaiting.items"
    #: Money whose case is not known yet.
    SUSPENSE = "suspense"
    #: Money on the bank statement that left for an unknown reason.
    UNEXPLAINED_DEBITS = "unexplained.debits"
    #: Principal collected and owed to the client.
    COLLECTED_PRINCIPAL = "collected.principal"
    #: Interest collected and owed to the client.
    COLLECTED_INTEREST = "collected.interest"
    #: Recovery costs collected; the agreement says at remittance whose they are.
    COLLECTED_COSTS = "collected.costs"
    #: Money paid in excess, owed back to the payer.
    REFUND_DUE = "refund.due"
    #: What the agency earned, on its own bank account.
    AGENCY_BANK = "agency.bank"
    #: The agency's commission, earned at remittance.
    AGENCY_COMMISSION = "agency.commission"
    #: Value added tax on the agency's commission.
    AGENCY_VAT = "agency.vat"
    #: Recovery costs that the agreement leaves to the agency.
    AGENCY_COSTS = "agency.costs"
    #: What left the client money account at the agency's own expense, such as bank charges.
    AGENCY_EXPENSES = "agency.expenses"


#: What debtors owe.
CLAIMS = (
    Account.CLAIM_PRINCIPAL,
    Account.CLAIM_INTEREST,
    Account.CLAIM_COSTS,
    Account.CLAIM_CONTRA,
)
#: Where money is.
BANK = (Account.BANK_CLIENT_MONEY, Account.BANK_IN_TRANSIT)
