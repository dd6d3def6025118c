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
        "approve_terms",
        Words(
            fi="toimeksiantajan hintojen hyväksyminen",
            sv="godkännande av en uppdragsgivares priser",
            en="approving a client's prices",
        ),
        "client_relations",
    ),
    action(
        "approve_client",
        Words(
            fi="uuden toimeksiantajan hyväksyminen",
            sv="godkännande av en ny uppdragsgivare",
            en="approving a new client",
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
    action(
        "approve_retention",
        Words(
            fi="poiston hyväksyminen säilytysajan päätyttyä",
            sv="godkännande av radering av utgånget",
            en="approving removal of what is out of its time",
        ),
        "oversight",
    ),
    action(
        "approve_erasure",
        Words(
            fi="poistopyynnön ratkaisun hyväksyminen",
            sv="godkännande av en radering",
            en="approving an erasure",
        ),
        "rights",
    ),
    action(
        "approve_notice",
        Words(
            fi="tietosuojaselosteen julkaisun hyväksyminen",
            sv="godkännande av informationens publicering",
            en="approving the publishing of the notice",
        ),
        "oversight",
    ),
)
