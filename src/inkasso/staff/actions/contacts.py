"""What is done when people are contacted."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

CONTACTS_ACTIONS: tuple[Action, ...] = (
    action(
        "record_contact",
        Words(fi="yhteydenoton kirjaaminen", sv="anteckning av kontakt", en="recording a contact"),
        "collection",
        "customer_service",
    ),
    action(
        "write_note",
        Words(fi="muistiinpano asiaan", sv="anteckning i ett ärende", en="a note on a case"),
        "collection",
        "customer_service",
    ),
    action(
        "see_calls",
        Words(fi="soitettavat", sv="att ringa", en="calls to make"),
        "collection",
    ),
    action(
        "see_returned",
        Words(fi="palautunut posti", sv="returnerad post", en="returned mail"),
        "customer_service",
        "collection",
    ),
    action(
        "see_expiring",
        Words(fi="pian vanhentuvat", sv="snart preskriberade", en="limitation near"),
        "collection",
    ),
    action(
        "review_deviation",
        Words(
            fi="yhteydenottojen poikkeamat",
            sv="avvikelser vid kontakter",
            en="contacts that deviated",
        ),
        "rights",
    ),
)
