"""What is done with people known otherwise than by a debt."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

RELATIONS_ACTIONS: tuple[Action, ...] = (
    action(
        "keep_newsletters",
        Words(fi="uutiskirjeet", sv="nyhetsbrev", en="newsletters and their readers"),
        "newsletters",
    ),
    action(
        "keep_events",
        Words(fi="tilaisuudet", sv="evenemang", en="events and their guests"),
        "customer_service",
    ),
    action(
        "change_client_contacts",
        Words(
            fi="yhteyshenkilöiden tietojen muuttaminen",
            sv="ändring av kontaktpersoner",
            en="changing a client's contact persons",
        ),
        "client_relations",
    ),
)
