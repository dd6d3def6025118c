"""What is done with clients."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

CLIENTS_ACTIONS: tuple[Action, ...] = (
    action(
        "see_clients",
        Words(fi="toimeksiantajat", sv="uppdragsgivare", en="clients"),
        "client_relations",
    ),
)
