"""Changes of weight that a second person must approve: the action is the approving."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import ACCOUNTS, Action, action

APPROVING_ACTIONS: tuple[Action, ...] = (
    action(
        "approve_roles",
        Words(
            fi="käyttöoikeuksien hyväksyminen",
            sv="godkännande av behörigheter",
            en="approving rights of use",
        ),
        ACCOUNTS,
    ),
    action(
        "approve_write_off",
        Words(
            fi="luottotappion hyväksyminen",
            sv="godkännande av avskrivning",
            en="approving a write-off",
        ),
        "collection",
    ),
    action(
        "approve_refund",
        Words(
            fi="palautuksen hyväksyminen",
            sv="godkännande av en återbetalning",
            en="approving a refund",
        ),
        "payments",
    ),
    action(
        "approve_account_number",
        Words(
            fi="toimeksiantajan tilinumeron hyväksyminen",
            sv="godkännande av en uppdragsgivares kontonummer",
            en="approving a client's account number",
        ),
        "client_relations",
    ),
    action(
        "approve_remittance",
        Words(
            fi="tilityksen hyväksyminen",
            sv="godkännande av en redovisning",
            en="approving a remittance",
        ),
        "administration",
    ),
)
