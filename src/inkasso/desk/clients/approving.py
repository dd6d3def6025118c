"""A client's new account number and its prices, as whoever approves them sees it."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.desk.approvals.kind import Kind
from inkasso.mandates import opening, raising
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

CLIENT_TERMS = Kind(
    key=raising.TERMS,
    action=raising.APPROVES,
    name=Words(fi="toimeksiantajan hinnat", sv="en uppdragsgivares priser", en="a client's prices"),
    show=raising.told,
    carry_out=raising.terms_approved,
    asking="change_terms",
)

NEW_CLIENTS = Kind(
    key=opening.NEW_CLIENT,
    action=opening.APPROVES,
    name=Words(fi="uusi toimeksiantaja", sv="ny uppdragsgivare", en="a new client"),
    show=opening.told,
    carry_out=opening.opened,
    asking="ask_client",
)
