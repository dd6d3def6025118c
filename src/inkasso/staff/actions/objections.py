"""What is done with objections, suspensions and documents of cases."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

OBJECTIONS_ACTIONS: tuple[Action, ...] = (
    action(
        "see_objection",
        Words(
            fi="kiistämisen katselu", sv="läsning av ett bestridande", en="looking at an objection"
        ),
        "collection",
        "customer_service",
        "rights",
    ),
    action(
        "take_objection",
        Words(
            fi="kiistämisen kirjaaminen",
            sv="anteckning av ett bestridande",
            en="taking an objection",
        ),
        "collection",
        "customer_service",
    ),
    action(
        "answer_objection",
        Words(
            fi="kiistämiseen vastaaminen",
            sv="svar på ett bestridande",
            en="answering an objection",
        ),
        "collection",
    ),
    action(
        "suspend_collection",
        Words(
            fi="perinnän keskeyttäminen pyynnöstä",
            sv="avbrott i indrivningen på begäran",
            en="suspending collection on request",
        ),
        "collection",
        "customer_service",
    ),
    action(
        "see_document",
        Words(fi="asiakirjan katselu", sv="läsning av en handling", en="looking at a document"),
        "collection",
        "customer_service",
        "rights",
    ),
    action(
        "add_document",
        Words(fi="asiakirjan lisääminen", sv="tillägg av en handling", en="adding a document"),
        "collection",
        "customer_service",
    ),
)
