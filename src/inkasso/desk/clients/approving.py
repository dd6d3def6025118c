"""A client's new account number, as whoever approves it sees it."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.desk.approvals.kind import Kind
from inkasso.mandates.account_number import ACCOUNT_NUMBER, change_account, told

ACCOUNT_NUMBERS = Kind(
    key=ACCOUNT_NUMBER,
    action="approve_account_number",
    name=Words(
        fi="toimeksiantajan tilinumero",
        sv="uppdragsgivarens kontonummer",
        en="a client's account number",
    ),
    show=told,
    carry_out=change_account,
    asking="ask_account_number",
)
